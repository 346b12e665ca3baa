"""Names of people as official services write them, with styles and constituencies."""

import re

_BEFORE = re.compile(
    r"^(?:the\s+)?(?:(?:rt|right)\.?\s+hon(?:ourable)?\.?\s+)?(?:(?:mr|mrs|ms|miss)\.?\s+)?",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?:[,\s]+(?:MP|MSP|AM|MS|QC|KC|CH|PC|[CMO]BE|KBE|DBE|K?CB|DL|JP))+$")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_OFFICE = re.compile(r"^the\s+(?!rt\b|right\b)", re.IGNORECASE)


def name(written: str) -> str:
    """Return the name alone: "The Rt Hon Maud Pettigrew MP (Ashby) (Con)" is Maud Pettigrew.

    Titles that are a part of a name stay: Sir, Dame, Lord, Baroness. An office is no name, the
    person in brackets behind it is: "The Minister for Halls (Maud Pettigrew)".
    """
    inside = _BRACKETS.search(written)
    if inside and _OFFICE.match(written.strip()):
        return _bare(inside[1])
    return _bare(_BRACKETS.sub(" ", written))


def _bare(text: str) -> str:
    return _AFTER.sub("", _BEFORE.sub("", " ".join(text.split())))
