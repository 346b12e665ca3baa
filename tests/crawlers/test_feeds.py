"""Feeds as publishers write them."""

import pytest

from crawlers.feeds import read_feed
from crawlers.listings import Entry, NotAListingError

URL = "http://sentinel.example/feed"
RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Sentinel</title>
<item><title>Hall &amp;amp; &lt;b&gt;library&lt;/b&gt; saved</title>
<link>http://sentinel.example/1</link><pubDate>Mon, 19 Jul 2010 23:30:00 BST</pubDate></item>
<item><title>By its permalink</title><guid>http://sentinel.example/2</guid>
<pubDate>Mon, 19 Jul 2010 10:00:00 +0100</pubDate></item>
<item><title>No address</title><guid isPermaLink="false">urn:3</guid></item>
<item><title>Undated</title><link>/4</link><pubDate>soon</pubDate></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title>
<entry><title>Changed</title><id>urn:1</id><link rel="alternate" href="http://herald.example/1"/>
<published>2013-12-09T06:45:00Z</published><updated>2013-12-10T00:00:00+00:00</updated></entry>
<entry><title>Only changed</title><link href="http://herald.example/2"/>
<updated>2013-12-10</updated></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="http://a.example/"><title>A</title></channel>
<item rdf:about="http://a.example/1"><title>Old style</title><link>http://a.example/1</link>
<dc:date>2008-03-01</dc:date></item></rdf:RDF>"""


def test_an_rss_feed_gives_titles_dates_and_addresses() -> None:
    first, second, fourth = read_feed(RSS, url=URL)
    assert first == Entry(
        url="http://sentinel.example/1",
        title="Hall & library saved",
        published="2010-07-19T22:30:00Z",
    )
    assert (second.url, second.published) == ("http://sentinel.example/2", "2010-07-19T09:00:00Z")
    assert (fourth.url, fourth.published) == ("http://sentinel.example/4", None)


def test_an_atom_feed_tells_publication_from_change() -> None:
    first, second = read_feed(ATOM, url="http://herald.example/feed")
    assert (first.published, first.modified) == ("2013-12-09T06:45:00Z", "2013-12-10T00:00:00Z")
    assert (second.published, second.modified) == (None, "2013-12-10")


def test_an_rdf_feed_is_read() -> None:
    (entry,) = read_feed(RDF, url="http://a.example/feed")
    assert entry == Entry(url="http://a.example/1", title="Old style", published="2008-03-01")


def test_a_title_holds_nothing_that_cannot_be_kept() -> None:
    feed = b"""<rss version="2.0"><channel><item><link>http://a.example/1</link>
    <title>Half &amp;#xD800; a pair</title></item></channel></rss>"""
    (entry,) = read_feed(feed, url=URL)
    assert entry.title == "Half \ufffd a pair"


def test_an_empty_feed_names_nothing() -> None:
    assert read_feed(b"<rss version='2.0'><channel/></rss>", url=URL) == []


def test_a_feed_cut_off_gives_what_came_before() -> None:
    entries = read_feed(RSS[: RSS.index(b"No address")], url=URL)
    assert [entry.url for entry in entries][:2] == [
        "http://sentinel.example/1",
        "http://sentinel.example/2",
    ]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "is empty, not a feed"),
        (b'{"items": []}', "is neither a feed nor a web page"),
        (b"<html><body>Hello", 'is a web page, not a feed: look for <link rel="alternate">'),
        (
            b'<!doctype html><link rel="alternate" type="application/rss+xml" href="/rss/news">',
            "is a web page, not a feed: it names http://sentinel.example/rss/news",
        ),
    ],
)
def test_what_is_no_feed_is_refused_with_a_remedy(body: bytes, reason: str) -> None:
    with pytest.raises(NotAListingError) as refused:
        read_feed(body, url=URL, content_type="text/html")
    assert str(refused.value).startswith(reason)


def test_an_entity_bomb_is_not_unpacked() -> None:
    bomb = b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "xxxxxxxxxx">
    <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>
    <rss version="2.0"><channel><item><title>&b;&f;</title><link>http://a.example/1</link></item>
    </channel></rss>"""
    assert all("xxx" not in entry.title for entry in read_feed(bomb, url=URL))
