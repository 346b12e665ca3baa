"""A site whose feed nobody knows: found by what the site says itself, and recorded."""

from pathlib import Path

import pytest

from crawlers.listings import Inner, NotAListingError
from crawlers.order import ListingToAsk
from crawlers.services.discover import SERVICE
from crawlers.services.service import Answer, More
from tests.crawlers.errands import HTML, XML, carry_out, order
from tests.replay.server import Answer as Scripted
from tests.replay.server import serve

HOME = "https://outlet.example/"
LISTING = ListingToAsk(source="outlet", kind="discover", url=HOME)
FRONT = b"""<!doctype html><html><head><title>The Outlet</title>
<link rel="alternate" type="application/rss+xml" title="News" href="/feeds/all.xml">
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
<link rel="alternate" hreflang="cy" href="/cy/"></head><body><p>Today</p></body></html>"""
FEED = b"""<rss version="2.0"><channel><title>The Outlet</title>
<item><title>Hall kept open</title><link>/news/hall</link></item></channel></rss>"""
MAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>%s</loc></url></urlset>"""


def answer(body: bytes, path: str = "", status: int = 200) -> Answer:
    return Answer(url=f"{HOME}{path}", status=status, headers={}, body=body)


def test_the_front_page_names_its_feeds_but_for_comments_and_other_languages() -> None:
    assert list(SERVICE.read(LISTING, answer(FRONT))) == [
        Inner(url="https://outlet.example/feeds/all.xml", kind="feed")
    ]


def test_a_wordpress_site_is_asked_through_its_interface() -> None:
    page = FRONT.replace(
        b"</head>", b'<link rel="https://api.w.org/" href="https://outlet.example/wp-json/"></head>'
    )
    assert list(SERVICE.read(LISTING, answer(page))) == [
        Inner(url="https://outlet.example/wp-json/wp/v2/posts", kind="wordpress")
    ]


def test_a_front_page_without_a_feed_sends_us_to_robots_txt() -> None:
    said = list(SERVICE.read(LISTING, answer(b"<html><p>Welcome</p></html>")))
    assert said == [More(url="https://outlet.example/robots.txt")]


def test_robots_txt_names_sitemaps_in_any_case() -> None:
    robots = b"User-agent: *\nSITEMAP: https://outlet.example/map.xml\nsitemap:/news.xml\n"
    assert list(SERVICE.read(LISTING, answer(robots, "robots.txt"))) == [
        Inner(url="https://outlet.example/map.xml", kind="sitemap"),
        Inner(url="https://outlet.example/news.xml", kind="sitemap"),
    ]


@pytest.mark.parametrize("status", [200, 404])
def test_a_site_that_names_nothing_is_told_of_and_nothing_is_guessed(status: int) -> None:
    with pytest.raises(NotAListingError, match="names no feed, and its robots"):
        list(SERVICE.read(LISTING, answer(b"User-agent: *", "robots.txt", status)))


def test_what_a_site_names_is_asked_in_the_same_night_and_recorded(tmp_path: Path) -> None:
    with serve({"/": Scripted(headers=HTML, body=FRONT)}) as site:
        site.routes["/feeds/all.xml"] = Scripted(headers=XML, body=FEED)
        listing = ListingToAsk(source="outlet", kind="discover", url=site.url("/"))
        came = carry_out(site, order(site, tmp_path, listings=(listing,)))
    assert came.listed["/feeds/all.xml"].state == "new"
    assert list(came.found) == ["/news/hall"]


def test_a_sitemap_that_robots_txt_names_is_asked_where_there_is_no_feed(tmp_path: Path) -> None:
    with serve({"/": Scripted(headers=HTML, body=b"<html><p>Welcome</p></html>")}) as site:
        robots = f"User-agent: *\nSitemap: {site.url('/map.xml')}\n".encode()
        site.routes["/robots.txt"] = Scripted(body=robots)
        site.routes["/map.xml"] = Scripted(headers=XML, body=MAP % site.url("/news/hall").encode())
        listing = ListingToAsk(source="outlet", kind="discover", url=site.url("/"))
        came = carry_out(site, order(site, tmp_path, listings=(listing,)))
    assert list(came.found) == ["/news/hall"]
