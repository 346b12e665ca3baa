"""XML sitemaps: plain ones, indexes and Google News ones, gzipped or not, read as a stream."""

from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from crawlers.listings import Entry, Inner, NotAListingError, refuse
from crawlers.moments import w3c_date
from store.warc.coding import BrokenCodingError, TooLargeError, decoded

_ENTRIES = {"url", "sitemap"}
_ROOTS = {"urlset", "sitemapindex"}
_LARGEST = 100 * 2**20
_PACKED = "gzip, gzip, gzip"
"""Layers that are taken off, where they are there."""
_MOST_BETWEEN = 20_000
"""Elements between two entries: the protocol allows an entry a thousand pictures."""


def read_sitemap(body: bytes, *, url: str) -> Iterator[Entry | Inner]:
    """Yield what a sitemap or an index names, in its order. Raises NotAListingError.

    A file that is gzipped, on top of any content coding, is read all the same; a broken one as far
    as it goes. Entities are not resolved, nothing is fetched, and what was read is let go of.
    """
    try:
        text = decoded(body, _PACKED, largest=_LARGEST)
    except (TooLargeError, BrokenCodingError) as error:
        raise NotAListingError(f"is no sitemap that we can read: {error}") from error
    elements = etree.iterparse(
        BytesIO(text),
        recover=True,
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    between = 0
    try:
        for _, element in elements:
            between += 1
            if etree.QName(element).localname in _ENTRIES:
                yield from _entry(element)
                _forget(element)
                between = 0
            if between > _MOST_BETWEEN:
                raise NotAListingError(f"is no sitemap: {between:,} elements name nothing")
    except etree.XMLSyntaxError:
        pass  # read as far as it goes
    if elements.root is None or etree.QName(elements.root).localname not in _ROOTS:
        raise refuse(text, url, "sitemap")


def _entry(element: etree._Element) -> Iterator[Entry | Inner]:
    address = (element.findtext("{*}loc") or "").strip()
    modified = w3c_date(element.findtext("{*}lastmod") or "")
    if not address:
        return
    if etree.QName(element).localname == "sitemap":
        yield Inner(url=address, modified=modified)
        return
    news = element.find("{*}news")
    yield Entry(
        url=address,
        title="" if news is None else " ".join((news.findtext("{*}title") or "").split()),
        published=None if news is None else w3c_date(news.findtext("{*}publication_date") or ""),
        modified=modified,
    )


def _forget(element: etree._Element) -> None:
    """Let go of what was read: 50,000 of them would fill the memory."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
