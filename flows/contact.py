"""Who we say we are when we crawl, and whom we may ask: what the environment says of it."""

import os
import re

from config.errors import UsageError

VARIABLE = "BIGSOCIETY_CONTACT"
PRIVATE = "BIGSOCIETY_ALLOW_PRIVATE"
_CONTACT = re.compile(r"[^\s()<>@]+@[^\s()<>@]+\.[^\s()<>@]+|https?://[^\s()<>]+")


def user_agent(contact: str | None = None) -> str:
    """Name the program and whom to write to: `contact`, else what the environment says.

    Raises UsageError where neither does: nobody is asked anonymously.
    """
    whom = contact or os.environ.get(VARIABLE, "")
    if not whom:
        raise UsageError(
            f"a crawl says whom to write to: set {VARIABLE} to your e-mail address or web page, "
            f"or give --contact; for example {VARIABLE}=monitor@example.org"
        )
    if not _CONTACT.fullmatch(whom):
        raise UsageError(
            f"contact {whom!r}: write an e-mail address or the address of a web page, "
            "such as monitor@example.org"
        )
    return f"bigsociety/0.1 (+{whom})"


def private_allowed() -> bool:
    """Whether private and loopback addresses may be asked: for tests, and for intranets."""
    return bool(os.environ.get(PRIVATE))
