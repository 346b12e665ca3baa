"""What must never be stored: keys and passwords in addresses and in request headers."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit, urlunsplit

from w3lib.url import url_query_cleaner

_KEYS = (
    "access_key",
    "access_token",
    "api-key",
    "api_key",
    "apikey",
    "app_key",
    "auth_token",
    "client_secret",
    "key",
    "password",
    "secret",
    "subscription-key",
    "token",
)
_SECRET_HEADER = re.compile(r"auth|cookie|key|secret|token|password", re.IGNORECASE)


def without_keys(url: str) -> str:
    """Return the address without keys in its query and a password before its host."""
    parts = urlsplit(url)
    netloc = parts.netloc.rpartition("@")[2]
    bare = urlunsplit(parts._replace(netloc=netloc)) if netloc != parts.netloc else url
    if not any(key in parts.query.lower() for key in _KEYS):
        return bare
    named = {name for name in _names(parts.query) if name.lower() in _KEYS}
    return url_query_cleaner(bare, sorted(named), remove=True, unique=False, keep_fragments=True)


def _names(query: str) -> Iterable[str]:
    return (pair.partition("=")[0] for pair in query.split("&"))


def without_secrets(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the request headers that carry no key, cookie or password."""
    return [(name, value) for name, value in headers if not _SECRET_HEADER.search(name)]
