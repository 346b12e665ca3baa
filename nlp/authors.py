"""Whose own text a page is, by its byline, its outlet and its kind."""

import re

from nlp.carriers import About
from nlp.cast import Cast
from store.records import UNATTRIBUTED, Speaker

_OWN = frozenset({"speech", "comment", "blog", "policy", "press_release"})
_BODYS = frozenset({"policy", "press_release", "report", "speech", "blog"})
_GOVERNMENT = re.compile(
    r"\bGOV\.?UK\b|\bHM (?:Government|Treasury)\b"
    r"|^(?:Department|Ministry|Communities and Local Government|DCLG|DLUHC|MHCLG|DCMS)\b",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:'s)?\s(?:blog|website|release|press release)$", re.IGNORECASE)
_BY = re.compile(r"^\s*(?:by|from|posted by|words by)\s+", re.IGNORECASE)
_HEADED = re.compile(r"^(?P<who>(?:[A-Z][\w.'’-]+\s){1,3}[A-Z][\w'’-]+):\s")  # noqa: RUF001


def author(known: About, cast: Cast) -> Speaker:
    """Give who speaks in the text's own voice; unattributed in a report, or when nothing says.

    An outlet gives a side, not a name: who wrote its page is not known by it.
    """
    by = _BY.sub("", known.byline.split(",")[0]).strip()
    headed = _HEADED.match(known.title)
    if not by and headed and known.kind in {"speech", "comment", "blog"}:
        by = headed["who"]
    if by and known.kind in _OWN:
        found = cast.speaker(by, known.byline[len(by) :], None)
        found = found if found.name else Speaker(name=by)
        return found if found.role else Speaker(name=found.name, role=_outlet(known, cast).role)
    return _outlet(known, cast) if known.kind in _BODYS else UNATTRIBUTED


def _outlet(known: About, cast: Cast) -> Speaker:
    """Give the side of the body whose page it is."""
    if _GOVERNMENT.search(known.outlet) and known.kind != "report":
        return Speaker(role="government")
    side = cast.side_of_publisher(_PAGE.sub("", known.outlet))
    if known.kind == "report" and side in {"government", "sector"}:
        return UNATTRIBUTED  # they publish the research of others
    return Speaker(role=side)
