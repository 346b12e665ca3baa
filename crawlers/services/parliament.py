"""What Parliament's services have in common: where their readers' pages are, and their days."""

from datetime import date
from typing import Any
from urllib.parse import quote, urlsplit

from config.model import Source
from crawlers.addresses import canonical
from crawlers.services.asking import text
from crawlers.services.stated import stated
from store.records import Article, Attachment, ChangeNote, NotAnArticle, Reading, Response

_DAY = len("2010-07-19")
_FEWEST_WORDS = 10
"""Nothing but words said or written is in it: fewer are "indicated assent" and the like."""


def page(service: str, *parts: str) -> str:
    """Return the address of a reader's page, under the site that a service's address belongs to.

    The services live at hansard-api.parliament.uk and questions-statements-api.parliament.uk,
    their pages at the same names without -api.
    """
    asked = urlsplit(service)
    path = "/".join(quote(part, safe="") for part in parts if part)
    return canonical(f"{asked.scheme}://{asked.netloc.replace('-api.', '.', 1)}/{path}")


def day(value: Any) -> str | None:
    """Return the day of a date: it is stated as midnight of no zone, and is London's."""
    try:
        return date.fromisoformat(text(value)[:_DAY]).isoformat()
    except ValueError:
        return None


def proceeding(
    response: Response,
    source: Source | None,
    *,
    url: str,
    title: str,
    byline: str,
    body: str,
    published: str | None,
    modified: str | None = None,
    notice: str = "",
    changes: tuple[ChangeNote, ...] = (),
    attachments: tuple[Attachment, ...] = (),
) -> Reading:
    """Return what was said or written as an article, unless there are hardly any words."""
    words = len(body.split())
    if words < _FEWEST_WORDS:
        return NotAnArticle(reason="too short" if words else "empty", detail=f"{words} words")
    asked = canonical(response.page.url)
    return Article(
        url=url,
        addresses=(asked,) if asked != url else (),
        source=source.key if source else response.page.source,
        title=title,
        byline=byline,
        body=body,
        kind="hansard",
        access="free",
        access_evidence="api",
        notice=notice,
        changes=changes,
        attachments=attachments,
        **stated(published, modified, source=source, captured=response.page.captured),
    )
