"""How a host wants to be asked: what its answers say about waiting, slowing down, and stopping."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from store.warc.coding import BrokenCodingError, TooLargeError, decoded

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
# Of a page that says it is one: nothing less will do, for articles are written about captchas.
_CHALLENGE_TITLE = re.compile(
    rb"<title[^>]*>\s*(?:just a moment\.\.\.|attention required! \| cloudflare|human verification"
    rb"|(?:security )?captcha(?: (?:challenge|check|required))?|robot check|security check"
    rb"|pardon our interruption(?:\.\.\.)?|are you a (?:human|robot)\?)\s*</title>",
    re.IGNORECASE,
)
_BEGINNING = 65536
_SMALL = 4 * _BEGINNING


def retry_after(header: str, *, now: float) -> float | None:
    """Read the seconds that a Retry-After header asks for, as a number or as a date."""
    if header.strip().isdecimal():
        return min(float(header), _LONGEST)
    try:
        return min(max(0.0, parsedate_to_datetime(header).timestamp() - now), _LONGEST)
    except (ValueError, OverflowError, OSError):  # years that no calendar or system has
        return None


def next_midnight(now: float) -> float:
    """Return when the next day begins in UTC, by which services count their quotas."""
    today = datetime.fromtimestamp(now, UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return (today + timedelta(days=1)).timestamp()


def is_challenge(status: int, headers: Mapping[str, str], body: bytes) -> bool:
    """Say whether an answer, as it was on the wire, asks for a human, or says we are blocked."""
    if status not in _CHALLENGED | {HTTPStatus.OK}:
        return False
    said = _CHALLENGE_TITLE if status == HTTPStatus.OK else _CHALLENGE
    named = any(headers.get(name) in values for name, values in _CHALLENGE_HEADERS.items())
    return named or said.search(_beginning(headers, body)) is not None


def _beginning(headers: Mapping[str, str], body: bytes) -> bytes:
    if len(body) > _SMALL:  # no page that asks for a human is
        return b""
    try:
        text = decoded(body, headers.get("content-encoding", ""), largest=4 * _SMALL)
    except (BrokenCodingError, TooLargeError):
        return b""
    return text[:_BEGINNING]
