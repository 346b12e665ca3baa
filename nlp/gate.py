"""The cheap tests that come before the dear ones: whether a text or a page can hold a mention.

Both may say yes too often, never no where a mention could stand. Of a page the letters alone are
looked through for eight of each anchor's, all anchors at once; only what is found so is looked at
in the words of the page.
"""

import re
import string
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from config.model import Config
from config.reader import read_config
from nlp.cues import Finder, anchors
from nlp.plain import UNSEEN, joined, plain_text

_EIGHT = 8
"""Letters that are looked for at once: as many as a machine word holds."""
_LOWER = bytes(range(256)).lower()
_NO_LETTERS = bytes(set(range(256)) - set((string.ascii_letters + string.digits).encode()))
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
"""2^64 over the golden ratio: Knuth's multiplier (The Art of Computer Programming, 6.4)."""
_BITS = 16
"""Of a hash: few pages hold eight letters with the hash of an anchor's that are not its own."""


def has_cue(text: str, config: Config | None = None) -> bool:
    """Say whether `text` holds any cue at all; a text without one never reaches the model."""
    return (Finder(config) if config else _finder()).has_cue(text)


def has_anchor(page: bytes, config: Config | None = None) -> bool:
    """Say whether a reader of the page, given as its bytes, could meet an anchor."""
    text = plain_text(page)
    letters = text.translate(_LOWER, _NO_LETTERS)
    likely = [one for one in _gate(config or _shipped()).near(letters) if one.letters in letters]
    text = joined(text) if likely else b""
    return any(one.spelt.search(text) for one in likely)


@lru_cache(maxsize=1)
def _shipped() -> Config:
    return read_config()


@lru_cache(maxsize=1)
def _finder() -> Finder:
    return Finder(_shipped())


_GATES: dict[int, tuple[Config, "_Gate"]] = {}


def _gate(config: Config) -> "_Gate":
    """Return the gate of a configuration, made once for each."""
    known = _GATES.get(id(config))
    if known is None or known[0] is not config:
        known = _GATES[id(config)] = (config, _Gate(config))
    return known[1]


@dataclass(frozen=True, slots=True)
class _Anchor:
    letters: bytes
    """What it must leave in a page's letters: all of its own, up to one beyond ASCII."""
    spelt: re.Pattern[bytes]


class _Gate:
    """Looks for the anchors of one configuration in the letters of any number of pages."""

    def __init__(self, config: Config) -> None:
        self._anchors: dict[bytes, list[_Anchor]] = defaultdict(list)
        for form in anchors(config):
            self._anchors[_rarest(form)].append(_anchor(form))
        self._short = [few for few in self._anchors if len(few) < _EIGHT]
        self._hashes = np.zeros(1 << _BITS, dtype=bool)
        for eight in self._anchors.keys() - set(self._short):
            self._hashes[_hashed(eight)] = True

    def near(self, letters: bytes) -> Iterator[_Anchor]:
        """Yield the anchors of which the page's letters hold some."""
        places = np.flatnonzero(self._hashes[_hashed(letters)]).tolist()
        found = {letters[place : place + _EIGHT] for place in places}
        for some in (*found, *(few for few in self._short if few in letters)):
            yield from self._anchors.get(some, ())


def _hashed(letters: bytes) -> "np.ndarray[tuple[int], np.dtype[np.uint64]]":
    """Hash every eight letters that follow one another."""
    count = max(0, len(letters) - _EIGHT + 1)
    return np.ndarray((count,), np.uint64, letters, strides=(1,)) * _GOLDEN >> np.uint64(64 - _BITS)


def _rarest(form: str) -> bytes:
    """Choose eight letters of an anchor: those over most ends of words, which few texts share."""
    words = re.findall(r"[a-z0-9]+", _ascii_part(form))
    whole = "".join(words)
    ends = {len("".join(words[:n])) for n in range(1, len(words))}

    def rare(begin: int) -> tuple[int, int]:
        inside = [min(end - begin, begin + _EIGHT - end) for end in ends]
        inside = [depth for depth in inside if depth > 0]
        return len(inside), min(inside, default=0)

    begin = max(range(max(1, len(whole) - _EIGHT + 1)), key=rare)
    return whole[begin : begin + _EIGHT].encode()


def _anchor(form: str) -> _Anchor:
    """Spell an anchor so that anything but letters may part its words, and anything unseen these.

    A letter beyond ASCII may be written in any encoding, or as a plain one with a sign.
    """
    letters = re.sub(r"[^a-z0-9]", "", _ascii_part(form))
    words = re.findall(r"\w+", form.lower())
    unseen = UNSEEN + b"*"
    spelt = rb"[^a-z0-9]+".join(
        unseen.join(c.encode() if c.isascii() else rb"[a-z]?[^a-z0-9]*" for c in word)
        for word in words
    )
    return _Anchor(
        letters=letters.encode(),
        spelt=re.compile(rb"(?<![a-z0-9])" + spelt + rb"(?![a-z0-9])"),
    )


def _ascii_part(form: str) -> str:
    """Return the longest part of an anchor, in small letters, without a letter beyond ASCII."""
    return max(re.split(r"[^\W\x00-\x7f]", form.lower()), key=len)
