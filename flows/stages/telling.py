"""What the stages report: counts by source when they are done, progress while they work."""

from collections import Counter
from typing import Protocol, TypeAlias

Counts: TypeAlias = dict[str, Counter[str]]
"""By source, what happened and how often: found, fetched, failed, articles, junk, quarantined."""


class Listener(Protocol):
    """Hears how a stage comes on."""

    def reached(self, stage: str, done: int, of: int = 0) -> None:
        """So much is done, of so much (0: nobody knows)."""

    def noted(self, sentence: str) -> None:
        """Something a person should know, though the work goes on."""


class Silent:
    """Hears everything and says nothing."""

    def reached(self, stage: str, done: int, of: int = 0) -> None:
        """Say nothing."""

    def noted(self, sentence: str) -> None:
        """Say nothing."""


SILENT = Silent()


def total(counts: Counts, what: str) -> int:
    """Sum one count over all sources."""
    return sum(counter[what] for counter in counts.values())
