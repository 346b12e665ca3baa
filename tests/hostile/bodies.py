"""Bodies that never end, burst, or are not what they are said to be."""

import gzip
import zlib
from itertools import repeat

import brotli
from backports import zstd

from tests.hostile.server import Wire, html, http, raw
from tests.hostile.trick import SLOW, Trick, Tricks, failed
from tests.hostile.words import ARTICLE

LARGEST = 300_000
"""Bytes of a body that the crawl of these is ready to hold."""
_HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_CHUNKED = _HTML + b"Transfer-Encoding: chunked\r\n\r\n"
_PAGE = ARTICLE.encode()
_BURSTS = bytes(64 * 2**20)
_LARGE, _CUT = "larger than", "cut its answer off"
_BROKEN = "no way that HTTP knows"


def bodies() -> Tricks:
    """Script them all."""
    return {**_endless(), **_packed(), **_lengths(), **_chunks(), **_types()}


def bombs() -> dict[str, bytes]:
    """Pack 64 MB of nothing in every coding."""
    packed = gzip.compress(_BURSTS)
    return {
        "gzip": packed,
        "deflate": zlib.compress(_BURSTS),
        "br": brotli.compress(_BURSTS, quality=5),
        "zstd": zstd.compress(_BURSTS),
        "gzip, gzip": gzip.compress(packed),
    }


def _endless() -> Tricks:
    return {
        "/never-ends": failed(_never_ends, _LARGE, again=False),
        "/drips": failed(_drips, SLOW, again=True),
        "/stalls": failed(_stalls, SLOW, again=True),
        "/huge-in-words": failed(http(b"a", length=10**18), _LARGE, again=False),
    }


def _packed() -> Tricks:
    burst = {
        f"/bomb/{name.replace(', ', '-')}": Trick(
            script=html(body, f"Content-Encoding: {name}"), reads="too large"
        )
        for name, body in bombs().items()
    }
    return burst | {
        "/gzip-twice": Trick(
            script=html(gzip.compress(gzip.compress(_PAGE)), "Content-Encoding: gzip, gzip"),
            reads="article",
        ),
        "/gzip-of-nothing": Trick(script=html(b"", "Content-Encoding: gzip"), reads="empty"),
        "/says-gzip": Trick(script=html(_PAGE, "Content-Encoding: gzip"), reads="article"),
        "/says-br": Trick(script=html(_PAGE, "Content-Encoding: br"), reads="broken"),
        "/says-sorbet": Trick(script=html(_PAGE, "Content-Encoding: sorbet"), reads="broken"),
        "/hides-gzip": Trick(script=html(gzip.compress(_PAGE)), reads="not an article"),
        "/gzip-cut": Trick(
            script=html(gzip.compress(_PAGE)[:-40], "Content-Encoding: gzip"), reads=""
        ),
    }


def _lengths() -> Tricks:
    twice = _HTML + b"Content-Length: 5\r\nContent-Length: 50\r\n\r\n" + _PAGE
    return {
        "/length/short": Trick(script=raw(_with_length(len(_PAGE) // 2)), reads=""),
        "/length/long": failed(raw(_with_length(len(_PAGE) + 9)), _CUT, again=True),
        "/length/negative": failed(raw(_with_length(-1)), _BROKEN),
        "/length/no-number": failed(raw(_HTML + b"Content-Length: many\r\n\r\n" + _PAGE), _BROKEN),
        "/length/two": failed(raw(twice), _BROKEN),
        "/length/none": Trick(script=raw(_HTML + b"\r\n" + _PAGE), reads="article"),
        "/reset": failed(_reset, "", again=True),
    }


def _chunks() -> Tricks:
    whole = b"%x\r\n%s\r\n0\r\n\r\n" % (len(_PAGE), _PAGE)
    return {
        "/chunk/whole": Trick(script=raw(_CHUNKED + whole), reads="article"),
        "/chunk/no-size": failed(raw(_CHUNKED + b"zz\r\n" + _PAGE), "", again=True),
        "/chunk/negative": failed(raw(_CHUNKED + b"-5\r\n" + _PAGE), "", again=True),
        "/chunk/cut": failed(raw(_CHUNKED + whole[:-9]), _CUT, again=True),
        "/chunk/endless-extension": failed(raw(_CHUNKED + b"5;" + b"a" * 10**6), "", again=True),
        "/chunk/followed-by-garbage": Trick(
            script=raw(_CHUNKED + whole + b"HTTP/1.1 200 OK\r\n\x00\xff" * 99), reads="article"
        ),
    }


def _types() -> Tricks:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
    return {
        "/type/picture-as-html": Trick(script=html(picture), reads="not an article"),
        "/type/html-as-picture": Trick(
            script=http(_PAGE, "Content-Type: image/png"), reads="not HTML"
        ),
        "/type/pdf-as-html": Trick(script=html(b"%PDF-1.7\n" + bytes(2000)), reads=""),
        "/type/none": Trick(script=http(_PAGE), reads="article"),
        "/type/garbage": Trick(script=http(_PAGE, "Content-Type: ;;=\xff/"), reads=""),
        "/charset/utf-16-that-is-utf-8": Trick(
            script=http(_PAGE, "Content-Type: text/html; charset=utf-16"), reads="article"
        ),
        "/charset/of-no-one": Trick(
            script=http(_PAGE, "Content-Type: text/html; charset=klingon"), reads="article"
        ),
        "/charset/that-is-code": Trick(
            script=http(_PAGE, "Content-Type: text/html; charset=zlib_codec"), reads="article"
        ),
        "/charset/broken-utf-8": Trick(
            script=html(_PAGE.replace(b"bakery", b"bak\xc3\x28ery")), reads="article"
        ),
        "/nul": Trick(script=html(_PAGE.replace(b"chairs", b"cha\0irs")), reads="article"),
    }


def _with_length(length: int) -> bytes:
    return _HTML + b"Content-Length: %d\r\n\r\n" % length + _PAGE


def _never_ends(wire: Wire) -> None:
    wire.send(_CHUNKED)
    while True:
        wire.send(b"10000\r\n", b"a" * 0x10000, b"\r\n")


def _drips(wire: Wire) -> None:
    wire.send(_HTML, b"\r\n")
    wire.drip(repeat(b"a"), every=0.02)


def _stalls(wire: Wire) -> None:
    wire.send(_HTML, b"Content-Length: 500\r\n\r\n<p>Neighbours")
    wire.hold()


def _reset(wire: Wire) -> None:
    wire.send(_HTML, b"Content-Length: 500\r\n\r\n<p>Neighbours")
    wire.reset()
