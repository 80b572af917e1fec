"""Proceedings that wait, and the days on which people look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from hub.access import HUB, Principal
from hub.accounts import NewPerson
from hub.clock import today
from hub.hub import Hub
from hub.verification.queues import QUEUES, Asked
from tests.records.making import make

Named = Callable[..., Principal]


@pytest.fixture
def sources(hub: Hub) -> list[dict[str, str]]:
    """Citations of two public sources."""
    return [
        {"id": make(hub, "source", id=f"src-{name}", title=f"Report {name}", marking="public"), "locator": "p. 1"}
        for name in ("one", "two")
    ]  # fmt: skip


@pytest.fixture
def reviewer(hub: Hub) -> Named:
    """Gives members of the mapping unit an account: `reviewer("anna")` is who they are to the hub."""

    def add(name: str, **more: Any) -> Principal:
        wish = NewPerson(username=name, display_name=name.title(), roles=["mapping"], **more)
        return hub.accounts.people.add(HUB, wish, "a long pass phrase of tests").principal

    return add


def day(hub: Hub, later: int = 0) -> date:
    """Today, or some days later."""
    return today(hub.settings.timezone) + timedelta(days=later)


def in_queue(
    hub: Hub, who: Principal, name: str = "waiting", later: int = 0, **asked: Any
) -> list[str]:
    """The ids that a queue shows to somebody, oldest first, read to its end."""
    found: list[str] = []
    after: str | None = None
    while True:
        page, after = hub.queues.page(
            who, Asked(QUEUES[name], after=after, **asked), day(hub, later)
        )
        found += [one.entry.record_id for one in page]
        if after is None:
            return found


def working_days(hub: Hub, number: int) -> Iterator[int]:
    """How many calendar days later it is after each of the next working days."""
    later = 0
    for _ in range(number):
        later += 1
        while day(hub, later).weekday() > 4:
            later += 1
        yield later
