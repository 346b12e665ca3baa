"""Status lines and headers as no server should write them, silence, and walls."""

from itertools import count, repeat

from tests.hostile.server import Wire, html, http, raw, to
from tests.hostile.trick import SLOW, Trick, Tricks, failed
from tests.hostile.words import ARTICLE

_PAGE = ARTICLE.encode()
_OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_NO_HTTP, _CLOSED = "no way that HTTP knows", "closed the connection before it answered"
_changes = count()


def heads() -> Tricks:
    """Script them all."""
    return {**_statuses(), **_headers(), **_silences(), **_walls()}


def _statuses() -> Tricks:
    return {
        "/status/garbage": failed(raw(b"HTTP/9.9 banana\r\n\r\n"), _NO_HTTP),
        "/status/noise": failed(raw(bytes(range(1, 256)) * 20), _NO_HTTP),
        "/status/no-http": failed(raw(b"220 ftp.sentinel.example ready\r\n"), _NO_HTTP),
        "/status/zero": failed(http(status="0 Nothing"), "answered 0"),
        "/status/999": failed(http(status="999 Go away"), "999"),
        "/status/http-0.9": failed(raw(_PAGE), _CLOSED),
        "/status/http-1.0": Trick(
            script=raw(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + _PAGE),
            reads="article",
        ),
        "/status/204": failed(raw(b"HTTP/1.1 204 No Content\r\n\r\n"), "204 No Content"),
        "/status/206": failed(http(_PAGE, status="206 Partial Content"), "206"),
        "/status/304-unasked": failed(raw(b"HTTP/1.1 304 Not Modified\r\n\r\n"), "304"),
        "/status/100-for-ever": failed(_goes_on, SLOW),
        "/status/401": failed(http(status="401 Unauthorized"), "401", again=True),
    }


def _headers() -> Tricks:
    many = b"".join(b"X-%d: a\r\n" % number for number in range(10_000))
    return {
        "/header/megabyte": failed(raw(_OK + b"X: " + b"a" * 2**20 + b"\r\n\r\n" + _PAGE), _CLOSED),
        "/header/ten-thousand": Trick(script=raw(_OK + many + b"\r\n" + _PAGE), reads="article"),
        "/header/endless": failed(_endless_headers, "headers without an end"),
        "/header/drips": failed(_drips, SLOW, again=True),
        "/header/no-colon": Trick(script=raw(_OK + b"who knows\r\n\r\n" + _PAGE), reads="article"),
        "/header/nul": Trick(script=raw(_OK + b"X: \0\xff\r\n\r\n" + _PAGE), reads="article"),
        "/header/folded": Trick(script=raw(_OK + b"X: a\r\n b\r\n\r\n" + _PAGE), reads="article"),
        "/header/cookie": Trick(
            script=html(ARTICLE, f"Set-Cookie: a={'b' * 9000}"), reads="article"
        ),
        "/header/two-locations": failed(
            to("/good", "Location: file:///etc/hostname"), "no web address"
        ),
    }


def _silences() -> Tricks:
    return {
        "/closes": failed(lambda _: None, _CLOSED, again=True),
        "/resets": failed(Wire.reset, _CLOSED, again=True),
        "/silent": failed(Wire.hold, SLOW, again=True),
    }


def _walls() -> Tricks:
    form = '<form action="/login"><input name="user"><input type="password"></form>'
    agree = "<h1>Before you go on</h1><p>We and our 842 partners value you.</p><button>Agree"
    return {
        "/good": Trick(script=html(ARTICLE), reads="article"),
        "/changes": Trick(script=_at_each_visit, reads="article"),
        "/wall/login": Trick(script=html(f"<title>Log in</title>{form}"), reads="empty"),
        "/wall/login-by-redirect": Trick(script=to("/wall/login?next=/a"), reads="sign in"),
        "/wall/consent": Trick(script=html(f"<title>Cookies</title>{agree}"), reads="consent wall"),
        "/soft-404": Trick(
            script=html("<title>Page not found</title><h1>Sorry</h1><p>It is not here.</p>"),
            reads="soft 404",
        ),
        "/soft-404/home": Trick(script=to("/"), reads="front page"),
        "/": Trick(script=html(ARTICLE), reads="front page"),
    }


def _goes_on(wire: Wire) -> None:
    wire.drip(repeat(b"HTTP/1.1 100 Continue\r\n\r\n"), every=0.02)


def _endless_headers(wire: Wire) -> None:
    wire.send(_OK)
    while True:
        wire.send(b"X: a\r\n" * 10_000)


def _drips(wire: Wire) -> None:
    wire.send(_OK)
    wire.drip(repeat(b"X: a\r\n"), every=0.02)


def _at_each_visit(wire: Wire) -> None:
    html(ARTICLE.replace("eleven", str(next(_changes))) + f"<!-- {next(_changes)} -->")(wire)
