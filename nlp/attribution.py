"""Who is said to speak in a sentence of press prose: words only. Who that *is*: `nlp.cast`."""

# ruff: noqa: RUF001 - curly marks are the matter here

import re
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
_LONGEST_NAME = 10
"""Words: what is longer is a clause, not a name."""
_VERB = re.compile(rf"\b(?:has |have |had |also |later |then )*{SAID}\b")
_AFTER = re.compile(
    rf"\s+(?P<who>{NAME}|(?:the|a|an|one)\s+(?:[\w'’-]+\s+){{0,3}}[\w'’-]+)\s*(?=[,.:;(]|$)"
)
_ACCORDING = re.compile(
    rf"\b[Aa]ccording to (?P<who>{NAME}|(?:the|a|an|one|its|his|her)\s+[^,.;:{_HIDDEN}]{{2,60}})"
)
_CUT = re.compile(
    rf"[;:{_HIDDEN}(—–]|\s-\s|\b(?:but|and|that|while|as|when|because|although|though|if|where|which)\b"
)
_WHO = re.compile(
    rf"(?:{NAME}|(?:[Tt]he|[Aa]n?|[Oo]ne|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)\s[^,]{{2,70}}"
    r"|[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|[Cc]ritics|[Mm]inisters|[Uu]nions|[Cc]harities|[Rr]esidents"
    r"|[Ll]ocals|[Cc]ampaigners|[Oo]fficials|[Rr]esearchers|[Cc]ouncillors|[Ss]upporters|[Oo]pponents"
    r"|(?:[A-Z]?[\w'’-]+\s){0,2}(?:minister|spokesman|spokeswoman|spokesperson|source)s?)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words naming a speaker, and where the speech verb ends, in the sentence's code points."""

    who: str
    end: int
    after: bool = False
    """The speaker stands after the verb: the words spoken came before."""


def hide(text: str, start: int, end: int) -> str:
    """`text` with a stretch blanked out, its length kept."""
    return f"{text[:start]}{_HIDDEN * (end - start)}{text[end:]}"


def attribution(sentence: str) -> Attribution | None:
    """Give the first attribution of `sentence`, whose quotations are hidden; None without one."""
    for verb in _VERB.finditer(sentence):
        inverted = _AFTER.match(sentence, verb.end())
        if inverted and _HIDDEN in sentence[max(0, verb.start() - 3) : verb.start()]:
            return Attribution(who=inverted["who"].strip(), end=inverted.end(), after=True)
        who = _subject(sentence[: verb.start()])
        if who:
            return Attribution(who=who, end=verb.end())
    named = _ACCORDING.search(sentence)
    return Attribution(who=named["who"].strip(), end=named.end(), after=True) if named else None


def _subject(before: str) -> str | None:
    """Give the noun phrase that ends `before`, an apposition between commas left out."""
    clause = _CUT.split(before[-200:])[-1].strip(" \"'“”‘’\n")
    parts = [part.strip() for part in clause.split(",") if part.strip()]
    for part in (parts[-1:] if not clause.endswith(",") else parts[-2:-1]) + parts[:1]:
        found = _WHO.search(part)
        if found and len(found.group().split()) <= _LONGEST_NAME:
            return found.group()
    return None
