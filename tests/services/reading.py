"""Reads an entry's item as an article, as the import does."""

import json
from typing import Any

from config.listing import ListingKind
from config.model import Source
from crawlers.services import service
from crawlers.services.service import Entry
from store.records import Page, Reading, Response

CAPTURED = "2013-01-01T00:00:00Z"


def read_item(
    kind: ListingKind, entry: Entry, source: Source | None = None, **changes: Any
) -> Reading:
    """Read an item, some of its fields changed, as captured at the beginning of 2013."""
    item = json.loads(entry.item)
    body = json.dumps({**item, **changes} if isinstance(item, dict) else item).encode()
    page = Page(
        url=entry.url,
        final_url=entry.url,
        source="outlet",
        captured=CAPTURED,
        status=200,
        digest="",
        content_type="application/json",
    )
    article = service(kind).article
    assert article is not None
    return article(Response(page=page, headers=(), body=body), source)
