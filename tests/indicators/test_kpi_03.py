"""KPI 3 by hand: thirty requests with their states on five days, the uses of what was given, outgoing requests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.indicators.kpi_03 import (
    STATES,
    EndUser,
    Facts,
    Figure,
    Incoming,
    LeftOut,
    State,
    Use,
    count,
)
from hub.indicators.outgoing import Outgoing, Place, assembly_period
from hub.indicators.targets import SetTarget

DAYS = ("2023-03-15", "2023-06-30", "2023-12-31", "2024-02-29", "2024-12-31")
LETTERS: dict[str, State] = {
    "T": "on_time", "L": "late", "O": "overdue", "N": "not_yet_due", "W": "withdrawn_before_due",
}  # fmt: skip

# Received, answered, withdrawn, due, and the state on each of the days (- while it is not there).
TABLE = (
    ("r01", "2023-01-01", "2023-02-15", None, "2023-03-01", "TTTTT"),
    ("r02", "2023-01-15", "2023-03-15", None, "2023-03-15", "TTTTT"),  # on the due date
    ("r03", "2023-01-15", "2023-03-16", None, "2023-03-15", "NLLLL"),  # a day late
    ("r04", "2023-01-14", None, None, "2023-03-14", "OOOOO"),
    ("r05", "2023-01-15", None, None, "2023-03-15", "NOOOO"),  # on its due date not overdue
    ("r06", "2023-01-16", None, "2023-02-01", "2023-03-16", "WWWWW"),
    ("r07", "2023-01-31", "2023-03-31", None, "2023-03-31", "NTTTT"),
    ("r08", "2023-02-28", "2023-04-28", None, "2023-04-28", "NTTTT"),
    ("r09", "2023-02-28", "2023-04-29", None, "2023-04-28", "NLLLL"),
    ("r10", "2023-03-15", "2023-03-15", None, "2023-05-15", "TTTTT"),  # on the day of receipt
    ("r11", "2023-03-16", "2023-05-16", None, "2023-05-16", "-TTTT"),
    ("r12", "2023-04-30", None, "2023-06-30", "2023-06-30", "-WWWW"),  # withdrawn on the due date
    ("r13", "2023-04-30", None, "2023-07-01", "2023-06-30", "-NOOO"),  # withdrawn after it
    ("r14", "2023-04-29", None, None, "2023-06-29", "-OOOO"),
    ("r15", "2023-05-31", "2023-07-31", None, "2023-07-31", "-NTTT"),
    ("r16", "2023-06-30", "2023-08-31", None, "2023-08-30", "-NLLL"),
    ("r17", "2023-06-30", None, "2023-08-30", "2023-08-30", "-NWWW"),  # not yet withdrawn in June
    ("r18", "2023-05-10", "2023-06-01", "2023-06-15", "2023-07-10", "-TTTT"),  # after the answer
    ("r19", "2023-05-10", "2023-06-15", "2023-06-01", "2023-07-10", "-WWWW"),  # before the answer
    ("r20", "2023-05-10", "2023-06-01", "2023-06-01", "2023-07-10", "-TTTT"),  # both on one day
    ("r21", "2023-05-10", None, "2023-07-05", "2023-07-10", "-NWWW"),
    ("r22", "2023-12-31", "2024-02-29", None, "2024-02-29", "--NTT"),
    ("r23", "2023-12-31", "2024-03-01", None, "2024-02-29", "--NNL"),
    ("r24", "2023-12-31", None, None, "2024-02-29", "--NNO"),
    ("r25", "2023-12-30", None, None, "2024-02-29", "--NNO"),
    ("r26", "2023-12-28", None, None, "2024-02-28", "--NOO"),
    ("r27", "2022-12-31", "2023-02-28", None, "2023-02-28", None),  # of 2022
    ("r28", "2024-01-01", "2024-01-20", None, "2024-03-01", None),  # of 2024
    ("r29", "2023-07-31", "2023-09-30", None, "2023-09-30", "--TTT"),
    ("r30", "2023-10-10", "2023-10-11", None, "2023-12-10", None),  # retired
)
REQUESTS = tuple(
    Incoming(name, name, received, answered, None, withdrawn, "entered twice" if name == "r30" else None)
    for name, received, answered, withdrawn, _due, _states in TABLE
)  # fmt: skip


def facts(
    *,
    incoming: tuple[Incoming, ...] = (),
    not_received: tuple[tuple[str, LeftOut], ...] = (),
    uses: tuple[Use, ...] = (),
    outgoing: tuple[Outgoing, ...] | None = (),
    set_targets: tuple[SetTarget, ...] = (),
) -> Facts:
    return Facts(incoming, not_received, uses, outgoing, {2023: 8}, set_targets)


@pytest.mark.parametrize("row", TABLE, ids=[row[0] for row in TABLE])
def test_each_request_is_due_on_the_day_of_the_table(row: tuple[str, ...]) -> None:
    one = next(one for one in REQUESTS if one.id == row[0])
    assert one.due_on == row[4]


@pytest.mark.parametrize("place", range(len(DAYS)), ids=DAYS)
def test_each_request_stands_on_each_day_as_in_the_table(place: int) -> None:
    found = count(facts(incoming=REQUESTS), 2023, DAYS[place])
    expected = {row[0]: row[5][place] for row in TABLE if row[5] and row[5][place] != "-"}
    stands = {
        one.id: state for state, requests in found.answers.by_state.items() for one in requests
    }
    assert stands == {name: LETTERS[letter] for name, letter in expected.items()}


@pytest.mark.parametrize(
    ("day", "incoming", "states", "rate", "ratio", "average", "median"),
    [
        # on time, late, overdue, not yet due, withdrawn
        ("2023-03-15", 10, (3, 0, 1, 5, 1), 3 / 4, 3 / 10, 104 / 3, 45),
        ("2023-06-30", 21, (8, 2, 3, 5, 3), 8 / 13, 10 / 21, 44.7, 59),
        ("2023-12-31", 27, (10, 3, 4, 5, 5), 10 / 17, 13 / 27, 631 / 13, 59),
        ("2024-02-29", 27, (11, 3, 5, 3, 5), 11 / 19, 14 / 27, 691 / 14, 59.5),
        ("2024-12-31", 27, (11, 4, 7, 0, 5), 11 / 22, 15 / 27, 752 / 15, 60),
    ],
)
def test_the_figures_of_the_table(
    day: str, incoming: int, states: tuple[int, ...], rate: float, ratio: float, average: float, median: float
) -> None:  # fmt: skip
    answers = count(facts(incoming=REQUESTS), 2023, day).answers
    assert len(answers.requests) == incoming
    assert tuple(len(answers.by_state[state]) for state in STATES) == states
    assert answers.on_time_rate == pytest.approx(rate)
    assert answers.response_ratio == pytest.approx(ratio)
    assert answers.average_days == pytest.approx(average)
    assert answers.median_days == median


def test_the_baseline_is_counted_by_the_same_rules() -> None:
    answers = count(facts(incoming=REQUESTS), 2022, "2024-12-31").answers
    assert [one.id for one in answers.by_state["on_time"]] == ["r27"]
    assert answers.average_days == 59


def test_a_retired_request_is_listed_with_its_reason_and_never_counted() -> None:
    found = count(facts(incoming=REQUESTS), 2023, "2023-12-31")
    assert [(one.id, one.say()) for one in found.left_out] == [("r30", "retired: entered twice")]
    assert count(facts(incoming=REQUESTS), 2023, "2023-10-09").left_out == ()


def test_a_request_that_the_office_has_not_received_starts_no_clock() -> None:
    waiting = LeftOut("r31", "r31", "request", "not_received")
    given_facts = facts(not_received=(("2023-11-02", waiting), ("2022-11-02", waiting)))
    found = count(given_facts, 2023, "2023-12-31")
    assert (found.total, found.left_out) == (0, (waiting,))
    assert waiting.say() == "not received by the Office: no clock runs"


def test_a_rate_of_nothing_is_empty() -> None:
    answers = count(facts(), 2023, "2023-12-31").answers
    assert (answers.on_time_rate, answers.response_ratio, answers.average_days) == (None,) * 3
    only_waiting = count(facts(incoming=(REQUESTS[0],)), 2023, "2023-01-10").answers
    assert (only_waiting.on_time_rate, only_waiting.response_ratio) == (None, 0)


def test_of_a_year_to_come_nothing_is_known() -> None:
    assert count(facts(incoming=REQUESTS), 2024, "2023-12-31").total == 0


days = st.dates().map(lambda day: day.isoformat())
requests = st.builds(
    Incoming, st.uuids().map(str), st.just("R"), st.dates(max_value=date(9999, 10, 1)).map(str),
    st.none() | days, st.none(), st.none() | days,
)  # fmt: skip


@given(st.lists(requests, max_size=8), days)
def test_every_request_of_the_year_is_in_one_state_and_the_rates_lie_between_0_and_1(
    found: list[Incoming], as_of: str
) -> None:
    for year in {int(one.received_on[:4]) for one in found}:
        answers = count(facts(incoming=tuple(found)), year, as_of).answers
        assert sum(map(len, answers.by_state.values())) == len(answers.requests)
        for rate in (answers.on_time_rate, answers.response_ratio):
            assert rate is None or 0 <= rate <= 1


# received and used

KYIV = EndUser("auth-ukr-a", "Authority A", "authority", True, ("ukr",))
LVIV = EndUser("auth-ukr-b", "Authority B", "authority", True, ("ukr",))
VILNIUS = EndUser("auth-ltu-a", "Authority C", "authority", True, ("ltu",))
HYBRID = EndUser("org-scc", "Hybrid court", "organisation", True, ("caf",))
TRIBUNAL = EndUser("org-tribunal", "International court", "organisation", False, ("nld",))


def use(end_user: EndUser = KYIV, used_on: str | None = "2023-05", /, **values: object) -> Use:
    one = Use("use-1", "shr-1", "Shared", end_user, used_on, "2023-06-10", given_on="2022-11-02")
    return replace(one, **values)  # type: ignore[arg-type]  # each test gives what the field takes


def used(*uses: Use, year: int = 2023, as_of: str = "2024-12-31") -> Figure:
    return count(facts(uses=uses), year, as_of)


def test_two_uses_by_one_end_user_count_once_and_two_end_users_of_one_state_twice() -> None:
    found = used(use(), use(), use(LVIV), use(VILNIUS), use(HYBRID)).used
    assert (found.total, found.states) == (4, ["caf", "ltu", "ukr"])
    assert [len(row.uses) for row in found.rows] == [2, 1, 1, 1]


@pytest.mark.parametrize(
    ("used_on", "years"),
    [("2023", [2023]), ("2023-12", [2023]), ("2023-12-31", [2023]), ("2022-12-31", [2022])],
)
def test_a_use_belongs_to_the_year_of_its_date(used_on: str, years: list[int]) -> None:
    one = use(KYIV, used_on, confirmed_on="2024-01-01")
    assert [year for year in (2022, 2023, 2024) if used(one, year=year).used.total] == years


@pytest.mark.parametrize(
    ("one", "as_of", "reason"),
    [
        (use(), "2023-06-10", None),
        (use(), "2023-06-09", "not_confirmed"),
        (use(confirmed_on=None), "2024-12-31", "not_confirmed"),
        (use(confirmed_on="2023-07"), "2023-07-01", None),
        (use(withdrawn_on="2023-09-01"), "2023-08-31", None),
        (use(withdrawn_on="2023-09-01"), "2023-09-01", "withdrawn"),
        (use(withdrawn_on="2023-09"), "2023-09-15", "withdrawn"),
        (use(TRIBUNAL), "2024-12-31", "no_national_authority"),
        (use(given=False), "2024-12-31", "not_given"),
        (use(given_on=None), "2024-12-31", "not_given"),
        (use(KYIV, None), "2024-12-31", "undated"),
        (use(retired_reason="entered twice"), "2024-12-31", "retired"),
    ],
)
def test_what_makes_a_use_count(one: Use, as_of: str, reason: str | None) -> None:
    found = used(one, as_of=as_of).used
    assert found.total == (reason is None)
    assert [left.reason for left in found.left_out] == ([] if reason is None else [reason])


def test_a_use_still_to_come_is_neither_counted_nor_listed() -> None:
    found = used(use(KYIV, "2023-05-20", confirmed_on="2023-06"), as_of="2023-05-19").used
    assert (found.total, found.left_out) == (0, ())


def test_eight_end_users_meet_the_target_of_2023_and_another_year_has_none_until_one_is_set() -> (
    None
):
    many = [use(EndUser(f"auth-{n}", f"A{n}", "authority", True, ("ukr",))) for n in range(8)]
    assert used(*many[1:]).used.met is False
    assert used(*many).used.met is True
    assert used(*many, year=2024).used.met is None
    target = SetTarget("tgt-1", 2024, 2, None, "As agreed", "2024-02-01", "x", "per-man", "per-man")
    later = tuple(replace(one, used_on="2024-03", confirmed_on="2024-04-01") for one in many)
    found = count(facts(uses=later, set_targets=(target,)), 2024, "2024-12-31").used
    assert (found.target, found.met, found.set_target) == (2, True, target)
    assert count(facts(uses=later, set_targets=(target,)), 2024, "2024-01-31").used.met is None


# outgoing

UKRAINE, LITHUANIA = Place("ukr", "Ukraine"), Place("ltu", "Lithuania")
SENT = (
    Outgoing("o1", "o1", "2022-09-15", "office", "2022-10-15"),
    Outgoing("o2", "o2", "2022-09-16", "office", "2022-12-15", "assistance_given", difficulties=("language", "capacity"),
             reviews=(("2022-09-01", "2022-09-11"),), place=UKRAINE),
    Outgoing("o3", "o3", "2023-01-10", "registry", difficulties=("no_answer",), place=LITHUANIA),
    Outgoing("o4", "o4", "2023-09-15", "office", "2024-01-15", "reasoned_refusal",
             reviews=(("2023-08-01", "2023-08-05"), ("2023-09-01", None)), place=UKRAINE),
    Outgoing("o5", "o5", "2023-09-16", "defence", withdrawn_on="2023-10-01"),
    Outgoing("o6", "o6", "2023-12-31", answered_on="2024-01-31"),
    Outgoing("o7", "o7", "2023-05-05", "office", retired_reason="entered twice"),
)  # fmt: skip


def test_outgoing_requests_are_counted_by_the_calendar_year_and_by_the_assemblys_period() -> None:
    found = count(facts(outgoing=SENT), 2023, "2024-12-31")
    assert assembly_period(2023) == ("2022-09-16", "2023-09-15")
    assert found.outgoing is not None
    assert found.outgoing_period is not None
    assert [one.id for one in found.outgoing.all.requests] == ["o3", "o4", "o5", "o6"]
    assert [one.id for one in found.outgoing_period.all.requests] == ["o2", "o3", "o4"]
    assert [one.id for one in found.outgoing.left_out] == ["o7"]


def test_outgoing_requests_by_organ_result_difficulty_and_state() -> None:
    period = count(facts(outgoing=SENT), 2023, "2024-12-31").outgoing_period
    assert period is not None

    def split(axis):  # type: ignore[no-untyped-def]  # one of the axes
        return {one.place: [request.id for request in one.requests] for one in period.by(axis)}

    assert split("organ") == {"office": ["o2", "o4"], "registry": ["o3"]}
    assert split("result") == {"in_full": ["o2"], "open": ["o3"], "refused": ["o4"]}
    assert split("difficulty") == {"language": ["o2"], "capacity": ["o2"], "no_answer": ["o3"]}
    assert split("state") == {"ukr": ["o2", "o4"], "ltu": ["o3"]}


def test_states_response_time_runs_from_sending_and_review_is_the_sum_of_its_days() -> None:
    # o2: 90 days; o4: 122 days; reviews: o2 10 days, o4 4 days and from 2023-09-01 to the day of counting
    period = count(facts(outgoing=SENT), 2023, "2024-12-31").outgoing_period
    assert period is not None
    assert (period.all.average_days, period.all.median_days) == (106, 106)
    assert period.all.average_review_days == (10 + 4 + 487) / 2
    earlier = count(facts(outgoing=SENT), 2023, "2023-09-15").outgoing_period
    assert earlier is not None
    assert earlier.all.average_days == 90
    assert earlier.all.average_review_days == (10 + 4 + 14) / 2


def test_results_of_outgoing_requests_as_of_a_day() -> None:
    year = count(facts(outgoing=SENT), 2023, "2024-01-31").outgoing
    assert year is not None
    assert {one.place: len(one.requests) for one in year.by("result")} == {
        "open": 1, "refused": 1, "withdrawn": 1, "unnamed": 1,
    }  # fmt: skip
    before = count(facts(outgoing=SENT), 2023, "2024-01-14").outgoing
    assert before is not None
    assert {one.place: len(one.requests) for one in before.by("result")} == {
        "open": 3,
        "withdrawn": 1,
    }


def test_who_may_not_see_outgoing_requests_is_given_no_figure_of_them() -> None:
    found = count(facts(outgoing=None), 2023, "2024-12-31")
    assert (found.outgoing, found.outgoing_period) == (None, None)
