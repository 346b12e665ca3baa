"""Hosts, each with manners of its own, that are asked by a child each."""

import ssl
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawlers.crawl import crawl
from crawlers.spool import read_spool
from tests.crawlers.errands import Result, order, result
from tests.hostile.server import Script, Site, serve


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """What a host saw, and what was reported of it."""

    site: Site
    result: Result


def meet(
    folder: Path,
    hosts: Mapping[str, dict[str, Script]],
    ask: Callable[[str, Site], dict[str, Any]],
    *,
    tls: Mapping[str, ssl.SSLContext | None] | None = None,
) -> dict[str, Met]:
    """Ask every host, a few at a time; `ask` says what its order is to hold."""
    with ExitStack() as stack:
        sites = {
            name: stack.enter_context(serve(scripts, tls=(tls or {}).get(name)))
            for name, scripts in hosts.items()
        }
        orders = {
            name: order(site, folder, name.replace(" ", "-"), **ask(name, site))
            for name, site in sites.items()
        }
        list(crawl(orders.values()))
        return {
            name: Met(site=sites[name], result=result(sites[name], one, [*read_spool(one.spool)]))
            for name, one in orders.items()
        }
