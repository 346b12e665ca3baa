"""From a page's bytes to its text, whatever it says its encoding is.

What the bytes are beats what the page claims: text that is valid UTF-8 beyond ASCII is UTF-8, and
bytes that are not valid UTF-8 in a page that says so are windows-1252, as browsers have it.
"""

import codecs
from collections.abc import Iterator

from w3lib.encoding import (
    html_body_declared_encoding,
    http_content_type_encoding,
    read_bom,
    resolve_encoding,
)

_FALLBACK = "cp1252"
_FEW = 0.05
"""Fewer bytes than this beyond ASCII: a Western European text with its odd pound sign."""
_SAMPLE = 50_000
_HIGH = bytes(range(0x80, 0x100))


def decode(body: bytes, content_type: str = "") -> str:
    """Return a page's text. Never fails; bytes that mean nothing become U+FFFD."""
    encoding, mark = read_bom(body)
    if encoding and mark:
        return body[len(mark) :].decode(encoding, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for declared in _declared(body, content_type):
        try:
            return body.decode(declared)
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode(_detect(body), _ERRORS)


def _declared(body: bytes, content_type: str) -> Iterator[str]:
    # ISO-8859-1 and its kin are resolved to windows-1252, which is what they mean on the web.
    for name in (http_content_type_encoding(content_type), html_body_declared_encoding(body)):
        if name and (resolved := resolve_encoding(name)):
            yield resolved


def _detect(body: bytes) -> str:
    """Return UTF-8 where most of it is, else what a detector says of a text far from ASCII."""
    high = len(body) - len(body.translate(None, _HIGH))
    wrong = body.decode("utf-8", "replace").count("\ufffd")
    if wrong * 4 < high or high < _FEW * len(body):
        return "utf-8"
    from charset_normalizer import from_bytes

    best = from_bytes(body[:_SAMPLE]).best()
    return best.encoding if best else "utf-8"


def _as_western(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode(_FALLBACK, "replace"), error.end


_ERRORS = "bigsociety-western"
codecs.register_error(_ERRORS, _as_western)
