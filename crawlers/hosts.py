"""What each host allows at this moment: its pace, how long it is to be left in peace, and why.

Nothing is asked here. Moments are seconds since 1970.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from crawlers.manners import UNTIL_TOMORROW, next_midnight
from crawlers.moments import moment
from crawlers.reasons import HostLeftError, QuotaUsedUpError
from store.outcomes import HostState


@dataclass(slots=True, kw_only=True)
class Host:
    """One host, as this run has come to know it; every change is reported."""

    name: str
    pace: float
    report: Callable[[HostState], None]
    next_allowed: float = 0.0
    budget: int | None = None
    """Requests left of the day's; None: no budget."""
    requests: int = 0
    """Requests made in this run."""
    failures: int = 0
    """Addresses that failed in a row."""
    blocked_until: float | None = None
    quota: bool = False
    left: str = ""
    """Why it is left alone for this run; empty while it is not."""

    def count(self) -> None:
        """Count a request that is about to be made; the next one has to wait for the pace."""
        self.requests += 1
        self.hold(self.pace)

    def hold(self, wait: float) -> None:
        """Have the host left in peace for so many seconds from now, its pace at least."""
        self.next_allowed = max(self.next_allowed, time.time() + max(wait, self.pace))
        self._tell()

    def block(self, reason: str) -> None:
        """Leave it alone until tomorrow: it does not want us."""
        self._leave_until(time.time() + UNTIL_TOMORROW, reason)

    def use_up(self, reason: str, until: float | None = None) -> None:
        """Leave it alone until that moment, or until the next day begins in UTC."""
        self.quota = True
        self._leave_until(until or next_midnight(time.time()), reason)

    @property
    def free_from(self) -> float:
        """The moment from which anybody may ask it."""
        return max(self.next_allowed, self.blocked_until or 0.0)

    def refusal(self) -> HostLeftError:
        """Say why it is left alone."""
        kind = QuotaUsedUpError if self.quota else HostLeftError
        return kind(f"{self.name} {self.left}")

    def _leave_until(self, until: float, reason: str) -> None:
        self.blocked_until = until
        self.left = reason
        self._tell()

    def _tell(self) -> None:
        blocked = self.blocked_until
        self.report(
            HostState(
                host=self.name,
                next_allowed=moment(self.next_allowed),
                blocked_until=None if blocked is None else moment(blocked),
                reason=self.left if blocked else "",
                quota=self.quota,
                requests=self.requests,
            )
        )
