"""Keys of services: added to a request below everything that logs, keeps or follows it.

A download handler: the engine, the middlewares, the spider, the segment and the spool see the
address without the key, and an answer or error out of which the key was taken. Only the variable's
name travels, in the request's meta.
"""

import os
from dataclasses import dataclass
from urllib.parse import quote, quote_plus

from scrapy import Request
from scrapy.http import Headers, Response
from w3lib.url import add_or_replace_parameter

from crawlers.addresses import host_of
from crawlers.wire import BoundedHandler

KEY = "key"
"""Key in a request's meta: the `Key` that it is to carry."""
_HIDDEN = "KEY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """Which variable holds a key, how it is sent, and to whom alone."""

    variable: str
    parameter: str
    host: str


def value_of(variable: str) -> str:
    """Return the key that the environment holds; empty where it holds none."""
    return os.environ.get(variable, "").strip()


class KeyedHandler(BoundedHandler):
    """Scrapy's handler, which sends a key where one is asked for and hides it in what comes."""

    async def download_request(self, request: Request) -> Response:
        """Send the request, with its key where its host is the one that the key is for."""
        key: Key | None = request.meta.get(KEY)
        value = value_of(key.variable) if key and host_of(request.url) == key.host else ""
        if key is None or not value:
            return await super().download_request(request)
        sent = request.replace(url=add_or_replace_parameter(request.url, key.parameter, value))
        sent.headers["Accept-Encoding"] = "identity"  # what is packed could not be searched
        try:
            response = await super().download_request(sent)
        except Exception as error:
            error.args = tuple(_without(str(part), value) for part in error.args)
            raise
        return response.replace(
            url=request.url,
            headers=_headers(response.headers, value),
            body=_cut(response.body, value),
        )


def _headers(headers: Headers, value: str) -> Headers:
    return Headers({name: [_cut(one, value) for one in many] for name, many in headers.items()})


def _cut(text: bytes, value: str) -> bytes:
    for form in _forms(value):
        text = text.replace(form.encode(), _HIDDEN.encode())
    return text


def _without(text: str, value: str) -> str:
    for form in _forms(value):
        text = text.replace(form, _HIDDEN)
    return text


def _forms(value: str) -> tuple[str, ...]:
    """Return the key as it may be written: as it is, and as addresses write it."""
    return tuple(sorted({value, quote(value, safe=""), quote_plus(value)}, key=len, reverse=True))
