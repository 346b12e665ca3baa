"""The kinds of listings, one module each; `service(kind)` gives what a kind is to the crawl.

A new kind of source is a module here that ends in a `SERVICE`, and its name in `config.model`.
"""

import importlib
from functools import cache

from config.listing import ListingKind
from crawlers.services.service import Service

__all__ = ["Service", "service"]


@cache
def service(kind: ListingKind) -> Service:
    """Return the kind's service; its module is imported when it is first asked for."""
    found: Service = importlib.import_module(f"crawlers.services.{kind}").SERVICE
    return found
