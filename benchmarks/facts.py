"""Dates and authors of real pages, measured against what a person reads on them.

`facts.json` says of each page, by the first letters of its name, on which day it was published and
who wrote it: read by one person off the lines about the headline, off the markup only where they
show no date but that of a change. Agencies, desks and outlets count as no author. *Without markup*
is the same page without its JSON-LD and meta tags, as pages of 2010 mostly were. The rules for
authors were developed on these very pages: their scores are a floor to hold, and not held out.
"""

import json
import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from crawlers.extract.days import day_of
from crawlers.extract.read import read
from store.records import Article, Page, Response

_FACTS = Path(__file__).with_name("facts.json")
_NAME = 8
_ONE = timedelta(days=1)
_MARKUP = re.compile(
    rb"<script[^>]*ld\+json.*?</script>|<meta\b(?![^>]*charset)[^>]*>", re.IGNORECASE | re.DOTALL
)


def measure_facts(pages: Mapping[str, tuple[str, bytes]]) -> dict[str, float]:
    """Return the share of dates within a day, and precision and recall of authors' names.

    `pages` are address and bytes by name. A date that was not found is not within a day; a page
    that was not read has neither.
    """
    facts = json.loads(_FACTS.read_text(encoding="utf-8"))
    own = {name: facts[name[:_NAME]] for name in pages if name[:_NAME] in facts}
    whole = {name: read_page(*pages[name]) for name in own}
    bare = {
        name: read_page(url, _MARKUP.sub(b"", pages[name][1])) for name, (url, _) in pages.items()
    }
    figures = {}
    for what, readings in (("", whole), (", without markup", bare)):
        found = [_error(own[name]["published"], readings[name]) for name in own]
        known = [error for error, name in zip(found, own, strict=True) if own[name]["published"]]
        close = sum(error is not None and error <= _ONE for error in known)
        wrong = sum(error is not None and error > _ONE for error in known)
        figures[f"dates{what}: within a day"] = close / len(known)
        figures[f"dates{what}: wrong"] = wrong / len(known)
    true = {(name, author) for name in own for author in _names(own[name]["byline"])}
    said = {
        (name, author)
        for name, reading in whole.items()
        if reading
        for author in _names(reading.byline)
    }
    figures["authors: precision"] = len(true & said) / max(1, len(said))
    figures["authors: recall"] = len(true & said) / max(1, len(true))
    return figures


def read_page(url: str, body: bytes) -> Article | None:
    """Return what a nightly run reads of a page captured at the end of 2019, None if no article."""
    page = Page(
        url=url,
        final_url=url,
        source="",
        captured="2019-12-01T00:00:00Z",
        status=200,
        digest="",
        content_type="text/html",
    )
    reading = read(Response(page=page, headers=(), body=body), None)
    return reading if isinstance(reading, Article) else None


def _error(true: str | None, reading: Article | None) -> timedelta | None:
    if true is None or reading is None or reading.published is None:
        return None
    return abs(day_of(reading.published) - date.fromisoformat(true))


def _names(byline: str) -> set[str]:
    return {name.casefold() for name in byline.split(", ") if name}
