"""Redirects that go round, go on for ever, or lead where nobody should go."""

from itertools import count

from tests.hostile.server import Wire, html, raw, to
from tests.hostile.trick import Trick, Tricks, failed, refused

_ROUND = "is redirected again and again"
_NO_WEB = "no web address"
_ODD = "names more than a host"
_SPELLINGS = {
    "decimal": "2130706433",
    "octal": "0177.0.0.1",
    "hex": "0x7f.0.0.1",
    "short": "127.1",
    "another-loopback": "127.0.0.2",
    "zero": "0.0.0.0",  # noqa: S104 - not bound to
    "name": "localhost",
    "wide-digits": "１２７．０．０．１",  # noqa: RUF001 - what it is about
    "ipv6": "[::1]",
    "ipv6-mapped": "[::ffff:127.0.0.1]",
    "ipv6-mapped-hex": "[::ffff:7f00:1]",
    "nat64": "[64:ff9b::7f00:1]",
    "6to4": "[2002:7f00:1::]",
}
_numbers = count()


def redirects(forbidden: int) -> Tricks:
    """Script redirects; on loopback, `forbidden` is the port of whom nobody may ask."""
    return {
        **_endless(),
        **_schemes(),
        "/to/10.0.0.1": refused(to("http://10.0.0.1/")),
        "/to/metadata": refused(to("http://169.254.169.254/latest/meta-data/")),
        "/to/another-port": refused(to(f"http://127.0.0.1:{forbidden}/")),
        "/to/a-user": refused(to(f"http://press:open-sesame@127.0.0.1:{forbidden}/"), _ODD),
        "/to/a-user-who-looks-like-a-host": refused(
            to(f"http://127.0.0.1:{forbidden}@sentinel.example/"), _ODD
        ),
        "/to/a-backslash": refused(
            raw(
                b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n"
                b"Location: http://localhost\\@127.0.0.1:%d/\r\n\r\n" % forbidden
            )
        ),
        "/to/no-port": failed(to("http://127.0.0.1:99999/"), _NO_WEB),
        "/to/a-name-too-long": failed(to(f"http://{'a' * 300}.example/"), ""),
        **{
            f"/to/{spelling}": refused(to(f"http://{host}:{forbidden}/"))
            for spelling, host in _SPELLINGS.items()
        },
        "/refresh/meta": Trick(
            script=html(f'<meta http-equiv="refresh" content="0;http://127.0.0.1:{forbidden}/">'),
            reads="empty",
        ),
        "/refresh/header": Trick(
            script=html("<p>Wait.</p>", f"Refresh: 0; url=http://127.0.0.1:{forbidden}/"),
            reads="too short",
        ),
    }


def _endless() -> Tricks:
    return {
        "/loop": failed(to("/loop"), _ROUND),
        "/ping": failed(to("/pong"), _ROUND),
        "/pong": failed(to("/ping"), _ROUND),
        "/hops": failed(_next, _ROUND),
        "/cookie-wall": failed(to("/cookie-wall", "Set-Cookie: seen=1; Path=/"), _ROUND),
        "/to/nothing": failed(to(""), _ROUND),
        "/long": failed(_longer, "closed the connection"),
    }


def _schemes() -> Tricks:
    addresses = {
        "file": "file:///etc/hostname",
        "data": "data:text/html,%3Cp%3Ehello",
        "ftp": "ftp://127.0.0.1/etc/passwd",
        "javascript": "javascript:alert(1)",
        "gopher": "gopher://127.0.0.1:70/_GET",
    }
    return {f"/to/{name}": failed(to(address), _NO_WEB) for name, address in addresses.items()}


def _next(wire: Wire) -> None:
    to(f"/hops?{next(_numbers)}")(wire)


def _longer(wire: Wire) -> None:
    """Lead to an address of 100 kB, and from there to a longer one."""
    to(f"/long?{'a' * (100_000 + len(wire.path))}")(wire)
