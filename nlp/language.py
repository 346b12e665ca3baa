"""Which language a text is in, paragraph by paragraph. Only English is judged.

What is short and could be anything is not judged: it is taken to be in the language of the rest,
and a text of which nothing can be told is read as English.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

# ruff: noqa: SIM905 - lists of words read best as words

ENGLISH = "en"
NAMES = {
    "cy": "Welsh", "ga": "Irish", "gd": "Scottish Gaelic", "fr": "French", "de": "German",
    "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "pl": "Polish",
    "ro": "Romanian", "sv": "Swedish", "da": "Danish", "no": "Norwegian", "cs": "Czech",
    "hu": "Hungarian", "lt": "Lithuanian", "sq": "Albanian", "tr": "Turkish", "so": "Somali",
    "la": "Latin", "ru": "Russian", "uk": "Ukrainian", "bg": "Bulgarian", "el": "Greek",
    "ar": "Arabic", "fa": "Persian", "ur": "Urdu", "he": "Hebrew", "hi": "Hindi", "bn": "Bengali",
    "pa": "Punjabi", "gu": "Gujarati", "ta": "Tamil", "zh": "Chinese", "ja": "Japanese",
    "ko": "Korean",
}  # fmt: skip
"""The languages told apart: those of the islands, and of their communities and neighbours.

Fewer candidates are surer: of 11,000 short English texts none is taken for another language.
"""

_WORD = re.compile(r"[^\W\d_]+")
_PARAGRAPH = re.compile(r"[^\n]*[^\s][^\n]*")
_LATIN_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_ONLY_ENGLISH = frozenset(
    "the of and that was with by this have from or are not but had which were their been will would"
    " there what all if can more when who said".split()
)
_ENGLISH_SHARE = 0.1
"""Of the words: an English text has at least so many of these, any other hardly one."""
_SAMPLE = 3000
_FEWEST_WORDS = 5
_FEWEST_LETTERS = 4
_SURE = 0.9
_ASKED = 200
"""Paragraphs of a text about which the library is asked: it takes a quarter of a millisecond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Languages:
    """What languages a text is in."""

    main: str | None
    """ISO 639-1 code of most of it; None where it is too short to tell."""
    others: tuple[str, ...]
    """Every other than English, the most of it first."""
    english: str
    """The text with the paragraphs in other languages blanked out; its length is kept."""


def languages_of(text: str) -> Languages:
    """Tell the languages of `text`; a line of which nothing can be told goes by the rest."""
    told = list(_paragraphs(text))
    lengths: Counter[str] = Counter()
    for start, end, code in told:
        if code is not None:
            lengths[code] += end - start
    main = next((code for code, _ in lengths.most_common(1)), None)
    others = tuple(code for code, _ in lengths.most_common() if code != ENGLISH)
    foreign = [(start, end) for start, end, code in told if (code or main or ENGLISH) != ENGLISH]
    return Languages(main=main, others=others, english=_blanked(text, foreign))


def language_of(text: str) -> str | None:
    """Give the ISO 639-1 code of the language of `text`, of those named here; None when unsure.

    English function words decide where they are many; else a naive Bayes classifier over byte
    n-grams (langid: Lui and Baldwin 2012), which must be surer of a Latin script than of another.
    """
    code, _ = _told(text[:_SAMPLE], ask=True)
    return code


def _paragraphs(text: str) -> Iterator[tuple[int, int, str | None]]:
    left = _ASKED
    for match in _PARAGRAPH.finditer(text):
        start, end = match.span()
        code, asked = _told(text[start : min(end, start + _SAMPLE)], ask=left > 0)
        left -= asked
        yield start, end, code


def _told(sample: str, *, ask: bool) -> tuple[str | None, bool]:
    """Give the language of a sample, and whether the library was asked."""
    words = _WORD.findall(sample.lower())
    if not words:
        return None, False
    english = sum(word in _ONLY_ENGLISH for word in words)
    if len(words) >= _FEWEST_WORDS and english >= _ENGLISH_SHARE * len(words):
        return ENGLISH, False
    letters = sum(map(len, words))
    latin = 2 * len(_LATIN_LETTER.findall(sample)) >= letters
    if not ask or (len(words) < _FEWEST_WORDS if latin else letters < _FEWEST_LETTERS):
        return None, False
    code, chance = _identifier().classify(sample.encode("utf-8", "replace"))
    return (str(code) if chance >= _SURE or not latin else None), True


def _blanked(text: str, stretches: list[tuple[int, int]]) -> str:
    parts, reached = [], 0
    for start, end in stretches:
        parts += [text[reached:start], " " * (end - start)]
        reached = end
    return "".join([*parts, text[reached:]])


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([ENGLISH, *NAMES])
    return identifier
