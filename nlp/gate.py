"""The cheap tests that come before the dear ones: whether a text or a page can hold a mention.

Both may say yes too often, never no where a mention could stand.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from config.model import Config, Cue
from config.reader import read_config
from nlp.cues import Finder

# What may stand between two words of an anchor in a page's bytes, in any ASCII-like encoding: white
# space, hyphens, no-break and thin spaces (windows-1252, UTF-8), tags, entities, JSON's escapes.
_BETWEEN = (
    rb"(?:[\s_+\-\xa0\xad]|\xc2[\xa0\xad]|\xe2\x80[\x80-\x95\xa8-\xaf]|<[^<>]{0,300}>|&#?\w{1,8};"
    rb"|\\u[0-9a-f]{4}|\\[nrt]|%20|[,'\x91-\x94])+"
)


def has_cue(text: str, config: Config | None = None) -> bool:
    """Say whether `text` holds any cue at all; a text without one never reaches the model."""
    return (Finder(config) if config else _finder()).has_cue(text)


def has_anchor(page: bytes, config: Config | None = None) -> bool:
    """Say whether the bytes of a page hold an anchor, whatever its markup and encoding."""
    plain = (page.replace(b"\0", b"") if b"\0" in page[:1000] else page).lower()
    cues = (config or _shipped()).cues
    return any(word in plain and anchor.search(plain) for word, anchor in _anchors(cues))


@lru_cache(maxsize=1)
def _shipped() -> Config:
    return read_config()


@lru_cache(maxsize=1)
def _finder() -> Finder:
    return Finder(_shipped())


_ANCHORS: dict[int, tuple[Sequence[Cue], list[tuple[bytes, re.Pattern[bytes]]]]] = {}


def _anchors(cues: Sequence[Cue]) -> list[tuple[bytes, re.Pattern[bytes]]]:
    """Each anchor's longest word, asked first, and its pattern; compiled once a configuration."""
    known = _ANCHORS.get(id(cues))
    if known is None or known[0] is not cues:
        forms = [form for cue in cues if cue.anchor for form in (cue.text, *cue.forms)]
        known = (cues, [_anchor(form) for form in dict.fromkeys(forms) if re.search(r"\w", form)])
        _ANCHORS[id(cues)] = known
    return known[1]


def _anchor(form: str) -> tuple[bytes, re.Pattern[bytes]]:
    words = [word.encode() for word in re.findall(r"\w+", form.lower())]
    pattern = _BETWEEN.join(re.escape(word) for word in words)
    return max(words, key=len), re.compile(pattern + rb"(?![a-z0-9])")
