"""Only the public web is fetched."""

import pytest
from scrapy import Request
from scrapy.exceptions import CannotResolveHostError
from twisted.internet.error import DNSLookupError

from crawlers.guard import Guard, PrivateAddressError, _only_public, is_public


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - not bound to
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::ffff:127.0.0.1", False),
        ("fe80::1", False),
        ("fc00::1", False),
    ],
)
def test_an_address_is_public_or_not(address: str, *, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/a",
        "http://[::1]/a",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/hostname",
        "ftp://sentinel.example/a",
    ],
)
def test_private_addresses_and_other_schemes_are_refused(url: str) -> None:
    with pytest.raises(PrivateAddressError):
        Guard().process_request(Request(url))


def test_a_name_that_resolves_to_a_private_address_is_refused_and_said_to() -> None:
    with pytest.raises(DNSLookupError):
        _only_public("10.0.0.7", "Intranet.example")
    guard = Guard()
    with pytest.raises(PrivateAddressError, match=r"intranet\.example leads to an address"):
        guard.process_exception(Request("http://intranet.example/a"), CannotResolveHostError("x"))


def test_a_name_that_resolves_to_a_public_address_passes() -> None:
    assert _only_public("93.184.215.14", "sentinel.example") == "93.184.215.14"


def test_the_proxy_is_set_and_decides_where_to_connect() -> None:
    request = Request("http://127.0.0.1/a")
    Guard(proxy="http://127.0.0.1:8000").process_request(request)
    assert request.meta["proxy"] == "http://127.0.0.1:8000"
