"""Web pages that list articles: their links, dates beside them, and the page that follows."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.order import ListingToAsk
from crawlers.services import service
from crawlers.services.service import Entry, More, NotAListingError, Said
from tests.replay import server
from tests.services.walking import answered, listing

HOME = "https://outlet.example/news/"
PAGE = """<html><head><base href="/"></head><body><nav><a href="/about">About</a></nav><ul>
<li><a href="news/1"><img src="x.png"></a><h3><a href="news/1">A <em>hall</em></a></h3>
<time datetime="2012-01-05T09:00:00+00:00">Thursday</time></li>
<li class="card"><a href="https://outlet.example/news/2?utm_source=x">A pool</a>
<time datetime="2012-01-04">then</time><time datetime="2012-01-03">before</time></li></ul>
<p><a href="mailto:desk@outlet.example">Write</a><a class="older" href="/news/?page=2">Older</a></p>
</body></html>"""


def read(page: str, **options: Any) -> list[Said]:
    one = asked(**options)
    return list(service("page").read(one, answered(HOME, server.Answer(body=page.encode()))))


def asked(**options: Any) -> ListingToAsk:
    return listing("page", HOME, "", since="", until="", **options)


def test_every_link_is_named_once_with_its_words_and_its_date() -> None:
    first, second, third, fourth = read(PAGE)
    assert first == Entry(url="https://outlet.example/about", title="About")
    assert second == Entry(
        url="https://outlet.example/news/1", title="A hall", published="2012-01-05T09:00:00Z"
    )
    assert third == Entry(url="https://outlet.example/news/2", title="A pool")
    assert isinstance(fourth, Entry)


@pytest.mark.parametrize("links", ["li a", "li", "h3, .card"])
def test_a_selector_chooses_links_or_what_holds_them(links: str) -> None:
    named = [said.url for said in read(PAGE, links=links)]
    assert named == ["https://outlet.example/news/1", "https://outlet.example/news/2"]


@pytest.mark.parametrize(
    ("page", "following"),
    [
        ('<a href="/news/?page=2">', "https://outlet.example/news/?page=2"),
        ('<a href="http://other.example/?page=2">', ""),
        ('<a href="/news/">', ""),
        ('<a href="#top">', ""),
        ('<a href="javascript:next()">', ""),
        ("<p>", ""),
    ],
)
def test_the_following_page_is_another_one_of_the_same_site(page: str, following: str) -> None:
    said = read(f"<i><a href='/1'>x</a></i><b>{page}</a></b>", links="i a", next="b a")
    assert [each.url for each in said if isinstance(each, More)] == [following] * bool(following)


def test_without_a_selector_for_it_no_page_follows() -> None:
    assert not any(isinstance(said, More) for said in read(PAGE))


@pytest.mark.parametrize(
    ("page", "links", "words"),
    [
        ("<p>Nothing</p>", "", "JavaScript"),
        ("<p><a href='/1'>x</a></p>", ".card a", "layout has changed"),
        ("", "", "without a link"),
        ("x" * (6 * 2**20), "", "too large"),
    ],
)
def test_a_page_without_its_links_says_what_to_look_for(page: str, links: str, words: str) -> None:
    with pytest.raises(NotAListingError, match=words):
        read(page, links=links)


def test_very_deep_markup_is_survived() -> None:
    assert read("<div>" * 20_000 + "<a href='/1'>x</a>")


@given(st.text())
def test_whatever_comes_nothing_but_web_addresses_is_named(text: str) -> None:
    said = read(f"<a href='/1'>x</a><a href='{text}'>{text}</a>{text}", next="a:last-of-type")
    assert all(each.url.startswith(("http://", "https://")) for each in said)
