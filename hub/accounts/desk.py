"""What every part of the accounts works with: the graph, the audit trail, the time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hub.audit.trail import AuditTrail
from hub.clock import now
from hub.store.graph import Graph


@dataclass(frozen=True)
class Desk:
    """The tools of the accounts. `key` keys the hashes of the throttle; `clock` says what time it is
    (ISO, UTC, as `hub.clock.now`); `timezone` is where an account's last day ends."""

    graph: Graph
    trail: AuditTrail
    key: str | None = field(repr=False)
    timezone: ZoneInfo
    clock: Callable[[], str] = now

    def now(self) -> str:
        """This instant, as it is stored."""
        return self.clock()

    def today(self) -> str:
        """Today in the Office's time zone, as an ISO day."""
        return datetime.fromisoformat(self.clock()).astimezone(self.timezone).date().isoformat()


def later(moment: str, by: timedelta) -> str:
    """The instant that lies `by` after `moment` (before it where `by` is negative)."""
    instant = datetime.fromisoformat(moment) + by
    return instant.isoformat(timespec="microseconds").replace("+00:00", "Z")


def seconds_between(start: str, end: str) -> float:
    """Seconds from one stored instant to another, negative where `end` comes first."""
    return (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds()
