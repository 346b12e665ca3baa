"""One way to misbehave, and what a crawl is to make of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tests.hostile.server import Script

SLOW = "takes too long to answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trick:
    """A script for a page, and the outcome that is to be reported."""

    script: Script
    state: Literal["kept", "unchanged", "failed", "refused"] = "kept"
    says: str = ""
    """Words of the reason."""
    reads: str = ""
    """What is read of the page: "article", or words of why there is none."""
    again: bool | None = None
    """Whether it is worth another night; None: of no matter."""


def failed(script: Script, says: str, *, again: bool | None = None) -> Trick:
    """Expect that nothing comes of the page."""
    return Trick(script=script, state="failed", says=says, again=again)


def refused(script: Script, says: str = "not on the public web") -> Trick:
    """Expect that nobody goes where the page leads."""
    return Trick(script=script, state="refused", says=says, again=False)


Tricks = Mapping[str, Trick]
