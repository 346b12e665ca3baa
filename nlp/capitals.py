"""Paragraphs in capitals, given the case they would have had in print; lengths are kept.

A word takes the form it has in the middle of a sentence in the labelled passages that are shipped;
one that does not occur there is more likely a name than a word.
"""

# ruff: noqa: RUF001, SIM905 - curly marks are the matter; lists of words read best as words

import json
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase

from nlp import verbs
from nlp.names import gender_of

_DATA = Path(__file__).parent / "data"
_LINE = re.compile(r"[^\n]{12,}")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FUNCTION_WORDS = frozenset(
    "THE OF AND TO IN A IS THAT FOR IT WAS ON WITH AS BE BY AT THIS HAVE FROM ARE NOT BUT HAS AN"
    " THEY WERE BEEN WILL WOULD WHAT ALL IF CAN WHO SAID I WE HE SHE YOU ITS OUR THEIR".split()
)
_SHARE = 0.9
_FEWEST = 12
"""Capital letters: a shorter line in capitals is a heading or a row of initials."""
_BEGINS = re.compile(r"(?:^|[.!?…][\"'”’)\]]*\s|\n)[\"'“‘(\[\s]*$")
_LOOK_BACK = 8
_DOES = verbs.SPEECH | verbs.VIEW | {word.lower() for word in _FUNCTION_WORDS}
_UPPER, _LOWER = ascii_uppercase.encode(), ascii_lowercase.encode()


def in_sentence_case(text: str) -> str:
    """Give `text` with its paragraphs in capitals in sentence case, code point by code point."""
    if _letters(text, _UPPER) < _FEWEST:
        return text
    return _LINE.sub(
        lambda line: _lowered(line.group()) if _shouts(line.group()) else line.group(), text
    )


def _shouts(line: str) -> bool:
    upper = _letters(line, _UPPER)
    if upper < _FEWEST or upper < _SHARE * (upper + _letters(line, _LOWER)):
        return False
    return any(word.group() in _FUNCTION_WORDS for word in _WORD.finditer(line))


def _letters(text: str, letters: bytes) -> int:
    """Count ASCII letters: four times as fast in bytes as in code points."""
    raw = text.encode("utf-8", "replace")
    return len(raw) - len(raw.translate(None, letters))


def _lowered(line: str) -> str:
    parts: list[str] = []
    reached, before = 0, ""
    for word in _WORD.finditer(line):
        gap = line[reached : word.start()]
        form = _form(word.group(), line, word.start())
        if gap in {" ", ". "} and _is_surname(before, form):
            form = form[:1].upper() + form[1:]
        parts += [gap, form]
        reached, before = word.end(), form
    return "".join([*parts, line[reached:]])


def _is_surname(before: str, word: str) -> bool:
    """Say whether `word` stands behind a title or a first name, and is not what its bearer does."""
    return before[:1].isupper() and gender_of(before) is not None and word not in _DOES


def _form(word: str, line: str, at: int) -> str:
    if len(word) > 1 and not word.isupper():
        return word
    low = "".join(_low(letter) for letter in word)
    form = _forms().get(low) or (word if not _SAID.search(low) else low[:1].upper() + low[1:])
    if len(form) != len(word):
        form = low
    begins = _BEGINS.search(line[max(0, at - _LOOK_BACK) : at]) is not None
    return form[:1].upper() + form[1:] if begins and len(form[:1].upper()) == 1 else form


_SAID = re.compile(r"[aeiouyw]")
"""A word without a vowel is initials."""


def _low(letter: str) -> str:
    low = letter.lower()
    return low if len(low) == 1 else letter


@cache
def _forms() -> dict[str, str]:
    """Give the commonest form of each word within a sentence, by the word in small letters."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted(_DATA.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text = json.loads(line).get("text", "")
            for word in _WORD.finditer(text):
                begins = _BEGINS.search(text[max(0, word.start() - _LOOK_BACK) : word.start()])
                if begins is None:
                    seen[word.group().lower().replace("’", "'")][word.group()] += 1
    return {low: forms.most_common(1)[0][0] for low, forms in seen.items()}
