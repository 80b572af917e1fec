"""Reading records for people: one record, lists, neighbours, search, with the audit of what was read.

Every read is guarded in the query. What is read above the marking `community` is noted in the trail; a
list is one note with its ids, and so is what a search finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph_schema.core import TYPES, Entity
from hub.access import Principal
from hub.audit.event import Event
from hub.audit.trail import AuditTrail
from hub.errors import MovedTo, NotFound
from hub.store import reader
from hub.store.graph import Graph
from hub.store.reader import Filter, Incoming, ListQuery, Neighbour, Page, Record

__all__ = [
    "Filter",
    "Incoming",
    "ListQuery",
    "Neighbour",
    "Page",
    "Record",
    "RecordReader",
    "kind_by_path",
]

_FREELY_READ = frozenset({"community", "public"})


def kind_by_path(path: str) -> type[Entity] | None:
    """The type whose pages live under `/path`."""
    return next((kind for kind in TYPES.values() if kind.info.path == path), None)


class RecordReader:
    """Reads records under somebody's access."""

    def __init__(self, graph: Graph, trail: AuditTrail) -> None:
        self.graph = graph
        self.trail = trail

    def get(
        self, principal: Principal, record_id: str, kind: type[Entity] | None = None, *,
        though_merged: bool = False,
    ) -> Record:  # fmt: skip
        """One record. Raises `NotFound` where it is unknown, hidden or of another type: all alike; and
        `MovedTo` where it was merged into another one (its history is still its own: `though_merged`). Who
        does not see that one is not told of either."""
        record = self.graph.read(lambda transaction: reader.find(transaction, principal, record_id))
        if record is None or (kind is not None and record.kind is not kind):
            raise NotFound()
        if merged_to := record.system.get("merged_to"):
            other = self.titles(principal, [merged_to]).get(merged_to)
            if other is None:
                raise NotFound()
            if not though_merged:
                raise MovedTo(type=other.type, id=other.id)
        self._note(principal, "read", [record])
        return record

    def many(self, principal: Principal, ids: Sequence[str]) -> list[Record]:
        """The visible ones of these records, in the order asked for."""
        records = self.graph.read(lambda transaction: reader.find_many(transaction, principal, ids))
        self._note(principal, "list", records)
        return records

    def page(self, principal: Principal, query: ListQuery) -> Page:
        """One page of a list."""
        found = self.graph.read(lambda transaction: reader.page(transaction, principal, query))
        self._note(principal, "list", found.records)
        return found

    def count(self, principal: Principal, query: ListQuery) -> tuple[int, bool]:
        """How many records the list has, up to a thousand, and whether there are more."""
        return self.graph.read(lambda transaction: reader.count(transaction, principal, query))

    def incoming(self, principal: Principal, record: Record) -> list[Incoming]:
        """Who points to a record, by relation and type."""
        return self.graph.read(lambda transaction: reader.incoming(transaction, principal, record))

    def search(
        self, principal: Principal, words: str, kinds: Iterable[str] = (), limit: int = 20
    ) -> list[Neighbour]:
        """Records that hold all the words, best first."""
        wanted = list(kinds)
        found = self.graph.read(
            lambda transaction: reader.search(transaction, principal, words, wanted, limit)
        )
        self._note_ids(principal, "search", ((one.id, marking) for one, marking in found))
        return [one for one, _ in found]

    def titles(self, principal: Principal, ids: Iterable[str]) -> dict[str, Neighbour]:
        """Title and type of the visible ones of these records."""
        wanted = list(ids)
        return self.graph.read(lambda transaction: reader.titles(transaction, principal, wanted))

    def _note(self, principal: Principal, action: str, records: Sequence[Record]) -> None:
        self._note_ids(principal, action, ((one.id, one.values["marking"]) for one in records))

    def _note_ids(self, principal: Principal, action: str, read: Iterable[tuple[str, str]]) -> None:
        """Note what was read, given as ids with markings."""
        guarded = tuple(one for one, marking in read if marking not in _FREELY_READ)
        if guarded:
            self.trail.record(Event(action=action, by=principal.person_id, subjects=guarded))
