"""The codebook that coders judge by: its version, and what it says of each question."""

import re
from pathlib import Path

import nlp

CODEBOOK = Path(nlp.__file__).parent / "data" / "CODEBOOK.md"
_VERSION = re.compile(r"^#.*\bversion\s+(\S+)", re.IGNORECASE | re.MULTILINE)
_HEADED = re.compile(r"^\*\*(\w+)\*\*", re.MULTILINE)


def codebook_version(path: Path = CODEBOOK) -> str:
    """Return the version that the codebook's heading states; empty where it states none."""
    found = _VERSION.search(path.read_text(encoding="utf-8"))
    return found.group(1) if found else ""


def says_of(question: str, path: Path = CODEBOOK) -> str:
    """Return what the codebook says of a question: the part that begins with its name in bold."""
    text = path.read_text(encoding="utf-8")
    starts = [*_HEADED.finditer(text)]
    for place, match in enumerate(starts):
        if match.group(1).casefold() == question.casefold():
            end = starts[place + 1].start() if place + 1 < len(starts) else len(text)
            return re.sub(r"\*\*|`", "", text[match.start() : end]).strip()
    return f"The codebook says nothing of {question}."
