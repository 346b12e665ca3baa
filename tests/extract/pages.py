"""Builds small pages for the tests: an article's parts around a few invented sentences."""

import json
from typing import Any

from config.model import Licence, Source
from crawlers.extract.read import read
from store.outcomes import Found
from store.records import Article, Page, Reading, Response

URL = "https://www.sentinel.example/news/village-hall"
CAPTURED = "2014-06-01T03:00:00Z"
TITLE = "Volunteers reopen the village hall"
SENTENCES = (
    "Volunteers in Ambleford reopened the village hall on Saturday after two years of repairs.",
    "The Big Society was behind it, said Maud Pettigrew, who chairs the hall's committee.",
    "The council gave the building to the parish for one pound and a promise to keep it open.",
    "About forty people now take turns to run the shop, the post office and the library shelves.",
)
BODY = "\n\n".join(SENTENCES)
BODY_HTML = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
SOURCE = Source(
    key="sentinel",
    title="The Sentinel",
    newsroom="Sentinel News",
    kind="press",
    tier="regional",
    url="https://www.sentinel.example",
    licence=Licence(),
)


def page(
    body: str = BODY_HTML,
    *,
    head: str = "",
    above: str = "",
    below: str = "",
    linked: dict[str, Any] | None = None,
    title: str = TITLE,
) -> str:
    """Return a page whose article stands in a <div class="story"> under its headline."""
    ld = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked else ""
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>"
        f"{head}{ld}</head><body><nav><a href='/'>Home</a></nav><main><h1>{title}</h1>{above}"
        f"<div class='story'>{body}</div>{below}</main><footer>The Sentinel</footer></body></html>"
    )


def response(
    markup: str | bytes,
    *,
    url: str = URL,
    status: int = 200,
    content_type: str = "text/html; charset=utf-8",
    captured: str = CAPTURED,
    found: Found | None = None,
    asked: str = "",
) -> Response:
    """Return a response that carries this markup."""
    return Response(
        page=Page(
            url=asked or url,
            final_url=url,
            source="sentinel",
            captured=captured,
            status=status,
            digest="sha1:TEST",
            content_type=content_type,
        ),
        headers=(),
        body=markup.encode() if isinstance(markup, str) else markup,
        found=found,
    )


def reading(markup: str | bytes, source: Source | None = SOURCE, **of_response: Any) -> Reading:
    """Return what is read of a page."""
    return read(response(markup, **of_response), source)


def article(markup: str | bytes, source: Source | None = SOURCE, **of_response: Any) -> Article:
    """Return the article on a page that holds one."""
    found = reading(markup, source, **of_response)
    assert isinstance(found, Article), found
    return found
