"""One page has one spelling of its address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.addresses import canonical, host_of, same_site, without_keys


@pytest.mark.parametrize(
    ("given_address", "kept"),
    [
        ("HTTP://WWW.Sentinel.Example:80/News/A?id=3#top", "http://www.sentinel.example/News/A?id=3"),
        ("https://sentinel.example", "https://sentinel.example/"),
        ("https://sentinel.example:8443/a", "https://sentinel.example:8443/a"),
        ("https://ann:hush@sentinel.example/a", "https://sentinel.example/a"),
        ("https://sentinel.example/a?utm_source=x&utm_medium=rss", "https://sentinel.example/a"),
        ("https://sentinel.example/a?at_medium=RSS&id=3&ns_mchannel=rss", "https://sentinel.example/a?id=3"),
        ("https://sentinel.example/a?CMP=twt_gu&page=2", "https://sentinel.example/a?page=2"),
        ("https://sentinel.example/a?fbclid=x&gclid=y&mc_cid=z&mc_eid=w", "https://sentinel.example/a"),
        ("https://sentinel.example/?p=42&tag=b&tag=a", "https://sentinel.example/?p=42&tag=b&tag=a"),
        ("https://sentinel.example/?q=hall+hire&cat=&date=2013", "https://sentinel.example/?q=hall+hire&cat=&date=2013"),
        ("https://sentinel.example/caf\u00e9 news", "https://sentinel.example/caf%C3%A9%20news"),
        ("http://[::1]:80/a", "http://[::1]/a"),
    ],
)  # fmt: skip
def test_an_address_is_kept_in_one_spelling(given_address: str, kept: str) -> None:
    assert canonical(given_address) == kept


@pytest.mark.parametrize("word", ["id", "article", "page", "q", "story", "ref", "cid", "section"])
def test_a_parameter_that_may_name_the_page_is_kept(word: str) -> None:
    assert canonical(f"http://sentinel.example/a?{word}=1") == f"http://sentinel.example/a?{word}=1"


@given(st.text(alphabet="abz/?&=#%:. é;+~'\"<", max_size=40))
def test_the_one_spelling_is_its_own(rest: str) -> None:
    once = canonical("http://Sentinel.Example/" + rest)
    assert canonical(once) == once


@pytest.mark.parametrize("address", ["file:///etc/hosts", "mailto:a@b.example", "", "http://", "x"])
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="is no http or https address"):
        canonical(address)


def test_a_host_is_named_with_its_port_unless_that_is_the_usual_one() -> None:
    assert host_of("https://Sentinel.Example:443/a") == "sentinel.example"
    assert host_of("http://127.0.0.1:8001/a") == "127.0.0.1:8001"


@pytest.mark.parametrize(
    ("address", "other", "same"),
    [
        ("https://news.sentinel.co.uk/a", "https://www.sentinel.co.uk/feed", True),
        ("https://sentinel.co.uk/a", "https://herald.co.uk/", False),
        ("https://www.sentinel.example/a", "https://sentinel.example/", True),
        ("https://ann.blogspot.com/a", "https://bob.blogspot.com/", False),
        ("http://127.0.0.1:1/a", "http://127.0.0.1:2/", True),
        ("http://127.0.0.1/a", "http://127.0.0.2/", False),
    ],
)
def test_a_site_is_a_registrable_domain(address: str, other: str, *, same: bool) -> None:
    assert same_site(address, other) is same


def test_keys_go_and_everything_else_stays() -> None:
    assert (
        without_keys("http://a.example/s?Api-Key=1&x=1&x=2&monkey=3#f")
        == "http://a.example/s?x=1&x=2&monkey=3#f"
    )
