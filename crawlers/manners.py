"""How a host wants to be asked: what its answers say about waiting, slowing down, and stopping."""

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

UNTIL_TOMORROW = 20 * 3600.0
"""Seconds for which a host that blocks us is left alone: the next night asks it once again."""
_CHALLENGED = {202, 401, 403, 405, 429, 503}
_CHALLENGE_HEADERS: dict[str, tuple[str, ...]] = {
    "cf-mitigated": ("challenge",),
    "x-amzn-waf-action": ("challenge", "captcha"),
    "x-datadome": ("protected",),
}
_CHALLENGE = re.compile(
    rb"captcha|cf-chl|challenge-platform|just a moment\.\.\.|attention required! \| cloudflare"
    rb"|incapsula incident|are you a (?:human|robot)|verify (?:that )?you are (?:a )?human"
    rb"|access denied.{0,400}reference&#32;&#35;|unusual traffic from your",
    re.IGNORECASE | re.DOTALL,
)


def retry_after(header: str, *, now: float) -> float | None:
    """Read the seconds that a Retry-After header asks for, as a number or as a date."""
    if header.strip().isdigit():
        return float(header)
    try:
        return max(0.0, parsedate_to_datetime(header).timestamp() - now)
    except ValueError:
        return None


def is_challenge(status: int, headers: Mapping[str, str], body: bytes) -> bool:
    """Say whether an answer asks for a human, or says that we are blocked."""
    if status not in _CHALLENGED:
        return False
    named = any(headers.get(name, "") in values for name, values in _CHALLENGE_HEADERS.items())
    return named or _CHALLENGE.search(body[:65536]) is not None
