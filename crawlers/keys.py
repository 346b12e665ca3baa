"""Keys of services: added to a request on the wire, below all that logs, keeps or follows it.

The engine, the middlewares, Scrapy's handler, the spider, the segment and the spool see the address
without the key, and an answer or error out of which the key was taken. Only the variable's name
travels, in the request's meta.
"""

from dataclasses import dataclass

from scrapy import Request
from scrapy.http import Headers, Response

from crawlers.addresses import host_of
from crawlers.secret import hide, value_of
from crawlers.wire import CARRIES, BoundedHandler

KEY = "key"
"""Key in a request's meta: the `Key` that it is to carry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """Which variable holds a key, how it is sent, and to whom alone."""

    variable: str
    parameter: str
    host: str


class KeyedHandler(BoundedHandler):
    """Scrapy's handler, which sends a key where one is asked for and hides it in what comes."""

    async def download_request(self, request: Request) -> Response:
        """Send the request, with its key where its host is the one that the key is for."""
        key: Key | None = request.meta.get(KEY)
        value = value_of(key.variable) if key and host_of(request.url) == key.host else ""
        if key is None or not value:
            return await super().download_request(request)
        sent = request.copy()
        sent.headers[CARRIES] = f"{key.variable} {key.parameter}"
        sent.headers["Accept-Encoding"] = "identity"  # what is packed could not be searched
        try:
            response = await super().download_request(sent)
        except Exception as error:
            error.args = tuple(_without(str(part), value) for part in error.args)
            raise
        return response.replace(
            headers=_headers(response.headers, value), body=hide(response.body, value)
        )


def _headers(headers: Headers, value: str) -> Headers:
    return Headers({name: [hide(one, value) for one in many] for name, many in headers.items()})


def _without(text: str, value: str) -> str:
    return hide(text.encode(errors="replace"), value).decode()
