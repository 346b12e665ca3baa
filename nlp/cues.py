"""Where a text holds the configured words, and which of them count.

Anchors count alone. Any other cue counts beside an anchor, another strong cue, or one of its
context words; a confusable's rule takes back what it covers. What a hit means, the components say.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from config.model import Alias, Config, Confusable, Cue

_WORD = re.compile(r"\w+")
_LETTERS_A_WORD = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A cue at a place; `counts` says whether its rule is satisfied there."""

    start: int
    end: int
    cue: Cue
    counts: bool


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    rule: Cue | Confusable


class Finder:
    """Finds the cues of one configuration in any number of texts."""

    def __init__(self, config: Config) -> None:
        self._cues = _index(_cues(config))
        self._confusables = _index(config.confusables)

    def has_cue(self, text: str) -> bool:
        """Say whether `text` holds any cue, its rule satisfied or not: the cheap first gate."""
        return next(_search(self._cues, text), None) is not None

    def hits(self, text: str, day: date | None = None) -> list[Hit]:
        """Cues of `text` in order, the longest where several begin; confused ones are left out."""
        words = _Words(text)
        confused = {
            place
            for found in _search(self._confusables, text)
            if isinstance(found.rule, Confusable) and _confuses(found, found.rule, words)
            for place in range(found.start, found.end)
        }
        found = [
            (one, one.rule)
            for one in _longest(_search(self._cues, text))
            if isinstance(one.rule, Cue) and _in_use(one.rule, day)
            if confused.isdisjoint(range(one.start, one.end))
        ]
        strong = [one.start for one, cue in found if cue.anchor or _in_context(one, cue, words)]
        return [
            Hit(start=one.start, end=one.end, cue=cue, counts=_counts(one, cue, strong, words))
            for one, cue in found
        ]


def anchors(config: Config) -> list[str]:
    """Return every form that shows a mention alone."""
    cues = [cue for cue in _cues(config) if cue.anchor]
    return list(dict.fromkeys(form for cue in cues for form in (cue.text, *cue.forms)))


def _cues(config: Config) -> list[Cue]:
    return [*config.cues, *_labels_without_cue(config.aliases, config.cues)]


class _Words:
    """The words of a text by position, for windows counted in words."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [match.start() for match in _WORD.finditer(text)]

    def around(self, found: _Found, within: int) -> str:
        """`within` words on each side of a place, its own words cut out."""
        first = max(0, bisect_left(self._starts, found.start) - within)
        last = bisect_left(self._starts, found.end) + within
        begin = self._starts[first] if first < len(self._starts) else found.start
        stop = self._starts[last] if last < len(self._starts) else len(self._text)
        return f"{self._text[begin : found.start]} | {self._text[found.end : stop]}"


def _counts(found: _Found, cue: Cue, strong: Sequence[int], words: _Words) -> bool:
    """Say whether `found` is strong itself, or near where a strong cue starts, and not undone."""
    reach = _LETTERS_A_WORD * cue.within
    nearest = bisect_left(strong, found.start - reach)
    if nearest == len(strong) or strong[nearest] > found.start + reach:
        return False
    return not _holds(words.around(found, cue.within), cue.unless)


def _in_context(found: _Found, cue: Cue, words: _Words) -> bool:
    around = words.around(found, cue.within)
    return _holds(around, cue.context) and not _holds(around, cue.unless)


def _confuses(found: _Found, rule: Confusable, words: _Words) -> bool:
    around = words.around(found, rule.within)
    return (not rule.near or _holds(around, rule.near)) and not _holds(around, rule.unless)


def _holds(text: str, wanted: Sequence[str]) -> bool:
    """Say whether one of the `wanted` words or phrases stands in `text`, in any case."""
    return bool(wanted) and _any_of(tuple(wanted)).search(text) is not None


def _in_use(cue: Cue, day: date | None) -> bool:
    return day is None or (cue.since or day) <= day <= (cue.until or day)


def _search(index: "_Index", text: str) -> Iterator[_Found]:
    for word in _WORD.finditer(text):
        for pattern, rule in index.get(word.group().lower(), ()):
            match = pattern.match(text, word.start())
            if match:
                yield _Found(match.start(), match.end(), rule)


def _longest(found: Iterable[_Found]) -> list[_Found]:
    """Of places that overlap, the one that begins first, then the longest."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


_Index = dict[str, list[tuple[re.Pattern[str], Cue | Confusable]]]
_ANY_OF: dict[tuple[str, ...], re.Pattern[str]] = {}


def _any_of(wanted: tuple[str, ...]) -> re.Pattern[str]:
    if wanted not in _ANY_OF:
        pattern = "|".join(spelling(word).pattern for word in wanted)
        _ANY_OF[wanted] = re.compile(pattern, re.IGNORECASE)
    return _ANY_OF[wanted]


def _index(rules: Sequence[Cue | Confusable]) -> _Index:
    index: _Index = {}
    for rule in rules:
        for form in (rule.text, *rule.forms):
            first = _WORD.search(form)
            if first:
                pattern = spelling(form[first.start() :], cased=rule.cased)
                index.setdefault(first.group().lower(), []).append((pattern, rule))
    return index


def spelling(form: str, *, cased: bool = False) -> re.Pattern[str]:
    """`form` as a pattern: its white space and hyphens match any, its ends are word boundaries."""
    parts = [re.escape(part) for part in re.split(r"[\s\-]+", form.strip()) if part]
    body = r"[\s\-\u2010-\u2014]+".join(parts).replace("'", "['\u2019]")
    before = r"(?<!\w)" if form[:1].isalnum() else ""
    after = r"(?!\w)" if form[-1:].isalnum() else ""
    return re.compile(f"{before}{body}{after}", 0 if cased else re.IGNORECASE)


def _labels_without_cue(aliases: Sequence[Alias], cues: Sequence[Cue]) -> list[Cue]:
    """Make an anchor of each alias that no cue spells: while in use, it names the idea."""
    known = {form.lower() for cue in cues for form in (cue.text, *cue.forms)}
    return [
        Cue(text=alias.label, level="named", anchor=True, since=alias.since, until=alias.until)
        for alias in aliases
        if alias.label.lower() not in known
    ]
