"""Connections as Scrapy has them, but for two things that can be done nowhere else.

The head of an answer is bounded: one without an end would fill the memory. Bodies are bounded by
Scrapy (DOWNLOAD_MAXSIZE), and all of an answer by its time. And a service's key is put into what
is sent, so that nothing above knows it.
"""

from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
)
from scrapy.crawler import Crawler
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IAddress
from twisted.python.failure import Failure
from twisted.web._newclient import Request
from twisted.web.iweb import IResponse

from crawlers.reasons import EndlessHeadError
from crawlers.secret import value_of, with_key

CARRIES = "X-Bigsociety-Key"
"""Header that is never sent: names the variable of a key and the parameter it is sent as."""
CARRIES = "X-Bigsociety-Key"
"""Header that is never sent: names the variable of a key and the parameter it is sent as."""
LONGEST = 256 * 1024
"""Bytes of status line and headers, with what arrives beside their end."""


class BoundedHandler(HTTP11DownloadHandler):
    """Scrapy's handler over connections that bound the head of an answer."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = _Factory  # noqa: SLF001 - as Scrapy's own handler sets its own


class _Protocol(_LenientHTTP11ClientProtocol):
    _head: int | None = None
    """Bytes of the head so far; None while none is expected."""

    def request(self, request: Request) -> "Deferred[IResponse]":
        self._head = 0
        for said in request.headers.getRawHeaders(CARRIES, ()):
            variable, parameter = said.split(" ")
            request.uri = with_key(request.uri, parameter, value_of(variable))
        request.headers.removeHeader(CARRIES)
        return super().request(request).addBoth(self._headed)

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        if self._head is not None:
            self._head += len(data)
            if self._head > LONGEST and self.transport:
                self.transport.abortConnection()
                return
        super().dataReceived(data)  # type: ignore[no-untyped-call]

    def _headed(self, answer: IResponse | Failure) -> IResponse | Failure:
        endless = self._head is not None and self._head > LONGEST
        self._head = None
        if endless:
            raise EndlessHeadError
        return answer


class _Factory(_LenientHTTP11ClientFactory):
    def buildProtocol(self, addr: IAddress | None) -> _Protocol:  # noqa: ARG002, N802
        return _Protocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
