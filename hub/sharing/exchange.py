"""The two-way record of a State: what it and the Office asked and gave each other, year by year.

Counted are incoming requests by the day the Office received them, outgoing ones by the day they were sent, and
information given and received by the day it was; those of the State itself and of its authorities. A draft, and
what is still being prepared, is not counted. Every figure is the number of the records behind it, under the
reader's own access: the Office counts all that it may see, a practitioner what the markings let them see.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from graph_schema.text import Text
from hub.access import Principal
from hub.store.graph import Graph, Row

SORTS: Mapping[str, Text] = {
    "asked_us": Text("Requests received from it", "Demandes reçues de cet État"),
    "we_asked": Text("Requests sent to it", "Demandes adressées à cet État"),
    "given": Text("Information given to it", "Informations communiquées à cet État"),
    "received": Text("Information received from it", "Informations reçues de cet État"),
}
"""What is counted, in the order of the page."""

_SORT_OF: Mapping[tuple[str, str, str], tuple[str, str]] = {
    ("request", "REQUESTER", "incoming"): ("asked_us", "received_on"),
    ("request", "REQUESTED", "outgoing"): ("we_asked", "sent_on"),
    ("sharing_event", "RECIPIENT", "given"): ("given", "on"),
    ("sharing_event", "PROVIDER", "received"): ("received", "on"),
}
"""By type, the end at which the State stands, and direction: what it is counted as, and the field of its day."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """One record that is counted; `on` is the partial date that counts it to its year."""

    id: str
    type: str
    title: str
    sort: str
    on: str

    @property
    def year(self) -> int:
        """The calendar year of its day."""
        return int(self.on[:4])


@dataclass(frozen=True, slots=True)
class Exchange:
    """All that is counted of a State, the latest first."""

    records: tuple[Exchanged, ...]

    @property
    def years(self) -> range:
        """Every year from the first record to the last, those between without any too."""
        known = [one.year for one in self.records]
        return range(min(known), max(known) + 1) if known else range(0)

    def numbers(self, sort: str) -> dict[int, int]:
        """How many there are of one sort, by year; a year without any is 0."""
        counted = Counter(one.year for one in self.records if one.sort == sort)
        return {year: counted[year] for year in self.years}

    def behind(self, sort: str | None = None, year: int | None = None) -> list[Exchanged]:
        """The records behind a figure: of one sort, of one year, or all."""
        return [
            one
            for one in self.records
            if (sort is None or one.sort == sort) and (year is None or one.year == year)
        ]


def exchange_with(graph: Graph, principal: Principal, state_id: str) -> Exchange:
    """The two-way record of a State; empty where it is hidden or unknown."""
    rows = graph.rows("sharing/exchanged", principal, id=state_id)
    found = {one.id: one for row in rows if (one := _counted(row)) is not None}
    ordered = sorted(found.values(), key=lambda one: (one.on, one.id), reverse=True)
    return Exchange(tuple(ordered))


def _counted(row: Row) -> Exchanged | None:
    sort = _SORT_OF.get((row["type"], row["end"], row["direction"]))
    if sort is None or not row[sort[1]]:
        return None
    return Exchanged(row["id"], row["type"], row["title"], sort[0], row[sort[1]])
