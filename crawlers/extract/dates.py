"""When an article was published and last changed, with the evidence and how far to trust it.

Evidence comes in groups that err independently: the markup (JSON-LD, meta tags), the listing
(feed, sitemap), the page as read (layout, <time>, text by the headline), a document's own record
and the address. The day that most groups name is taken, of equals the one first in order of trust:
a template's build date in the markup loses to a page and an address that agree. All that was read
is kept, also what was refused. When a page was captured is no evidence of when it was published.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import date

from lxml import etree

from config.model import Source
from crawlers.copies import original
from crawlers.extract.clues import Clue, changes, clues, days_of_change
from crawlers.extract.days import day_of, read_address, read_moment
from crawlers.extract.markup import ASIDES, Markup
from crawlers.extract.possible import OLDEST, ONE_DAY, Dates, impossible
from store.records import Dated, Evidence, Page, Reliability, Response

_GROUPS: Mapping[Evidence, str] = {
    "layout": "page",
    "json-ld": "markup",
    "meta": "markup",
    "feed": "listing",
    "sitemap": "listing",
    "listing": "listing",
    "api": "listing",
    "archive": "capture",
    "document": "document",
    "capture": "capture",
    "none": "page",
    "time": "page",
    "text": "page",
    "address": "address",
}
_WEAK = frozenset({"text", "address"})
_HINTS: frozenset[Evidence] = frozenset({"sitemap", "archive", "document"})
"""What these say of a change is kept, and never taken: many say today, every day."""
_LEVELS: tuple[Reliability, ...] = ("low", "medium", "high")


def find_dates(markup: Markup, response: Response, source: Source | None, layout: str) -> Dates:
    """Weigh a page's evidence; `layout` is the text at the layout's selector, if there is one."""
    read = [*clues(markup, response, layout), *changes(markup, response)]
    dates = weigh(read, response.page, source)
    if dates["published"]:
        return dates
    guess = _by_library(markup, response.page, source)
    return weigh([*guess, *read], response.page, source) if guess else dates


def weigh(read: Iterable[Clue], page: Page, source: Source | None, *, month: str = "") -> Dates:
    """Choose among clues, given in order of trust; `month` is the one that the page itself names.

    Where a page names a month and no day, a document's own record counts within that month alone:
    documents are made again, years later, from their first text.
    """
    _, addressed = read_address(original(page.final_url))
    months = {"address": addressed or "", "page": month}
    every = list(dict.fromkeys(read))
    refused = {clue: _refusal(clue, page, source) or _against(clue, month) for clue in every}
    found = [clue for clue in every if not refused[clue]]
    firsts = [clue for clue in found if clue.field == "published"]
    later = [clue for clue in found if clue.field == "modified"]
    chosen = max(firsts, key=lambda clue: len(_naming(clue.day, firsts, months)), default=None)
    published = _finest(chosen, firsts) if chosen else None
    change = _change(later, published)
    trust = {clue: _trust(clue, firsts, months) for clue in firsts}
    trust |= {clue: _trust(clue, later, {}) for clue in later}
    return Dates(
        published=published,
        published_evidence=chosen.evidence if chosen else "none",
        published_reliability=trust[chosen] if chosen else "none",
        modified=change.moment if change else None,
        modified_evidence=change.evidence if change else "none",
        modified_reliability=trust[change] if change else "none",
        dates=tuple(
            Dated(
                field=clue.field,
                moment=clue.moment,
                evidence=clue.evidence,
                reliability=trust.get(clue, "none"),
                refused=refused[clue],
            )
            for clue in every
        ),
    )


def _refusal(clue: Clue, page: Page, source: Source | None) -> str:
    """Say why a clue counts for nothing, if it does."""
    if wrong := impossible(clue.field, clue.moment, captured=page.captured, source=source):
        return wrong
    copied = page.archive or original(page.final_url) != page.final_url
    if copied and clue.evidence == "text" and clue.day == day_of(page.captured):
        return "the day of its capture, which templates print"
    return ""


def _against(clue: Clue, month: str) -> str:
    other = bool(month) and clue.evidence == "document" and clue.field == "published"
    return "not in the month on the cover" if other and clue.moment[:7] != month else ""


def _naming(day: date, found: Sequence[Clue], months: Mapping[str, str]) -> set[str]:
    """Return the groups that name a day, give or take one (clocks and editions differ), or month.

    `months` are those that a group names without a day, each as "2013-12".
    """
    groups = {_GROUPS[clue.evidence] for clue in found if abs(clue.day - day) <= ONE_DAY}
    return groups | {group for group, month in months.items() if month == day.isoformat()[:7]}


def _finest(chosen: Clue, found: Sequence[Clue]) -> str:
    """Return the moment that the same evidence or its group gives for that day, else the day."""
    group = _GROUPS[chosen.evidence]
    same = [c.moment for c in found if c.day == chosen.day and _GROUPS[c.evidence] == group]
    return max(same, key=lambda moment: "T" in moment)


def _change(later: Sequence[Clue], published: str | None) -> Clue | None:
    """Return the first clue of a change after publication."""
    credible = (clue for clue in later if clue.evidence not in _HINTS)
    if published is None:
        return next(credible, None)
    day = day_of(published)
    return next((c for c in credible if c.day >= day and c.moment > published), None)


def _trust(chosen: Clue, found: Sequence[Clue], months: Mapping[str, str]) -> Reliability:
    naming = _naming(chosen.day, found, months)
    against = {_GROUPS[clue.evidence] for clue in found} - naming
    level = 2 if len(naming) > 1 else 0 if chosen.evidence in _WEAK else 1
    return _LEVELS[max(0, level - bool(against))]


def _by_library(markup: Markup, page: Page, source: Source | None) -> list[Clue]:
    from htmldate import find_date

    oldest = max(OLDEST, (source.founded if source else None) or OLDEST)
    tree = deepcopy(markup.tree)
    etree.strip_elements(tree, *ASIDES, with_tail=False)
    guess = find_date(
        tree,
        extensive_search=False,
        original_date=True,
        min_date=oldest.isoformat(),
        max_date=(day_of(page.captured) + ONE_DAY).isoformat(),
    )
    moment = read_moment(guess or "")
    if moment is None or day_of(moment) in days_of_change(markup):
        return []
    return [Clue(evidence="text", moment=moment)]
