"""Promises that nobody is quoted for: told by the press in its own voice, or listed in a release.

"Under the plans, tenants will be able to…", "the ministry will pay…", and the items that follow
"The package includes:". The promise is its subject's where that governs, else the government's.
"""

# ruff: noqa: RUF001 - dashes are the matter here

import re
from datetime import date

from nlp.clauses import Clauses
from nlp.promises import Promise
from nlp.roles import described

_GOVERNMENT = "government"
_LONGEST_SUBJECT = 20
"""Words: a longer subject hides more than one actor."""
_UNDER = re.compile(
    r"\b[Uu]nder\s(?:which|(?:the|its|their|new|these|this|his|her|a"
    r"|government)\s(?:[\w'’-]+\s){0,4}?"
    r"(?:plans?|proposals?|bill|act|law|legislation|scheme|rules|reforms?|strategy|programme"
    r"|policy|powers|white\spaper))\b",
    re.IGNORECASE,
)
_PLEDGE = re.compile(r"\b(?:pledge|promise|commitment|undertaking|guarantee)\sthat\s\Z")
_ENTITLED = re.compile(
    r"(?:will|would)\s(?:also\s|now\s|all\s|each\s|only\s)?(?:have\s(?!been|had|seen|gone|made"
    r"|done)|get\s|gain\s|receive\s|"
    r"be\s(?:able\sto|given|entitled|offered|allowed|required|exempt|obliged|granted|forced)\b)"
)
_ANYBODY = re.compile(
    r"\b(?:everyone|everybody|every|all|any|each|people|residents|communities|groups|workers"
    r"|staff|employees|councils"
    r"|parents|tenants|patients|petitions?|citizens|neighbourhoods|villagers|locals|charities"
    r"|volunteers|teenagers"
    r"|pupils|teachers|organisations|authorities|firms|companies|employers)\b",
    re.IGNORECASE,
)
_SCHEME = re.compile(
    r"\A(?:the|a|an)?\s?(?:[\w'’-]+\s){0,4}?(?:bill|act|law|legislation|white\spaper|strategy"
    r"|fund|scheme|programme"
    r"|big\ssociety\s(?:bank|capital)|national\scitizen\sservice|work\sprogramme|pilots?"
    r"|vouchers?|document|paper|budget|package|plans?|proposals?|reforms?|rules)\Z",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*(?:[*•●▪–—-]|\d\.|\([a-z]\))\s+")
_LEADS_IN = re.compile(
    r"\b(?:includ|announc|will|propos|plan|measure|commit|pledg|promis|package"
    r"|would)\w*\b[^\n]{0,200}:\s*\Z",
    re.IGNORECASE,
)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|can|could|may|said|says|do|does|did)\b")
_WINDOW = 1500


def promiser(clauses: Clauses, promise: Promise, day: date | None) -> str | None:
    """Give who promises what the press tells in its own voice; None unless they plainly govern."""
    text = clauses.text
    lead, clause = text[: promise.start], text[promise.start : promise.end]
    subject = text[clauses.begin(promise.at) : promise.at].removesuffix("also ").strip(" ,")
    if len(subject.split()) <= _LONGEST_SUBJECT:
        if described(subject, day) == "government":
            return subject
        if _SCHEME.match(subject) or (
            _ANYBODY.search(subject) and _ENTITLED.match(text, promise.at)
        ):
            return _GOVERNMENT
    if _PLEDGE.search(lead) and described(lead, day) == "government":
        return _GOVERNMENT
    return _GOVERNMENT if _UNDER.search(lead[-_WINDOW:] + clause) else None


def listed(clauses: Clauses, before: str) -> Promise | None:
    """Read an item of a list as a promise, where the words before the list say that it is one."""
    text = clauses.text
    item = _ITEM.match(text)
    if item is None:
        return None
    end = clauses.end(item.end())
    blocks = [block for block in before[-_WINDOW:].split("\n") if block.strip()]
    lead = next((block for block in reversed(blocks) if not _ITEM.match(block)), "")
    if _FINITE.search(text[item.end() : end]) or not _LEADS_IN.search(lead):
        return None
    return Promise(start=item.end(), end=end, at=item.end())
