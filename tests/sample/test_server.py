"""The sample's server answers as the outlets' servers would: through a proxy, on loopback only."""

import gzip
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from http.client import HTTPConnection
from typing import cast
from urllib.parse import urlsplit
from urllib.request import OpenerDirector, ProxyHandler, Request, build_opener

import pytest
from lxml import etree

from flows.sample.addresses import address, allowed, listed
from flows.sample.outlets import OUTLETS, Listing, Outlet
from flows.sample.server import Site, serve
from flows.sample.texts import texts

LISTINGS = [(outlet, listing) for outlet in OUTLETS for listing in outlet.listings]
LINKS = {
    "rss": "//item/link/text()",
    "atom": "//*[local-name()='entry']/*[local-name()='link']/@href",
    "sitemap": "//*[local-name()='loc']/text()",
    "news": "//*[local-name()='loc']/text()",
    "index": "//*[local-name()='loc']/text()",
}


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve() as running:
        yield running


def ask(site: Site, url: str, **headers: str) -> tuple[int, Message, bytes]:
    asked = {name.replace("_", "-"): said for name, said in headers.items()}
    request = Request(url, headers=asked)  # noqa: S310 - the sample's own addresses
    try:
        with opener(site).open(request, timeout=20) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def opener(site: Site) -> OpenerDirector:
    return build_opener(ProxyHandler({"http": site.proxy_url}))


def links(site: Site, outlet: Outlet, listing: Listing) -> list[str]:
    _, _, body = ask(site, f"http://{outlet.host}{listing.path}")
    tree = etree.fromstring(gzip.decompress(body) if listing.gzipped else body)
    return [str(found) for found in cast("list[str]", tree.xpath(LINKS[listing.format]))]


@pytest.mark.parametrize(
    ("outlet", "listing"),
    [(outlet, listing) for outlet, listing in LISTINGS if listing.path not in outlet.broken],
    ids=lambda value: getattr(value, "path", getattr(value, "key", "")),
)
def test_a_listing_is_sound_xml_and_names_pages_that_exist(
    site: Site, outlet: Outlet, listing: Listing
) -> None:
    named = links(site, outlet, listing)
    assert named
    for url in named if not outlet.delay else named[:2]:
        assert urlsplit(url).hostname == outlet.host
        assert ask(site, url)[0] == 200


def test_the_listings_name_every_article_but_those_of_the_outlet_that_fails(site: Site) -> None:
    named = {
        url.partition("?")[0]
        for outlet, listing in LISTINGS
        if listing.path not in outlet.broken
        for url in links(site, outlet, listing)
    }
    for text in texts():
        assert (text.outlet == "wexley_chronicle") or {address(text), listed(text)} & named


def test_what_has_not_changed_is_answered_with_304_and_no_body(site: Site) -> None:
    url = "http://civicsector.example/news.atom"
    _, headers, _ = ask(site, url)
    assert ask(site, url, If_None_Match=headers["ETag"])[::2] == (304, b"")
    assert ask(site, url, If_Modified_Since=headers["Last-Modified"])[::2] == (304, b"")
    assert ask(site, url, If_None_Match='"another"')[0] == 200


def test_one_outlets_etags_lie_they_differ_while_the_body_does_not(site: Site) -> None:
    url = "http://dailybeacon.example/articles.rss"
    (_, one, body), (_, other, again) = ask(site, url), ask(site, url)
    assert one["ETag"] != other["ETag"]
    assert body == again
    assert ask(site, url, If_None_Match=one["ETag"])[0] == 200


def test_one_outlets_feed_fails_and_the_rest_of_it_answers(site: Site) -> None:
    assert ask(site, "http://wexleychronicle.example/rss/news.xml")[0] == 500
    assert ask(site, "http://wexleychronicle.example/robots.txt")[0] == 200


def test_an_old_link_redirects_to_the_address(site: Site) -> None:
    text = next(text for text in texts() if text.moved_from)
    with opener(site).open(listed(text), timeout=20) as answer:
        assert answer.url == address(text)


def test_tracking_parameters_change_nothing(site: Site) -> None:
    text = next(text for text in texts() if text.outlet == "vaa")
    plain, tracked = ask(site, address(text)), ask(site, f"{address(text)}?utm_source=rss")
    assert plain[2] == tracked[2]


def test_one_outlet_compresses_for_those_who_accept_it(site: Site) -> None:
    url = "http://hmg.example/government/announcements.atom"
    _, headers, body = ask(site, url, Accept_Encoding="gzip")
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == ask(site, url)[2]


def test_robots_txt_closes_a_path_that_a_sitemap_names(site: Site) -> None:
    closed = next(text for text in texts() if not allowed(text))
    assert b"Disallow: /plus/" in ask(site, "http://dailybeacon.example/robots.txt")[2]
    assert (
        address(closed).encode() in ask(site, "http://dailybeacon.example/sitemap-articles.xml")[2]
    )


def test_a_host_that_is_not_the_samples_is_never_asked(site: Site) -> None:
    assert ask(site, "http://elsewhere.example/")[0] == 404


def test_connections_are_kept_and_lengths_are_right(site: Site) -> None:
    proxy = urlsplit(site.proxy_url)
    connection = HTTPConnection(str(proxy.hostname), proxy.port, timeout=20)
    for _ in range(2):
        connection.request("GET", "http://vaalliance.example/feed/")
        answer = connection.getresponse()
        assert len(answer.read()) == int(answer.headers["Content-Length"])
        assert answer.headers.get_all("Date") == ["Wed, 07 Oct 2015 02:00:00 GMT"]
    connection.close()


def test_the_second_night_changes_a_listing_and_ends_with_the_server() -> None:
    url = "http://sentinel.example/sitemaps/news.xml"
    with serve() as site:
        _, first, body = ask(site, url)
        site.set_edition(2)
        status, _, again = ask(site, url, If_None_Match=first["ETag"])
    assert status == 200
    assert body != again
    with pytest.raises(urllib.error.URLError):
        ask(site, url)
