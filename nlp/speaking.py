"""Whether a phrase can speak: be the subject of a verb of speech or of judgement."""

# ruff: noqa: SIM905 - lists of words read best as words

import re
from collections.abc import Sequence

from nlp import verbs
from nlp.phrases import DETERMINERS, PREPOSITIONS, PRONOUNS, Phrase, Word, is_name
from nlp.roles import can_speak

_FUNCTION = frozenset(
    "there what nothing this that these those such which mine yours ours theirs".split()
)
_INQUIRES = re.compile(
    r"\b(?:report|study|survey|poll|research|committee|audit\w*|review|inquiry|evaluation|paper"
    r"|analysis|mps|inspectors?|commission|economists?|academics?|researchers?|statistics|figures"
    r"|pollsters?|institute|university|nao|ifs|yougov|ipsos)\b"
)
_QUANTITIES = frozenset(
    """cent half third thirds quarter quarters most many some few all majority number one two three
    several none each any both handful dozen hundreds thousands""".split()
)
_ANY_SUBJECT = frozenset("said says told say tell".split())
_PLURALS = frozenset("people others staff folk police critics most many some few all".split())


def speaks(words: Sequence[Word], phrase: Phrase, verb: str, *, helped: bool = False) -> bool:
    """Whether `phrase` can be the subject of `verb`: a name, a pronoun, or somebody described.

    `helped`: the verb has a helper (will, is expected to), which lets any number go with it.
    """
    inside = words[phrase.first : phrase.last]
    first = inside[0]
    if len(inside) == 1 and first.low in PRONOUNS:
        return first.low != "you" and verb not in verbs.SHOWING
    if verb in verbs.BASE and not helped and not _plural(inside):
        return False
    if (len(inside) == 1 and first.low in _FUNCTION) or (
        verb in verbs.FINDS and not _inquires(words, phrase)
    ):
        return False
    described = can_speak(_head(inside))
    if not described and (verb in verbs.SHOWING or verb in verbs.ALSO_NOUNS):
        return verb in verbs.ALSO_NOUNS and _plainly(words, phrase)
    named = any(is_name(word) for word in inside[1:]) or (
        is_name(first) and first.low not in DETERMINERS and first.low not in PREPOSITIONS
    )
    return named or described or (first.low in DETERMINERS and verb in _ANY_SUBJECT)


def _plainly(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a form that may be a noun is a verb: behind a name, or before "that"."""
    inside = words[phrase.first : phrase.last]
    if inside[0].low in DETERMINERS:
        return any(is_name(word) for word in inside[1:])
    if phrase.last + 1 < len(words) and words[phrase.last + 1].low in {"that", ":"}:
        return True
    return is_name(inside[-1]) and len(inside) > 1 and phrase.first > 0


def _head(inside: Sequence[Word]) -> str:
    """Give the noun that speaks: of "most of the charities polled" it is the charities."""
    joins = [at for at in range(1, len(inside)) if inside[at].low in PREPOSITIONS]
    head = inside[(joins[0] if joins else len(inside)) - 1].low
    if joins and (head in _QUANTITIES or head.isdigit()):
        return " ".join(word.low for word in inside[joins[0] + 1 :])
    return head


def _inquires(words: Sequence[Word], phrase: Phrase) -> bool:
    text = " ".join(word.low for word in words[phrase.first : phrase.last])
    after = [word.low for word in words[phrase.last : phrase.last + 3]]
    return "that" in after or _INQUIRES.search(text) is not None


def _plural(inside: Sequence[Word]) -> bool:
    head = next((place for place, word in enumerate(inside) if word.low in {"of", "for"}), None)
    last = inside[(head or len(inside)) - 1].low
    if (head and last in _QUANTITIES) or {"and", "&"} & {word.low for word in inside}:
        return True
    return (last.endswith("s") and not last.endswith(("ss", "'s"))) or last in _PLURALS
