"""What somebody was told, as they read it: newest first, and only while they may see what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hub.access import Principal
from hub.clock import now
from hub.errors import NotFound
from hub.notifications.kinds import KINDS, Kind
from hub.store.graph import Graph

PAGE = 25
MOST = 99
"""The number of unseen ones is counted to this and one more."""
_LAST = "\uffff"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that somebody was told: its kind, the record or informal note that it is about, when (an instant),
    and when they looked at it. `item_id` is what it leads to where that is not the record itself."""

    id: str
    kind: Kind
    record_id: str
    item_id: str | None
    at: str
    place: str
    seen_at: str | None

    @classmethod
    def read(cls, node: Mapping[str, Any]) -> Notice:
        """A notice from its node."""
        return cls(
            node["id"], KINDS[node["kind"]], node["record_id"], node.get("item_id"), node["at"],
            node["place"], node.get("seen_at"),
        )  # fmt: skip


class Notices:
    """Reads everybody's own notifications."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def page(
        self, principal: Principal, *, before: str | None = None, limit: int = PAGE
    ) -> tuple[list[Notice], str | None]:
        """A page of what somebody was told, newest first, and the place to go on before."""
        prefix = f"{principal.person_id}|"
        until = min(before or prefix + _LAST, prefix + _LAST)
        rows = self._graph.rows(
            "notifications/page", principal, after=prefix, until=until, limit=limit + 1
        )
        found = [Notice.read(row["node"]) for row in rows]
        found.sort(key=lambda one: one.place, reverse=True)
        return found[:limit], found[limit - 1].place if len(found) > limit else None

    def unseen(self, principal: Principal) -> int:
        """How many they have not looked at, counted to a hundred."""
        rows = self._graph.rows(
            "notifications/unseen", principal, person=principal.person_id, limit=MOST + 1
        )
        return int(rows[0]["number"])

    def open(self, principal: Principal, notice_id: str) -> Notice:
        """One notice, which has been looked at now. Raises `NotFound` where it is unknown, somebody else's, or
        about something that is hidden from them now: all alike."""
        person, at = principal.person_id, now()
        rows = self._graph.rows("notifications/one", id=notice_id, person=person)
        if not rows:
            raise NotFound
        notice = Notice.read(rows[0]["node"])
        own, _ = self.page(principal, before=f"{notice.place}\x00", limit=1)
        if not own or own[0].id != notice.id:
            raise NotFound
        self._graph.write(
            lambda one: one.rows("notifications/mark_seen", id=notice_id, person=person, at=at)
        )
        return notice

    def all_seen(self, principal: Principal, until: str) -> None:
        """Mark as looked at all that they were told up to an instant."""
        person, at = principal.person_id, now()
        self._graph.write(
            lambda one: one.rows("notifications/mark_all_seen", person=person, until=until, at=at)
        )
