"""KPI 4 by hand: the worked example of the rules is in `test_starter_data`; here its edges, one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.indicators.kpi_04 import Act, Candidate, Facts, Project, count
from hub.indicators.phases import SituationDates

A = SituationDates("sit-a", "Alpha", investigation_opened_on="2010-01-01")
B = SituationDates(
    "sit-b", "Beta", investigation_opened_on="2010", investigation_concluded_on="2022-12-16"
)
C = SituationDates(
    "sit-c", "Gamma", examination_opened_on="2009", examination_closed_on="2021-10-28"
)
TODAY = "2026-11-22"


def project(name: str = "prj-1", *, started: str | None = "2020-05-01", acts: tuple[Act, ...] = (),
            status: str = "ongoing", about: tuple[str, ...] = ("sit-a",), planned: tuple[Act, ...] = (),
            kind: str = "programme", retired: str | None = None) -> Project:  # fmt: skip
    own = (Act(name, started),) if started else ()
    return Project(name, name, kind, status, started, about, own + acts, planned, retired)  # type: ignore[arg-type]  # one of the kinds


def facts(
    *projects: Project,
    situations: tuple[SituationDates, ...] = (A, B, C),
    candidates: tuple[Candidate, ...] = (),
) -> Facts:
    return Facts(situations, projects, candidates, {2023: 1})


def row(found, situation_id: str):
    return next(one for one in found.rows if one.situation.id == situation_id)


@pytest.mark.parametrize(
    ("situation", "year", "group"),
    [
        (A, 2009, None),
        (A, 2010, "open"),
        (A, 2023, "open"),
        (B, 2022, "open"),
        (B, 2023, "investigation_concluded"),
        (C, 2008, None),
        (C, 2021, "open"),
        (C, 2022, "examination_closed"),
        (SituationDates("s", "S", investigation_opened_on="2010", investigation_concluded_on="2023-11"), 2023, "open"),
        (SituationDates("s", "S", investigation_opened_on="2010", investigation_concluded_on="2023-01-01"), 2023, "open"),
        (SituationDates("s", "S", investigation_opened_on="2010", investigation_concluded_on="2022-12-31"), 2023, "investigation_concluded"),
        (SituationDates("s", "S", investigation_opened_on="2010", investigation_concluded_on="2023"), 2023, "open"),
        (SituationDates("s", "S", examination_opened_on="2023-12-31"), 2023, "open"),
        (SituationDates("s", "S", examination_opened_on="2024-01-01"), 2023, None),
        (SituationDates("s", "S", examination_opened_on="2010", investigation_opened_on="2024"), 2023, "open"),
        (SituationDates("s", "S", examination_opened_on="2023-06", examination_closed_on="2024-10-14", merged_into="t"), 2024, "open"),
        (SituationDates("s", "S", examination_opened_on="2023-06", examination_closed_on="2024-10-14", merged_into="t"), 2025, None),
        (SituationDates("s", "S", examination_opened_on="2010", examination_closed_on="2015-06", investigation_opened_on="2020"), 2017, "examination_closed"),
        (SituationDates("s", "S", examination_opened_on="2010", examination_closed_on="2015-06", investigation_opened_on="2020"), 2020, "open"),
        (SituationDates("s", "S"), 2023, None),
    ],
)  # fmt: skip
def test_a_phase_follows_from_the_dates(
    situation: SituationDates, year: int, group: str | None
) -> None:
    assert situation.group(year, TODAY) == group


def test_a_project_counts_in_the_year_it_starts_and_is_established() -> None:
    found = count(facts(project(started="2023-11")), 2023, TODAY)
    assert found.total == 1
    assert [len(row(found, "sit-a").established), len(row(found, "sit-a").continued)] == [1, 0]


@pytest.mark.parametrize(
    ("act", "counts"),
    [
        (Act("agr-1", "2023"), True),
        (Act("agr-1", "2023-01-01"), True),
        (Act("agr-1", "2023-12-31"), True),
        (Act("agr-1", "2022-12-31"), False),
        (Act("agr-1", "2024-01-01"), False),
        (Act("jit-1", "2022-04-25", ""), True),
        (Act("jit-1", "2022-04-25", "2023-01-01"), True),
        (Act("jit-1", "2022-04-25", "2022-12-31"), False),
        (Act("jit-1", "2024", ""), False),
        (Act("eng-1", "2022-12-30", "2023-01-02"), True),
    ],
)  # fmt: skip
def test_a_continued_project_needs_a_dated_act_of_the_year(act: Act, counts: bool) -> None:
    found = count(facts(project(acts=(act,))), 2023, TODAY)
    one = row(found, "sit-a")
    assert (len(one.counted), len(one.continued)) == ((1, 1) if counts else (0, 0))
    if not counts:
        assert [left.say(2023) for left in one.left_out] == ["no recorded activity in 2023"]


@pytest.mark.parametrize(
    ("left", "reason"),
    [
        (project(status="planned", started="2023"), "planned"),
        (project(status="proposed", started="2023"), "proposed"),
        (project(status="cancelled", started="2023"), "cancelled"),
        (project(started=None, acts=(Act("agr-1", "2023-05-01"),)), "without a start date"),
        (project(planned=(Act("eng-1", "2023-10"),)), "resting on planned events only"),
        (project(started="2023", retired="counted twice"), "retired: counted twice"),
    ],
)  # fmt: skip
def test_what_does_not_count_is_listed_with_its_reason(left: Project, reason: str) -> None:
    found = count(facts(left), 2023, TODAY)
    assert found.total == 0
    assert [one.say(2023) for one in row(found, "sit-a").left_out] == [reason]


def test_a_project_about_two_situations_counts_in_both_rows_and_once_in_the_total() -> None:
    found = count(facts(project(started="2023", about=("sit-a", "sit-b"))), 2023, TODAY)
    assert found.total == 1
    assert len(row(found, "sit-a").counted) == len(row(found, "sit-b").counted) == 1


def test_a_project_about_no_situation_counts_in_the_total_only() -> None:
    found = count(facts(project(started="2023", about=())), 2023, TODAY)
    assert (found.total, len(found.without_situation)) == (1, 1)
    assert all(not one.counted for one in found.rows)


def test_gaps_come_first_in_each_group() -> None:
    other = SituationDates("sit-z", "Zeta", investigation_opened_on="2015")
    found = count(facts(project(started="2023"), situations=(A, B, C, other)), 2023, TODAY)
    assert [one.situation.id for one in found.rows] == ["sit-z", "sit-a", "sit-b", "sit-c"]


def test_met_is_given_where_a_target_is_set_and_not_for_closed_examinations() -> None:
    found = count(
        facts(project(started="2023"), project("prj-2", started="2023", about=("sit-c",))),
        2023,
        TODAY,
    )
    assert row(found, "sit-a").met is True
    assert row(found, "sit-b").met is False
    assert row(found, "sit-c").met is None
    assert (
        found.standing("open").of,
        found.standing("open").reached,
        found.standing("open").met,
    ) == (1, 1, 1)
    assert found.standing("open", "investigation_concluded").of == 2
    assert found.standing("examination_closed").met is None


def test_met_is_empty_in_a_year_without_a_target_and_reached_is_shown() -> None:
    found = count(facts(project(started="2024")), 2024, TODAY)
    assert found.target is None
    assert row(found, "sit-a").met is None
    assert row(found, "sit-a").reached is True


def test_what_came_after_the_day_of_the_count_is_not_known_on_it() -> None:
    late = project(acts=(Act("agr-1", "2023-11-21"),))
    assert count(facts(late), 2023, "2023-11-20").total == 0
    assert count(facts(late), 2023, "2023-11-21").total == 1


def test_a_project_does_not_count_before_it_started_whatever_it_rests_on() -> None:
    """Established and continued are all there is, and it is neither."""
    early = project(started="2025-01", acts=(Act("agr-1", "2023-05"),))
    assert count(facts(early), 2023, TODAY).total == 0
    assert row(count(facts(early), 2025, TODAY), "sit-a").established == [early]
    later_that_year = project(started="2023-11", acts=(Act("agr-1", "2023-05"),))
    assert count(facts(later_that_year), 2023, TODAY).total == 1
    assert count(facts(later_that_year), 2023, "2023-06-30").total == 0


def test_nothing_of_a_year_to_come_has_happened() -> None:
    member = project(acts=(Act("jit-1", "2022-04-25", ""),))
    assert count(facts(member), 2026, TODAY).total == 1
    assert count(facts(member), 2027, TODAY).total == 0


def test_a_phase_too_is_that_known_on_the_day_of_the_count() -> None:
    opened = SituationDates("sit-n", "New", examination_opened_on="2023-09-30")
    assert count(facts(situations=(opened,)), 2023, "2023-06-30").rows == ()
    assert [one.group for one in count(facts(situations=(opened,)), 2023, TODAY).rows] == ["open"]
    concluded = row(count(facts(), 2023, "2022-06-30"), "sit-b")
    assert concluded.group == "open"


def test_a_candidate_stands_beside_the_row_and_is_never_counted() -> None:
    candidate = Candidate("agr-9", "Memorandum", "agreement", Act("agr-9", "2023-05"), ("sit-a",))
    found = count(facts(candidates=(candidate,)), 2023, TODAY)
    assert found.total == 0
    assert row(found, "sit-a").candidates == [candidate]
    assert row(count(facts(candidates=(candidate,)), 2024, TODAY), "sit-a").candidates == []


def test_after_a_merger_a_project_counts_where_its_situation_went() -> None:
    merged = SituationDates(
        "sit-m",
        "Mu",
        examination_opened_on="2023-06",
        examination_closed_on="2024-10-14",
        merged_into="sit-a",
    )
    active = project(started="2023-07", about=("sit-m",), acts=(Act("jit-1", "2023-07", ""),))
    in_2024 = count(facts(active, situations=(A, merged)), 2024, TODAY)
    assert len(row(in_2024, "sit-m").counted) == 1
    in_2025 = count(facts(active, situations=(A, merged)), 2025, TODAY)
    assert len(row(in_2025, "sit-a").counted) == 1


_days = st.dates().map(
    lambda day: f"{1990 + day.year % 60:04d}-{day.month:02d}-{min(day.day, 28):02d}"
)
_partial = st.builds(lambda day, length: day[:length], _days, st.sampled_from([4, 7, 10]))


@given(starts=st.lists(st.one_of(st.none(), _partial), max_size=6), year=st.integers(1990, 2050))
def test_every_project_is_either_counted_or_left_out_with_a_reason(
    starts: list[str | None], year: int
) -> None:
    projects = [project(f"prj-{number}", started=start) for number, start in enumerate(starts)]
    always = SituationDates("sit-a", "Alpha", investigation_opened_on="1900")
    found = count(facts(*projects, situations=(always,)), year, "2100-01-01")
    one = row(found, "sit-a")
    assert len(one.counted) + len(one.left_out) == len(projects)
    assert len(one.counted) == sum(start is not None and start[:4] == str(year) for start in starts)
    assert len(one.established) + len(one.continued) == len(one.counted) == found.total
