"""Records that are about the same thing: found, decided on, merged."""

from __future__ import annotations

from graph_schema.core import Entity
from hub.access import Principal
from hub.duplicates.lookup import Asked, Lookup, Twin
from hub.duplicates.merging import Merging
from hub.duplicates.pairs import Pairs
from hub.records.writing import RecordWriter
from hub.store.reader import Neighbour
from hub.store.stored import Values

__all__ = ["Asked", "Duplicates", "Twin"]


class Duplicates:
    """Everything about duplicates, over one writer of records: `lookup` finds, `pairs` waits and remembers,
    `merging` makes one record of two."""

    def __init__(self, record_writer: RecordWriter) -> None:
        self.lookup = Lookup(record_writer.graph, record_writer.trail)
        self.pairs = Pairs(record_writer)
        self.merging = Merging(record_writer, self.pairs)

    def twins_of(
        self, principal: Principal, kind: type[Entity], values: Values, record_id: str | None = None
    ) -> list[Twin]:
        """The likely twins of what is typed, or of the record of that id, the likeliest first; without those
        that somebody has found to be other things."""
        apart = self.pairs.apart(principal, record_id) if record_id else frozenset()
        asked = Asked(values, record_id, apart)
        return self.lookup.twins_of_many(principal, kind, [asked])[0]

    def merged_into(self, principal: Principal, record_id: str) -> list[Neighbour]:
        """The records that were merged into this one, in the order in which they were."""
        rows = self.lookup.graph.rows("duplicates/merged", principal, id=record_id)
        return [Neighbour(row["id"], row["type"], row["title"], retired=True) for row in rows]
