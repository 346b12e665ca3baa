"""How we ask: who we say we are, whom we may ask, and how much is enough."""

import os
import re
from dataclasses import dataclass, field

from config.errors import UsageError
from crawlers.order import Limits

CONTACT = "BIGSOCIETY_CONTACT"
PRIVATE = "BIGSOCIETY_ALLOW_PRIVATE"
"""Set for tests and intranets only."""
_CONTACT = re.compile(r"[^\s()<>@]+@[^\s()<>@]+\.[^\s()<>@]+|https?://[^\s()<>]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How hosts are asked, whatever they are asked for."""

    agent: str
    proxy: str | None = None
    allow_private: bool = False
    """Whether private and loopback addresses may be asked."""
    limits: Limits = field(default_factory=Limits)


def live_manner(contact: str | None) -> Manner:
    """Say how a live crawl asks: by a user agent that carries a contact.

    Raises UsageError where there is none: nobody is asked anonymously.
    """
    if not contact:
        raise UsageError(
            f"a crawl says whom to write to: set {CONTACT} to your e-mail address or web page, "
            f"or give --contact; for example {CONTACT}=monitor@example.org"
        )
    if not _CONTACT.fullmatch(contact):
        raise UsageError(
            f"contact {contact!r}: write an e-mail address or the address of a web page, "
            "such as monitor@example.org"
        )
    return Manner(agent=f"bigsociety/0.1 (+{contact})", allow_private=bool(os.environ.get(PRIVATE)))
