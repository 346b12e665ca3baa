"""robots.txt as RFC 9309 has it, where Scrapy would take an error page for one, or none for leave.

What a robots.txt says is read by Scrapy's parser; here it is made fit for that.
"""

import re

from crawlers.reasons import of_status
from store.warc.coding import BrokenCodingError, TooLargeError, decoded

LARGEST = 512 * 1024
"""Bytes of it that are read: a crawler must read 500 KiB (RFC 9309, 2.5)."""
LONGEST_DELAY = 60.0
"""Seconds between two requests at most, whatever Crawl-delay says: some write a day."""
_MOST = 20 * 2**20
_OK = 200
_SERVER_ERRORS = 500
_HTML = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<")


class NoRobotsError(ValueError):
    """There is no saying what is allowed, so nothing is (RFC 9309, 2.3.1.4)."""


def rules(status: int, codings: str, body: bytes) -> bytes:
    """Return the lines to obey; none where there is no robots.txt, or a web page in its place."""
    if status >= _SERVER_ERRORS:
        raise NoRobotsError(of_status(status).reason)
    if status != _OK:
        return b""
    try:
        text = decoded(body, codings, largest=_MOST)
    except (BrokenCodingError, TooLargeError) as error:
        raise NoRobotsError(str(error)) from error
    if _HTML.match(text):
        return b""
    return text if len(text) <= LARGEST else text[: text.rfind(b"\n", 0, LARGEST) + 1]
