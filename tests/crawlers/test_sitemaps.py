"""XML sitemaps of every ordinary sort."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from crawlers.listings import Entry, Inner, NotAListingError
from crawlers.sitemaps import read_sitemap

URL = "http://sentinel.example/sitemap.xml"
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
PLAIN = f"""<?xml version="1.0"?><urlset {NAMESPACE}><url><loc> http://sentinel.example/1 </loc>
<lastmod>2013-12-09T06:45:00+01:00</lastmod></url><url><lastmod>2013-12-09</lastmod></url>
<url><loc>http://sentinel.example/2</loc><lastmod>2013-12-09</lastmod></url>
<url><loc>http://sentinel.example/3</loc><lastmod>yesterday</lastmod></url></urlset>""".encode()
ENTRIES = [
    Entry(url="http://sentinel.example/1", modified="2013-12-09T05:45:00Z"),
    Entry(url="http://sentinel.example/2", modified="2013-12-09"),
    Entry(url="http://sentinel.example/3"),
]
NEWS = f"""<urlset {NAMESPACE} xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>http://sentinel.example/1</loc><n:news><n:publication><n:name>S</n:name></n:publication>
<n:publication_date>2013-12-09</n:publication_date><n:title>Hall
saved</n:title></n:news></url></urlset>""".encode()
INDEX = f"""<sitemapindex {NAMESPACE}><sitemap><loc>http://sentinel.example/a.xml</loc>
<lastmod>2013-12-09</lastmod></sitemap><sitemap><loc>http://sentinel.example/b.xml.gz</loc>
</sitemap></sitemapindex>""".encode()


@pytest.mark.parametrize("body", [PLAIN, gzip.compress(PLAIN)], ids=["plain", "gzipped"])
def test_a_sitemap_names_addresses_and_when_they_changed(body: bytes) -> None:
    assert list(read_sitemap(body, url=URL)) == ENTRIES


def test_a_news_sitemap_gives_titles_and_dates() -> None:
    (entry,) = read_sitemap(NEWS, url=URL)
    assert entry == Entry(
        url="http://sentinel.example/1", title="Hall saved", published="2013-12-09"
    )


def test_an_index_names_sitemaps() -> None:
    assert list(read_sitemap(INDEX, url=URL)) == [
        Inner(url="http://sentinel.example/a.xml", modified="2013-12-09"),
        Inner(url="http://sentinel.example/b.xml.gz"),
    ]


def test_a_sitemap_cut_off_gives_what_came_before() -> None:
    cut = PLAIN[: PLAIN.index(b"sentinel.example/3")]
    assert list(read_sitemap(cut, url=URL))[:2] == ENTRIES[:2]


def test_an_empty_sitemap_names_nothing() -> None:
    assert list(read_sitemap(f"<urlset {NAMESPACE}/>".encode(), url=URL)) == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "is empty, not a sitemap"),
        (b"<html><head>", "is a web page, not a sitemap: look for Sitemap: lines in robots.txt"),
        (b"<rss/>", "is neither a sitemap nor a web page"),
        (gzip.compress(b" " * 200_000_000), "is no sitemap that we can read"),
    ],
    ids=["empty", "page", "feed", "bomb"],
)
def test_what_is_no_sitemap_is_refused(body: bytes, reason: str) -> None:
    with pytest.raises(NotAListingError) as refused:
        list(read_sitemap(body, url=URL))
    assert str(refused.value).startswith(reason)


def test_entities_are_not_resolved() -> None:
    bomb = b"""<!DOCTYPE u [<!ENTITY a "aaaaaaaaaa"><!ENTITY f SYSTEM "file:///etc/hostname">]>
    <urlset><url><loc>http://a.example/&a;&f;</loc></url></urlset>"""
    (entry,) = read_sitemap(bomb, url=URL)
    assert entry == Entry(url="http://a.example/")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="measures memory in Linux's way")
def test_fifty_thousand_links_are_read_in_little_memory() -> None:
    code = """
import re
from pathlib import Path
from crawlers.sitemaps import read_sitemap
link = "<url><loc>http://a.example/{}</loc><lastmod>2013-12-09</lastmod></url>"
body = f"<urlset>{''.join(map(link.format, range(50_000)))}</urlset>".encode()
peak = lambda: int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
before = peak()
print(sum(1 for _ in read_sitemap(body, url="")), peak() - before)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    links, kilobytes = map(int, done.stdout.split())
    assert links == 50_000
    assert kilobytes < 10_000
