"""The turns of a parliamentary report: each is one quotation of the member who heads it."""

# ruff: noqa: RUF001 - curly marks are the matter here

import re
from collections.abc import Iterator

from nlp.cast import Cast
from nlp.told import Quoted

_LABEL = re.compile(
    r"^(?P<who>[A-Z][\w.'’ -]{1,60}?(?:,\s[A-Z][\w.'’ -]{1,40})?)"
    r"(?P<notes>(?:\s?\([^()\n]{1,80}\)){0,3}):[ \t]",
    re.MULTILINE,
)
_PERSON = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness)\s+)?[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)+$"
)
_CHAIR = re.compile(r"(?:Mr|Madam|Mrs)?\s?(?:Deputy )?Speaker\b|The Chair\b|Hon\.? Members")
_PARTIES = {
    "lab": "Labour MP", "lab co-op": "Labour MP", "lab/co-op": "Labour MP",
    "con": "Conservative MP", "ld": "Liberal Democrat MP", "lib dem": "Liberal Democrat MP",
    "cb": "crossbench peer",
}  # fmt: skip
_ASKS = re.compile(
    r"(?:\d+\.\s)?(?:To ask|What|Whether|When|Which|How (?:many|much)|If)\b[^.!?]*[.?]?$"
)


def turns(text: str, cast: Cast) -> Iterator[Quoted]:
    """Give the turns of a report, in order."""
    labels = list(_LABEL.finditer(text))
    for place, label in enumerate(labels):
        start, end = (
            label.end(),
            labels[place + 1].start() if place + 1 < len(labels) else len(text),
        )
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        notes = [note.strip(" ()") for note in label["notes"].split(")") if note.strip(" ()")]
        speaker = cast.speaker(*_member(label["who"], notes), label.start())
        if end > start and not _CHAIR.match(label["who"]):
            yield Quoted(start=start, end=end, speaker=speaker, direct=True)


def only_asks(words: str) -> bool:
    """Whether a turn is one bare question, as on an order paper: no view is quoted by it."""
    return _ASKS.match(words) is not None


def _member(who: str, notes: list[str]) -> tuple[str, str]:
    """Give a member's name, and what his label says of him: his office, his seat, his party."""
    about = [_PARTIES.get(note.lower(), note) for note in notes]
    named = next((note for note in notes if _PERSON.match(note)), None)
    office = re.match(r"(?:The|Minister|Secretary|Parliamentary|Prime|Chancellor)\b", who)
    if named and office:
        return named, " ".join([who, *(note for note in about if note != named)])
    return who, " ".join(note for note in about if note in _PARTIES.values() or " " in note)
