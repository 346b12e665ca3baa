"""Drafts a source's file: what could be seen of an outlet, and what a person has still to check.

The reverse of `config.reading.sources`; nothing is asked here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from config.listing import ListingKind

_SOURCE = """\
# Drafted from what the site says of itself. Look over what is marked "check", then take it out.
{title}
{newsroom}  # check: who employs its journalists
kind: press  # check: press, government, parliament, sector or research
tier: sector trade  # check: national, regional, sector trade, official, …
url: {url}
licence:
  full_text: none  # check: its terms are unchecked; until then only extracts are shown
  extract_chars: 256
find:
{find}
{others}expects:
  listed: at least 1
pace: {pace:g}
notes: >-
  {notes}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that lists articles, and what it answered."""

    kind: ListingKind
    url: str
    seen: str
    """What came of asking it."""


def draft(
    *,
    title: str,
    url: str,
    pace: float,
    places: Sequence[Place],
    others: Sequence[Place],
    notes: str,
) -> str:
    """Write a source's YAML, which `config.reader` accepts; `others` are named in comments only."""
    return _SOURCE.format(
        title=_line("title", title),
        newsroom=_line("newsroom", title),
        url=url,
        find="\n".join(f"  - {one.kind}: {one.url}  # {one.seen}" for one in places),
        others="".join(f"# not asked: {one.kind}: {one.url}  # {one.seen}\n" for one in others),
        pace=pace,
        notes=" ".join(notes.split()),
    )


def _line(key: str, value: str) -> str:
    return yaml.safe_dump({key: value}, allow_unicode=True, width=10_000).strip()
