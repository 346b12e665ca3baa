"""A site whose feed is not known: its front page and robots.txt are asked where it lists articles.

`discover: https://outlet.example/` asks the front page for WordPress's interface, which gives
whole texts (`<link rel="https://api.w.org/">`), else for the feeds it names
(`<link rel="alternate">`), else robots.txt for sitemaps. What is found is asked in the same night,
and recorded in the archive by its own address: none is ever guessed.
"""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from crawlers.order import ListingToAsk
from crawlers.services.service import Answer, Inner, More, NotAListingError, Said, Service

_FEEDS = {"application/rss+xml", "application/atom+xml", "application/rdf+xml"}
_WORDPRESS = "https://api.w.org/"
"""The relation by which a WordPress site names its REST interface."""
_SITEMAP = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_ASIDE = re.compile(r"comment|podcast|/author/|/tag/", re.IGNORECASE)
"""Feeds that are beside the articles: comments, sound, one writer's."""
_NOT_FOUND = 404


def _first(listing: ListingToAsk) -> str:
    return listing.url


def _read(listing: ListingToAsk, answer: Answer) -> Iterator[Said]:
    robots = urljoin(listing.url, "/robots.txt")
    if urlsplit(answer.url).path == "/robots.txt":
        yield from _sitemaps(listing, answer)
    elif named := wordpress(answer) or feeds(answer):
        yield from named
    else:
        yield More(url=robots)


def wordpress(answer: Answer) -> list[Inner]:
    """Return the REST interface that a web page names, if it is of a WordPress site."""
    found = [link.get("href", "") for link in _links(answer) if link.get("rel") == _WORDPRESS]
    return [
        Inner(url=urljoin(answer.url, f"{url.rstrip('/')}/wp/v2/posts"), kind="wordpress")
        for url in found[:1]
    ]


def feeds(answer: Answer) -> list[Inner]:
    """Return the feeds of articles that a web page names."""
    found = [
        urljoin(answer.url, link.get("href", ""))
        for link in _links(answer)
        if link.get("rel") == "alternate"
        and link.get("type", "").lower() in _FEEDS
        and not _ASIDE.search(f"{link.get('href', '')} {link.get('title', '')}")
    ]
    return [Inner(url=url, kind="feed") for url in dict.fromkeys(found)]


def _links(answer: Answer) -> list[html.HtmlElement]:
    try:
        return list(html.document_fromstring(answer.body).iter("link"))
    except (etree.ParserError, ValueError):
        return []


def sitemaps(answer: Answer) -> list[Inner]:
    """Return the sitemaps that a robots.txt names."""
    text = "" if answer.status == _NOT_FOUND else answer.body.decode("utf-8", errors="replace")
    found = dict.fromkeys(_SITEMAP.findall(text))
    return [Inner(url=urljoin(answer.url, url), kind="sitemap") for url in found]


def _sitemaps(listing: ListingToAsk, answer: Answer) -> Iterator[Inner]:
    found = sitemaps(answer)
    if not found:
        raise NotAListingError(
            f"{listing.url} names no feed, and its robots.txt no sitemap: find out where it lists "
            "its articles and write it as feed:, sitemap: or page:"
        )
    yield from found


SERVICE = Service(first=_first, read=_read, reads=frozenset({200, _NOT_FOUND}))
