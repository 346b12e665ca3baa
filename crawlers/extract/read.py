"""Reads one HTTP response into the article a reader would read, or says why it is none.

Pure: no network, no clock, no state. Imported by workers only, since it brings in the extraction
libraries. What a service gives as data is read by that service, a PDF and a web page here.
"""

from config.model import Source
from crawlers.extract.webpage import read_webpage
from crawlers.javascript import needs_javascript
from crawlers.services import service
from store.records import NotAnArticle, Reading, Response

_OK = 200
_BARE = {"too short", "not an article", "empty"}
_PDF = b"%PDF-"
_BEGINNING = 1024
"""Bytes within which a PDF says that it is one (ISO 32000-1, annex H, note 13)."""


def read(response: Response, source: Source | None) -> Reading:
    """Return what a reader would read of a response."""
    kind = response.page.content_type.partition(";")[0].strip().lower()
    if kind.endswith(("/json", "+json")):
        return _read_item(response, source, kind)
    if response.page.status == _OK and _is_pdf(response.body, kind):
        from crawlers.extract.pdf import read_pdf

        return read_pdf(response, source)
    return _shown(response, read_webpage(response, source))


def _shown(response: Response, reading: Reading) -> Reading:
    """Tell a page that scripts fill from one that says little."""
    bare = isinstance(reading, NotAnArticle) and reading.reason in _BARE
    if bare and needs_javascript(response.body):
        return NotAnArticle(reason="needs JavaScript")
    return reading


def _is_pdf(body: bytes, kind: str) -> bool:
    """Tell by its bytes; where it is served as one, other bytes may come before."""
    return body.startswith(_PDF) or (kind == "application/pdf" and _PDF in body[:_BEGINNING])


def _read_item(response: Response, source: Source | None, kind: str) -> Reading:
    """Let the service that listed an item read it; an item has no status of its own."""
    via = response.found.via if response.found else "documents"
    article = None if via == "documents" else service(via).article
    return article(response, source) if article else NotAnArticle(reason="not HTML", detail=kind)
