"""Documents of kept articles that are worth asking for themselves."""

from urllib.parse import urldefrag, urlsplit

from store.archive.archive import Archive
from store.archive.frontier import keep_outcomes
from store.outcomes import Found
from store.records import Article, Attachment, Page

_GOVERNMENT_DOCUMENTS = "assets.publishing.service.gov.uk"
_READABLE = ("text/html", "application/xhtml+xml", "application/pdf")
_READABLE_NAMES = (".html", ".htm", ".pdf")


def want_attachments(archive: Archive, page: Page, article: Article) -> None:
    """Put the documents of an article of a watched source on the frontier, once.

    Those that can be read (HTML, PDF) and lie on the source's own site, or where the government
    keeps its documents. What a web archive holds is no reason to ask the live site.
    """
    if page.archive or not article.attachments:
        return
    known = archive.db.conn.execute(
        "SELECT url, kind FROM sources WHERE key = ? AND watched = 1", (article.source,)
    ).fetchone()
    if known:
        home, kind = known
        hosts = {_bare(home)} | ({_GOVERNMENT_DOCUMENTS} if kind == "government" else set())
        keep_outcomes(
            archive,
            [
                _found(one, article)
                for one in article.attachments
                if _bare(one.url) in hosts and _readable(one)
            ],
        )


def _found(attachment: Attachment, article: Article) -> Found:
    return Found(
        address=urldefrag(attachment.url).url,
        source=article.source,
        title=attachment.title,
        published=article.published,
        via="documents",
    )


def _readable(attachment: Attachment) -> bool:
    if attachment.content_type:
        return attachment.content_type.partition(";")[0].strip().lower() in _READABLE
    name = urlsplit(attachment.url).path.rpartition("/")[2].lower()
    return "." not in name or name.endswith(_READABLE_NAMES)


def _bare(url: str) -> str:
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www.") if parts.scheme in {"http", "https"} else ""
