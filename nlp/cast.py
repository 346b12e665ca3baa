"""Who the words that name a speaker mean: the people and bodies of one article, at its date.

An article is read in order: a surname, a title and a pronoun mean somebody met before them, or
somebody whom the article names in full elsewhere. Sides come from the configured actors at the
article's day, else from what the article says of the person. Unsure is unattributed.
"""

# ruff: noqa: RUF001, SIM905 - curly marks are the matter; lists of words read best as words

import re
from collections.abc import Mapping
from datetime import date

from config.model import Actor, Role
from nlp.known import Known, at
from nlp.names import HONORIFIC, NAMES, Gender, is_title, name_in, surname
from nlp.roles import can_speak, described, party_of
from store.records import UNATTRIBUTED, Speaker

_AUTHORS = frozenset("i we me us".split())
_PERSONAL: dict[str, Gender] = {"he": "he", "she": "she"}
_BODILY = frozenset("it they one some others".split())
_ARTICLE = re.compile(r"^(?:the|The)\s+")
_INDEFINITE = re.compile(r"^(?:an?|one|the|his|her|its|their|my|our)\s", re.IGNORECASE)
_POSSESSIVE = re.compile(r"^(.+?)(?:['’]s|s['’])\s+(?=[A-Z])")
_OF_IT = re.compile(r"\b(?:its|their)\b", re.IGNORECASE)
_OF_HIM = re.compile(r"\b(?:his|her)\b", re.IGNORECASE)
_VOICE = re.compile(r"^(?:an?|the|its|their) (source|spokes\w+|insider|official)$", re.IGNORECASE)
_BODY_WORDS = re.compile(
    r"\b(?:Department|Ministry|Council|Committee|Commission|Foundation|Trust|Institute|Association"
    r"|Society|Office|Union|University|Bank|Party|Group|Centre|Agency|Network|Alliance|Federation"
    r"|Street|Charity|Charities|Company|Fund|Board|Authority|Service|Services|Forum|Church|Library"
    r"|Campaign|Academy|School|Club|College|Act|Bill|House|Times|News|Survey|England|UK|Britain"
    r"|Citizens?|Action|Government|Housing|Aid|Research|Arms|Inn|Hall|Labour|Army|Cross|Project)\b"
)
_HANGING = frozenset("of for and the in at from to on with".split())
_AGED = re.compile(r"(?:aged )?[1-9]\d$")
_OWNED = re.compile(r"^(.+?)(?:['’]s|s['’])\s")
_HANGS = re.compile(r"\s(?:of|from|at|for|in|on|with|behind)\s")
_BODY_HEADS = frozenset(
    """department ministry council committee commission foundation trust institute association
    society union university charity party group centre agency network alliance company fund board
    authority regulator watchdog campaign""".split()
)
_INNER_BODY = re.compile(r"\bthe (department|ministry|council|committee|charity|union|trust)$")
_PERSONS = re.compile(
    r"\b(?:\w*man|\w*woman|source|councillor|minister|official|officer|manager|leader|worker"
    r"|director|executive|head|boss|founder|member|mp|peer|chair|mother|mum|father|dad|teacher|organiser"
    r"|spokesperson|volunteer|resident|parent|fan|veteran|treasurer|secretary|broker|adviser|expert"
    r"|donor|pensioner|trustee|librarian|bishop|vicar|professor|economist|researcher|professor)\b"
)


class Cast:
    """The speakers of one article, in the order in which they are met."""

    def __init__(self, text: str, actors: Mapping[str, Actor], day: date | None) -> None:
        self.author: Speaker = UNATTRIBUTED
        """Whom "I" means, once it is known."""
        self._known = Known(text, actors, day)
        self._day = day
        self._recent: dict[str, Speaker] = {}
        self._body: Speaker = UNATTRIBUTED
        self._said_of: dict[str, str] = {}

    def meet(self, words: str) -> None:
        """Take note of the subject of a sentence: a pronoun after it may mean him."""
        name = _ARTICLE.sub("", words)
        person = self._person(name)
        if person is None:
            role = self._side_of(words)
            if role is not None:
                self._body = Speaker(name=name, role=role)
        elif self._known.gender(person) or self._known.actor(person):
            self._as_person(person, _before(name, person))

    def overhear(self, words: str) -> None:
        """Take note of the last person named in a sentence in which nobody speaks."""
        named = [name_in(match.group()) for match in NAMES.finditer(words)]
        person = next((self._person(name) for name in reversed(named) if " " in name), None)
        if person and self._known.gender(person):
            self._as_person(person, "")

    def label(self, who: str) -> Speaker:
        """Whom the words before a headline's colon mean, if anybody."""
        name = _ARTICLE.sub("", who)
        person = self._person(name)
        if person and self._known.actor(person):
            return self._as_person(person, "")
        actor = self._known.holder(name) or self._known.body(name)
        if actor is None and not (can_speak(name.split()[-1]) and described(name, self._day)):
            return UNATTRIBUTED
        return self.speaker(who)

    def speaker(self, who: str | None, about: str = "", place: int | None = None) -> Speaker:
        """Whom `who`, of whom `about` is said beside it, means here. Unattributed when unsure.

        `place` is the offset of the words, for the bodies that were named before it.
        """
        low = who.lower() if who else ""
        if not who or low in _AUTHORS:
            return self.author if low == "i" else UNATTRIBUTED
        if low in _PERSONAL:
            return self._pronoun(_PERSONAL[low])
        if low in _BODILY:
            return self._body
        name, about = self._split(who, about)
        if (holder := self._known.holder(name)) is not None:
            return self._as_person(holder.name, "")
        if (person := self._person(name)) is not None:
            return self._as_person(person, f"{_before(name, person)} {about}".strip())
        return self._as_body(who, about, place)

    def side_of_publisher(self, name: str) -> Role | None:
        """Give the side of a configured body, or of a council or party, that a page is of."""
        actor = self._known.body(name)
        if actor is not None:
            return at(actor, self._day).role
        return described(name, self._day) if _PUBLISHER.search(name) else None

    def _pronoun(self, pronoun: Gender) -> Speaker:
        for name in reversed(self._recent):
            if self._known.gender(name) in {pronoun, None}:
                return self._note(self._recent[name])
        return UNATTRIBUTED

    def _split(self, who: str, about: str) -> tuple[str, str]:
        """Part a person from the body he is of: "NPC's Dan Corry", "Ed Wallis of Locality"."""
        name = _ARTICLE.sub("", who)
        if (owner := _POSSESSIVE.match(name)) and self._person(name[owner.end() :]):
            return name[owner.end() :], f"{owner.group(1)} {about}"
        hangs = _HANGS.search(name)
        if hangs and self._person(name[: hangs.start()]):
            return name[: hangs.start()], f"{name[hangs.start() + 1 :]} {about}"
        return name, about

    def _person(self, name: str) -> str | None:
        """Give the full name of the person that `name` ends with, or None: not a person."""
        words = name.split()
        first = len(words)
        while first > 0 and words[first - 1][0].isupper() and not is_title(words[first - 1]):
            first -= 1
        if first > 0 and words[first - 1].lower() in _HANGING:
            return None
        honoured = first > 0 and is_title(words[first - 1])
        if honoured and (person := self._known.form(" ".join(words[first - 1 :]))):
            return person
        bare = HONORIFIC.sub("", " ".join(words[first:]))
        if not bare:
            return None
        if " " not in bare:
            return self._known.person(bare, honoured=honoured or len(words) - first > 1)
        if _BODY_WORDS.search(bare) or self._known.body(bare) or bare.count(" ") >= _LONGEST_NAME:
            return None
        return self._known.full(bare)

    def _as_person(self, name: str, about: str) -> Speaker:
        self._said_of[name] = f"{self._said_of.get(name, '')} {about}".strip()
        known = self._recent.get(name)
        if known is not None and known.role is not None:
            return self._note(known)
        actor = self._known.actor(name)
        found = at(actor, self._day) if actor is not None else self._as_described(name, about)
        return self._note(found)

    def _as_described(self, name: str, about: str) -> Speaker:
        for words in (about, *self._known.introductions(name)):
            role = "public" if _AGED.match(words.strip()) else self._side_of(words)
            if role is not None:
                self._said_of[name] = f"{self._said_of.get(name, '')} {words}"
                return Speaker(name=name, role=role, party=party_of(words))
        return Speaker(name=name)

    def _side_of(self, words: str) -> Role | None:
        """Give the side that a description shows, by its words, its body, or whom it belongs to."""
        if not words:
            return None
        role = described(words, self._day) or self._known.role_of_body_in(words)
        if role is None and _OF_IT.search(words):
            return self._body.role
        if role is None and _OF_HIM.search(words) and self._recent:
            return next(reversed(self._recent.values())).role
        return role

    def _as_body(self, who: str, about: str, place: int | None) -> Speaker:
        """Give a body, or somebody who is described and not named."""
        name = _ARTICLE.sub("", who)
        if (actor := self._known.body(name)) is not None:
            self._body = Speaker(name=name, role=at(actor, self._day).role, party=actor.party)
            return self._body
        if who != name and (person := self._described_before(name)):
            return self._note(person)
        if (voice := _VOICE.match(who)) and self._body.role:
            return self._note(Speaker(name=f"{self._body.name} {voice[1]}", role=self._body.role))
        return self._as_stated(who, about, place)

    def _as_stated(self, who: str, about: str, place: int | None) -> Speaker:
        """Give somebody of whom no more is known than the words say."""
        name = _ARTICLE.sub("", who)
        owner = _OWNED.match(name)
        of = self._known.body(owner.group(1)) if owner else None
        full = self._known.body_before(name, place) if who != name and name in _BODY_HEADS else None
        role = at(of, self._day).role if of else self._side_of(full or who) or self._side_of(about)
        if not (role or name[0].isupper() or can_speak(name)):
            return UNATTRIBUTED
        found = Speaker(name=full or self._spelled(who, place), role=role, party=party_of(who))
        if _INDEFINITE.match(who) and _PERSONS.search(_HANGS.split(who)[0].lower()):
            return self._note(found)
        self._body = found
        return found

    def _described_before(self, title: str) -> Speaker | None:
        """Give the last person met of whom `title` was said: the minister, the bishop."""
        if title.lower() in _BODY_HEADS:
            return None
        head = re.compile(rf"\b{re.escape(title.lower())}\b")
        return next(
            (
                one
                for name, one in reversed(self._recent.items())
                if head.search(f"{self._said_of.get(name, '')} {one.office}".lower())
            ),
            None,
        )

    def _spelled(self, who: str, place: int | None) -> str:
        """Give a description as it reads within a sentence, its body named in full."""
        if inner := _INNER_BODY.search(who):
            full = self._known.body_before(inner.group(1), place)
            who = f"{who[: inner.start()]}the {full}" if full else who
        first, _, rest = who.partition(" ")
        if first in {"The", "the"} and rest[:1].isupper():
            return rest
        return f"{first.lower()} {rest}".strip() if _INDEFINITE.match(f"{first} ") else who

    def _note(self, speaker: Speaker) -> Speaker:
        """Keep `speaker` as the last one met."""
        name = speaker.name or ""
        self._recent.pop(name, None)
        self._recent[name] = speaker
        if len(self._recent) > _MEMORY:
            del self._recent[next(iter(self._recent))]
        return speaker


_LONGEST_NAME = 4
_MEMORY = 40
"""People who are remembered; more stand in no article."""
_PUBLISHER = re.compile(r"\b(?:Council|Committee|Party|Labour|Conservatives?|Union|UNISON)\b")


def _before(words: str, name: str) -> str:
    """Give what stands before a person's last name among `words`."""
    return words[: max(0, words.rfind(surname(name)))]


__all__ = ["Cast", "described"]
