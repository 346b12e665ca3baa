"""The browser's way out: to one site, at public addresses, for so many bytes."""

import socket
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest

from crawlers.sluice import Sluice
from tests.replay.server import Answer, Site, serve


@contextmanager
def opened(site: str, **given: Any) -> Iterator[Sluice]:
    usual = {"allow_private": True, "largest": 10_000, "timeout": 5.0}
    one = Sluice(site, **{**usual, **given})
    with closing(one):
        yield one


def connect(one: Sluice, host: str, port: int, command: int = 1) -> tuple[socket.socket, int]:
    """Ask for a connection as a browser does; return it with the reply."""
    there = socket.create_connection(("127.0.0.1", int(one.address.rpartition(":")[2])), 5)
    there.sendall(b"\x05\x01\x00")
    assert there.recv(2) == b"\x05\x00"
    name = host.encode()
    asked = bytes((5, command, 0, 3, len(name))) + name + struct.pack("!H", port)
    there.sendall(asked)
    reply = there.recv(10)
    return there, reply[1] if reply else -1


def fetch(one: Sluice, site: Site) -> bytes:
    there, reply = connect(one, "127.0.0.1", site.port)
    assert reply == 0
    with there:
        there.sendall(b"GET /a HTTP/1.1\r\n\r\n")
        got = b""
        while part := there.recv(4096):
            got += part
    return got


def test_the_site_that_was_asked_is_connected_to() -> None:
    with serve({"/a": Answer(body=b"hall", cut=True)}) as site, opened(site.url("/")) as one:
        assert fetch(one, site).endswith(b"hall")
        assert one.refused == {}


def test_no_more_bytes_pass_than_a_body_may_have() -> None:
    long = Answer(body=b"x" * 2_000_000, cut=True)
    with serve({"/a": long}) as site, opened(site.url("/")) as one:
        assert len(fetch(one, site)) < 200_000


def test_another_site_is_refused_without_looking_it_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("looked up")

    with opened("http://outlet.example/") as one:
        monkeypatch.setattr(socket, "getaddrinfo", forbidden)
        assert one.resolve("tracker.example", 443) == ""
    assert one.refused == {"tracker.example": "tracker.example is not of the site that was asked"}


def test_a_name_of_the_site_that_leads_to_a_private_address_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def private(*_: object, **__: object) -> list[tuple[Any, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", 80))]

    with opened("http://outlet.example/", allow_private=False) as one:
        monkeypatch.setattr(socket, "getaddrinfo", private)
        assert one.resolve("www.outlet.example", 80) == ""
    assert "10.0.0.1" in one.refused["www.outlet.example"]


@pytest.mark.parametrize(("host", "command", "reply"), [("other.example", 1, 2), ("x", 2, 7)])
def test_what_is_not_let_through_is_told_so(host: str, command: int, reply: int) -> None:
    with opened("http://127.0.0.1/") as one:
        there, said = connect(one, host, 80, command)
        there.close()
        assert said == reply


@pytest.mark.parametrize("said", [b"GET / HTTP/1.1\r\n\r\n", b"", b"\x05\x01\x00\x05\x01\x00\x09"])
def test_who_speaks_otherwise_is_hung_up_on(said: bytes) -> None:
    with opened("http://127.0.0.1/", timeout=1.0) as one:
        port = int(one.address.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), 5) as there:
            there.sendall(said)
            there.shutdown(socket.SHUT_WR)
            while there.recv(100):
                pass
