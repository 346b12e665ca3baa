"""Who is said to speak in a sentence of press prose: words only. Who that *is*: `nlp.cast`.

Each verb of speech is tried in turn: its subject before it, or after it where a quotation or a
comma stands before the verb. What is found is the nearest phrase that can speak; "of", "for" and
"that" do not let a name behind them through.
"""

# ruff: noqa: RUF001, SIM905 - dashes are the matter; lists of words read best as words

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nlp import verbs
from nlp.appositions import apposition_after, clause_start
from nlp.phrases import (
    HIDDEN,
    Phrase,
    Word,
    is_hidden,
    is_name,
    is_time,
    phrase_after,
    phrase_before,
    words_of,
)
from nlp.roles import can_speak
from nlp.speaking import speaks
from nlp.subjects import Subject, subject_of
from nlp.ways import OPENS, Way, closes, way_of

_NOT_AFTER_NOUN = frozenset(
    "of are were have had was is and or from about can will , . ; at".split()
)
_PASSIVES = frozenset(
    "criticism criticisms condemnation attack attacks complaints warnings welcome praise".split()
)
_NEAR = 4
_NOT_INVERTED = verbs.TRANSFERS | frozenset("expects expected agree promise point saw sees".split())
_ARTICLES = frozenset("a an the one its their his her".split())
_GO_ON = frozenset("and but while although though whereas ; : – — ,".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words naming a speaker, and what stretch of the sentence names him, in its code points.

    `end` is where the words spoken can begin: after the verb, its hearer and "that".
    """

    who: str
    start: int
    end: int
    way: Way = "clause"
    verb: str = ""
    about: str = ""
    """What stands beside the phrase in apposition, before or after it."""

    @property
    def after(self) -> bool:
        """Whether the speaker stands after words spoken, or among them, else before them."""
        return self.way in {"aside", "inverted"} or (self.way == "according" and self.start > 0)

    @property
    def speech(self) -> bool:
        """Whether words are given, else only a view."""
        return self.way != "by" and (self.verb in verbs.SPEECH or not self.verb)


def hide(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """Blank out stretches of `text`, which come in order; its length is kept."""
    parts, reached = [], 0
    for start, end in stretches:
        parts += [text[reached:start], HIDDEN * (end - max(start, reached))]
        reached = max(end, reached)
    return "".join([*parts, text[reached:]])


def attribution(sentence: str) -> Attribution | None:
    """Give the attribution that says most of `sentence`; quotations in it are hidden."""
    found = attributions(sentence)
    return next((one for one in found if one.speech), found[0] if found else None)


def attributions(sentence: str) -> list[Attribution]:
    """Give the attributions of `sentence` in order; quotations in it are hidden."""
    words = words_of(sentence)
    found: list[Attribution] = []
    for place, word in enumerate(words):
        one = _at(sentence, words, place, word, found)
        if one is None or (found and one.start < found[-1].start < one.end):
            continue
        if one.after and found and found[-1].way == "clause" and found[-1].verb in verbs.FEELS:
            found.pop()  # what they feel is what is said of them
        found.append(one)
    return found


def _at(
    sentence: str, words: Sequence[Word], place: int, word: Word, found: Sequence[Attribution]
) -> Attribution | None:
    low, following = word.low, words[place + 1].low if place + 1 < len(words) else ""
    if low in verbs.SPEECH or low in verbs.VIEW or low in verbs.SHOWING:
        return _inverted(sentence, words, place) or _forward(sentence, words, place, found)
    if low in {"put", "puts"} and following == "it":
        return _forward(sentence, words, place, found)
    if place and (low.endswith(("ed", "s")) or low in {"heard", "sang", "wrote"}):
        one = _unlisted(sentence, words, place)
        if one is not None:
            return one
    if low == "according" and following == "to":
        return _given(sentence, words, place, place + 2, "according")
    if low == "by" and _acted(words, place):
        return _given(sentence, words, place, place + 1, "by")
    return _label(sentence, words, place) if low == ":" and place and not found else None


def _inverted(
    sentence: str, words: Sequence[Word], place: int, *, any_verb: bool = False
) -> Attribution | None:
    """Give "…, said Ann Vale"; `any_verb`: right behind a quotation, as in "…" enthused Vale."""
    low = words[place].low
    if low in _NOT_INVERTED or low.endswith("ing") or not (any_verb or low in verbs.SPEECH):
        return None
    before = words[place - 1] if place else None
    if before is None or before.text[0] not in OPENS:
        return None
    first = place + 1
    while first < len(words) and is_time(words, first):
        first += 1
    phrase = phrase_after(words, first) if first < len(words) else None
    if phrase is None or not speaks(words, phrase, low) or not closes(words, phrase.last):
        return None
    if (any_verb or low in verbs.FEELS) and not is_name(words[phrase.last - 1]):
        return None
    who = _text(sentence, words, phrase)
    return Attribution(
        who=who,
        start=before.start if before.text == "," else words[place].start,
        end=words[phrase.last - 1].end,
        way="inverted",
        verb=low,
        about=apposition_after(sentence, words, phrase.last),
    )


def _unlisted(sentence: str, words: Sequence[Word], place: int) -> Attribution | None:
    """Give what stands like a verb of speech: "…" sings Vale; "…, a trustee exulted"."""
    if is_hidden(words[place - 1]):
        return _inverted(sentence, words, place, any_verb=True)
    if place + 1 < len(words) and words[place + 1].text not in ",.;:":
        return None
    phrase = phrase_before(words, place, clause_start(words, place - 1))
    if phrase is None or phrase.first == 0 or words[phrase.first - 1].text != ",":
        return None
    who = _text(sentence, words, phrase)
    if not can_speak(words[phrase.last - 1].low) or words[phrase.first].low not in _ARTICLES:
        return None
    start, end = words[phrase.first].start, words[place].end
    return Attribution(who=who, start=start, end=end, way="aside", verb="said")


def _forward(
    sentence: str, words: Sequence[Word], place: int, found: Sequence[Attribution]
) -> Attribution | None:
    """Give "Ann Vale said that…", "…, she said" and "Ann Vale told MPs: …"."""
    low = words[place].low
    following = words[place + 1].low if place + 1 < len(words) else "."
    if low in verbs.ALSO_NOUNS and following in _NOT_AFTER_NOUN and not _aside(words, place):
        return None
    if (low == "called" and _is_naming(words, place)) or (
        (low.startswith("add") and following == "to")
        or (low.startswith("t") and following == "you")
    ):
        return None
    subject = subject_of(words, place)
    if subject is None or (subject.again and not found) or _nested(words, subject, found):
        return None
    if subject.shared and found:
        who, about, start = found[-1].who, found[-1].about, words[subject.phrase.first].start
    else:
        who = _text(sentence, words, subject.phrase)
        start, about = words[subject.phrase.first].start, subject.about(sentence, words)
    way, last = way_of(words, subject.phrase.first, place)
    if subject.shared:
        start = words[place].start
    return Attribution(
        who=who, start=start, end=words[last - 1].end, way=way, verb=low, about=about
    )


def _aside(words: Sequence[Word], place: int) -> bool:
    """Whether a comma before a short subject, and a mark after the verb, set the two apart."""
    if place + 1 < len(words) and words[place + 1].text not in ",.;":
        return False
    near = words[max(0, place - _NEAR) : place]
    return any(word.text == "," for word in near) and is_name(words[place - 1])


def _is_naming(words: Sequence[Word], place: int) -> bool:
    """Whether "called" gives a thing its name: a scheme called Fresh Start."""
    if place + 1 >= len(words):
        return True
    following = words[place + 1]
    return is_hidden(following) or (
        is_name(following) and following.text not in {"The", "Mr", "Ms"}
    )


def _nested(words: Sequence[Word], subject: Subject, found: Sequence[Attribution]) -> bool:
    """Whether the verb stands inside what another is already said to have said."""
    if not found or subject.shared or found[-1].way not in {"clause", "colon"}:
        return False
    if not found[-1].speech:
        return False
    first = subject.phrase.first
    return first > 0 and words[first - 1].low not in _GO_ON and not is_hidden(words[first - 1])


def _given(
    sentence: str, words: Sequence[Word], place: int, first: int, way: Way
) -> Attribution | None:
    """Give "according to Ann Vale", and "dismissed by Ann Vale"."""
    phrase = phrase_after(words, first) if first < len(words) else None
    if phrase is None or (way == "by" and not speaks(words, phrase, "called")):
        return None
    before = words[place - 1] if place else None
    return Attribution(
        who=_text(sentence, words, phrase),
        start=before.start if before and before.text == "," else words[place].start,
        end=words[phrase.last - 1].end,
        way=way,
        about=apposition_after(sentence, words, phrase.last),
    )


def _acted(words: Sequence[Word], place: int) -> bool:
    near = [word.low for word in words[max(0, place - _NEAR) : place]]
    return any((low in verbs.VIEW and low.endswith("ed")) or low in _PASSIVES for low in near)


def _label(sentence: str, words: Sequence[Word], place: int) -> Attribution | None:
    """Give "Vale: the plan has failed", as headlines have it."""
    named = words[:place]
    if len(named) > _NEAR + 1 or not all(
        word.text[0].isupper() or word.low in {"of", "and", "the", "for", "'"} for word in named
    ):
        return None
    who = sentence[named[0].start : named[-1].end]
    return Attribution(who=who, start=0, end=words[place].end, way="label")


def _text(sentence: str, words: Sequence[Word], phrase: Phrase) -> str:
    return sentence[words[phrase.first].start : words[phrase.last - 1].end]
