"""Asks a service's replay page after page, without a network between them."""

from collections.abc import Mapping
from typing import Any

from config.listing import ListingKind
from crawlers.order import ListingToAsk
from crawlers.services import service
from crawlers.services.service import Answer, Entry, More
from tests.replay import server
from tests.replay.server import Routes


def listing(kind: ListingKind, url: str, at: str, **given: Any) -> ListingToAsk:
    """Ask an archive for January 2012, where nothing else is given."""
    usual = {"since": "2012-01-01", "until": "2012-01-31", "home": "https://outlet.example/"}
    return ListingToAsk(
        **{"source": "outlet", "kind": kind, "url": url, "at": at, **usual, **given}
    )


def answered(url: str, answer: server.Answer) -> Answer:
    """Give a replay's answer as a service sees it."""
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return Answer(url=url, status=answer.status, headers=headers, body=answer.body)


def walk(asked: ListingToAsk, routes: Routes) -> tuple[list[Entry], list[str]]:
    """Follow a listing to its end; return what it names and the addresses that were asked."""
    one = service(asked.kind)
    entries: list[Entry] = []
    addresses = [one.first(asked)]
    for address in addresses:
        for said in one.read(asked, answered(address, _scripted(asked.at, address, routes))):
            if isinstance(said, Entry):
                entries.append(said)
            elif isinstance(said, More):
                addresses.append(said.url)
    return entries, addresses


def _scripted(at: str, address: str, routes: Mapping[str, Any]) -> server.Answer:
    path = address.removeprefix(at)
    script = routes.get(path.partition("?")[0])
    found = script(path) if callable(script) else routes.get(path)
    assert isinstance(found, server.Answer), path
    return found
