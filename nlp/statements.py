"""Commitments by those who govern, and claims that something has happened, sentence by sentence."""

# ruff: noqa: RUF001, SIM905 - curly marks are the matter; lists of words read best as words

import re
from collections.abc import Iterable
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span

from config.model import STRANDS, Config, Measure, StrandKey
from nlp.attribution import attribution
from nlp.carriers import about, mentions
from nlp.cast import described
from nlp.numbers import Quantity, deadline, period, quantities
from store.records import UNATTRIBUTED, Claim, Commitment, Speaker

_PROMISES = re.compile(
    r"\b(?:will|shall|we['’]ll|pledge[sd]?|promise[sd]?|commit(?:s|ted)? to|plans? to|intends? to"
    r"|aims? to|is to|are to|guarantees?)\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:has|have|had|was|were|rose|fell|grew|dropped|increased|decreased|created|helped|cut|lost"
    r"|gained|raised|gave|took|won|received|spent|closed|opened|reached|doubled|halved|\w{3,}ed"
    r"|is now"
    r"|are now)\b",
    re.IGNORECASE,
)
_COMMON = frozenset(
    "share people percentage number total value rate year years level england wales adults their"
    " who that have been with from least once over more than said into feel average public".split()
)
_LEAST_SHARED = 2
_SHARE_OF_TITLE = 0.6
_LONGEST_SUBJECT = 8


@Language.factory(
    "bigsociety_statements",
    requires=["doc.sents", "doc.spans", "span._.speaker", "span._.strands"],
    assigns=["doc._.commitments", "doc._.claims"],
)
def make_statements(nlp: Language, name: str, threshold: float) -> "Statements":  # noqa: ARG001
    """Find the commitments and claims among the mentions; `threshold` as for the strands."""
    return Statements(threshold)


class Statements:
    """Give the component; `prepare` gives it the measures that can answer."""

    def __init__(self, threshold: float) -> None:
        self.threshold = threshold
        self._measures: list[tuple[frozenset[str], Measure]] = []

    def prepare(self, config: Config) -> None:
        """Index the measures of `config` by the words of their titles."""
        self._measures = [
            (_content(measure.title), measure)
            for measure in config.measures.values()
            if measure.role in {"outcome", "output"}
        ]

    def __call__(self, doc: Doc) -> Doc:
        """Read each mention of `doc` as a promise, or else as a claim."""
        doc._.commitments, doc._.claims = [], []
        if about(doc).passage:
            return doc
        for span in mentions(doc):
            promise = self._commitment(span)
            if promise is not None:
                doc._.commitments.append(promise)
            else:
                doc._.claims.extend(self._claims(span))
        return doc

    def _commitment(self, span: Span) -> Commitment | None:
        promised = _PROMISES.search(span.text)
        speaker: Speaker = span._.speaker or UNATTRIBUTED
        actor = _who_governs(span, speaker, about(span.doc).day)
        if promised is None or actor is None:
            return None
        amounts, when = quantities(span.text[promised.start() :]), deadline(span.text)
        amount = amounts[0] if amounts else None
        measure = self._measure(span.text)
        return Commitment(
            start=span.start_char,
            end=span.end_char,
            text=span.text,
            actor=actor,
            quantity=amount.value if amount else None,
            unit=amount.unit if amount else None,
            deadline=when,
            strand=_strand(span, self.threshold),
            measure=measure,
            measurable=measure is not None or amount is not None,
            why_not=_why_not(measure, amount, when),
        )

    def _claims(self, span: Span) -> Iterable[Claim]:
        if not _HAPPENED.search(span.text):
            return
        for amount in quantities(span.text):
            start, end = span.start_char + amount.start, span.start_char + amount.end
            yield Claim(
                start=start,
                end=end,
                text=span.text[amount.start : amount.end],
                measure=self._measure(span.text),
                value=amount.value,
                unit=amount.unit,
                period=period(span.text),
            )

    def _measure(self, text: str) -> str | None:
        """Give the measure whose title shares most of its words with `text`, if any does."""
        words = _content(text)
        shared = [
            (len(title & words) / len(title), len(title & words), measure)
            for title, measure in self._measures
            if title
        ]
        best = max(shared, key=lambda one: one[:2], default=None)
        if best is None or best[0] < _SHARE_OF_TITLE or best[1] < _LEAST_SHARED:
            return None
        return best[2].key


def _who_governs(span: Span, speaker: Speaker, day: date | None) -> str | None:
    """Give the promising body: the speaker in government, or a subject that is plainly one."""
    if speaker.role == "government":
        return speaker.name or "government"
    promised = _PROMISES.search(span.text)
    if promised is None or attribution(span.text) is not None:
        return None
    subject = re.split(r"[,;:]", span.text[: promised.start()])[-1].strip()
    return (
        subject
        if 0 < len(subject.split()) <= _LONGEST_SUBJECT and described(subject, day) == "government"
        else None
    )


def _strand(span: Span, threshold: float) -> StrandKey | None:
    best = max(STRANDS, key=lambda strand: span._.strands[strand])
    return best if span._.strands[best] >= threshold else None


def _why_not(measure: str | None, amount: Quantity | None, when: str | None) -> str | None:
    if measure is not None:
        return None
    missing = [word for word, value in (("number", amount), ("date", when)) if value is None]
    if missing:
        return " and ".join(f"no {word}" for word in missing)
    return "no measure that we follow answers it"


def _content(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z]{4,}", text.lower())
    return frozenset(word.removesuffix("s") for word in words if word not in _COMMON)
