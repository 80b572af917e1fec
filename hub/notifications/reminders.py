"""What is told because a day has come: due dates, reviews that pass to the stand-in, information not yet used.

Each is told once for its cause, so that looking again tells nothing anew. What became due while nobody looked is
told late rather than never, up to `CATCH_UP` days; what was over before is not dug up.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hub.access import HUB
from hub.clock import day_of, months_later
from hub.notifications import audience
from hub.notifications.outbox import News, tell
from hub.requests.due import MONTHS, due_date
from hub.store import news as found
from hub.store.graph import Graph, Transaction
from hub.store.stored import Values
from hub.verification.working_days import has_passed

SOON = 14
"""Days before the due date of a response from which on it is said to be near (amber at the desk)."""
REMINDERS = (3, 12)
"""Calendar months after information was given, at which its recipient is asked whether it was used."""
CATCH_UP = 60
_MONTH_ENDS = timedelta(days=4)
"""Between a day and the day some months earlier lie this many days more or fewer, by the lengths of months."""


def remind(graph: Graph, today: date, timezone: ZoneInfo) -> int:
    """Tell everybody what today, or a day before it, makes news; how many notifications are new."""

    def work(transaction: Transaction) -> int:
        told = [*due_dates(transaction, today), *passed_reviews(transaction, today, timezone),
                *unused(transaction, today)]  # fmt: skip
        return tell(transaction, HUB, told)

    return graph.write(work)


def due_dates(transaction: Transaction, today: date) -> Iterator[News]:
    """The requests whose response is due within `SOON` days, and those overdue: two calendar months after the
    Office's receipt (counting rules, KPI 3). A due date that is put right is another cause."""
    since = months_later(today - timedelta(days=CATCH_UP), -MONTHS) - _MONTH_ENDS
    until = months_later(today + timedelta(days=SOON), -MONTHS) + _MONTH_ENDS
    for row in found.requests_unanswered(transaction, since.isoformat(), until.isoformat()):
        due = due_date(date.fromisoformat(row["received_on"]))
        if (due - today).days > SOON:
            continue
        kind = "overdue" if due < today else "due_soon"
        yield News(kind, row["id"], due.isoformat(), audience.advisers_and_reviewer, row)


def passed_reviews(transaction: Transaction, today: date, timezone: ZoneInfo) -> Iterator[News]:
    """The requests whose reviewer has held them for five working days: they pass to the stand-in."""
    for row in found.reviews_held(transaction):
        since = _held_since(row, timezone)
        if since is not None and has_passed(since, today):
            cause = f"{row['reviewer']} {row['stand_in']} {since}"
            yield News("review_passed", row["id"], cause, audience.stand_in, row)


def unused(transaction: Transaction, today: date) -> Iterator[News]:
    """The information given three and twelve calendar months ago of which no use has been confirmed."""
    for months in REMINDERS:
        since = months_later(today - timedelta(days=CATCH_UP), -months) - _MONTH_ENDS
        until = months_later(today, -months) + _MONTH_ENDS
        for row in found.information_unused(transaction, since.isoformat(), until.isoformat()):
            if months_later(date.fromisoformat(row["on"]), months) <= today:
                cause = f"{months} months after {row['on']}"
                yield News("use_reminder", row["id"], cause, audience.recipient, row)


def _held_since(row: Values, timezone: ZoneInfo) -> date | None:
    """The day on which the review was given to its present reviewer: that of the review that has not ended, else
    that of the change which named them."""
    if row["started"]:
        return date.fromisoformat(max(row["started"]))
    named = [
        one["at"]
        for one in row["changes"]
        if json.loads(one["changes"]).get("reviewer", [None, None])[1] == row["reviewer"]
    ]
    return day_of(max(named), timezone) if named else None
