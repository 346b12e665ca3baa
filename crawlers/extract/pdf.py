"""Reads a PDF into the report or press release that it is.

Needs a worker's limits: a page's time and memory are bounded there, the number of pages here.
"""

from collections.abc import Mapping
from io import BytesIO

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from config.model import Source
from crawlers.addresses import host_of
from crawlers.extract.access import FEWEST_WORDS
from crawlers.extract.address import page_addresses
from crawlers.extract.language import find_language
from crawlers.extract.pdf_about import find_byline, find_dates, find_kind, find_title
from crawlers.extract.pdf_page import Line, read_sheet
from crawlers.extract.pdf_text import Paragraph, paragraphs
from store.records import Article, NotAnArticle, Reading, Response, Unreadable

_MOST_PAGES = 400
_GARBLED = 0.05
"""More of a text in letters without a meaning than this, and it is none."""
_NO_MEANING = "(cid:"


def read_pdf(response: Response, source: Source | None) -> Reading:
    """Return the article in a PDF, or why there is none.

    Encrypted, or made of pictures of pages: no article. More pages than are read, or broken:
    unreadable.
    """
    try:
        with pdfplumber.open(BytesIO(response.body)) as document:
            if len(document.pages) > _MOST_PAGES:
                detail = f"{len(document.pages)} pages; more than {_MOST_PAGES} are not read"
                return Unreadable(reason="too slow", detail=detail)
            sheets: list[list[list[Line]]] = []
            pictures = 0
            for page in document.pages:
                sheets.append(read_sheet(page))
                pictures += bool(page.images)
                page.close()
            return _article(paragraphs(sheets), document.metadata, pictures, response, source)
    except PdfminerException as error:
        return _failed(error)
    except (MalformedPDFException, PSException) as error:
        return Unreadable(reason="broken", detail=f"{type(error).__name__}: {error}"[:500])


def _article(
    text: list[Paragraph],
    record: Mapping[str, object],
    pictures: int,
    response: Response,
    source: Source | None,
) -> Reading:
    title = find_title(record, text) or (response.found.title if response.found else "")
    own = [p.text for p in text if p.page > 0 or not title.startswith(p.text)]
    body = "\n\n".join(own)
    if none := _none(body, title, pictures):
        return none
    url, addresses = page_addresses(response.page)
    return Article(
        url=url,
        addresses=addresses,
        source=source.key if source else response.page.source or host_of(url),
        title=title,
        byline=find_byline(record, text, source),
        body=body,
        language=find_language(body, ""),
        kind=find_kind(text),
        **find_dates(record, text, response, source),
    )


def _none(body: str, title: str, pictures: int) -> NotAnArticle | Unreadable | None:
    words = len(body.split())
    if body.count(_NO_MEANING) > _GARBLED * words:
        return Unreadable(reason="broken", detail="its fonts do not say what their letters mean")
    if words < FEWEST_WORDS:
        if pictures:
            return NotAnArticle(reason="scanned", detail=f"{pictures} pages are pictures")
        return NotAnArticle(reason="too short" if words else "empty", detail=f"{words} words")
    return None if title else NotAnArticle(reason="not an article", detail="no headline")


def _failed(error: PdfminerException) -> NotAnArticle | Unreadable:
    """Tell a document with a password from a broken one; the library wraps both in one error."""
    cause = error.args[0] if error.args else error
    if isinstance(cause, PDFEncryptionError):
        return NotAnArticle(reason="encrypted", detail="it opens with a password only")
    return Unreadable(reason="broken", detail=f"{type(cause).__name__}: {cause}"[:500])
