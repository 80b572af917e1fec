"""KPI 3 at 2,000 requests and 5,000 sharing events, and again after the rest of the graph has grown."""

from __future__ import annotations

import random
import statistics
from collections.abc import Iterator
from datetime import date, timedelta

from graph_schema.core import TYPES
from graph_schema.office import OFFICE_ID
from hub.access import INSTITUTION
from hub.hub import Hub
from hub.indicators.computed import trend_years
from hub.indicators.kpi_03 import answers_of, count
from hub.indicators.kpi_03_facts import read_facts
from hub.store.driver import Database
from hub.store.writer import NewState
from tests.benchmarks.load import CODES, put, state_of
from tests.benchmarks.measures import Measure, times

REQUESTS, EVENTS = 2_000, 5_000
AUTHORITIES = 60
MOST_MS, MOST_GROWTH = 200, 1.3


def load(database: Database, requests: int = REQUESTS, events: int = EVENTS) -> None:
    """Put down authorities, requests in both directions over eight years, and sharing events with a use each."""
    put(database, _authorities())
    put(database, _requests(requests))
    put(database, _events(events))


def kpi_3(hub: Hub, rounds: int = 20) -> float:
    """Milliseconds of KPI 3 for a year and those before it, as of a day in it; the median."""

    def act() -> None:
        facts = read_facts(hub.graph, INSTITUTION, trend_years(2023))
        count(facts, 2023, "2023-10-01")
        for year in trend_years(2023):
            sum(map(len, answers_of(facts, year, "2023-10-01").by_state.values()))

    return statistics.median(times(act, rounds, warm=15))


def growth(hub: Hub, small: float) -> list[Measure]:
    """KPI 3 after the rest of the graph grew tenfold, against what it took before."""
    large = kpi_3(hub)
    return [
        Measure(
            "KPI 3 for a year at 2,000 requests and 5,000 sharing events, median",
            f"{large:.0f} ms",
            f"≤ {MOST_MS} ms",
            large <= MOST_MS,
        ),
        Measure(
            "… as of a past day, after the rest grew tenfold",
            f"{large / small:.2f} ×",
            f"≤ {MOST_GROWTH} ×",
            large / small <= MOST_GROWTH,
        ),
    ]


def _authorities() -> Iterator[NewState]:
    yield state_of(TYPES["organisation"], OFFICE_ID, kind="icc_body")
    for number in range(AUTHORITIES):
        yield state_of(TYPES["authority"], f"auth-{number}", of_state=CODES[number])


def _requests(number: int) -> Iterator[NewState]:
    chance = random.Random(5)  # noqa: S311 - the same graph each time, nothing secret
    for one in range(number):
        begun = date(2018, 1, 1) + timedelta(days=chance.randrange(8 * 365))
        answered = begun + timedelta(days=chance.randrange(120)) if chance.random() < 0.8 else None
        answer = {"initial_substantive_response_on": answered, "response_kind": "nothing_held"}
        both = {"received_on": begun, **(answer if answered else {})}
        if one % 2:
            yield state_of(TYPES["request"], f"req-{one}", direction="incoming",
                           requester=f"auth-{chance.randrange(AUTHORITIES)}", **both)  # fmt: skip
        else:
            yield state_of(
                TYPES["request"], f"req-{one}", direction="outgoing", sent_on=begun, issuing_organ="office",
                requested=chance.choice(CODES), difficulties=["language"],
                reviews=[{"started_on": begun - timedelta(days=9), "ended_on": begun}], **both,
            )  # fmt: skip


def _events(number: int) -> Iterator[NewState]:
    chance = random.Random(6)  # noqa: S311 - the same graph each time, nothing secret
    for one in range(number):
        given = date(2018, 1, 1) + timedelta(days=chance.randrange(8 * 365))
        user = f"auth-{chance.randrange(AUTHORITIES)}"
        used = (given + timedelta(days=chance.randrange(300))).isoformat()[:7]
        yield state_of(
            TYPES["sharing_event"], f"shr-{one}", direction="given", provider=OFFICE_ID, recipient=user, on=given,
            uses=[{"end_user": user, "used_on": used, "confirmed_on": used, "proceeding_undisclosed": True}],
        )  # fmt: skip
