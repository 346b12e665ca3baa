"""What is known of the people and bodies of one text: the configured actors, and what it says.

Lookups only; which of them a word means at a place is `nlp.cast`'s to say.
"""

# ruff: noqa: RUF001 - curly marks are the matter here

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import islice

from config.model import Actor, Office, Role
from nlp.names import NAMES, TITLED, Gender, gender_of, name_in, surname
from store.records import Speaker

_BODY = re.compile(
    r"\b[A-Z][\w'’&-]*(?:(?:\s(?:of|for|and|the|in)){1,2}\s[A-Z][\w'’&-]*|\s[A-Z][\w'’&-]*){0,7}"
)
_APPOSITION = re.compile(r"\s?[,(]\s?([^.;:“”\"\n]{3,120})")
_IS = re.compile(
    r"\s(?:(?:is|was)\s(?=(?:an?|the|chief|director|head|chair\w*|president|founder"
    r"|leader|policy|one of)\b)"
    r"|(?:runs|leads|chairs)\s(?=the|a\b))([^.;:,“”\"\n]{3,80})"
)
_BEFORE = re.compile(r"(?:[\w’'-]+\s){1,6}$")
_CUT = re.compile(
    r".*\b(?:to|by|with|and|that|as|but|is|was|said|says|told|when|than|in|on|from|like)\s",
    re.DOTALL,
)
_RELATIVE = re.compile(
    r"who (?:leads|led|runs|chairs|heads|has lived|lives|lived|works|teaches|is|was)\b"
)
_SIDE_OF_HEAD = {"charity": "sector", "department": "government", "ministry": "government"}
_SPOKEN = re.compile(r"\b(?:said|says|told|added|argued|warned|wrote|claimed|calls?|called)\b")
_OF_THE_REALM = ("minister", "secretary", "chancellor", "pm", "premier", "opposition")
_PRIME_MINISTER = ("prime minister", "pm", "premier")
_LEAD = re.compile(
    r"^(?:The|A|An|In|At|But|And|On|For|With|By|From|As|Its|His|Her|Their|Our|This)\s"
)
_POSSESSED = re.compile(r"['’]s$|['’]$")
_NO_APPOSITION = re.compile(
    r"(?:and|but|to|when|while|if|as|so|adding|saying|that|for|with|is|was|he|she|it|they|we|has|have"
    r"|will"
    r"|would|in|on|because|although|though)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(r"\b(?:is|are|was|were|will|would|has|have|had|can|could|should|may|might)\b")
_MOST_NAMES = 2000
_NEAR = 60
_PLACES = 2
"""Times a person is met, from the first, whose neighbourhood is read for who he is."""


def index_actors(actors: Iterable[Actor]) -> dict[str, Actor]:
    """Actors by every spelling; a person's surname too, unless it is a common name or word."""
    index: dict[str, Actor] = {}
    for actor in actors:
        if actor.kind == "person":
            key = surname(actor.name).lower()
            index.setdefault(f"~{key}" if actor.ambiguous else key, actor)
    for actor in actors:
        for form in (actor.name, *actor.forms):
            index[form.lower()] = actor
    return index


def at(actor: Actor, day: date | None) -> Speaker:
    """Give an actor as of a day; its own role where no office covers it or no day is known."""
    office = office_at(actor, day)
    if office is None:
        return Speaker(name=actor.name, role=actor.role, party=actor.party)
    return Speaker(
        name=actor.name, role=office.role, office=office.title, party=office.party or actor.party
    )


def office_at(actor: Actor, day: date | None) -> Office | None:
    """Give the first office of `actor` that covers `day`."""
    if day is None:
        return None
    return next(
        (one for one in actor.offices if (one.since or day) <= day <= (one.until or day)), None
    )


class Known:
    """The names of one text, and the actors by their spellings."""

    def __init__(self, text: str, actors: Mapping[str, Actor], day: date | None) -> None:
        self._text = text
        self._actors = actors
        self._day = day
        self._places: dict[str, list[int]] = {}
        self._full: dict[str, str] = {}
        self._titled: dict[str, Gender | None] = {}
        for match in islice(TITLED.finditer(text), _MOST_NAMES):
            self._titled.setdefault(match[2].removesuffix("'s"), gender_of(match.group()))
        for match in islice(NAMES.finditer(text), _MOST_NAMES):
            name = name_in(_POSSESSED.sub("", match.group()))
            if " " in name and not _LEAD.match(name):
                self._places.setdefault(name, []).append(match.start() + match.group().find(name))
                self._full.setdefault(surname(name), name)

    def full(self, name: str) -> str:
        """Give a name of several words as the actor is called, or as it stands."""
        actor = self._actors.get(name.lower())
        return actor.name if actor is not None and actor.kind == "person" else name

    def person(self, name: str, *, honoured: bool) -> str | None:
        """Give the full name of whom a single name means; None where it may be no person."""
        full = self._full.get(name)
        if full is not None and self.body(full) is None:
            return self.full(full)
        actor = self._actors.get(name.lower())
        if actor is not None:
            return actor.name if actor.kind == "person" else None
        actor = self._actors.get(f"~{name.lower()}")
        if actor is not None and self._in_office(actor):
            return actor.name
        return name if honoured else None

    def _in_office(self, actor: Actor) -> bool:
        """Whether a common surname can mean him: he holds an office, or the day is not known."""
        office = office_at(actor, self._day)
        held = actor.offices if self._day is None else [office] if office else []
        return any(" politician" not in one.title for one in held)

    def form(self, name: str) -> str | None:
        """Give the person whom a title and name, as they stand, are configured to mean."""
        actor = self._actors.get(name.lower())
        return actor.name if actor is not None and actor.kind == "person" else None

    def actor(self, name: str) -> Actor | None:
        """Give the configured person of this name."""
        found = self._actors.get(name.lower())
        return found if found is not None and found.kind == "person" else None

    def body(self, name: str) -> Actor | None:
        """Give the configured body of this name."""
        found = self._actors.get(name.lower()) or self._actors.get(f"the {name.lower()}")
        return found if found is not None and found.kind != "person" else None

    def is_body(self, name: str) -> bool:
        """Whether a name is that of a configured body."""
        return self.body(name) is not None

    def holder(self, title: str) -> Actor | None:
        """Give who holds an office of the realm on the day."""
        low = title.lower()
        return self._holders.get(low) if low.endswith(_OF_THE_REALM) else None

    @cached_property
    def _holders(self) -> dict[str, Actor]:
        found: dict[str, Actor] = {}
        for actor in {one.name: one for one in self._actors.values()}.values():
            office = office_at(actor, self._day)
            if office is None or office.role not in {"government", "opposition"}:
                continue
            if office.title == "Prime Minister":
                found.update(dict.fromkeys(_PRIME_MINISTER, actor))
            elif "Secretary" in office.title or office.title.startswith(("Deputy", "Leader of")):
                found[office.title.lower()] = actor
            elif office.title.startswith("Chancellor of the Exchequer"):
                found["chancellor"] = actor
        return found

    def gender(self, name: str) -> Gender | None:
        """Give the pronoun for a person by name, by spellings, or by a title in the text."""
        if found := gender_of(name):
            return found
        if found := self._titled.get(surname(name)):
            return found
        actor = self.actor(name)
        return (
            next((one for form in actor.forms if (one := gender_of(form))), None) if actor else None
        )

    def introductions(self, name: str) -> Iterator[str]:
        """Give what stands beside a name where it is first met, nearest first."""
        for start in self._places.get(name, [])[:_PLACES]:
            end = start + len(name)
            before = _BEFORE.search(self._text[max(0, start - 60) : start])
            if before:
                yield _CUT.sub("", before.group())
            after = _APPOSITION.match(self._text, end, end + 130)
            if after:
                yield from _segments(after.group(1))
            says = _IS.match(self._text, end, end + 130)
            if says:
                yield says.group(1)

    def role_of_body_in(self, words: str) -> Role | None:
        """Give the side of the configured body that a description names."""
        for match in _BODY.finditer(words):
            actor = self.body(match.group())
            if actor is not None and not (actor.ambiguous and " " not in words.strip()):
                return at(actor, self._day).role
        return None

    def body_before(self, head: str, place: int | None) -> str | None:
        """Give the last body named before `place` that "the `head`" can mean."""
        bodies, starts = self._bodies
        last = len(bodies) if place is None else bisect_left(starts, place)
        for name in reversed(bodies[max(0, last - _NEAR) : last]):
            if head.title() in name.split() and " " in name:
                return name
            side = _SIDE_OF_HEAD.get(head)
            if side and (actor := self.body(name)) and at(actor, self._day).role == side:
                return name
        return None

    @cached_property
    def _bodies(self) -> tuple[list[str], list[int]]:
        found = list(islice(_BODY.finditer(self._text), _MOST_NAMES))
        return [_LEAD.sub("", one.group()) for one in found], [one.start() for one in found]


def _segments(words: str) -> Iterator[str]:
    """Give the parts of an apposition between commas, up to a verb of speech."""
    for part in words.split(",")[:3]:
        bare = part.strip(" )")
        spoken = _SPOKEN.search(bare)
        relative = _RELATIVE.match(bare) is not None
        if not relative and bare.startswith(("who ", "whose ", "which ")):
            continue
        if _NO_APPOSITION.match(bare) or (_FINITE.search(bare) and not relative):
            return
        yield bare[: spoken.start()] if spoken else bare
        if spoken:
            return
