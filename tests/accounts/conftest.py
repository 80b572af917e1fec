"""The accounts over each engine, with a clock that the tests move."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from argon2 import PasswordHasher

from hub.access import HUB
from hub.accounts import Accounts, NewPerson, Person, passwords
from hub.accounts.desk import later
from hub.audit.trail import AuditTrail, StoredEvent
from hub.store.driver import Database
from hub.store.graph import Graph

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
PASSWORD = "seven quiet herons at dawn"
AT = {"address": "192.0.2.7", "agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0"}


class Clock:
    """What time it is in a test."""

    def __init__(self) -> None:
        self.moment = "2026-03-02T09:00:00.000000Z"

    def __call__(self) -> str:
        return self.moment

    def passes(self, **by: int) -> None:
        """Let time go by."""
        self.moment = later(self.moment, timedelta(**by))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def graph(database: Database) -> Graph:
    return Graph(database)


@pytest.fixture
def trail(graph: Graph, tmp_path: Path) -> Iterator[AuditTrail]:
    with AuditTrail(graph, b"a key for the tests of accounts!", tmp_path / "anchor.json") as trail:
        yield trail


@pytest.fixture
def accounts(
    graph: Graph, trail: AuditTrail, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Accounts:
    """The accounts, with hashes that cost little: what a real one costs is tested apart."""
    monkeypatch.setattr(passwords, "_hasher", QUICK)
    return Accounts(graph, trail, key="k" * 32, timezone=AMSTERDAM, clock=clock)


@pytest.fixture
def states(graph: Graph) -> None:
    """Two States, each with a prosecution service."""
    readers = "readers: ['office', 'community', 'public'], excluded: []"
    for state in ("ltu", "fra"):
        graph.database.write(
            lambda transaction, state=state: transaction.run(
                f"CREATE (s:Entity:State {{id: $state, type: 'state', {readers}}})"
                f"<-[:OF_STATE]-(a:Entity:Authority {{id: $authority, type: 'authority', {readers}}})",
                {"state": state, "authority": f"auth-{state}-ps"},
            ).consume()
        )


Add = Callable[..., Person]


@pytest.fixture
def add(accounts: Accounts) -> Add:
    """Adds somebody by the operator's hand; `roles` act at once."""

    def add(username: str, *roles: str, password: str = PASSWORD, **more: object) -> Person:
        values = {"username": username, "display_name": f"Name of {username}", "roles": list(roles)}
        return accounts.people.add(HUB, NewPerson.model_validate(values | more), password)

    return add


@pytest.fixture
def told(trail: AuditTrail) -> Callable[[str], list[StoredEvent]]:
    """The audit events of one action, the newest first."""
    return lambda action: trail.page(action=action)
