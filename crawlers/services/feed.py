"""Feeds: RSS, RDF and Atom. See `crawlers.feeds`."""

from collections.abc import Iterable

from crawlers.feeds import read_feed
from crawlers.order import ListingToAsk
from crawlers.services.service import Answer, Said, Service


def _first(listing: ListingToAsk) -> str:
    return listing.url


def _read(listing: ListingToAsk, answer: Answer) -> Iterable[Said]:  # noqa: ARG001
    content_type = answer.headers.get("content-type", "")
    return read_feed(answer.body, url=answer.url, content_type=content_type)


SERVICE = Service(first=_first, read=_read, conditional=True)
