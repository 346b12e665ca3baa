"""Feeds, sitemaps and lists that burst, lie, go round, or name what nobody asked for."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

from config.listing import ListingKind
from tests.hostile.bodies import bombs
from tests.hostile.server import Script, Wire, html, http, to

SITEMAPS = 20
"""Sitemaps that the crawl of these follows from its indexes."""
_JUNK = "is neither a"
_ENTITIES = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
_LAUGHS = f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">{_ENTITIES}]>'
_GOOD = "{home}/news/good"
_pages = count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap:
    """A listing's script, and what is to be reported."""

    script: Script
    kind: ListingKind = "feed"
    state: str = "new"
    says: str = ""
    links: int | None = None
    """How many it names; None: as may be."""


def traps(home: str, forbidden: str) -> Mapping[str, Trap]:
    """Script them for a site; `forbidden` is the address of a site that nobody may ask."""
    return {**_feeds(home, forbidden), **_sitemaps(home, forbidden), **_indexes(home, forbidden)}


def _feeds(home: str, forbidden: str) -> Mapping[str, Trap]:
    good = item(f"{home}/news/good")
    bad = "javascript:alert(1) mailto:a@b.example data:text/html,a file:///etc/passwd ftp://a/b"
    away = f"{forbidden}/a http://10.0.0.1/a http://169.254.169.254/a http://elsewhere.example/a"
    bodies: dict[str, tuple[str | bytes, int | None]] = {
        "/feed/laughs": (_LAUGHS + rss(good.replace("Hall saved", "&m;")), 1),
        "/feed/file-entity": (
            _outside("file:///etc/hostname") + rss(good + item(f"{home}/&x;")),
            2,
        ),
        "/feed/web-entity": (_outside(forbidden) + rss(good.replace("Hall saved", "&x;")), 1),
        "/feed/dtd": (f'<!DOCTYPE rss SYSTEM "{forbidden}/rss.dtd">' + rss(good), 1),
        "/feed/stylesheet": (f'<?xml-stylesheet href="{forbidden}/a.xsl"?>' + rss(good), 1),
        "/feed/no-web": (rss("".join(map(item, bad.split())) + good), 1),
        "/feed/elsewhere": (rss("".join(map(item, away.split())) + good), None),
        "/feed/user": (rss(item(f"{home}/news/good".replace("//", "//press:sesame@"))), 1),
        "/feed/same-again": (rss(good * 500), 500),
        "/feed/future": (rss(good.replace("2013", "2931")), 1),
        "/feed/long": (rss(item(f"{home}/{'a' * 100_000}") + good), 2),
        "/feed/lines": (rss(item(f"\n {home}/ne\nws/good\n ")), 1),
        "/feed/deep": (rss("<a>" * 10_000 + good), None),
        "/feed/attribute": (rss(f'<item a="{"x" * 5 * 2**20}">' + good[6:]), 1),
        "/feed/nul": (rss(good.replace("Hall", "Ha\0ll")), None),
        "/feed/broken-utf-8": (rss(good).encode().replace(b"Hall", b"H\xc3\x28ll"), 1),
        "/feed/says-utf-16": ('<?xml version="1.0" encoding="utf-16"?>' + rss(good), None),
        "/feed/cut": (rss(good)[:-30], 1),
        "/feed/many": (rss("".join(item(f"{home}/many/{n}") for n in range(5000))), 5000),
    }
    return {
        **{
            path: Trap(script=http(_bytes(body)), links=links)
            for path, (body, links) in bodies.items()
        },
        "/feed/noise": _none("feed", http(bytes(range(256)) * 4000), _JUNK),
        "/feed/brackets": _none("feed", http(b"<" * 10**6), _JUNK),
        "/feed/json": _none(
            "feed", http(b'{"items": []}', "Content-Type: application/json"), _JUNK
        ),
        "/feed/page": _none(
            "feed", html("<html><body>" + "<p>a" * 10**5), "is a web page, not a feed"
        ),
        "/feed/empty": _none("feed", http(b""), "is empty"),
        "/feed/304-unasked": _none("feed", http(status="304 Not Modified"), "without condition"),
        "/feed/loop": _none("feed", to("/feed/loop"), "redirected again and again"),
        "/feed/away": Trap(script=to(forbidden), state="refused", says="not on the public web"),
        "/feed/says-gzip": Trap(script=http(_bytes(rss(good)), "Content-Encoding: gzip"), links=1),
        "/feed/says-br": _none(
            "feed", http(_bytes(rss(good)), "Content-Encoding: br"), "not in the coding"
        ),
        **{
            f"/feed/bomb/{name.replace(', ', '-')}": _none(
                "feed", http(body, f"Content-Encoding: {name}"), "larger than"
            )
            for name, body in bombs().items()
        },
    }


def _sitemaps(home: str, forbidden: str) -> Mapping[str, Trap]:
    good = loc(_GOOD.format(home=home))
    packed = gzip.compress(urlset(good * 2))
    bodies: dict[str, tuple[bytes, int | None]] = {
        "/sitemap/laughs": (_LAUGHS.encode() + urlset(loc("&m;") + good), None),
        "/sitemap/file-entity": (
            _outside("file:///etc/hostname").encode() + urlset(loc(f"{home}/&x;") + good),
            None,
        ),
        "/sitemap/web-entity": (_outside(forbidden).encode() + urlset(loc("&x;") + good), 1),
        "/sitemap/dtd": (f'<!DOCTYPE u SYSTEM "{forbidden}/a.dtd">'.encode() + urlset(good), 1),
        "/sitemap/include": (
            urlset(
                f'<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="{forbidden}"/>' + good
            ),
            1,
        ),
        "/sitemap/gzip-thrice": (gzip.compress(gzip.compress(packed)), 2),
        "/sitemap/gzip-cut": (packed[:-9], 2),
        "/sitemap/deep": (urlset("<a>" * 10_000 + good), None),
        "/sitemap/attribute": (urlset(f'<url a="{"x" * 5 * 2**20}"/>' + good), 1),
        "/sitemap/nul": (urlset(good + "\0" + good), 2),
        "/sitemap/broken-utf-8": (urlset(good).replace(b"good", b"go\xc3\x28d"), 1),
        "/sitemap/many": (urlset("".join(loc(f"{home}/many/{n}") for n in range(60_000))), 60_000),
        "/sitemap/comments": (urlset("<!---->" * 100_000 + good), 1),
        "/sitemap/elsewhere": (
            urlset(loc("http://10.0.0.1/") + loc("file:///etc/passwd") + good),
            1,
        ),
    }
    return {
        **{
            path: Trap(kind="sitemap", script=http(body), links=links)
            for path, (body, links) in bodies.items()
        },
        "/sitemap/million-tags": _none(
            "sitemap", http(urlset("<a/>" * 10**6 + good)), "20,001 elements name nothing"
        ),
        "/sitemap/bomb": _none(
            "sitemap", http(gzip.compress(bytes(101 * 2**20))), "no sitemap that we can read"
        ),
        "/sitemap/page": _none("sitemap", html("<html>Sitemap"), "is a web page, not a sitemap"),
    }


def _indexes(home: str, forbidden: str) -> Mapping[str, Trap]:
    many = "".join(inner(f"{home}/index/many?{n}") for n in range(1000))
    away = "".join(map(inner, (forbidden, "file:///etc/passwd", "http://elsewhere.example/a.xml")))
    indexes = {
        "/index/itself": inner(f"{home}/index/itself") * 3,
        "/index/a": inner(f"{home}/index/b"),
        "/index/b": inner(f"{home}/index/a"),
        "/index/away": away,
        "/index/many": many,
    }
    return {
        **{
            path: Trap(kind="sitemap", script=http(index(body)), links=0)
            for path, body in indexes.items()
        },
        "/calendar": Trap(kind="page", script=_next_month, links=5),
    }


def rss(items: str) -> str:
    """Write a feed."""
    return f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'


def item(link: str) -> str:
    """Write a feed's entry."""
    date = "<pubDate>Mon, 09 Dec 2013 06:45:00 GMT</pubDate>"
    return f"<item><title>Hall saved</title><link>{link}</link>{date}</item>"


def urlset(entries: str) -> bytes:
    """Write a sitemap."""
    return f"<urlset>{entries}</urlset>".encode()


def loc(url: str) -> str:
    """Write a sitemap's entry."""
    return f"<url><loc>{url}</loc></url>"


def index(entries: str) -> bytes:
    """Write an index of sitemaps."""
    return f"<sitemapindex>{entries}</sitemapindex>".encode()


def inner(url: str) -> str:
    """Write an index's entry."""
    return f"<sitemap><loc>{url}</loc></sitemap>"


def _next_month(wire: Wire) -> None:
    """Give a month of a calendar, and lead to the next one, for ever."""
    month = next(_pages)
    links = f'<a class="item" href="/event/{month}">Fair</a><a class="next" href="?m={month + 1}">'
    html(f"<html><body>{links}Next</a></body></html>")(wire)


def _none(kind: ListingKind, script: Script, says: str) -> Trap:
    return Trap(kind=kind, script=script, state="failed", says=says)


def _outside(address: str) -> str:
    return f'<!DOCTYPE a [<!ENTITY x SYSTEM "{address}">]>'


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()
