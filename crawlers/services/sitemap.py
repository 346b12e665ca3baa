"""Sitemaps, their indexes and news sitemaps. See `crawlers.sitemaps`."""

from collections.abc import Iterable

from crawlers.order import ListingToAsk
from crawlers.services.service import Answer, Said, Service
from crawlers.sitemaps import read_sitemap


def _first(listing: ListingToAsk) -> str:
    return listing.url


def _read(listing: ListingToAsk, answer: Answer) -> Iterable[Said]:  # noqa: ARG001
    return read_sitemap(answer.body, url=answer.url)


SERVICE = Service(first=_first, read=_read, conditional=True)
