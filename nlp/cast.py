"""Who the words that name a speaker mean: the people and bodies of one article, at its date."""

# ruff: noqa: RUF001 - curly marks are the matter here

import re
from collections.abc import Iterable, Mapping
from datetime import date

from config.model import Actor, Role
from nlp.attribution import NAME
from store.records import UNATTRIBUTED, Speaker

_FULL_NAME = re.compile(
    r"\b(?:(?:Sir|Dame|Lord|Lady|Baroness)\s+)?[A-Z][a-z'’-]+(?:\s[A-Z][\w'’-]+){1,2}"
)
_HONORIFIC = re.compile(
    r"^(?:the\s+)?(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Cllr|Councillor|Prof(?:essor)?)\.?\s+",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.,;:“”\"\n]")
_APPOSITION = re.compile(r",\s([^.;:“”\"\n]{3,90})")
_PRONOUN = frozenset({"he", "she", "they", "it", "his", "her"})
_LABOUR_GOVERNS = ((date(1997, 5, 2), date(2010, 5, 10)), (date(2024, 7, 5), date(9999, 1, 1)))

# What a description says of the side, tried in order. Sides follow nlp/data/CODEBOOK.md.
_DESCRIBED: tuple[tuple[str, Role | None], ...] = (
    ("shadow opposition", "opposition"),
    ("labour", None),
    (
        "council councillor union unison tuc bishop archbishop church vicar lawyer",
        "other",
    ),
    (
        """committee auditor audit_office report study survey poll researcher professor academic
        think_tank think-tank analysis economist evaluation institute""",
        "research",
    ),
    (
        """government minister ministry department cabinet_office downing_street number_10 no_10
        prime_minister chancellor secretary whitehall treasury conservative tory tories coalition
        dclg dwp dcms peer mp pm""",
        "government",
    ),
    (
        """charity charities ncvo acevo navca locality social_enterprise voluntary foundation trust
        campaigner network sector hospice""",
        "sector",
    ),
    ("resident local reader volunteer parent villager neighbour pensioner teenager", "public"),
    ("critics contractor firm company business", "other"),
)


def index_actors(actors: Iterable[Actor]) -> dict[str, Actor]:
    """Actors by every spelling; a person's surname too, unless it is a common name or word."""
    index: dict[str, Actor] = {}
    for actor in actors:
        if actor.kind == "person" and not actor.ambiguous:
            index.setdefault(actor.name.split()[-1].lower(), actor)
    for actor in actors:
        for form in (actor.name, *actor.forms):
            index[form.lower()] = actor
    return index


class Cast:
    """The people of one article: surnames stand for the full names met in it."""

    def __init__(self, text: str, actors: Mapping[str, Actor], day: date | None) -> None:
        self._actors = actors
        self._day = day
        self._text = text
        self._met: dict[str, int] = {}
        self._full: dict[str, str] = {}
        for match in _FULL_NAME.finditer(text):
            self._met.setdefault(match.group(), match.start())
            self._full.setdefault(match.group().split()[-1], match.group())
        self._last: str | None = None

    def speaker(self, who: str | None) -> Speaker:
        """Whom `who` means here; a pronoun means the last one named. Unattributed when unsure."""
        name = self._resolve(who)
        if name is None:
            return UNATTRIBUTED
        self._last = name
        actor = self._actor(name)
        if actor is not None:
            return at(actor, self._day)
        return Speaker(name=name, role=described(f"{name} {self._introduction(name)}", self._day))

    def _resolve(self, who: str | None) -> str | None:
        if not who:
            return None
        if who.lower() in _PRONOUN:
            return self._last
        if who in {"I", "we", "We"}:
            return None
        bare = _HONORIFIC.sub("", who).removeprefix("The ").removeprefix("the ")
        person = re.search(rf"{NAME}$", who)
        if person and " " not in bare:
            return self._full.get(bare, who)
        return who if who.lower().startswith(("lord ", "lady ", "sir ")) else bare

    def _introduction(self, name: str) -> str:
        """Give the apposition after a name where it is first met, and the few words before it."""
        start = self._met.get(name)
        if start is None:
            return ""
        end = start + len(name)
        after = _APPOSITION.match(self._text[end : end + 100])
        before = _STOP.split(self._text[max(0, start - 50) : start])[-1]
        return f"{before} {after.group(1) if after else ''}"

    def _actor(self, name: str) -> Actor | None:
        bare = _HONORIFIC.sub("", name)
        for spelled in (name, bare):
            if spelled.lower() in self._actors:
                return self._actors[spelled.lower()]
        people = [match.group().lower() for match in _FULL_NAME.finditer(name)]
        return next((self._actors[one] for one in people if one in self._actors), None)


def at(actor: Actor, day: date | None) -> Speaker:
    """Give an actor as of a day; its own role where no office covers it or no day is known."""
    if day is not None:
        for office in actor.offices:
            if (office.since or day) <= day <= (office.until or day):
                return Speaker(
                    name=actor.name,
                    role=office.role,
                    office=office.title,
                    party=office.party or actor.party,
                )
    return Speaker(name=actor.name, role=actor.role, party=actor.party)


def described(words: str, day: date | None) -> Role | None:
    """Give the side that a description gives away; None when it does not."""
    for pattern, role in _PATTERNS:
        if pattern.search(words):
            return role or _labour(day)
    return None


def _labour(day: date | None) -> Role:
    governs = day is not None and any(first <= day <= last for first, last in _LABOUR_GOVERNS)
    return "government" if governs else "opposition"


_PATTERNS: list[tuple[re.Pattern[str], Role | None]] = [
    (re.compile(rf"\b(?:{'|'.join(words.split())})s?\b".replace("_", " "), re.IGNORECASE), role)
    for words, role in _DESCRIBED
]
