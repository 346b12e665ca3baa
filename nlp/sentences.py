"""Where sentences begin in press prose. Rules only; no model, no meaning.

A sentence ends at . ! ? or an ellipsis with the quotation marks and brackets that close on it, when
what follows can begin one. A blank line, and a line that begins a list item, always ends it.
"""

# ruff: noqa: RUF001, SIM905 - curly marks are the matter; lists of words read best as words

import re
from collections.abc import Iterator

import numpy as np
from spacy.attrs import SENT_START  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Span

_BEGINS, _GOES_ON = 1, -1
_MARKS = tuple(".!?…")
_BREAK = re.compile(r"\n[^\S\n]*\n\s*|\n[^\S\n]*(?=[•●▪*–—-] )")
_END = re.compile(r"(?<![.!?…])[.!?…]++(?:[\"'”’»)\]]|\[\d{1,3}\])*+(?=\s)")
_WORD_BEFORE = re.compile(r"[\w.&'’]+$")
_NEXT_WORD = re.compile(r"\s*[\"'“‘«(\[]*([\w#@£$€&][\w.'’]*)?")

_NEVER_LAST = frozenset(
    "mr mrs ms mx dr prof rev revd fr st sr sir hon rt lt col gen capt cllr gov sen rep sgt maj cpl"
    " insp supt messrs mme mlle pres e.g i.e eg ie cf viz vs v approx dept esp incl al".split()
)
_BEFORE_NUMBER = frozenset(
    "no nos p pp para paras sec art fig figs vol ch col cl c ca ref tel ext rm"
    " jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_MAY_END = frozenset("etc ltd inc co corp plc jr bros a.m p.m am pm ph.d dept est".split())
_STARTERS = frozenset(
    "a an and as at but by for from he her his how i if in is it its last many most mr mrs ms my no"
    " not now of on one only or our she since so some such that the their then there these they"
    " this those to today under we what when where while who why with yesterday you your".split()
)
_LETTERED = frozenset(
    "plan part class group appendix section option vitamin annex schedule figure table grade"
    " category tier type unit block wing ward me".split()
)
_LONG_NUMBER = 3
"""Digits: a shorter number at the head of a line numbers a list."""
_SPEAKS = re.compile(
    r"\s+(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Cllr|Prof)\.?\s+)?"
    r"(?:[A-Z][\w'’-]+\s+){1,3}(?:said|says|asked|asks|added|adds|told|wrote|writes|cried|demanded"
    r"|wondered|replied|quipped|shouted|insisted)\b"
)


@Language.factory("bigsociety_sentences", assigns=["token.is_sent_start", "doc.sents"])
def make_sentences(nlp: Language, name: str) -> "Sentences":  # noqa: ARG001
    """Mark each token that begins a sentence."""
    return Sentences()


class Sentences:
    """Give the component: holds no state."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `is_sent_start` on every token of `doc`, all at once: one by one is quadratic."""
        starts = sentence_starts(doc.text)
        begins = np.full(len(doc), _GOES_ON, dtype=np.int64)
        places = np.searchsorted([token.idx for token in doc], starts)
        begins[places[places < len(doc)]] = _BEGINS
        begins[:1] = _BEGINS
        return doc.from_array([SENT_START], begins.astype(np.uint64)[:, None])  # type: ignore[arg-type]


def trimmed(span: Span) -> Span:
    """`span` without the white space at its ends; empty when there is nothing else."""
    start, end = span.start, span.end
    while end > start and span.doc[end - 1].is_space:
        end -= 1
    while start < end and span.doc[start].is_space:
        start += 1
    return span.doc[start:end]


def sentence_starts(text: str) -> list[int]:
    """Code-point offsets at which a sentence begins, the first non-space character's included."""
    starts = {len(text) - len(text.lstrip())} if text.strip() else set()
    starts.update(match.end() for match in _BREAK.finditer(text))
    starts.update(_after_terminators(text))
    return sorted(start for start in starts if start < len(text))


def _after_terminators(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        start = match.end()
        while start < len(text) and text[start].isspace():
            start += 1
        if start < len(text) and _ends(text, match):
            yield start


def _ends(text: str, match: re.Match[str]) -> bool:
    """Say whether the terminator at `match` ends a sentence, by the words on its two sides."""
    following = _NEXT_WORD.match(text[match.end() : match.end() + 80])
    word = (following.group(1) or "") if following else ""
    if word[:1].islower() or text[match.end() : match.end() + 3].lstrip()[:1] in _MARKS:
        return False
    mark, closing = text[match.start()], match.group().lstrip(".!?…")
    if mark in "!?" and closing.strip("])"):
        return _SPEAKS.match(text, match.end(), match.end() + 80) is None
    if mark != "." or match.group().startswith(".."):
        return True
    before = _WORD_BEFORE.search(text[max(0, match.start() - 40) : match.start()])
    return _full_stop_ends(text, match.start(), before.group() if before else "", word)


def _full_stop_ends(text: str, at: int, before: str, after: str) -> bool:
    bare = before.lower().strip("'’")
    if bare in _NEVER_LAST:
        return False
    if bare in _BEFORE_NUMBER:
        return not after[:1].isdigit()
    if bare in _MAY_END or re.fullmatch(r"(?:\w\.)+\w", before):
        return after.lower() in _STARTERS
    if len(before) == 1 and before.isalpha() and before.isupper():
        previous = re.search(r"([\w.]+)\s+$", text[max(0, at - 30) : at - 1])
        return previous is not None and previous.group(1).lower() in _LETTERED
    return not (
        before.isdigit() and len(before) < _LONG_NUMBER and _begins_line(text, at - len(before))
    )


def _begins_line(text: str, at: int) -> bool:
    return not text[max(0, at - 40) : at].rpartition("\n")[2].strip()
