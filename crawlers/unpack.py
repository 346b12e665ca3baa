"""Takes the content codings off what is read at once: a downloader middleware above the capture.

In place of Scrapy's own, which takes a body that is not in the coding it names for a fault of ours.
"""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from scrapy.http import Headers, Response

from store.warc.coding import BrokenCodingError, TooLargeError, decoded

_ACCEPTED = "gzip, deflate, br, zstd"


class Unpack:
    """Asks for packed answers, and unpacks them, never past the size that a request allows."""

    def __init__(self, largest: int) -> None:
        self._largest = largest

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the usual size."""
        return cls(crawler.settings.getint("DOWNLOAD_MAXSIZE"))

    def process_request(self, request: Request) -> None:
        """Say what we can unpack."""
        request.headers.setdefault("Accept-Encoding", _ACCEPTED)

    def process_response(self, request: Request, response: Response) -> Response:
        """Return the answer as its author wrote it."""
        codings = b",".join(response.headers.getlist("Content-Encoding")).decode("latin-1")
        if not codings:
            return response
        largest = request.meta.get("download_maxsize", self._largest)
        try:
            body = decoded(response.body, codings, largest=largest)
        except TooLargeError as error:
            raise DownloadCancelledError(str(error)) from error
        except BrokenCodingError as error:
            raise IgnoreRequest("is not in the coding that it names") from error
        headers = Headers(response.headers)
        del headers["Content-Encoding"]
        return response.replace(body=body, headers=headers)
