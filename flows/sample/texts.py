"""Read the sample's texts: one plain file an article, headers first, then paragraphs.

`texts/<outlet>/<slug>.txt` is the article as it stands; `<slug>.2.txt` is what the publisher put in
its place before the second night. The headers also say what a reading of the page should find, so
that the expected answers stand beside the text they belong to. No HTML here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from email import message_from_string
from email.message import Message
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias, cast
from zoneinfo import ZoneInfo

from store.records import Kind

FOLDER = Path(__file__).parent / "texts"
LONDON = ZoneInfo("Europe/London")
Form: TypeAlias = Literal["amp", "print"]
"""Another page of the same text: for telephones, or for paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An article of the sample: what is printed, and what a reading of it should find."""

    outlet: str
    slug: str
    edition: int
    """The night from which it is there."""
    title: str
    standfirst: str
    byline: str
    published: datetime
    modified: datetime | None
    section: str
    kind: Kind | None
    """None where its outlet prints one kind only."""
    paywalled: bool
    strands: tuple[str, ...]
    """Strands it speaks of; `general` for the agenda as a whole; none for other matters."""
    sentiment: str
    story: str
    """`outlet/slug` of the text it is a copy of; its own where it is original."""
    related: tuple[str, ...]
    """Teasers of other pages, printed beside or below it."""
    comments: tuple[str, ...]
    rebuilt: str
    """Day that its machine-readable date wrongly shows."""
    moved_from: str
    """Path from which its address redirects."""
    listed_as: Form | None
    """Page that its feed names instead of the address."""
    encoding: str
    """Encoding of its bytes, whatever the page declares."""
    paragraphs: tuple[str, ...]
    """A paragraph that begins with `## ` is a heading."""

    @property
    def key(self) -> str:
        """`outlet/slug`."""
        return f"{self.outlet}/{self.slug}"

    @property
    def changed(self) -> datetime:
        """When the publisher last touched it."""
        return self.modified or self.published


@cache
def texts(edition: int = 1) -> tuple[Text, ...]:
    """Every text that is there in an edition (1 or 2), newest first."""
    newest: dict[str, Text] = {}
    for text in sorted(_read_all(), key=lambda text: text.edition):
        if text.edition <= edition:
            newest[text.key] = text
    return tuple(sorted(newest.values(), key=lambda text: (text.published, text.key), reverse=True))


@cache
def _read_all() -> tuple[Text, ...]:
    """Read every file, copies filled with the paragraphs of what they copy."""
    messages = {path: message_from_string(path.read_text("utf-8")) for path in _files()}
    found = {path: _text(path, message) for path, message in messages.items()}
    originals = {text.key: text for text in found.values() if text.edition == 1}
    return tuple(_filled(text, messages[path], originals) for path, text in found.items())


def _files() -> Iterator[Path]:
    yield from sorted(FOLDER.glob("*/*.txt"))


def _text(path: Path, message: Message) -> Text:
    slug, _, edition = path.stem.partition(".")
    key = f"{path.parent.name}/{slug}"
    header = {name.lower(): str(value) for name, value in message.items()}
    return Text(
        outlet=path.parent.name,
        slug=slug,
        edition=int(edition or header.get("edition", "1")),
        title=header["title"],
        standfirst=header.get("standfirst", ""),
        byline=header.get("byline", ""),
        published=_moment(header["published"]),
        modified=_moment(header["modified"]) if "modified" in header else None,
        section=header.get("section", "news"),
        kind=cast("Kind | None", header.get("kind")),
        paywalled=header.get("paywalled") == "yes",
        strands=tuple(header["strands"].split(", ")) if header["strands"] != "none" else (),
        sentiment=header.get("sentiment", "neutral"),
        story=header.get("copy-of", key),
        related=tuple(message.get_all("Related", [])),
        comments=tuple(message.get_all("Comment", [])),
        rebuilt=header.get("rebuilt", ""),
        moved_from=header.get("moved-from", ""),
        listed_as=cast("Form | None", header.get("listed-as")),
        encoding=header.get("encoding", "utf-8"),
        paragraphs=_paragraphs(str(message.get_payload())),
    )


def _paragraphs(body: str) -> tuple[str, ...]:
    return tuple(" ".join(block.split()) for block in body.split("\n\n") if block.strip())


def _moment(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=LONDON)


def _filled(text: Text, message: Message, originals: dict[str, Text]) -> Text:
    """Give a copy its original's paragraphs (the first few where it says how many)."""
    if text.paragraphs or text.story == text.key:
        return text
    kept = int(message.get("Paragraphs", 0)) or None
    return replace(text, paragraphs=originals[text.story].paragraphs[:kept])
