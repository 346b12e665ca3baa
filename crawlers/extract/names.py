"""Cleans what publishers write where an author's name belongs, down to the names of people.

None is better than a wrong one, so what may not be a person's name is left out: agencies, desks,
outlets and organisations, job titles, dates, handles, addresses, requests. A first name or pen name
alone counts only where the markup says that it is a person's. Titles of address and letters after a
name are left out; Sir, Dame, Lord, Lady and Baroness are part of it. No word is added or changed
but for capitals, and cleaning twice is cleaning once.
"""

import re
from collections.abc import Iterable, Iterator

from crawlers.extract.passages import tidy
from crawlers.extract.site import plain

_LEAD = re.compile(
    r"^(?:(?:posted|written|words|story|report(?:ed|ing)?|published|interview|analysis|review"
    r"|exclusive|comment|opinion)?\s*\bby\b\s*:?\s+|(?:authors?|from)\s*:\s*)+",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\([^)]*\)?|https?:\S*|www\.\S*|[\w.+-]+@[\w-]+\.[\w.-]+|@\w*|\b\S+\.(?:com|co\.uk|org)\b\S*"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_CLOCK = r"(?:\s*[ap]\.?m\b\.?)?(?-i:\s+(?:[A-Z]{1,2}T|GMT|UTC|[A-Z][SD]T)\b)?"
_BETWEEN = re.compile(
    rf"\s*(?:[,;|/\u2022\u00b7]|\s[-\u2013\u2014]\s|&|\b(?i:and|with|on|for|at)\b"
    rf"|\bin\s+[A-Z]\w+|(?i:\b{_MONTH}\.?\s+\d\S*|\d\S*(?:\s+{_MONTH}\b)?{_CLOCK}|\b{_DAY}\b))\s*"
)
_HONOUR = re.compile(
    r"^(?:(?:(?:the )?rt\.? hon|hon|mr|mrs|ms|miss|mx|dr|prof|professor|rev|revd|reverend|cllr"
    r"|councillor)\b\.?\s+)+",
    re.IGNORECASE,
)
_LETTERS_AFTER = re.compile(
    r"(?:\s+(?:MP|MEP|MSP|MS|AM|MLA|OBE|CBE|MBE|KBE|DBE|QC|KC|Ph\.?D|MD|BSc|MSc|BA|MA))+$"
)
_JOB = r"(?:reporters?|editors?|correspondents?|columnists?|writers?)"
_BEAT = (
    r"(?:deputy|chief|senior|assistant|political|politics|society|social|home|affairs|public"
    r"|services|education|health|business|economics|local|government|community|communities|news"
    r"|features|staff|special|policy|environment|crime|legal|charity|charities|voluntary|sector"
    r"|religious|religion|media|arts|sports?|foreign|world|diplomatic|westminster|and)"
)
_TITLED = re.compile(
    rf"^(?:{_BEAT}\s+)*{_JOB}\s+(?=\S)|(?<=\S)(?:\s+{_BEAT})+\s+{_JOB}$", re.IGNORECASE
)
_NOT_A_NAME = re.compile(
    r"\b(?:reporters?|editors?|editorial|correspondents?|columnist|writers?|staff|admin(?:istrator)?"
    r"|newsroom|news ?desk|desk|team|contributors?|guest|bureau|journalist|director|chief"
    r"|executive|manager|officer|minister|secretary|professor of|lecturer|author|anonymous|unknown"
    r"|follow|read|more|view|profile|updated|published|comments?|share|subscribe|by|email|print"
    r"|agenc(?:y|ies)|reuters|bloomberg|afp|press association|associated press|sponsored)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:agency|argus|association|bureau|centre|chronicle|coalition|college|council|department"
    r"|digital|echo|express|foundation|gazette|group|guardian|herald|inc|institute|journal|limited"
    r"|ltd|magazine|media|mirror|network|news|office|observer|online|plc|post|press|presse|review"
    r"|services|society|sports?|standard|telegraph|times|tribune|trust|university|wires?)$",
    re.IGNORECASE,
)
_SMALL = "de del della der den di da du la le van von bin al of the y e"
_PARTICLES = frozenset(_SMALL.split())
_WORDS = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .'\u2019-])*")
_LINE_CHARS = 1000
_NAME_CHARS = 60
_MOST_WORDS = 6
_SITE_CHARS = 5


def clean(
    lines: Iterable[str], names: frozenset[str] = frozenset(), *, persons: bool = False
) -> str:
    """Return the authors in some lines, comma-separated, each once; `names` are the site's own.

    `persons`: the markup says that these are persons' names.
    """
    cleaned = _cleaned(lines, names, persons=persons)
    again = _cleaned([cleaned], names, persons=persons)
    return cleaned if cleaned == again else clean([again], names, persons=persons)


def _cleaned(lines: Iterable[str], names: frozenset[str], *, persons: bool) -> str:
    found = list(dict.fromkeys(name for line in lines for name in _names(line, names)))
    full = [name for name in found if " " in name]
    return ", ".join(full or (found if persons else []))


def _names(line: str, names: frozenset[str]) -> Iterator[str]:
    text = _LEAD.sub("", tidy(_ADDRESS.sub(" | ", tidy(line)[:_LINE_CHARS])))
    for part in _BETWEEN.split(text):
        name = _LETTERS_AFTER.sub("", _HONOUR.sub("", _TITLED.sub("", part.strip())))
        name = _once(name)
        if _is_name(name) and not _is_site(plain(name), names):
            yield name.title() if name.isupper() else name


def _once(name: str) -> str:
    """Take one of two: some pages hold a name for the eye and again for a screen reader."""
    words = name.split()
    half = len(words) // 2
    doubled = half > 1 and words[:half] == words[half:]
    return _once(" ".join(words[:half])) if doubled else name


def _is_name(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= _MOST_WORDS or len(text) > _NAME_CHARS or words[0] == "The":
        return False
    if _NOT_A_NAME.search(text) or _BODY.search(text) or not _WORDS.fullmatch(text):
        return False
    if len(words) == 1 and text.isupper():
        return False
    return all(not word[0].islower() or word in _PARTICLES for word in words)


def _is_site(name: str, names: frozenset[str]) -> bool:
    return any(
        name == known or (len(known) >= _SITE_CHARS and name.startswith(known)) for known in names
    )
