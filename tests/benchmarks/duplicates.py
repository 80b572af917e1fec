"""Looking up likely twins among many proceedings: how long it takes, and how well it tells them apart."""

from __future__ import annotations

from typing import Any

from graph_schema.core import TYPES
from hub.access import INSTITUTION
from hub.duplicates import Asked
from hub.duplicates.likeness import likeness
from hub.duplicates.sketch import recognised_of, sketch_of
from hub.hub import Hub
from hub.store.driver import Database
from tests.benchmarks.measures import Measure, p95, rows, times
from tests.benchmarks.names import Names
from tests.duplicates.labelled import measured, pairs, recorded

PROCEEDING = TYPES["proceeding"]
LOOKUPS = 60


def duplicates(hub: Hub, database: Database) -> list[Measure]:
    """The look-up of one, of the rows of an import, and recall and precision on the half of the labelled pairs
    on which no weight was set."""
    asked = _asked(database)
    order = iter(asked * 2)
    one = p95(times(lambda: hub.duplicates.twins_of(INSTITUTION, PROCEEDING, next(order)), LOOKUPS))
    many = [Asked(values) for values in asked] * 10
    batch = times(lambda: hub.duplicates.lookup.twins_of_many(INSTITUTION, PROCEEDING, many), 3, 1)
    by, known = recognised_of(PROCEEDING), recorded()
    told = measured(
        (pair, likeness(by, sketch_of(PROCEEDING, known[pair.left]), sketch_of(PROCEEDING, pair.typed)).is_likely)
        for pair in pairs("test")
    )  # fmt: skip
    good = told.recall >= 0.95 and told.precision >= 0.9
    return [
        Measure("duplicate look-up, p95", f"{one:.0f} ms", "≤ 150 ms", one <= 150),
        Measure(f"… of {len(many)} at once", f"{min(batch) / 1000:.1f} s", "told", True),
        Measure(
            "… recall, precision on labelled pairs", f"{told.recall:.2f}, {told.precision:.2f}",
            "≥ 0.95, ≥ 0.90", good,
        ),
    ]  # fmt: skip


def _asked(database: Database) -> list[dict[str, Any]]:
    """What somebody types who adds proceedings that are there already: misspelled, some without the State."""
    names = Names(11)
    found = rows(
        database,
        "MATCH (n:Proceeding)-[:HAS_PART]->(p:Part) WHERE p.field = 'accused' MATCH (n)-[:IN_STATE]->(s:Entity) "
        "RETURN n.opened_on AS opened, p.name AS name, s.id AS state ORDER BY n.id LIMIT $limit",
        limit=LOOKUPS + 10,
    )
    return [
        {
            "title": f"New case {number}",
            "accused": [{"name": names.misspelled(row["name"])}],
            "in_state": {"id": row["state"]} if number % 4 else None,
            "opened_on": row["opened"],
        }
        for number, row in enumerate(found)
    ]
