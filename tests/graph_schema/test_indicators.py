"""Twenty indicators in the annex's own words, with its baselines and targets."""

import dataclasses

import pytest

from graph_schema.indicators import INDICATORS, Indicator, Target
from graph_schema.indicators.goals import GOALS
from graph_schema.text import Text

ANNEX = {
    1: (1, "Number of Applications for Warrants of Arrest (AWA) (or summonses to appear) filed before the judges", "About 3 per year (average 2004 - 2021)", ["At least 10 per year"]),
    2: (1, "Ratios of counts issued v. counts confirmed and convicted (upon warrants, confirmation decisions, trials and appeals)", "To be developed", []),
    3: (2, "Ratio of incoming Requests for Assistance (RFA) and Office's response capacity (including average response time)", "2022 incoming requests and 2022 average response time", ["At least 8 national authorities have received and used information provided by the OTP in domestic proceedings", "All RFAs receive an initial substantive response within 2 months"]),
    4: (2, "Number of external initiatives or projects towards enhancing efforts by others to fight impunity (contributions to investigations/prosecutions by others; establishment of external partnerships and working arrangements; complementarity programmes)", "NEW", ["1 such project per situation"]),
    5: (3, "Productivity of investigations and prosecutions (ability to process and analyse more data)", "Volume of data processed in the past", ["Positive trend with initial projects"]),
    6: (3, "Expeditionness of investigations and prosecutions", "Average time spent on tasking to be measured", ["Reduction in time"]),
    7: (4, "Number of outreach initiatives and engagements with CSOs", "NEW", ["Annual outreach programme developed for each situation (including at least one outreach activity and one CSO round table)", "Two thematic CSO round tables"]),
    8: (4, "Ratio of applications for in situ proceedings (including full trials or certain hearings) v. number of cases in litigation OR/AND number of in situ proceedings granted/conducted", "NEW", ["In all cases in litigation, full assessment of appropriateness of sessions in situ and applications to Chambers made where necessary"]),
    9: (5, "Renewed policy framework: development of new policies within the Office, including strategies to take a trauma-informed approach to the work of the OTP", "NEW", ["Updated SGBC Policy Paper", "Updated CAC Policy Paper", "New Slavery Crimes Policy Paper", "Updated Policy paper on Complementarity"]),
    10: (6, "Percentage of teams whose relevant products are shared by Unified Teams with the GCU and reviewed by the GCU for compliance purposes", "NEW", ["100%"]),
    11: (6, "Results in Court: counts presented/granted in relation to SGBC and CAC (AWA, DCC and Trial)", "NEW", ["80%"]),
    12: (6, "Percentage of relevant OTP staff and team members with certification from basic and/or advanced SGBC and CAC training", "NEW", ["100%"]),
    13: (7, "Percentage of teams with in-country or regional presence", "NEW", ["5 situation countries having organized the transition, assuming cooperation"]),
    14: (7, "Evolution of Headquarters/field staffing", "NEW", ["Increase in percentage of staff based in the field"]),
    15: (8, "Yearly efficiencies and savings implemented by the OTP", "1%", ["At least 1% efficiencies introduced per year"]),
    16: (8, "Implementation rate of approved funds", "NEW", ["97% or above"]),
    17: (9, "Enhance and expand interaction with key stakeholders through official visits to non-situation countries in all geographical regions with a view to strengthening outreach, institutional exchange and the Office's cooperation network", "NEW", ["Conduct official visits to all five geographical regions", "including to three States not party to the Rome Statute"]),
    18: (9, "Establish an enhanced, structured dialogue with the various regional groups", "NEW", ["Organize meetings structurally during the course of the year with all five regional groups of States Parties in The Hague, and where possible expand to other regional settings/multilateral forums"]),
    19: (10, "Evolution of working climate measured through pulse surveys", "Staff survey results November 2022", ["Positive trends in next survey"]),
    20: (10, "Gender balance across senior Court staff in the OTP (P-4 and above, of fixed term posts [established and GTA])", "Baseline (as of November 2021) 72% male to 28% female", ["60% male to 40% female (with the goal of achieving full equity in the period covered by the Strategic Plan 2026-2028)"]),
}  # fmt: skip
"""Annex 1 of the Strategic Plan 2023-2025, row by row: goal, KPI, baseline, targets for 2023."""


def test_there_are_twenty_indicators_in_order() -> None:
    assert list(INDICATORS) == list(range(1, 21))


@pytest.mark.parametrize("number", range(1, 21))
def test_an_indicator_quotes_its_row_of_the_annex(number: int) -> None:
    indicator = INDICATORS[number]
    goal, wording, baseline, targets = ANNEX[number]
    said = [target.wording.en for target in indicator.targets.get(2023, ())]
    assert (indicator.goal, indicator.wording.en, indicator.baseline.en, said) == (
        goal,
        wording,
        baseline,
        targets,
    )
    assert indicator.source.en == f"Strategic Plan 2023-2025, annex 1, KPI {number}"
    assert indicator.source.fr == f"Plan stratégique 2023-2025, annexe 1, ICP {number}"


def test_the_annex_sets_targets_for_2023_only_and_none_for_kpi_2() -> None:
    assert {
        number: list(one.targets)
        for number, one in INDICATORS.items()
        if list(one.targets) != [2023]
    } == {2: []}


def test_targets_count_to_the_numbers_that_the_annex_names() -> None:
    numbers = {
        number: [target.number for target in one.targets.get(2023, ()) if target.number is not None]
        for number, one in INDICATORS.items()
    }
    assert {number: found for number, found in numbers.items() if found} == {
        1: [10], 3: [8], 4: [1], 7: [1, 2], 10: [100], 11: [80], 12: [100], 13: [5], 15: [1], 16: [97], 17: [5, 3],
        18: [5], 20: [40],
    }  # fmt: skip


def test_the_target_of_kpi_4_is_one_project_per_situation_in_2023() -> None:
    assert INDICATORS[4].whole_number_targets() == {2023: 1}
    assert INDICATORS[2].whole_number_targets() == {}


def test_five_indicators_are_computed_from_the_graph() -> None:
    assert [number for number, one in INDICATORS.items() if one.computed] == [3, 4, 7, 17, 18]


def test_goals_are_those_of_the_plan() -> None:
    assert list(GOALS) == list(range(1, 11))
    assert GOALS[2].en == "Enhance efforts by national authorities to fight impunity"
    assert INDICATORS[4].goal_name == GOALS[2]
    assert {one.goal for one in INDICATORS.values()} == set(GOALS)


def test_every_wording_is_translated() -> None:
    for one in INDICATORS.values():
        texts = [
            one.wording,
            one.baseline,
            one.unit,
            one.counting_rule,
            one.drill_down,
            one.goal_name,
        ]
        texts += [target.wording for targets in one.targets.values() for target in targets]
        assert all(text.en != text.fr and "'" not in text.fr for text in texts), one.number


def test_nothing_of_an_indicator_can_be_left_out() -> None:
    for declared in (Indicator, Target):
        for one in dataclasses.fields(declared):
            assert one.default is dataclasses.MISSING
            assert one.default_factory is dataclasses.MISSING


def test_a_declared_indicator_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        INDICATORS[4].goal = 3  # type: ignore[misc]  # that it cannot is what is tested


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"goal": 11}, "belongs to no strategic goal"),
        ({"source": INDICATORS[3].source}, "cites the paragraph of another"),
        ({"targets": {2023: ()}}, "has no target for 2023"),
        (
            {"targets": {2022: (Target(wording=Text("Ten", "Dix"), number=10),)}},
            "has no target for 2022",
        ),
    ],
)
def test_an_indicator_that_contradicts_itself_is_refused(
    changes: dict[str, object], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        dataclasses.replace(INDICATORS[4], **changes)  # type: ignore[arg-type]  # wrong on purpose
