"""Print a text as its outlet's page, and an outlet's listings as XML, from the templates."""

from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from flows.sample.addresses import OUTLET, address, alternate, listed, path
from flows.sample.outlets import Listing, Outlet
from flows.sample.texts import Form, Text

REDESIGNED = 2013
"""Year from which an outlet with two templates uses its new one."""
NOTICE = (
    "Sample page, written for the bigsociety project. The outlet, the people in it and what they "
    "are made to say are invented."
)


def page_html(text: Text, own: Sequence[Text], *, form: Form | None = None) -> str:
    """Print the text on its outlet's page (`form` for a page of that sort).

    `own`: every text of the outlet, newest first; some are named beside this one.
    """
    outlet = OUTLET[text.outlet]
    return (
        _environment()
        .get_template(_template(outlet, text, form))
        .render(
            text=text,
            outlet=outlet,
            address=address(text),
            alternates={name: alternate(text, name) for name in outlet.alternates},
            others=[(other.title, path(other)) for other in own if other.key != text.key][:5],
            rebuilt=text.rebuilt or text.published.isoformat(),
        )
    )


def listing_xml(outlet: Outlet, listing: Listing, own: Sequence[Text]) -> str:
    """Write a feed, sitemap or sitemap index of the outlet's texts (`own`, newest first)."""
    first, last = listing.years or (0, 9999)
    chosen = [text for text in own if first <= text.published.year <= last][: listing.newest]
    return (
        _environment()
        .get_template(f"{listing.format}.xml")
        .render(
            outlet=outlet,
            listing=listing,
            entries=[(text, _link(text, listing), address(text)) for text in chosen],
            changed=max((text.changed for text in own), default=None),
        )
    )


def _template(outlet: Outlet, text: Text, form: Form | None) -> str:
    if form:
        return f"{form}.html"
    names = outlet.template.split()
    return names[-1] if text.published.year >= REDESIGNED else names[0]


def _link(text: Text, listing: Listing) -> str:
    """Name odd addresses, with tracking parameters, in a feed; canonical ones in a sitemap."""
    if listing.format not in ("rss", "atom"):
        return address(text)
    return listed(text) + (f"?{listing.tracking}" if listing.tracking else "")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["notice"] = NOTICE
    environment.filters["written"] = _written
    environment.filters["mail_date"] = format_datetime
    environment.filters["heading"] = lambda paragraph: paragraph.removeprefix("## ")
    return environment


def _written(moment: datetime, pattern: str) -> str:
    """`%-d` and the like, without leading zeros, on every system."""
    return (
        moment.strftime(pattern.replace("%-d", "{day}").replace("%-I", "{hour}"))
        .replace("{day}", str(moment.day))
        .replace("{hour}", str(moment.hour % 12 or 12))
    )
