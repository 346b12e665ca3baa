"""The errors every room raises on purpose: each names the value and the remedy.

The command line prints them as they are and exits with `exit_status`; anything else is a defect.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class BigSocietyError(Exception):
    """The work itself failed, for a reason a person can act on."""

    exit_status = 1


class UsageError(BigSocietyError):
    """The command was used wrongly, or the configuration is wrong: nothing was run."""

    exit_status = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One thing wrong in the configuration."""

    file: str
    key: str
    value: object = None
    remedy: str

    def __str__(self) -> str:
        """`config/sources/x.yml: find[1].paths: 3: …what to write…`."""
        parts = [self.file, self.key, *([] if self.value is None else [repr(self.value)])]
        return ": ".join([*(part for part in parts if part), self.remedy])


class ConfigError(UsageError):
    """Everything that is wrong in the configuration, all at once."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
