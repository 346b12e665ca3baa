"""Commitments by those who govern, and claims that something has happened, mention by mention."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span

from config.model import STRANDS, Config, StrandKey
from nlp.carriers import About, about, mentions
from nlp.claims import Figure, figures
from nlp.clauses import LONGEST, Clauses
from nlp.measures import Measures
from nlp.narrated import listed, promiser
from nlp.promises import Promise, promises, vague
from nlp.quantities import Quantity, quantities
from nlp.times import deadline, period
from store.records import UNATTRIBUTED, Claim, Commitment, Speaker

_PRESENT = re.compile(
    r"\b(?:has|have|is|are|now|so\sfar|already|there\sare|says|employs?|supports?|expects?)\b",
    re.IGNORECASE,
)
_NARRATED = frozenset({"press", None})
_TOLD = frozenset({"news", "trade_press", ""})
_LISTS = frozenset({"press_release", "policy", "speech"})
_GOVERNMENT = "government"
_WINDOW = 1500
"""Code points before an item in which the words that lead in to its list are looked for."""


@Language.factory(
    "bigsociety_statements",
    requires=["doc.spans", "span._.speaker", "span._.strands"],
    assigns=["doc._.commitments", "doc._.claims"],
)
def make_statements(nlp: Language, name: str, threshold: float) -> "Statements":  # noqa: ARG001
    """Find the commitments and claims among the mentions; `threshold` as for the strands."""
    return Statements(threshold)


class Statements:
    """Give the component; `prepare` gives it the measures that can answer."""

    def __init__(self, threshold: float) -> None:
        self.threshold = threshold
        self._measures = Measures(())

    def prepare(self, config: Config) -> None:
        """Index the measures of `config`."""
        self._measures = Measures(config.measures.values())

    def __call__(self, doc: Doc) -> Doc:
        """Read the promises and the figures of each mention of `doc`."""
        doc._.commitments, doc._.claims = [], []
        known, text, last = about(doc), doc.text, -1
        if known.passage:
            return doc
        for span in mentions(doc):
            sentence = _Sentence(
                text=text[span.start_char : span.end_char],
                start=span.start_char,
                speaker=span._.speaker or UNATTRIBUTED,
                strand=_strand(span, self.threshold),
                follows=last >= 0 and _is_gap(text[last : span.start_char]),
                before=text[max(0, span.start_char - _WINDOW) : span.start_char],
            )
            clauses = Clauses(sentence.text)
            promised = _promised(sentence, clauses, known)
            last = span.end_char if promised else -1
            doc._.commitments.extend(self._commitment(sentence, *one, known) for one in promised)
            kept = [one for one, _ in promised]
            doc._.claims.extend(self._claims(sentence, clauses, kept, known))
        return doc

    def _commitment(
        self, sentence: "_Sentence", promise: Promise, actor: str, known: About
    ) -> Commitment:
        text = sentence.text[promise.start : promise.end]
        amount = next(iter(quantities(text)), None)
        when = deadline(text, known.day, promise.at - promise.start)
        measure = self._measures.answering(sentence.text[:LONGEST], amount)
        missing = _missing(text, amount, when)
        return Commitment(
            start=sentence.start + promise.start,
            end=sentence.start + promise.end,
            text=text,
            actor=actor,
            quantity=amount.value if amount else None,
            unit=(amount.unit or None) if amount else None,
            deadline=when,
            strand=sentence.strand,
            measure=measure,
            measurable=measure is not None or not missing,
            why_not=None if measure else missing or "no measure",
        )

    def _claims(
        self, sentence: "_Sentence", clauses: Clauses, promised: list[Promise], known: About
    ) -> Iterator[Claim]:
        for one in figures(clauses):
            figure = one.quantity
            if any(figure.start < kept.end and kept.start < figure.end for kept in promised):
                continue
            yield Claim(
                start=sentence.start + one.start,
                end=sentence.start + one.end,
                text=sentence.text[one.start : one.end],
                measure=self._measures.checking(clauses.text, figure),
                value=figure.value,
                unit=figure.unit or None,
                period=_period(clauses.text, one, known.day),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """A mention, with what bears on its promises."""

    text: str
    start: int
    speaker: Speaker
    strand: StrandKey | None
    follows: bool
    """It follows at once on a sentence that promises, and so may tell more of the same."""
    before: str


def _promised(sentence: _Sentence, clauses: Clauses, known: About) -> list[tuple[Promise, str]]:
    """Give the promises of those who govern, each with who promises."""
    speaker = sentence.speaker
    if speaker.role == "government":
        found = promises(clauses)
        if not found and known.kind in _LISTS and (one := listed(clauses, sentence.before)):
            found = [one]
        return [(promise, speaker.name or _GOVERNMENT) for promise in found]
    if speaker.role not in _NARRATED or known.kind not in _TOLD:
        return []
    named = [
        (promise, promiser(clauses, promise, known.day)) for promise in promises(clauses, told=True)
    ]
    return [(promise, who or _GOVERNMENT) for promise, who in named if who or sentence.follows]


def _is_gap(between: str) -> bool:
    """Say whether nothing stands between two sentences of one paragraph."""
    return not between.strip() and "\n\n" not in between


def _period(text: str, one: Figure, day: date | None) -> str | None:
    """Say when a figure holds: as of the text where it is told in the present or the perfect."""
    said = period(text, day, one.quantity.end)
    if said is None and day is not None and _PRESENT.search(text):
        return str(day.year)
    return said


def _strand(span: Span, threshold: float) -> StrandKey | None:
    chances: dict[StrandKey, float] = span._.strands
    best = max(STRANDS, key=lambda strand: chances[strand])
    return best if chances[best] >= threshold else None


def _missing(text: str, amount: Quantity | None, when: str | None) -> str | None:
    """Say what a promise lacks to be checked; None when it has a figure, a date or a plain act."""
    if amount is not None or when is not None:
        return None
    word = vague(text)
    if word is None:
        return None
    return f"no quantity, no date: \u2018{word}\u2019 has no measure"
