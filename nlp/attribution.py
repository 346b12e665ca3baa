"""Who is said to speak in a sentence of press prose: words only. Who that *is*: `nlp.cast`."""

# ruff: noqa: RUF001 - curly marks are the matter here

import re
from collections.abc import Iterable
from dataclasses import dataclass

SAID = (
    r"(?:said|says|say|saying|told|tells|added|adds|wrote|writes|argued|argues|argue|insisted|insists|claimed"
    r"|claims|claim|warned|warns|warn|announced|announces|promised|promises|pledged|pledges|admitted|admits"
    r"|conceded|concedes|called|calls|described|describes|dismissed|dismisses|believes|believe|believed"
    r"|thinks|think|thought|replied|replies|asked|asks|ask|complained|complains|explained|explains|suggested"
    r"|suggests|urged|urges|denied|denies|hailed|hails|praised|praises|welcomed|welcomes|concluded"
    r"|concludes|found|finds|reported|reports|predicted|predicts|accused|accuses|condemned|condemns"
    r"|criticised|criticises|stressed|stresses|declared|declares|remarked|remarks|observed|observes"
    r"|recalled|recalls|responded|responds|commented|comments|noted|notes|confirmed|confirms|hopes|hoped"
    r"|feared|fears|wants|wanted|maintains|maintained|estimates|estimated|acknowledged|acknowledges)"
)
_HIDDEN = "\N{NULL}"
_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Cllr|Councillor|Professor|Prof|Rev|Revd)\.?"
)
NAME = rf"(?:{_TITLE}\s+)?[A-Z][\w'’-]+(?:\s+(?:(?:of|de|van|le|du)\s+)?[A-Z][\w'’-]+){{0,4}}"
_LONGEST_SENTENCE = 2000
_LONGEST_NAME = 10
"""Words: what is longer is a clause, not a name."""
_VERB = re.compile(rf"\b(?:has |have |had |also |later |then )*{SAID}\b")
_PHRASE = (
    r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)\s"
    r"(?:(?!(?:to|is|was|were|are|can|could|would|will|has|have|who|than|does|do|not)\b)[\w'’-]+\s){0,5}"
    r"[\w'’-]+"
)
_SPEAKER = rf"(?:{NAME}|{_PHRASE}|[a-z]+s)"
_AFTER = re.compile(
    rf"[,?!{_HIDDEN}][\"'”’]?\s+{SAID}\s+(?P<who>{_SPEAKER})\s*(?=[,.:;?(]|$|(?:of|in|at|on|when|after)\s)"
)
_TRAILING = re.compile(
    rf"[,?!{_HIDDEN}][\"'”’]?\s+(?P<who>[Hh]e|[Ss]he|{_SPEAKER})\s+{SAID}\s*(?=[,.:;?]|$|(?:of|today|this|last|yesterday|in|on)\s)"
)
_ACCORDING = re.compile(
    rf"\b[Aa]ccording to (?P<who>{NAME}|(?:the|a|an|one|its|his|her)\s+[^,.;:{_HIDDEN}]{{2,60}})"
)
_CUT = re.compile(
    rf"[;:{_HIDDEN}(—–]|\s-\s|\b(?:but|and|that|while|as|when|because|although|though|if|where|which)\b"
)
_POSSESSIVE = re.compile(r"\w(?:['’]s|s['’])\s+$")
_WHO = re.compile(
    rf"(?:{NAME}|{_PHRASE}|[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|[Cc]ritics|[Mm]inisters|[Uu]nions|[Cc]harities"
    r"|[Rr]esidents|[Ll]ocals|[Cc]ampaigners|[Oo]fficials|[Rr]esearchers|[Cc]ouncillors|[Ss]upporters"
    r"|[Oo]pponents|(?:[A-Z]?[\w'’-]+\s){0,2}(?:minister|spokesman|spokeswoman|spokesperson|source)s?)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words naming a speaker, and where the speech verb ends, in the sentence's code points."""

    who: str
    start: int
    end: int
    after: bool = False
    """The speaker stands after the words spoken, else before them."""


def hide(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """Blank out stretches of `text`, which come in order; its length is kept."""
    parts, reached = [], 0
    for start, end in stretches:
        parts += [text[reached:start], _HIDDEN * (end - start)]
        reached = end
    return "".join([*parts, text[reached:]])


def attribution(sentence: str) -> Attribution | None:
    """Give the first attribution of `sentence`, whose quotations are hidden; None without one."""
    sentence = sentence[:_LONGEST_SENTENCE]
    for pattern in (_AFTER, _TRAILING):
        if found := pattern.search(sentence):
            return Attribution(
                who=found["who"].strip(), start=found.start(), end=found.end(), after=True
            )
    named = _ACCORDING.search(sentence)
    for verb in _VERB.finditer(sentence, 0, named.start() if named else len(sentence)):
        who = _subject(sentence[: verb.start()])
        if who:
            return Attribution(who=who, start=verb.start() - len(who), end=verb.end())
    if named is None:
        return None
    first = not sentence[: named.start()].strip()
    who = _CUT.split(named["who"])[0].strip()
    return Attribution(who=who, start=named.start(), end=named.end(), after=not first)


def _subject(before: str) -> str | None:
    """Give the noun phrase that ends `before`, an apposition between commas left out."""
    if _POSSESSIVE.search(before):  # the ministers' promises, the minister's claims
        return None
    clause = _CUT.split(before[-200:])[-1].strip(" \"'“”‘’\n")
    parts = [part.strip() for part in clause.split(",") if part.strip()]
    for part in (parts[-1:] if not clause.endswith(",") else parts[-2:-1]) + parts[:1]:
        found = _WHO.search(part)
        if found and len(found.group().split()) <= _LONGEST_NAME:
            return found.group()
    return None
