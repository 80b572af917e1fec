"""Figures of the requests that were sent, counted by hand from eight of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hub.access import Principal
from hub.errors import NotAllowed
from hub.hub import Hub
from hub.requests.outgoing_figures import Place, Sent, bounds, by, figure, read_sent, year_of
from tests.people import ADMIN, COOPERATION, FRA, LIAISON, LTU, MANAGER, MAPPING
from tests.records.making import make

TODAY = date(2026, 3, 31)
FRANCE, LAOS = Place("fra", "France", "FR", "weog"), Place("lao", "Laos", "LA", "asia_pacific")

SENT = [
    # answered in full after 31 days, in review for 10
    Sent("a", "2026-01-01", FRANCE, "office", ("93(1)(i)",), "assistance_given", "2026-02-01", reviews=(("2025-12-01", "2025-12-11"),)),
    # in part after 59 days, closed; twice in review: 3 and 2
    Sent("b", "2026-01-01", FRANCE, "office", ("93(1)(i)", "93(1)(k)"), "assistance_given_in_part", "2026-03-01", "2026-03-02", difficulties=("language",), reviews=(("2025-12-01", "2025-12-04"), ("2025-12-10", "2025-12-12"))),
    # a legal bar after 10 days is a refusal
    Sent("c", "2026-02-01", LAOS, "registry", ("93(1)(d)",), "legal_bar", "2026-02-11", difficulties=("national_law", "language")),
    # refused on the day itself
    Sent("d", "2026-02-02", LAOS, "office", (), "reasoned_refusal", "2026-02-02"),
    # still open, a review of 30 days still open too
    Sent("e", "2026-03-01", LAOS, "defence", ("93(1)(i)",), reviews=(("2026-03-01", None),)),
    # closed without an answer
    Sent("f", "2026-01-15", FRANCE, None, ("93(1)(i)",), closed_on="2026-03-15", difficulties=("no_answer",)),
    # withdrawn, and closed for good measure
    Sent("g", "2026-01-20", None, "office", ("93(1)(d)",), closed_on="2026-03-15", withdrawn_on="2026-03-01"),
    # nothing held after 4 days; withdrawn afterwards all the same
    Sent("h", "2026-01-20", FRANCE, "office", ("93(1)(d)",), "nothing_held", "2026-01-24", withdrawn_on="2026-03-01"),
]  # fmt: skip


def test_the_total_counts_each_request_once() -> None:
    found = figure(SENT, TODAY)
    assert (found.number, found.answered) == (8, 5)
    assert found.outcomes == {
        "in_full": 1, "in_part": 1, "refused": 2, "nothing_held": 1, "none": 1, "open": 1, "withdrawn": 1,
    }  # fmt: skip
    assert found.median_days == 10  # of 0, 4, 10, 31, 59
    assert found.median_review == 10  # of 5, 10, 30
    assert found.difficulties == {"language": 2, "national_law": 1, "no_answer": 1}


@pytest.mark.parametrize(
    ("axis", "rows"),
    [
        ("state", [("fra", 4, 31), ("lao", 3, 5), ("", 1, None)]),
        ("region", [("weog", 4, 31), ("asia_pacific", 3, 5), ("", 1, None)]),
        ("organ", [("office", 5, 17.5), ("defence", 1, None), ("registry", 1, 10), ("", 1, None)]),
        (
            "assistance",
            [("93(1)(i)", 4, 45), ("93(1)(d)", 3, 7), ("93(1)(k)", 1, 59), ("", 1, 0)],
        ),
        ("difficulty", [("language", 2, 34.5), ("national_law", 1, 10), ("no_answer", 1, None)]),
    ],
)
def test_rows_are_counted_apart_with_their_own_median(axis: Any, rows: list[Any]) -> None:
    found = by(SENT, axis, TODAY)
    assert [(one.key, one.number, one.median_days) for one in found] == rows


def test_periods_are_calendar_years_or_the_assembly_s() -> None:
    assert bounds("calendar", 2026) == ("2026-01-01", "2026-12-31")
    assert bounds("assembly", 2026) == ("2025-09-16", "2026-09-15")
    assert [year_of("assembly", day) for day in ("2025-09-15", "2025-09-16", "2026-09-15")] == [2025, 2026, 2026]  # fmt: skip
    assert year_of("calendar", "2025-09-16") == 2025


def ask(hub: Hub, title: str, sent_on: str | None, who: Principal = COOPERATION, **values: Any) -> str:  # fmt: skip
    family = {"direction": "outgoing", "requested": "fra"} | values
    return make(hub, "request", who, title=title, sent_on=sent_on, **family)


def read(hub: Hub, who: Principal, family: Any = "outgoing", kind: Any = "assembly") -> list[str]:
    return sorted(one.id for one in read_sent(hub.graph, who, family, *bounds(kind, 2026)))


def test_figures_are_read_by_the_day_of_sending_and_by_family(hub: Hub, partners: None) -> None:
    first = ask(hub, "First day", "2025-09-16", requested="auth-fra-pnat", issuing_organ="registry", assistance=["93(1)(d)"], reviews=[{"started_on": "2025-09-01", "ended_on": "2025-09-05"}])  # fmt: skip
    ask(hub, "The day before", "2025-09-15")
    last = ask(hub, "Last day", "2026-09-15")
    ask(hub, "Draft", None)
    ask(hub, "Example: one", "2026-01-01", is_example=True)
    with_x = ask(hub, "With X", "2026-01-01", direction="organisation", requester="org-icc-otp", requested="org-x")  # fmt: skip
    incoming = {"direction": "incoming", "requester": "auth-fra-pnat", "requested": "org-icc-otp"}
    ask(hub, "Incoming", "2026-01-01", **incoming)
    assert read(hub, COOPERATION) == sorted([first, last])
    assert read(hub, MANAGER) == sorted([first, last])
    assert read(hub, COOPERATION, "organisation") == [with_x]
    assert read(hub, COOPERATION, kind="calendar") == [last]
    one = next(one for one in read_sent(hub.graph, MANAGER, "outgoing", "2025-09-16", "2025-09-16"))
    assert one.place == Place("fra", "fra", "FR", "weog")
    assert (one.organ, one.assistance, one.days_in_review(TODAY)) == ("registry", ("93(1)(d)",), 4)


@pytest.mark.parametrize("who", [LTU, FRA, MAPPING, LIAISON, ADMIN])
def test_nobody_else_reads_a_figure_even_of_a_request_that_names_them(
    hub: Hub, partners: None, who: Principal
) -> None:
    ask(hub, "Named", "2026-01-01", marking="named", named_to=["state:fra"])
    with pytest.raises(NotAllowed):
        read(hub, who)


def test_what_is_kept_from_a_member_of_staff_counts_in_no_figure_of_theirs(
    hub: Hub, partners: None
) -> None:
    lent = Principal("per-lent", roles=frozenset({"cooperation"}), seconded_by="fra")
    kept = ask(hub, "Kept", "2026-01-01", excluded=["state:fra"])
    shown = ask(hub, "Shown", "2026-01-01")
    closed = ask(hub, "Closed", "2026-01-01", who=MANAGER_HUB, marking="closed", named_to=["person:per-man"])  # fmt: skip
    assert read(hub, lent) == [shown]
    assert read(hub, MANAGER) == sorted([kept, shown])
    assert closed not in read(hub, MANAGER)


MANAGER_HUB = Principal(
    "hub", operates=True, extra_keys=frozenset({"office", "community", "public", "person:per-man"})
)
