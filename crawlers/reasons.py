"""What went wrong, in the words in which a person is told, and whether it is worth another try."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal

from OpenSSL import SSL
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from service_identity import VerificationError
from twisted.internet.error import ConnectionClosed

from crawlers.guard import PrivateAddressError

AGAIN = {408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524}
"""Statuses that may be gone a little later."""
_WORDS: dict[type[BaseException], str] = {
    CannotResolveHostError: "its name cannot be resolved",
    DownloadConnectionRefusedError: "refuses the connection",
    DownloadTimeoutError: "takes too long to answer",
    ResponseDataLossError: "cut its answer off",
}
# Refused for good by most sites, and by some for an hour.
_FORBIDDEN = {401, 403, 405}


class EndlessHeadError(Exception):
    """The answer's headers had no end."""


class LedAwayError(Exception):
    """A page led its browser to where it must not go."""


class HostLeftError(IgnoreRequest):
    """The host is left alone for the rest of this run."""


class QuotaUsedUpError(HostLeftError):
    """The host is left alone because the day's budget of requests is used up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why there is nothing to keep."""

    state: Literal["failed", "refused"] = "failed"
    reason: str
    again: bool = False
    """Worth trying again another night."""


def of_status(status: int) -> Why:
    """Describe a status that is no success: "answered 404 Not Found"."""
    again = status in AGAIN | _FORBIDDEN
    if status == HTTPStatus.NOT_MODIFIED:
        return Why(reason="answered 304 Not Modified to a question without condition", again=True)
    if 300 <= status < 400:  # noqa: PLR2004 - what is left of them was not followed
        return Why(reason=f"answered {status}, leading to no web address")
    named = {known.value: known.phrase for known in HTTPStatus}
    return Why(reason=f"answered {status} {named.get(status, '')}".rstrip(), again=again)


def of_exception(exception: BaseException, *, largest: int) -> Why:
    """Describe why there was no answer; `largest` is how many bytes one may have."""
    if isinstance(exception, IgnoreRequest | LedAwayError):
        return _ignored(exception)
    if isinstance(exception, DownloadCancelledError):
        return Why(reason=f"larger than {largest / 2**20:g} MB")
    if isinstance(exception, EndlessHeadError):
        return Why(reason="has headers without an end")
    if isinstance(exception, ValueError):  # of those who read addresses
        return Why(reason="leads to no web address")
    if isinstance(exception, DownloadFailedError):
        return Why(reason=_lost(exception), again=True)
    usual = f"the connection failed ({type(exception).__name__})"
    return Why(reason=_WORDS.get(type(exception), usual), again=True)


def _ignored(exception: IgnoreRequest | LedAwayError) -> Why:
    """Tell apart what our middlewares drop, and Scrapy's own."""
    message = str(exception)
    if isinstance(exception, PrivateAddressError | LedAwayError):
        return Why(state="refused", reason=message)
    if "robots.txt" in message and not isinstance(exception, HostLeftError):
        return Why(state="refused", reason="robots.txt forbids it")
    if "max redirections" in message:
        return Why(reason="is redirected again and again", again=True)
    return Why(reason=message, again=isinstance(exception, HostLeftError))


def _lost(exception: DownloadFailedError) -> str:
    """Say why there was half an answer, or none."""
    causes = [one.value for one in getattr(exception.__cause__, "reasons", ())]
    if any(isinstance(cause, VerificationError) for cause in causes):
        return "its certificate is for another name"
    if tls := [str(cause) for cause in causes if isinstance(cause, SSL.Error)]:
        untrusted = any("certificate" in cause for cause in tls)
        return (
            "its certificate is not to be trusted"
            if untrusted
            else "does not speak TLS as it should"
        )
    if all(isinstance(cause, ConnectionClosed) for cause in causes):
        return "closed the connection before it answered"
    return "answers in no way that HTTP knows"
