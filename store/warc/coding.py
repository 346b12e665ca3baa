"""Takes content codings (RFC 9110, 8.4) off a payload, never past a size: all of it is hostile."""

import sys
import zlib
from collections.abc import Callable

import brotli

if sys.version_info >= (3, 14):  # pragma: no cover
    from compression import zstd
else:
    from backports import zstd

LARGEST = 20 * 2**20
"""Bytes of the largest payload that is read, before and after its codings are removed."""


class TooLargeError(ValueError):
    """The payload is larger than what we are ready to hold."""


class BrokenCodingError(ValueError):
    """The payload is not in the coding that its headers name."""


def decoded(body: bytes, codings: str, *, largest: int = LARGEST) -> bytes:
    """Take the content codings off a payload, named as in a Content-Encoding header.

    A body that is not in the coding named is returned as it is where that is plain to see (servers
    lie), and one that was cut off is returned as far as it goes, as browsers do.
    """
    if len(body) > largest:
        raise TooLargeError(f"{len(body)} bytes")
    for coding in reversed([name.strip().lower() for name in codings.split(",")]):
        if coding in _NONE or not body:
            continue
        if coding not in _CODINGS:
            raise BrokenCodingError(f"unknown content coding {coding!r}")
        body = _CODINGS[coding](body, largest + 1)
        if len(body) > largest:
            raise TooLargeError(f"more than {largest} bytes after {coding}")
    return body


def _from_gzip(body: bytes, most: int) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    text = bytearray()
    while body.startswith(b"\x1f\x8b") and len(text) < most:
        member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        text += _inflated(member, body, most - len(text))
        body = member.unused_data
    return bytes(text)


def _from_deflate(body: bytes, most: int) -> bytes:
    try:
        return _inflated(zlib.decompressobj(), body, most)
    except BrokenCodingError:  # half of all servers send it without the zlib header
        return _inflated(zlib.decompressobj(-zlib.MAX_WBITS), body, most)


def _inflated(member: "zlib._Decompress", body: bytes, most: int) -> bytes:
    try:
        return member.decompress(body, most)
    except zlib.error as error:
        raise BrokenCodingError(str(error)) from error


def _from_br(body: bytes, most: int) -> bytes:
    try:
        decompressor = brotli.Decompressor()
        text = bytearray(decompressor.process(body, output_buffer_limit=most))
        while len(text) < most and not decompressor.is_finished():
            more = decompressor.process(b"", output_buffer_limit=most - len(text))
            if not more:
                break
            text += more
    except brotli.error as error:
        raise BrokenCodingError(str(error)) from error
    return bytes(text)


def _from_zstd(body: bytes, most: int) -> bytes:
    try:
        return zstd.ZstdDecompressor().decompress(body, most)
    except zstd.ZstdError as error:
        raise BrokenCodingError(str(error)) from error


_NONE = {"", "identity", "none", "utf-8"}
_CODINGS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _from_gzip,
    "x-gzip": _from_gzip,
    "deflate": _from_deflate,
    "br": _from_br,
    "zstd": _from_zstd,
}
