"""How a host wants to be asked: what its answers say about waiting, slowing down, and stopping."""

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

UNTIL_TOMORROW = 20 * 3600.0
"""Seconds for which a host that blocks us is left alone: the next night asks it once again."""
MEMENTO = "memento-datetime"
"""Header of an archive's copy of an answer (RFC 7089): its status is the past's, not the host's."""
_LONGEST = 30 * 86400.0
_CHALLENGED = {202, 401, 403, 405, 429, 503}
_CHALLENGE_HEADERS = {
    "cf-mitigated": {"challenge"},
    "x-amzn-waf-action": {"challenge", "captcha"},
}
# Not the bare word: many an ordinary page guards its newsletter form with a captcha.
_CHALLENGE = re.compile(
    rb"(?:complete|enter|pass|solve) (?:the|this|a) (?:security )?captcha|<title>[^<]{0,60}captcha"
    rb"|captcha-delivery|px-captcha|awswaf|human verification|verify (?:that )?you are (?:a )?human"
    rb"|are you a (?:human|robot)\?|cf-chl|challenge-platform|<title>just a moment\.\.\."
    rb"|attention required! \| cloudflare|incapsula incident|unusual traffic from your",
    re.IGNORECASE,
)


def retry_after(header: str, *, now: float) -> float | None:
    """Read the seconds that a Retry-After header asks for, as a number or as a date."""
    if header.strip().isdecimal():
        return min(float(header), _LONGEST)
    try:
        return min(max(0.0, parsedate_to_datetime(header).timestamp() - now), _LONGEST)
    except ValueError:
        return None


def is_challenge(status: int, headers: Mapping[str, str], body: bytes) -> bool:
    """Say whether an answer asks for a human, or says that we are blocked."""
    if status not in _CHALLENGED:
        return False
    named = any(headers.get(name) in values for name, values in _CHALLENGE_HEADERS.items())
    return named or _CHALLENGE.search(body[:65536]) is not None
