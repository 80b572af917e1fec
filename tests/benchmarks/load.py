"""A large graph for measuring: 10,000 proceedings among 100,000 nodes, put down by bare UNWIND."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from graph_schema.core import TYPES, Entity
from hub.access import readers_of
from hub.records.validation import validated
from hub.store.driver import Database
from hub.store.writer import NewState
from portal.map.outlines import points
from tests.benchmarks.names import Names

AT = "2026-01-01T00:00:00.000000Z"
BATCH = 1_000
CODES = sorted(points())
"""The ids of States, as the map knows them."""
SITUATIONS = 30


def state_of(kind: type[Entity], record_id: str, /, **values: Any) -> NewState:
    """A record as the writer would put it down."""
    record, errors = validated(kind, {"title": record_id, "marking": "office", **values})
    if record is None:
        raise AssertionError([(one.column, one.say()) for one in errors])
    readers, excluded = readers_of(record)
    system = {
        "version": 1, "created_at": AT, "created_by": "hub", "updated_at": AT, "updated_by": "hub",
        "readers": readers, "excluded": excluded,
    }  # fmt: skip
    return NewState(kind, record_id, record.model_dump(exclude={"id"}), system)


def frame() -> Iterator[NewState]:
    """The States and situations, and the projects and agreements that KPI 4 looks at."""
    for number, code in enumerate([*CODES, "zaa", "zab", "zac"]):
        yield state_of(TYPES["state"], code, title=f"State {number}", iso2=code[:2].upper())
    for number in range(SITUATIONS):
        yield state_of(
            TYPES["situation"], f"sit-{number}", title=f"Situation {number}",
            investigation_opened_on=f"{2004 + number % 18}-03-02",
        )  # fmt: skip
    for number in range(120):
        yield state_of(
            TYPES["agreement"], f"agr-{number}", title=f"Memorandum {number}", kind="memorandum_of_understanding",
            status="signed", court_organ="office", signed_on=f"{2018 + number % 8}-05-{1 + number % 28:02d}",
            about=[f"sit-{number % SITUATIONS}"],
        )  # fmt: skip
    for number in range(80):
        yield state_of(
            TYPES["project"], f"prj-{number}", title=f"Project {number}", kind="programme", status="ongoing",
            started_on=f"{2018 + number % 8}-02", about=[f"sit-{number % SITUATIONS}"], rests_on=[f"agr-{number}"],
        )  # fmt: skip


def proceedings(count: int, first: int = 0) -> Iterator[NewState]:
    """Proceedings with an accused each, spread over States, situations, stages and years."""
    names = Names(first)
    chance = random.Random(4)  # noqa: S311 - the same graph each time, nothing secret
    stages, outcomes, crimes, bases = (
        [term.code for term in TYPES["proceeding"].fields[name].vocabulary or ()]
        for name in ("stage", "outcome", "crimes", "jurisdiction_bases")
    )
    for number in range(first, first + count):
        year = 1995 + chance.randrange(31)
        yield state_of(
            TYPES["proceeding"], f"prc-{number}", title=f"Proceeding {number} against {chance.randrange(9999)}",
            stage=chance.choice(stages), opened_on=f"{year}-{1 + chance.randrange(12):02d}",
            in_state=chance.choice(CODES), linked_to=[f"sit-{chance.randrange(SITUATIONS)}"],
            accused=[{"name": names.one(), "status": "suspect", "charges": [{"crime": chance.choice(crimes)}]}],
            outcome=chance.choice(outcomes), crimes=[chance.choice(crimes)], jurisdiction_bases=chance.sample(bases, 2),
            committed_in=chance.sample(CODES, 2), in_absentia="no", scope="core_crimes",
            last_event_on=f"{year + chance.randrange(4)}-12", last_verified_on=f"{2024 + chance.randrange(3)}-03-01",
            summary="Alleged crimes against humanity and war crimes committed in the territory of the situation.",
        )  # fmt: skip


def events(count: int, among: int, first: int = 0) -> Iterator[NewState]:
    """Stage events of the first `among` proceedings."""
    for number in range(first, first + count):
        yield state_of(
            TYPES["stage_event"], f"evt-{number}", title=f"Event {number}", stage="trial",
            on=f"{1995 + number % 31}-05", of_proceeding=f"prc-{number % among}",
        )  # fmt: skip


def put(database: Database, states: Iterator[NewState]) -> int:
    """Put records down with their Parts and relations, a thousand at a time; how many nodes."""
    nodes = 0
    batch: list[NewState] = []
    for state in states:
        batch.append(state)
        if len(batch) == BATCH:
            nodes += _put(database, batch)
            batch = []
    return nodes + (_put(database, batch) if batch else 0)


def _put(database: Database, batch: list[NewState]) -> int:
    def work(transaction: Any) -> int:
        count = 0
        by_label: dict[str, list[dict[str, Any]]] = {}
        parts: list[dict[str, Any]] = []
        links: dict[str, list[dict[str, Any]]] = {}
        for state in batch:
            built = state.built
            by_label.setdefault(state.kind.info.node_label, []).append(built.node)
            parts += [{"record": state.record_id, "node": part} for part in built.parts.values()]
            for link in built.links.values():
                own = link.properties | {"position": link.position}
                links.setdefault(link.name.upper(), []).append(
                    {"a": state.record_id, "b": link.other, "own": own}
                )
        for label, nodes in by_label.items():
            count += len(nodes)
            transaction.run(
                f"UNWIND $rows AS row CREATE (n:Entity:{label}) SET n = row", {"rows": nodes}
            ).consume()
        if parts:
            count += len(parts)
            transaction.run(
                "UNWIND $rows AS row MATCH (n:Entity {id: row.record}) CREATE (n)-[:HAS_PART]->(p:Part) SET p = row.node",
                {"rows": parts},
            ).consume()
        for name, rows in links.items():
            transaction.run(
                "UNWIND $rows AS row MATCH (a:Entity {id: row.a}) MATCH (b:Entity {id: row.b}) "
                f"CREATE (a)-[r:{name}]->(b) SET r = row.own",
                {"rows": rows},
            ).consume()
        return count

    return database.write(work)
