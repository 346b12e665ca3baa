"""A page that an archive replays is told apart from one that we captured: whose it is, and when.

Capture time is never a date of publication. Replays are asked raw, so that nothing of the archive
is in their bytes; its own headers say what it knows of them (Memento, RFC 7089).
"""

import re
from dataclasses import replace
from email.utils import parsedate_to_datetime

from crawlers.addresses import canonical, host_of
from crawlers.copies import original
from crawlers.manners import MEMENTO
from crawlers.moments import moment
from store.records import Response

_REPLAYED = {"wayback", "ukgwa"}
_TIMESTAMP = re.compile(r"/(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:[a-z]{2}_)?/")


def as_captured(response: Response) -> Response:
    """Give a replay's page the address and the moment of the capture; others stay as they are.

    The copy's own address stays as the one that was asked for, and with it an address of the
    article. Only archives are believed: those that we know, and those that a listing asked.
    """
    page = response.page
    copied = original(page.final_url, archive=_archive(response))
    if copied == page.final_url:
        return response
    headers = {name.lower(): value for name, value in response.headers}
    captured = _memento(headers.get(MEMENTO, "")) or _stamped(page.final_url)
    if not captured:  # a copy that no archive made, but a cache
        return response
    replayed = replace(
        page,
        final_url=canonical(copied),
        captured=captured,
        content_type=headers.get("x-archive-orig-content-type") or page.content_type,
        archive=host_of(page.final_url),
    )
    return replace(response, page=replayed)


def _archive(response: Response) -> str:
    """Return the host of the archive that a listing asked, where one did."""
    found = response.found
    return host_of(found.address) if found and found.via in _REPLAYED else ""


def _memento(header: str) -> str:
    try:
        return moment(parsedate_to_datetime(header).timestamp())
    except (ValueError, OverflowError):
        return ""


def _stamped(url: str) -> str:
    """Return the moment in the address of a replay: archives redirect to the capture's own."""
    match = _TIMESTAMP.search(url)
    return "{}-{}-{}T{}:{}:{}Z".format(*match.groups()) if match else ""
