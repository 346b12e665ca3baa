"""A content item of GOV.UK's Content API, read as an article.

https://www.gov.uk/api/content/<path> answers with the item behind a page: its text, the publisher's
own history of changes, whether it was withdrawn, and under which government it was published.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from config.model import Source
from crawlers.addresses import canonical
from crawlers.extract.days import day_of
from crawlers.extract.kind import GOV_UK
from crawlers.services.asking import fields, item_of, objects, text
from crawlers.services.content_dates import read_dates
from crawlers.services.fragments import line, paragraphs
from crawlers.services.people import name
from crawlers.services.stated import moment
from store.records import Article, Attachment, ChangeNote, Kind, NotAnArticle, Reading, Response

API = "/api/content"
_OK = 200
_FEWEST_WORDS = 10
"""Nothing but the text is in an item: what is short is short, not misread."""
_GONE = {"redirect": "moved to another address", "gone": "taken down by its publisher"}
_PARENT = "html_publication"
Item = dict[str, Any]


def read_item(response: Response, source: Source | None) -> Reading:
    """Read a content item; what is no document, or has moved or gone, is no article."""
    if response.page.status != _OK:
        return NotAnArticle(reason="error status", detail=str(response.page.status))
    item = item_of(response)
    if not isinstance(item, dict):
        return item
    schema = text(item.get("schema_name"))
    if schema in _GONE:
        return NotAnArticle(reason="not an article", detail=_GONE[schema])
    body = _body(_details(item))
    words = len(body.split())
    if words < _FEWEST_WORDS:
        detail = f"{words} words in a {text(item.get('document_type')) or 'content item'}"
        return NotAnArticle(reason="too short" if words else "empty", detail=detail)
    return _article(item, body, response, source)


def _article(item: Item, body: str, response: Response, source: Source | None) -> Article:
    page = response.page
    path = text(item.get("base_path")) or urlsplit(page.final_url).path.removeprefix(API)
    url = canonical(urljoin(page.final_url, f"/{path.lstrip('/')}"))
    asked = dict.fromkeys((canonical(page.url), canonical(page.final_url)))
    details = _details(item)
    return Article(
        url=url,
        addresses=tuple(address for address in asked if address != url),
        source=source.key if source else page.source,
        title=line(text(item.get("title"))),
        standfirst=line(text(item.get("description"))),
        byline=_byline(item),
        body=body,
        language=(text(item.get("locale")) or "en")[:2],
        kind=_kind(item),
        access="free",
        access_evidence="api",
        notice=" ".join(_notices(item)),
        changes=_changes(details),
        attachments=tuple(_attachments(details, url)),
        **read_dates(item, source, captured=page.captured),
    )


def _details(item: Item) -> Item:
    return fields(item.get("details"))


def _linked(item: Item, relation: str) -> list[Item]:
    return objects(fields(item.get("links")).get(relation))


def _body(details: Item) -> str:
    """Return the text; a guide has it in parts, some formats in several media types."""
    parts = [details.get("body")]
    for part in objects(details.get("parts")):
        parts += [f"<h2>{text(part.get('title'))}</h2>", part.get("body")]
    return "\n\n".join(read for part in parts if (read := paragraphs(_html(part))))


def _html(body: Any) -> str:
    forms = {text(form.get("content_type")): text(form.get("content")) for form in objects(body)}
    return forms.get("text/html", "") if forms else text(body)


def _byline(item: Item) -> str:
    speakers = [text(speaker.get("title")) for speaker in _linked(item, "speaker")]
    unlinked = text(_details(item).get("speaker_without_profile"))
    return ", ".join(dict.fromkeys(filter(None, map(name, speakers or [unlinked]))))


def _kind(item: Item) -> Kind:
    """Return the sort of text; a publication's HTML is of the publication's own sort."""
    kinds = [text(item.get("document_type"))]
    if _PARENT in kinds:
        kinds += [text(parent.get("document_type")) for parent in _linked(item, "parent")]
    return next((GOV_UK[kind] for kind in kinds if kind in GOV_UK), "policy")


def _notices(item: Item) -> Iterator[str]:
    """Return what GOV.UK writes above a page: that it is history, that it was withdrawn."""
    details = _details(item)
    government = next(iter(_linked(item, "government")), fields(details.get("government")))
    current = _details(government).get("current", government.get("current"))
    if details.get("political") is True and current is False:
        yield f"Published under the {line(text(government.get('title')))}."
    withdrawn = fields(item.get("withdrawn_notice"))
    if stated := text(withdrawn.get("withdrawn_at")):
        why = line(text(withdrawn.get("explanation")))
        yield f"Withdrawn on {_written(stated)}{': ' if why else '.'}{why}"


def _written(stated: str) -> str:
    read = moment(stated)
    return f"{day_of(read):%-d %B %Y}" if read else stated


def _changes(details: Item) -> tuple[ChangeNote, ...]:
    notes = [
        ChangeNote(
            at=moment(change.get("public_timestamp")) or "",
            note=line(text(change.get("note"))),
        )
        for change in objects(details.get("change_history"))
    ]
    return tuple(sorted(notes, key=lambda change: change.at))


def _attachments(details: Item, url: str) -> Iterator[Attachment]:
    for attachment in objects(details.get("attachments")):
        html = "text/html" if attachment.get("attachment_type") == "html" else ""
        if link := _address(url, text(attachment.get("url"))):
            yield Attachment(
                url=link,
                title=line(text(attachment.get("title"))),
                content_type=text(attachment.get("content_type")) or html,
            )


def _address(url: str, link: str) -> str:
    """Return where a link leads; "" for what is no address."""
    try:
        return canonical(urljoin(url, link)) if link else ""
    except ValueError:
        return ""
