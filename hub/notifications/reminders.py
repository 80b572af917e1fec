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
from hub.requests.standing import AMBER_DAYS
from hub.sharing.reminders import MONTHS as MONTHS_AFTER
from hub.sharing.reminders import reminder_days
from hub.store import news as found
from hub.store.graph import Graph, Transaction
from hub.store.stored import Values
from hub.verification.working_days import has_passed

CATCH_UP = 60
"""Days for which what became due while nobody looked is still told."""
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
    """The requests whose response is due within `AMBER_DAYS` days, and those overdue: two calendar months after the
    Office's receipt (counting rules, KPI 3). A due date that is put right is another cause."""
    since = months_later(today - timedelta(days=CATCH_UP), -MONTHS) - _MONTH_ENDS
    until = months_later(today + timedelta(days=AMBER_DAYS), -MONTHS) + _MONTH_ENDS
    for row in found.requests_unanswered(transaction, since.isoformat(), until.isoformat()):
        due = due_date(date.fromisoformat(row["received_on"]))
        if (due - today).days > AMBER_DAYS:
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
    for months in MONTHS_AFTER:
        since = months_later(today - timedelta(days=CATCH_UP), -months) - _MONTH_ENDS
        until = months_later(today, -months) + _MONTH_ENDS
        for row in found.information_unused(transaction, since.isoformat(), until.isoformat()):
            if reminder_days(row["on"])[months] <= today:
                cause = f"{months} months after {row['on']}"
                yield News("use_reminder", row["id"], cause, audience.recipient, row)


def _held_since(row: Values, timezone: ZoneInfo) -> date | None:
    """The day on which the review was given to its present reviewer: that of the review that has not ended; where
    no review was ever written down, that of the change which named them."""
    if row["reviews"]:
        begun = [one["started"] for one in row["reviews"] if one["ended"] is None]
        return date.fromisoformat(max(begun)) if begun else None
    named = [
        one["at"]
        for one in row["changes"]
        if json.loads(one["changes"]).get("reviewer", [None, None])[1] == row["reviewer"]
    ]
    return day_of(max(named), timezone) if named else None
