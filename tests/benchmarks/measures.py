"""The measurements, each against its floor in the same run."""

from __future__ import annotations

import csv
import io
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Flask

from graph_schema.core import TYPES
from hub.access import HUB, INSTITUTION, visible
from hub.finding.facets import counted
from hub.hub import Hub
from hub.importing import ImportFile, run
from hub.indicators.kpi_04 import count
from hub.indicators.kpi_04_facts import read_facts
from hub.records.planning import Wish
from hub.store.driver import Database
from hub.store.reader import ListQuery
from tests.benchmarks.load import events, put


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table: what, the figure, what was promised, and whether it holds."""

    what: str
    figure: str
    promised: str
    holds: bool


def times(act: Callable[[], Any], rounds: int, warm: int = 3) -> list[float]:
    """Milliseconds of each round, after some that do not count."""
    for _ in range(warm):
        act()
    found = []
    for _ in range(rounds):
        start = time.perf_counter()
        act()
        found.append((time.perf_counter() - start) * 1000)
    return found


def p95(found: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(found, n=20)[18]


def rows(database: Database, text: str, **parameters: Any) -> list[Any]:
    """A bare query's rows."""
    return database.read(
        lambda transaction: [one.data() for one in transaction.run(text, parameters)]
    )


def machine() -> Measure:
    """How quick this machine is by itself: two runs compare by it."""
    words = [str(number * 7919 % 200_003) for number in range(200_000)]
    taken = statistics.median(times(lambda: sorted(words), 9))
    return Measure("this machine: 200,000 words sorted, median", f"{taken:.0f} ms", "told", True)


def list_page(hub: Hub, app: Flask, sign_in: Callable[[Any], None]) -> list[Measure]:
    """A page of 10,000 proceedings with its facets through the portal, and its raw queries."""
    visitor = app.test_client()
    sign_in(visitor)
    page = p95(times(lambda: visitor.get("/proceedings"), 40, warm=15))
    query = ListQuery(TYPES["proceeding"])

    def asked() -> None:
        hub.records.page(INSTITUTION, query)
        counted(hub.graph, INSTITUTION, query)

    raw = p95(times(asked, 40, 15))
    return [
        Measure("list page of proceedings, p95", f"{page:.0f} ms", "≤ 300 ms", page <= 300),
        Measure("… against its raw query", f"{page / raw:.1f} ×", "≤ 3 ×", page / raw <= 3),
    ]


def predicate(database: Database) -> Measure:
    """What the access predicate costs a page of 50 and a count."""
    keys = sorted(INSTITUTION.keys)

    def ask(guard: str) -> Callable[[], Any]:
        text = (
            f"MATCH (n:Proceeding) WHERE n.sort_key < $edge{guard} RETURN n.id AS id, n.title AS title "
            "ORDER BY n.sort_key DESC LIMIT 500"
        )
        return lambda: rows(database, text, edge="\uffff", reader_keys=keys)

    guarded, open_ = ask(f" AND {visible('n')}"), ask("")
    ratios = []
    for _ in range(8):
        with_guard, without = times(guarded, 5, 1), times(open_, 5, 1)
        ratios.append(statistics.median(with_guard) / statistics.median(without))
    ratio = statistics.median(ratios)
    return Measure("access predicate, page of 500", f"{ratio:.2f} ×", "≤ 1.3 ×", ratio <= 1.3)


def kpi_4(hub: Hub) -> float:
    """Milliseconds of KPI 4 for a year, median."""
    facts = lambda: read_facts(hub.graph, INSTITUTION, range(2019, 2024))  # noqa: E731 - one expression
    return statistics.median(times(lambda: count(facts(), 2023, "2026-01-01"), 20, warm=30))


def kpi_growth(hub: Hub, database: Database, small: float) -> list[Measure]:
    """KPI 4 after the rest of the graph grew tenfold."""
    large = kpi_4(hub)
    return [
        Measure("KPI 4 for a year, median", f"{large:.0f} ms", "≤ 100 ms", large <= 100),
        Measure(
            "… after the rest grew tenfold",
            f"{large / small:.2f} ×",
            "≤ 1.3 ×",
            large / small <= 1.3,
        ),
    ]


def one_create(hub: Hub) -> Measure:
    """One new record with revision and audit event, committed."""
    found = statistics.median(
        times(
            lambda: hub.writer.save(HUB, [Wish(TYPES["source"], {"title": "A new source"})]), 60, 5
        )
    )
    return Measure(
        "one create with revision and audit, median", f"{found:.0f} ms", "≤ 25 ms", found <= 25
    )


def imported(hub: Hub, database: Database, number: int = 2_000) -> list[Measure]:
    """An import of proceedings with relations, and its ratio to a bare UNWIND … MERGE."""
    text = io.StringIO()
    sheet = csv.writer(text)
    sheet.writerow(["id", "title", "in_state", "linked_to", "opened_on", "stage"])
    for one in range(number):
        sheet.writerow([f"prc-imp-{one}", f"Imported {one}", "zaa", "sit-1", "2021-05", "trial"])
    file = ImportFile("many.csv", text.getvalue().encode())
    start = time.perf_counter()
    run(hub, HUB, TYPES["proceeding"], file)
    rate = number / (time.perf_counter() - start)
    nodes = [{"id": f"prc-bare-{one}", "title": f"Bare {one}", "sort_key": f"2021-05-01|prc-bare-{one}",
              "title_key": f"bare {one}|prc-bare-{one}", "updated_key": f"x|prc-bare-{one}"} for one in range(number)]  # fmt: skip

    def bare(transaction: Any) -> None:
        for begin in range(0, number, 1_000):
            transaction.run(
                "UNWIND $rows AS row MERGE (n:Entity:Proceeding {id: row.id}) SET n += row "
                "WITH n MATCH (s:Entity {id: 'zaa'}) MATCH (t:Entity {id: 'sit-1'}) "
                "MERGE (n)-[:IN_STATE]->(s) MERGE (n)-[:LINKED_TO]->(t)",
                {"rows": nodes[begin : begin + 1_000]},
            ).consume()

    start = time.perf_counter()
    database.write(bare)
    floor = number / (time.perf_counter() - start)
    return [
        Measure(
            "import with revisions and audit", f"{rate:.0f} rows/s", "≥ 300 rows/s", rate >= 300
        ),
        Measure("… its time against bare UNWIND … MERGE", f"{floor / rate:.1f} ×", "told", True),
    ]


def grow(database: Database, among: int, number: int) -> int:
    """Make the rest of the graph larger by so many stage events."""
    return put(database, events(number, among, first=1_000_000))
