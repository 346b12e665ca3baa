"""Invented pages, articles and labels, with as little said of each as a test needs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.model import Role, StrandKey
from store.archive.archive import Archive
from store.records import Article, Judgement, Labels, Mention, Page, Speaker

NEUTRAL = Judgement(label="neutral", positive=0.25, neutral=0.5, negative=0.25)


def moment(n: int) -> str:
    """Return the nth minute of an invented year's first day."""
    return f"2031-01-01T{n // 60:02d}:{n % 60:02d}:00Z"


def page(name: str, n: int = 0, *, digest: str = "", segment: str = "s.warc.gz") -> Page:
    """Make a capture of an invented address at the nth minute."""
    url = f"http://sentinel.example/{name}"
    return Page(
        url=url,
        final_url=url,
        source="sentinel",
        captured=moment(n),
        status=200,
        digest=digest or f"sha1:{name}-{n}",
        etag=f'"{n}"',
        segment=segment,
        offset=n,
        length=1,
    )


def article(
    name: str,
    body: str = "Volunteers run the shop.",
    *,
    title: str = "Shop reopens",
    addresses: tuple[str, ...] = (),
    source: str = "sentinel",
    published: str | None = "2031-01-01",
) -> Article:
    """Make an article at an invented address."""
    return Article(
        url=f"http://sentinel.example/{name}",
        addresses=addresses,
        source=source,
        title=title,
        body=body,
        published=published,
    )


def labels(body: str, *, strand: StrandKey = "social_action", role: Role | None = None) -> Labels:
    """Label one mention: the body's first sentence."""
    text = body.split(".", maxsplit=1)[0] + "."
    mention = Mention(
        start=0,
        end=len(text),
        text=text,
        suffix=body[len(text) :][:32],
        cue="Volunteers",
        level="theme",
        relevance=0.9,
        strands={strand: 0.8},
        sentiment=NEUTRAL,
        speaker=Speaker(role=role),
    )
    return Labels(relevant=0.9, strands={strand: 0.8}, sentiment=NEUTRAL, mentions=(mention,))


def silent() -> Labels:
    """Label a text that says nothing of the agenda."""
    return Labels(relevant=0.0, strands={}, sentiment=NEUTRAL)


@contextmanager
def archive_in(folder: Path) -> Iterator[Archive]:
    """Open a writable archive in a folder."""
    with Archive.open(folder / "test.db", write=True, verb="test") as archive:
        yield archive
