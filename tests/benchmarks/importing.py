"""An import of a thousand rows with relations and Parts, tried and made, against a bare UNWIND … MERGE."""

from __future__ import annotations

import csv
import io
import time
from typing import Any

from graph_schema.core import TYPES
from hub.access import HUB
from hub.hub import Hub
from hub.importing import ImportFile, dry_run, run
from hub.importing.undoing import undo
from hub.records.planning import Wish
from hub.store.driver import Database
from tests.benchmarks.measures import Measure

ROWS = 1_000
MOST_SECONDS = 60
_HEADER = (
    "external_id", "title", "in_state", "committed_in", "linked_to", "opened_on", "stage", "accused.1.name",
    "accused.1.status", "accused.1.charges.1.crime", "related_to", "citations", "citations.locator",
)  # fmt: skip


def file_of_many() -> ImportFile:
    """Proceedings that each point to a State, two places, a situation, another proceeding and a source."""
    text = io.StringIO()
    sheet = csv.writer(text)
    sheet.writerow(_HEADER)
    for one in range(ROWS):
        sheet.writerow(
            [f"MANY-{one}", f"Imported {one} v. Nobody {one * 7919}", "zaa", "zab;zac", f"sit-{one % 30}", "2021-05",
             "trial", f"Person {one * 104729}", "on_trial", "7", f"prc-{one % 500}", "src-many", f"p. {one}"]
        )  # fmt: skip
    return ImportFile("many.csv", text.getvalue().encode())


def thousand_rows(hub: Hub, database: Database) -> list[Measure]:
    """Seconds of the dry run, of the import and of undoing it, and what the import takes against the same
    nodes and relations put down by bare statements."""
    hub.writer.save(HUB, [Wish(TYPES["source"], {"id": "src-many", "title": "A source of many"})])
    kind, file = TYPES["proceeding"], file_of_many()
    begun = time.perf_counter()
    plan = dry_run(hub, HUB, kind, file)
    tried = time.perf_counter()
    done = run(hub, HUB, kind, file)
    made = time.perf_counter()
    bare = _bare(database)
    undo_begun = time.perf_counter()
    undo(hub, HUB, str(done.batch_id))
    undone = time.perf_counter() - undo_begun
    both, alone = made - begun, made - tried
    right = plan.counts["create"] == done.created == ROWS
    return [
        Measure(
            "import of 1,000 rows with relations, dry run and import",
            f"{tried - begun:.1f} s + {alone:.1f} s", f"≤ {MOST_SECONDS} s", right and both <= MOST_SECONDS,
        ),
        Measure("… the import against bare UNWIND … MERGE", f"{alone / bare:.1f} ×", "told", right),
        Measure("… undone again", f"{undone:.1f} s", "told", right),
    ]  # fmt: skip


def _bare(database: Database) -> float:
    """Seconds that the same nodes, Parts and relations take without any rule, revision or trail."""
    rows = [
        {"id": f"prc-bare-many-{one}", "sort_key": f"2021-05-01|bare-many-{one}", "title": f"Bare {one}",
         "title_key": f"bare {one}|bare-many-{one}", "updated_key": f"x|bare-many-{one}", "sit": f"sit-{one % 30}",
         "other": f"prc-{one % 500}", "part": f"bare-many-{one}/accused/x", "inner": f"bare-many-{one}/accused/x/y"}
        for one in range(ROWS)
    ]  # fmt: skip

    def work(transaction: Any) -> None:
        transaction.run(
            "UNWIND $rows AS row MERGE (n:Entity:Proceeding {id: row.id}) "
            "SET n.title = row.title, n.sort_key = row.sort_key, n.title_key = row.title_key, "
            "n.updated_key = row.updated_key WITH n, row "
            "MATCH (forum:Entity {id: 'zaa'}) MATCH (place:Entity {id: 'zab'}) MATCH (there:Entity {id: 'zac'}) "
            "MATCH (situation:Entity {id: row.sit}) MATCH (other:Entity {id: row.other}) "
            "MATCH (source:Entity {id: 'src-many'}) "
            "MERGE (n)-[:IN_STATE]->(forum) MERGE (n)-[:COMMITTED_IN]->(place) "
            "MERGE (n)-[:COMMITTED_IN]->(there) MERGE (n)-[:LINKED_TO]->(situation) "
            "MERGE (n)-[:RELATED_TO]->(other) MERGE (n)-[:CITES {locator: 'p. 1'}]->(source) "
            "MERGE (p:Part {id: row.part}) MERGE (q:Part {id: row.inner}) "
            "MERGE (n)-[:HAS_PART]->(p) MERGE (n)-[:HAS_PART]->(q)",
            {"rows": rows},
        ).consume()

    begun = time.perf_counter()
    database.write(work)
    return time.perf_counter() - begun
