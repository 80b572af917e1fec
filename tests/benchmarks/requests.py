"""The desk at 2,000 requests that all wait: its pages, narrowed and not, and its calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from flask import Flask
from flask.testing import FlaskClient

from graph_schema.core import TYPES
from hub.access import HUB, Principal
from hub.accounts import NewPerson
from hub.clock import today
from hub.hub import Hub
from hub.requests.desk import Asked
from hub.store.driver import Database
from hub.store.writer import NewState
from tests.benchmarks.load import CODES, SITUATIONS, put, state_of
from tests.benchmarks.measures import Measure, p95, times

REQUESTS = 2_000
MOST_FOR_A_PAGE = 300
ADVISER = "bench-adviser"


def made(count: int, until: date) -> Iterator[NewState]:
    """Requests received over the last hundred days, acknowledged, every third of them in review."""
    for number in range(count):
        day = until - timedelta(number % 100)
        reviewer = f"reviewer-{number % 12}"
        review = {"started_on": day.isoformat(), "by": reviewer}
        yield state_of(
            TYPES["request"], f"req-desk-{number}", title=f"Request {number}", direction="incoming",
            requester=CODES[number % len(CODES)], about=[f"sit-{number % SITUATIONS}"],
            reference=f"IN-{number}", received_on=day.isoformat(), acknowledged_on=day.isoformat(),
            reviewer=reviewer, reviews=[review] if number % 3 == 0 else [],
            steps=[{"kind": "reminder", "on": day.isoformat()}],
        )  # fmt: skip


def requests(
    hub: Hub, database: Database, app: Flask, sign_in: Callable[..., None], count: int = REQUESTS
) -> list[Measure]:
    """Everything about the desk; the graph holds the States and situations."""
    put(database, made(count, today(hub.settings.timezone)))
    wish = NewPerson(username=ADVISER, display_name="A", roles=["cooperation"])
    hub.accounts.people.add(HUB, wish, "a long pass phrase for measuring only")
    visitor = app.test_client()
    sign_in(visitor, ADVISER)
    found: list[Measure] = []
    for what, path in (
        ("first page", ""),
        ("overdue ones", "?overdue=yes"),
        ("of one reviewer", "?reviewer=reviewer-3"),
        ("of one State and situation", f"?from={CODES[0]}&situation=sit-0"),
    ):
        taken = p95(times(lambda path=path: visitor.get(f"/requests/desk{path}"), 40))
        holds = taken <= MOST_FOR_A_PAGE
        told = f"desk of {count:,} waiting requests, {what}, p95"
        found.append(Measure(told, f"{taken:.0f} ms", f"≤ {MOST_FOR_A_PAGE} ms", holds))
    found.insert(1, _against_raw(hub, visitor))
    taken = p95(times(lambda: visitor.get("/requests/desk.ics"), 5))
    found.append(Measure("calendar of their due dates, p95", f"{taken:.0f} ms", "told", True))
    return found


def _against_raw(hub: Hub, visitor: FlaskClient) -> Measure:
    """The first page in a browser's hands, against no more than the queries behind it."""
    desk, day = hub.request_desk, today(hub.settings.timezone)
    adviser = Principal("bench-reads", roles=frozenset({"cooperation"}))

    def asked() -> None:
        listed, _ = desk.page(adviser, Asked(), day)
        desk.records_of(adviser, [*desk.handed_in(adviser, day), *listed])
        desk.summary(adviser, day)

    ratio = p95(times(lambda: visitor.get("/requests/desk"), 20)) / p95(times(asked, 20))
    return Measure("… against its raw queries", f"{ratio:.1f} ×", "≤ 3 ×", ratio <= 3)
