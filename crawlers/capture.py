"""Captures pages as they were on the wire: a downloader middleware below the decompression."""

from http import HTTPStatus
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response

from crawlers.errand import errand_of
from crawlers.order import PageToAsk
from store.warc.write import SegmentWriter, payload_digest

PAGE = "page"
"""Key in a request's meta: the PageToAsk it is for."""
OUTCOME = "outcome"
"""Key in a request's meta: "kept" or "unchanged", set here."""
_KEPT = {HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION}


class Capture:
    """Writes a page's response to the segment, unless it is the one that was kept before."""

    def __init__(self, segment: SegmentWriter) -> None:
        self._segment = segment

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the spider's segment."""
        return cls(errand_of(crawler).segment)

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep the body in the segment rather than in memory: nobody looks at it any more."""
        page = request.meta.get(PAGE)
        if page is None or response.status not in _KEPT:
            return response
        if page.digest and payload_digest(response.body) == page.digest:
            request.meta[OUTCOME] = "unchanged"  # though it was sent again: some ETags lie
        else:
            self._keep(page, request, response)
            request.meta[OUTCOME] = "kept"
        return response.replace(body=b"", headers={})

    def _keep(self, page: PageToAsk, request: Request, response: Response) -> None:
        status = HTTPStatus(response.status)
        self._segment.write(
            response.url,
            f"{response.protocol or 'HTTP/1.1'} {status} {status.phrase}",
            _pairs(response.headers),
            response.body,
            source=page.source,
            asked="" if page.address == response.url else page.address,
            listed=page.listed,
            request=_pairs(request.headers),
            ip=str(response.ip_address or ""),
        )


def _pairs(headers: Headers) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in headers.items()
        for value in values
    ]
