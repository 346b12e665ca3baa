"""What went wrong, in the words in which a person is told, and whether it is worth another try."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

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
    if 300 <= status < 400:  # noqa: PLR2004 - what is left of them was not followed
        return Why(reason=f"answered {status}, leading to no web address")
    named = {known.value: known.phrase for known in HTTPStatus}
    return Why(reason=f"answered {status} {named.get(status, '')}".rstrip(), again=again)


def of_exception(exception: BaseException, *, largest: int) -> Why:
    """Describe why there was no answer; `largest` is how many bytes one may have."""
    if isinstance(exception, PrivateAddressError):
        return Why(state="refused", reason=str(exception))
    if isinstance(exception, HostLeftError):
        return Why(reason=str(exception), again=True)
    if isinstance(exception, IgnoreRequest):
        return _ignored(str(exception), largest)
    if isinstance(exception, DownloadCancelledError):
        return _too_large(largest)
    usual = f"the connection failed ({type(exception).__name__})"
    return Why(reason=_WORDS.get(type(exception), usual), again=True)


def _ignored(message: str, largest: int) -> Why:
    """Tell apart what Scrapy's own middlewares drop."""
    if "robots.txt" in message:
        return Why(state="refused", reason="robots.txt forbids it")
    if "exceeded DOWNLOAD_MAXSIZE" in message:
        return _too_large(largest)
    return Why(reason=message)


def _too_large(largest: int) -> Why:
    return Why(reason=f"larger than {largest / 2**20:g} MB")
