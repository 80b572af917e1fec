"""Figures of the requests that were sent, counted by hand from eight of them."""

from __future__ import annotations

from typing import Any

import pytest

from hub.indicators.outgoing import Outgoing, OutgoingFigure, Place, bounds, sent_in, year_of

TODAY = "2026-03-31"
FRANCE, LAOS = Place("fra", "France", "FR", "weog"), Place("lao", "Laos", "LA", "asia_pacific")


def sent(name: str, sent_on: str, **values: Any) -> Outgoing:
    return Outgoing(name, name, sent_on, **values)


SENT = [
    # answered in full after 31 days, in review for 10
    sent("a", "2026-01-01", place=FRANCE, organ="office", assistance=("93(1)(i)",), response_kind="assistance_given", answered_on="2026-02-01", reviews=(("2025-12-01", "2025-12-11"),)),
    # in part after 59 days, closed; twice in review: 3 and 2
    sent("b", "2026-01-01", place=FRANCE, organ="office", assistance=("93(1)(i)", "93(1)(k)"), response_kind="assistance_given_in_part", answered_on="2026-03-01", closed_on="2026-03-02", difficulties=("language",), reviews=(("2025-12-01", "2025-12-04"), ("2025-12-10", "2025-12-12"))),
    # a legal bar after 10 days is a refusal
    sent("c", "2026-02-01", place=LAOS, organ="registry", assistance=("93(1)(d)",), response_kind="legal_bar", answered_on="2026-02-11", difficulties=("national_law", "language")),
    # refused on the day itself
    sent("d", "2026-02-02", place=LAOS, organ="office", response_kind="reasoned_refusal", answered_on="2026-02-02"),
    # still open, a review of 30 days still open too
    sent("e", "2026-03-01", place=LAOS, organ="defence", assistance=("93(1)(i)",), reviews=(("2026-03-01", None),)),
    # closed without an answer
    sent("f", "2026-01-15", place=FRANCE, assistance=("93(1)(i)",), closed_on="2026-03-15", difficulties=("no_answer",)),
    # withdrawn, and closed for good measure
    sent("g", "2026-01-20", organ="office", assistance=("93(1)(d)",), closed_on="2026-03-15", withdrawn_on="2026-03-01"),
    # nothing held after 4 days; withdrawn afterwards all the same
    sent("h", "2026-01-20", place=FRANCE, organ="office", assistance=("93(1)(d)",), response_kind="nothing_held", answered_on="2026-01-24", withdrawn_on="2026-03-01"),
]  # fmt: skip


def figure(as_of: str = TODAY) -> OutgoingFigure:
    return sent_in(SENT, "2026-01-01", "2026-12-31", as_of)


def test_the_total_counts_each_request_once() -> None:
    found = figure().all
    assert (found.number, len(found.answered)) == (8, 5)
    assert found.outcomes == {
        "in_full": 1, "in_part": 1, "refused": 2, "nothing_held": 1, "unnamed": 0, "none": 1, "open": 1,
        "withdrawn": 1,
    }  # fmt: skip
    assert found.median_days == 10  # of 0, 4, 10, 31, 59
    assert found.median_review_days == 10  # of 5, 10, 30
    assert found.average_review_days == 15
    assert found.difficulties == {"language": 2, "national_law": 1, "no_answer": 1}


def test_what_came_of_a_request_is_told_as_of_the_day() -> None:
    # on 10 February b, c, f and g are still open, e is not yet sent
    found = figure("2026-02-10").all
    assert found.number == 7
    assert found.outcomes == {
        "in_full": 1, "in_part": 0, "refused": 1, "nothing_held": 1, "unnamed": 0, "none": 0, "open": 4,
        "withdrawn": 0,
    }  # fmt: skip


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
    found = figure().by(axis)
    assert [(one.place, one.number, one.median_days) for one in found] == rows


def test_periods_are_calendar_years_or_the_assembly_s() -> None:
    assert bounds("calendar", 2026) == ("2026-01-01", "2026-12-31")
    assert bounds("assembly", 2026) == ("2025-09-16", "2026-09-15")
    assert [year_of("assembly", day) for day in ("2025-09-15", "2025-09-16", "2026-09-15")] == [2025, 2026, 2026]  # fmt: skip
    assert year_of("calendar", "2025-09-16") == 2025
