"""The desk: the incoming requests that wait for their answer, by days left, and who has how many in review.

Everything is asked under the reader's own access: what is hidden stands on no page, in no count and in no
calendar. What a page costs follows from the requests that wait, not from all that ever were: only those carry
the key by which the desk is walked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hub import access
from hub.access import Principal
from hub.records.reading import Record, RecordReader
from hub.requests.due import latest_overdue
from hub.requests.standing import Standing, Urgency, standing
from hub.store.graph import Graph, Row, Transaction
from hub.verification.working_days import latest_passed

PAGE = 25
_PIECE = 200
_LAST = "\uffff"
_FACTS = ("received_on", "acknowledged_on", "reviewer", "stand_in", "reference")
NOBODY = "nobody"
"""Stands for no reviewer where the desk is narrowed to one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the desk is narrowed to: a `state` of the request, the State or authority that asks (`asker`, an id),
    a `situation` (an id), a reviewer by user name (`NOBODY`: none), only what is overdue; and the key to go on
    after."""

    state: str | None = None
    asker: str | None = None
    situation: str | None = None
    reviewer: str | None = None
    overdue: bool = False
    after: str | None = None
    limit: int = PAGE

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(
            self.state or self.asker or self.situation or self.reviewer or self.overdue
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class OnDesk:
    """A request that waits: its id, its place, its reference once received, and how it stands."""

    id: str
    key: str
    reference: str | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class Load:
    """What one reviewer has: open reviews, how many of their requests are overdue, the age of the oldest."""

    open: int
    overdue: int
    oldest: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The desk in numbers: requests received and waiting, how many of them are amber and red, those only handed
    in, and the load by reviewer (user name; None: in review with nobody)."""

    waiting: int
    amber: int
    red: int
    handed_in: int
    loads: Mapping[str | None, Load]


class Desk:
    """Reads the desk. All of it raises `NotAllowed` for who is neither adviser nor manager."""

    def __init__(self, graph: Graph, records: RecordReader) -> None:
        self.graph = graph
        self.records = records

    def page(
        self, principal: Principal, asked: Asked, today: date
    ) -> tuple[list[OnDesk], str | None]:
        """A page of what has been received, by days left, and the key to go on after (nothing at the end)."""
        access.require(principal, "read_desk")
        found: list[OnDesk] = []
        for one in self._walk(principal, "received", asked, today):
            if asked.overdue and one.standing.urgency != "red":
                break  # those behind it have more days left
            if _fits(one, asked):
                found.append(one)
            if len(found) > asked.limit:
                break
        shown = found[: asked.limit]
        return shown, shown[-1].key if len(found) > asked.limit else None

    def handed_in(self, principal: Principal, today: date, limit: int = PAGE) -> list[OnDesk]:
        """What practitioners have handed in and the Office has not received, oldest first."""
        access.require(principal, "read_desk")
        rows = self._rows(principal, "handed_in", Asked(), "", limit)
        return [_on_desk(row, today) for row in rows]

    def records_of(self, principal: Principal, listed: list[OnDesk]) -> Mapping[str, Record]:
        """The records of what is shown, by id; the trail notes that they were read."""
        return {one.id: one for one in self.records.many(principal, [one.id for one in listed])}

    def summary(self, principal: Principal, today: date) -> Summary:
        """The desk in numbers."""
        access.require(principal, "read_desk")
        urgencies: Counter[Urgency | None] = Counter()
        handed_in = 0
        until = {"today": today, "passed": latest_passed(today), "overdue": latest_overdue(today)}
        reviewed_on = {name: day.isoformat() for name, day in until.items()}

        def work(transaction: Transaction) -> tuple[list[Row], list[Row]]:
            days = transaction.rows("requests/desk_days", principal)
            return days, transaction.rows("requests/desk_reviews", principal, **reviewed_on)

        days, reviews = self.graph.read(work)
        for row in days:
            if row["received_on"] is None:
                handed_in += row["number"]
            else:
                urgencies[standing(row, today).urgency] += row["number"]
        loads = {row["who"]: _load(row, today) for row in reviews}
        return Summary(urgencies.total(), urgencies["amber"], urgencies["red"], handed_in, loads)

    def due_dates(self, principal: Principal, today: date) -> list[tuple[str, str | None, date]]:
        """The id, reference and due date of every request that has been received and waits, for a calendar."""
        access.require(principal, "read_desk")
        found = []
        for row in self.graph.rows("requests/due_dates", principal):
            due = standing({"received_on": row["received_on"]}, today).due
            if due is not None:
                found.append((row["id"], row["reference"], due))
        return found

    def _walk(
        self, principal: Principal, queue: str, asked: Asked, today: date
    ) -> Iterator[OnDesk]:
        after = asked.after or ""
        piece = _PIECE if asked.state or asked.reviewer else asked.limit + 1
        while True:
            rows = self._rows(principal, queue, asked, after, piece)
            yield from (_on_desk(row, today) for row in rows)
            if len(rows) < piece:
                return
            after = rows[-1]["key"]

    def _rows(
        self, principal: Principal, queue: str, asked: Asked, after: str, limit: int
    ) -> list[Row]:
        rows = self.graph.rows(
            "requests/desk", principal, after=max(after, f"{queue}|"), until=f"{queue}|{_LAST}",
            state=asked.asker, situation=asked.situation,
            reviewer=None if asked.reviewer == NOBODY else asked.reviewer, limit=limit,
        )  # fmt: skip
        return sorted(rows, key=lambda row: str(row["key"]))


def _on_desk(row: Row, today: date) -> OnDesk:
    values: dict[str, Any] = {name: row[name] for name in _FACTS}
    for name in ("steps", "reviews"):
        values[name] = [part for part in row["parts"] if part["field"] == name]
    return OnDesk(row["id"], row["key"], row["reference"], standing(values, today))


def _fits(one: OnDesk, asked: Asked) -> bool:
    if asked.state and one.standing.state != asked.state:
        return False
    if asked.reviewer:
        review = one.standing.review
        holder = review.holder if review else None
        return holder == (None if asked.reviewer == NOBODY else asked.reviewer)
    return True


def _load(row: Row, today: date) -> Load:
    return Load(row["open"], row["overdue"], (today - date.fromisoformat(row["since"])).days)
