"""The lists of the Office's own requests, one family at a time: what is in preparation, what is in review and with
whom, what was issued and what became of it. Everything is asked under the reader's own access."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from hub import access
from hub.access import Principal
from hub.records.reading import Record, RecordReader
from hub.requests.outgoing import (
    ACKNOWLEDGED_WITHIN,
    RESPONDED_WITHIN,
    Standing,
    State,
    standing,
)
from hub.store.graph import Graph

PAGE = 25
MOST_REVIEWS = 200
LAST = "\uffff"
Family = Literal["outgoing", "organisation"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is narrowed to: a state, the organ that issues, a form of assistance, a State (with its
    authorities) or organisation, those due for a reminder; `after` is the place that the page before ended
    with."""

    family: Family
    state: State | None = None
    organ: str | None = None
    assistance: str | None = None
    place: str | None = None
    remind: bool = False
    after: str | None = None
    limit: int = PAGE


@dataclass(frozen=True, slots=True)
class Listed:
    """A request in a list, with how it stands."""

    record: Record
    standing: Standing


class OutgoingLists:
    """Reads the lists. Everything raises `NotAllowed` for who has no part in the Office's requests."""

    def __init__(self, graph: Graph, records: RecordReader) -> None:
        self.graph = graph
        self.records = records

    def prepared(
        self, principal: Principal, asked: Asked, today: date
    ) -> tuple[list[Listed], str | None]:
        """A page of what has not been sent, and the place to go on after (nothing at the end)."""
        access.require(principal, "read_outgoing")
        rows = self.graph.rows(
            "requests/outgoing_prepared", principal, direction=asked.family, until=asked.after or LAST,
            state=asked.state, organ=asked.organ, assistance=asked.assistance, place=asked.place,
            limit=asked.limit + 1,
        )  # fmt: skip
        return self._page(principal, rows, asked.limit, today)

    def issued(
        self, principal: Principal, asked: Asked, today: date
    ) -> tuple[list[Listed], str | None]:
        """A page of what was sent, latest first, and the place to go on after (nothing at the end)."""
        access.require(principal, "read_outgoing")
        after = asked.after or LAST
        rows = self.graph.rows(
            "requests/outgoing_issued", principal, direction=asked.family, until=after, before=after[:10],
            state=asked.state, organ=asked.organ, assistance=asked.assistance, place=asked.place,
            remind=asked.remind, quiet=(today - ACKNOWLEDGED_WITHIN).isoformat(),
            late=(today - RESPONDED_WITHIN).isoformat(), limit=asked.limit + 1,
        )  # fmt: skip
        return self._page(principal, rows, asked.limit, today)

    def in_review(self, principal: Principal, family: Family, today: date) -> list[Listed]:
        """What is in review, the oldest review first: the queue of recommendation R279."""
        access.require(principal, "read_outgoing")
        rows = self.graph.rows(
            "requests/outgoing_in_review", principal, direction=family, limit=MOST_REVIEWS
        )
        found = self._listed(principal, [row["id"] for row in rows], today)
        waiting = [one for one in found if one.standing.review is not None]
        return sorted(waiting, key=lambda one: (one.standing.since or "", one.record.id))

    def _page(
        self, principal: Principal, rows: Sequence[dict[str, str]], limit: int, today: date
    ) -> tuple[list[Listed], str | None]:
        shown = sorted(rows, key=lambda row: row["spot"], reverse=True)[:limit]
        following = shown[-1]["spot"] if len(rows) > limit else None
        return self._listed(principal, [row["id"] for row in shown], today), following

    def _listed(self, principal: Principal, ids: Sequence[str], today: date) -> list[Listed]:
        records = self.records.many(principal, ids)
        return [Listed(one, standing(one.values, today)) for one in records]
