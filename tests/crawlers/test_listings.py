"""Listings over HTTP: one child asks every sort, and reports what it found."""

import gzip
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from store.outcomes import Found, Listed
from tests.crawlers.errands import HTML, XML, Result, ask_feed, ask_sitemap, carry_out, order
from tests.replay.server import Answer, Routes, Site, serve

RSS = """<rss version="2.0"><channel><item><title>Hall saved</title>
<link>{0}/news/1?utm_source=rss</link><pubDate>Mon, 09 Dec 2013 06:45:00 GMT</pubDate></item>
<item><link>{0}/jobs/2</link></item><item><link>http://elsewhere.example/news/3</link></item>
</channel></rss>"""
URLSET = "<urlset>{}</urlset>"
LINK = "<url><loc>{}</loc><lastmod>2013-12-09</lastmod></url>"
INDEX = "<sitemapindex>{}</sitemapindex>"
INNER = "<sitemap><loc>{}</loc><lastmod>{}</lastmod></sitemap>"


def script(site: Site) -> None:
    """Let the site have a listing of every sort."""
    many = "".join(LINK.format(site.url(f"/many/{n}")) for n in range(50_000))
    index = "".join(
        INNER.format(site.url(path), day)
        for path, day in [
            ("/old.xml", "2010-01-01"),
            ("/new.xml.gz", "2013-12-09"),
            ("/index.xml", "2012-01-01"),
            ("/known.xml", "2011-01-01"),
        ]
    )
    zipped = gzip.compress(URLSET.format(LINK.format(site.url("/news/new"))).encode())
    site.routes |= {
        "/feed": Answer(headers=XML, body=RSS.format(site.url("")).encode(), etag='"f1"'),
        "/same": Answer(headers=XML, body=RSS.format(site.url("")).encode(), etag='"s1"'),
        "/lying": Answer(headers=XML, body=b"<rss version='2.0'><channel/></rss>"),
        "/empty": Answer(headers=XML, body=b"<rss version='2.0'><channel/></rss>"),
        "/page": Answer(headers=HTML, body=b"<html><body>Welcome</body></html>"),
        "/gone": Answer(status=410),
        "/forbidden/feed": Answer(headers=XML, body=b"<rss/>"),
        "/robots.txt": Answer(body=b"User-agent: bigsociety\nDisallow: /forbidden/\n"),
        "/index.xml": Answer(headers=XML, body=INDEX.format(index).encode(), etag='"i1"'),
        "/old.xml": Answer(body=URLSET.format(LINK.format(site.url("/news/old"))).encode()),
        "/new.xml.gz": Answer(headers={"Content-Type": "application/gzip"}, body=zipped),
        "/known.xml": Answer(headers=XML, body=b"<urlset/>", etag='"k1"'),
        "/twice.xml.gz": Answer(headers={"Content-Encoding": "gzip"}, body=gzip.compress(zipped)),
        "/many.xml": Answer(headers=XML, body=URLSET.format(many).encode()),
    }


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Result]]:
    """One child's errand to all of them."""
    folder = tmp_path_factory.mktemp("listings")
    with serve({}) as site:
        script(site)
        lying = sha256(b"<rss version='2.0'><channel/></rss>").hexdigest()
        one = order(
            site,
            folder,
            listings=(
                ask_feed(site, "/feed", paths=("/news/",)),
                ask_feed(site, "/same", etag='"s1"', last_modified="then", digest="d"),
                ask_feed(site, "/lying", etag='"old"', digest=lying),
                *(ask_feed(site, path) for path in ("/empty", "/page", "/gone", "/forbidden/feed")),
                *(ask_sitemap(site, path) for path in ("/index.xml", "/twice.xml.gz", "/many.xml")),
            ),
            known=(
                Listed(url=site.url("/known.xml"), source="sentinel", state="new", etag='"k1"'),
            ),
        )
        yield site, carry_out(site, one)


Asked = tuple[Site, Result]


def test_a_feed_names_the_addresses_of_its_own_site_and_paths(asked: Asked) -> None:
    site, result = asked
    assert result.listed["/feed"].links == 1
    assert result.listed["/feed"].etag == '"f1"'
    assert result.found["/news/1"] == Found(
        address=site.url("/news/1"),
        source="sentinel",
        title="Hall saved",
        published="2013-12-09T06:45:00Z",
        via="feed",
    )
    assert "/jobs/2" not in result.found
    assert not any("elsewhere" in address for address in result.found)


def test_a_listing_that_was_not_modified_is_unchanged_and_keeps_its_validators(
    asked: Asked,
) -> None:
    listed = asked[1].listed["/same"]
    assert (listed.state, listed.etag, listed.last_modified, listed.digest) == (
        "unchanged",
        '"s1"',
        "then",
        "d",
    )


def test_a_listing_sent_again_though_it_is_the_same_is_unchanged(asked: Asked) -> None:
    assert asked[1].listed["/lying"].state == "unchanged"


def test_an_empty_feed_is_a_feed(asked: Asked) -> None:
    listed = asked[1].listed["/empty"]
    assert (listed.state, listed.links) == ("new", 0)


@pytest.mark.parametrize(
    ("path", "state", "reason"),
    [
        ("/page", "failed", "is a web page, not a feed"),
        ("/gone", "failed", "answered 410 Gone"),
        ("/forbidden/feed", "refused", "robots.txt forbids it"),
    ],
)
def test_a_listing_that_gives_nothing_says_why(
    asked: Asked, path: str, state: str, reason: str
) -> None:
    listed = asked[1].listed[path]
    assert listed.state == state
    assert listed.reason.startswith(reason)


def test_what_robots_txt_forbids_is_not_asked(asked: Asked) -> None:
    assert asked[0].asked("/forbidden/feed") == []
    assert len(asked[0].asked("/robots.txt")) == 1


def test_an_index_is_followed_once_round_and_never_asked_on_condition(asked: Asked) -> None:
    site, result = asked
    assert {"/news/old", "/news/new"} <= result.found.keys()
    assert len(site.asked("/index.xml")) == 1
    assert (result.listed["/index.xml"].etag, result.listed["/index.xml"].digest) == ("", "")
    assert result.listed["/known.xml"].state == "unchanged"


def test_the_sitemap_that_changed_last_is_asked_first(asked: Asked) -> None:
    inner = [one.path for one in asked[0].log if one.path in {"/old.xml", "/new.xml.gz"}]
    assert inner == ["/new.xml.gz", "/old.xml"]


def test_a_sitemap_gzipped_twice_over_is_read(asked: Asked) -> None:
    assert asked[1].listed["/twice.xml.gz"].links == 1


def test_a_sitemap_of_fifty_thousand_links_is_read_whole(asked: Asked) -> None:
    assert asked[1].listed["/many.xml"].links == 50_000
    assert sum(path.startswith("/many/") for path in asked[1].found) == 50_000


def test_a_listings_answer_is_reported_after_all_it_names(asked: Asked) -> None:
    outcomes = asked[1].outcomes
    last = max(n for n, one in enumerate(outcomes) if "/many/" in getattr(one, "address", ""))
    assert outcomes.index(asked[1].listed["/many.xml"]) > last


def test_every_request_names_who_asks(asked: Asked) -> None:
    agents = {one.headers["User-Agent"] for one in asked[0].log}
    assert agents == {"bigsociety/0.1 (press@desk.example)"}


def test_a_listing_that_breaks_its_reader_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import feedparser\n"
        "parse = feedparser.parse\n"
        "feedparser.parse = lambda body, **given: parse(body if b'nasty' not in body else 1 / 0)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    feeds: Routes = {
        "/nasty": Answer(body=b"<rss version='2.0'><channel>nasty</channel></rss>"),
        "/nice": Answer(body=b"<rss version='2.0'><channel/></rss>"),
    }
    with serve(feeds) as site:
        listings = tuple(ask_feed(site, path) for path in feeds)
        result = carry_out(site, order(site, tmp_path, listings=listings))
    assert result.listed["/nasty"].reason.startswith("breaks its reader (ZeroDivisionError)")
    assert result.listed["/nice"].state == "new"
