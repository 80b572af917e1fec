"""Cautions: what gives pause about a proceeding and its steps, without ever refusing it."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.cautions import cautions_about
from graph_schema.vocabularies.crimes import binds_since
from hub.hub import Hub
from hub.proceedings.cautions import Draft, cautions
from tests.people import LTU, MAPPING
from tests.records.making import make


@pytest.mark.parametrize(
    ("crime", "since"),
    [
        ("7(1)(k)", "2002-07-01"), ("8", "2002-07-01"), ("70(1)(c)", "2002-07-01"), ("8bis", "2018-07-17"),
        ("8(2)(e)(xiv)", "2012-09-26"), ("8(2)(b)(xxix)", "2020-04-02"), ("8(2)(e)(xvi)", "2020-04-02"),
        ("8(2)(e)(xix)", "2021-10-14"), ("national:torture_cat", None), ("7(1)(z)", None),
    ],
)  # fmt: skip
def test_a_provision_binds_from_its_entry_into_force(crime: str, since: str | None) -> None:
    assert binds_since(crime) == since


@pytest.mark.parametrize(
    ("dates", "cautioned"),
    [
        ({"opened_on": "2018-07-16"}, True),
        ({"opened_on": "2018-07-17"}, False),
        ({"opened_on": "2018-07"}, False),
        ({"opened_on": "2017", "last_event_on": "2023"}, True),
        ({"last_event_on": "2017"}, True),
        ({}, False),
    ],
)
def test_an_article_that_binds_only_later_gives_pause(
    dates: dict[str, str], cautioned: bool
) -> None:
    found = cautions_about("proceeding", {"crimes": ["8bis"], **dates})
    assert bool(found) == cautioned
    if found:
        assert found[0].place == ("crimes",)
        assert "2018-07-17" in found[0].say()
        assert "domestic law governs" in found[0].say()
        assert "droit interne" in found[0].say("fr")


def test_a_charge_is_cautioned_at_its_own_place() -> None:
    charges = [{"crime": "national:murder"}, {"crime": "8(2)(e)(xix)"}]
    values = {"opened_on": "2020", "accused": [{"charges": []}, {"charges": charges}]}
    assert [one.column for one in cautions_about("proceeding", values)] == [
        "accused.2.charges.2.crime"
    ]


@pytest.mark.parametrize(
    ("stage", "outcome", "cautioned"),
    [
        ("trial", "convicted", True), ("investigation", "acquitted", True), ("trial", "pending", False),
        ("investigation", "discontinued", False), ("first_instance_judgment", "convicted", False),
        ("closed", "convicted", False), (None, "convicted", False), ("trial", None, False),
    ],
)  # fmt: skip
def test_an_outcome_ahead_of_its_stage_gives_pause(
    stage: str | None, outcome: str | None, cautioned: bool
) -> None:
    found = cautions_about("proceeding", {"stage": stage, "outcome": outcome})
    assert [one.place for one in found] == ([("outcome",)] if cautioned else [])


def about(hub: Hub, draft: Draft, who: Any = MAPPING) -> list[str]:
    return hub.graph.read(lambda one: [c.column for c in cautions(one, who, [draft])[0]])


@pytest.mark.parametrize(
    ("convicted", "indicted", "cautioned"),
    [
        ("2019", ["2021"], True), ("2021-03", ["2021"], False), ("2021", ["2019"], False),
        ("2019", ["2021", "2018"], False), ("2019", [], False),
    ],
)  # fmt: skip
def test_a_conviction_dated_before_the_indictment_gives_pause_at_both(
    hub: Hub, convicted: str, indicted: list[str], cautioned: bool
) -> None:
    proceeding = make(hub, "proceeding", title="P")
    for on in indicted:
        make(hub, "stage_event", title="Charges", of_proceeding=proceeding, on=on, stage="charged_or_indicted")  # fmt: skip
    values = {"title": "Judgment", "of_proceeding": {"id": proceeding}, "on": convicted,
              "stage": "first_instance_judgment", "outcome": "convicted"}  # fmt: skip
    expected = ["on"] if cautioned else []
    assert about(hub, Draft("stage_event", values)) == expected
    event = make(hub, "stage_event", **values)
    assert about(hub, Draft("stage_event", values, event)) == expected
    standing = Draft("proceeding", hub.records.get(MAPPING, proceeding).values, proceeding)
    (found,) = hub.graph.read(lambda one: cautions(one, MAPPING, [standing]))
    told = [one.column for one in found if "before the indictment" in one.say()]
    assert told == (["outcome"] if cautioned else [])


def test_steps_that_somebody_may_not_see_give_them_no_pause(hub: Hub) -> None:
    proceeding = make(hub, "proceeding", title="P")
    make(
        hub,
        "stage_event",
        title="C",
        of_proceeding=proceeding,
        on="2021",
        stage="charged_or_indicted",
    )
    values = {"of_proceeding": proceeding, "on": "2019", "outcome": "convicted", "title": "J"}
    assert about(hub, Draft("stage_event", values)) == ["on"]
    assert about(hub, Draft("stage_event", values), LTU) == []
