"""When an article was published and last changed, with the evidence and how far to trust it.

Evidence comes in four groups that err independently: the markup (JSON-LD, meta tags), the listing
(feed, sitemap), the page as read (layout, <time>, text by the headline) and the address. The day
that most groups name is taken, of equals the one first in order of trust: a template's build date
in the markup loses to a page and an address that agree.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta

from lxml import etree

from config.model import Source
from crawlers.extract.clues import Clue, changes, clues, days_of_change
from crawlers.extract.days import day_of, read_address, read_moment
from crawlers.extract.markup import ASIDES, Markup
from store.records import Evidence, Reliability, Response

_GROUPS: Mapping[Evidence, str] = {
    "layout": "page",
    "json-ld": "markup",
    "meta": "markup",
    "feed": "listing",
    "sitemap": "listing",
    "listing": "listing",
    "api": "listing",
    "archive": "listing",
    "document": "page",
    "capture": "listing",
    "none": "page",
    "time": "page",
    "text": "page",
    "address": "address",
}
_WEAK = frozenset({"text", "address"})
_LEVELS: tuple[Reliability, ...] = ("low", "medium", "high")
_OLDEST = date(1995, 1, 1)
_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """What is known of an article's dates."""

    published: str | None = None
    evidence: Evidence = "none"
    reliability: Reliability = "none"
    modified: str | None = None


def find_dates(markup: Markup, response: Response, source: Source | None, layout: str) -> Dates:
    """Weigh the evidence; `layout` is the text at the layout's selector, empty without one.

    A day after the capture, before the source was founded or before 1995 is no evidence.
    """
    oldest = max(_OLDEST, (source.founded if source else None) or _OLDEST)
    latest = day_of(response.page.captured) + _ONE
    _, month = read_address(response.page.final_url)
    found = [c for c in clues(markup, response, layout) if oldest <= c.day <= latest]
    if not found:
        return _by_library(markup, oldest, latest)
    chosen = max(found, key=lambda clue: len(_naming(clue.day, found, month)))
    later = (c.moment for c in changes(markup) if chosen.day <= c.day <= latest)
    return Dates(
        published=_finest(chosen, found),
        evidence=chosen.evidence,
        reliability=_trust(chosen, found, month),
        modified=next((moment for moment in later if moment > chosen.moment), None),
    )


def _naming(day: date, found: Sequence[Clue], month: str | None) -> set[str]:
    """Return the groups that name a day, give or take one: clocks and editions differ."""
    groups = {_GROUPS[clue.evidence] for clue in found if abs(clue.day - day) <= _ONE}
    return groups | ({"address"} if month == day.isoformat()[:7] else set())


def _finest(chosen: Clue, found: Sequence[Clue]) -> str:
    """Return the moment that the same evidence or its group gives for that day, else the day."""
    group = _GROUPS[chosen.evidence]
    same = [c.moment for c in found if c.day == chosen.day and _GROUPS[c.evidence] == group]
    return max(same, key=lambda moment: "T" in moment)


def _trust(chosen: Clue, found: Sequence[Clue], month: str | None) -> Reliability:
    naming = _naming(chosen.day, found, month)
    against = {_GROUPS[clue.evidence] for clue in found} - naming
    level = 2 if len(naming) > 1 else 0 if chosen.evidence in _WEAK else 1
    return _LEVELS[max(0, level - bool(against))]


def _by_library(markup: Markup, oldest: date, latest: date) -> Dates:
    from htmldate import find_date

    tree = deepcopy(markup.tree)
    etree.strip_elements(tree, *ASIDES, with_tail=False)
    guess = find_date(
        tree,
        extensive_search=False,
        original_date=True,
        min_date=oldest.isoformat(),
        max_date=latest.isoformat(),
    )
    moment = read_moment(guess or "")
    if moment is None or not oldest <= day_of(moment) <= latest:
        return Dates()
    if day_of(moment) in days_of_change(markup):
        return Dates()
    return Dates(published=moment, evidence="text", reliability="low")
