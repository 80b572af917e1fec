"""The stage of a proceeding follows from its stage events, whatever order they are added and corrected in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.core import TYPES
from graph_schema.vocabularies.proceedings import OUTCOME, STAGE
from hub.access import HUB
from hub.hub import Hub
from hub.importing import ImportFile, run
from hub.proceedings.stages import follows_from
from hub.proceedings.steps import Step
from hub.records.history import history
from hub.records.planning import Wish
from hub.store.graph import Graph, Transaction
from tests.people import LTU, MAPPING
from tests.records.making import change, cited, make


def step(
    on: str | None, stage: str | None = None, outcome: str | None = None, name: str = "s"
) -> Step:
    return Step(name, name, on, stage, outcome)  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], {}),
        ([step(None, "trial")], {}),
        ([step("2021", "trial"), step("2019", "arrested")], {"stage": "trial", "last_event_on": "2021"}),
        ([step("2021", "trial"), step("2022-03")], {"stage": "trial", "last_event_on": "2022-03"}),
        (
            [step("2022-01-13", "first_instance_judgment", "convicted"), step("2023", "appeal")],
            {"stage": "appeal", "outcome": "convicted", "last_event_on": "2023"},
        ),
        ([step("2022", "trial"), step("2022-05-17", "arrested")], {"stage": "trial", "last_event_on": "2022-05-17"}),
        ([step("2022", "arrested"), step("2022-05-17", "trial")], {"stage": "trial", "last_event_on": "2022-05-17"}),
        ([step("2022-05-17", "arrested"), step("2022-05-17", "charged_or_indicted")],
         {"stage": "charged_or_indicted", "last_event_on": "2022-05-17"}),
        ([step("2022-05-17", "trial"), step("2022-06", "investigation")],
         {"stage": "investigation", "last_event_on": "2022-06"}),
        ([step("2010", "complaint_received")], {"stage": "complaint_received", "last_event_on": "2012-04"}),
    ],
)  # fmt: skip
def test_the_latest_dated_step_that_states_something_decides(
    steps: list[Step], expected: dict[str, str]
) -> None:
    opened_on = "2012-04" if expected.get("last_event_on") == "2012-04" else None
    assert follows_from(steps, opened_on) == expected


DATES = st.sampled_from(["2019", "2020-02", "2020-02-29", "2020-03", "2021", "2021-12-31", None])
STAGES = st.sampled_from([None, *(term.code for term in STAGE)])
OUTCOMES = st.sampled_from([None, *(term.code for term in OUTCOME)])
STEPS = st.lists(st.tuples(DATES, STAGES, OUTCOMES), max_size=6)


@given(said=STEPS, order=st.randoms(use_true_random=False))
def test_the_order_in_which_steps_are_given_makes_no_difference(said: Any, order: Any) -> None:
    steps = [step(*one, name=f"evt-{place}") for place, one in enumerate(said)]
    mixed = list(steps)
    order.shuffle(mixed)
    assert follows_from(mixed, None) == follows_from(steps, None)


@pytest.fixture
def proceeding(hub: Hub) -> str:
    return make(hub, "proceeding", title="P", stage="investigation", outcome="pending")


def state(hub: Hub, proceeding: str) -> tuple[str, str, str]:
    values = hub.records.get(MAPPING, proceeding).values
    return values["stage"], values["outcome"], values["last_event_on"]


def add(hub: Hub, proceeding: str, on: str | None, **said: Any) -> str:
    return make(hub, "stage_event", MAPPING, title=f"Step of {on}", of_proceeding=proceeding, on=on, **said)  # fmt: skip


def test_a_new_step_moves_the_stage_with_version_history_and_audit(
    hub: Hub, proceeding: str
) -> None:
    add(hub, proceeding, "2023-05", stage="trial")
    assert state(hub, proceeding) == ("trial", "pending", "2023-05")
    (latest, _) = history(hub.graph, MAPPING, proceeding).versions
    assert (latest.number, latest.action, latest.by) == (2, "edit", "per-map")
    assert latest.changes == {"stage": ["investigation", "trial"], "last_event_on": [None, "2023-05"]}  # fmt: skip
    hub.trail.seal_now()
    events = [one for one in hub.trail.page(subject=proceeding) if one.action == "edit"]
    assert [one.by for one in events] == ["per-map"]


def test_corrections_retiring_and_restoring_are_followed(hub: Hub, proceeding: str) -> None:
    add(hub, proceeding, "2021", stage="arrested")
    judged = add(hub, proceeding, "2023-05", stage="first_instance_judgment", outcome="convicted")
    assert state(hub, proceeding) == ("first_instance_judgment", "convicted", "2023-05")
    change(hub, MAPPING, judged, outcome="acquitted")
    assert state(hub, proceeding) == ("first_instance_judgment", "acquitted", "2023-05")
    change(hub, MAPPING, judged, on="2020-05")
    assert state(hub, proceeding) == ("arrested", "acquitted", "2021")
    hub.writer.retire(MAPPING, judged, 3, "Another proceeding")
    assert state(hub, proceeding)[0::2] == ("arrested", "2021")
    hub.writer.restore(MAPPING, judged, 4)
    change(hub, MAPPING, judged, on="2024")
    assert state(hub, proceeding) == ("first_instance_judgment", "acquitted", "2024")


def test_a_step_that_is_moved_to_another_proceeding_counts_there_and_here_no_more(
    hub: Hub, proceeding: str
) -> None:
    other = make(hub, "proceeding", title="Other", stage="investigation", outcome="pending")
    add(hub, proceeding, "2021", stage="arrested")
    moved = add(hub, proceeding, "2023", stage="trial")
    change(hub, MAPPING, moved, of_proceeding={"id": other})
    assert state(hub, proceeding)[0::2] == ("arrested", "2021")
    assert state(hub, other)[0::2] == ("trial", "2023")


def test_a_proceeding_without_steps_keeps_what_was_entered(hub: Hub, proceeding: str) -> None:
    change(hub, MAPPING, proceeding, stage="trial", last_event_on="2022")
    assert state(hub, proceeding) == ("trial", "pending", "2022")
    undated = add(hub, proceeding, None, stage="appeal")
    assert state(hub, proceeding) == ("trial", "pending", "2022")
    assert hub.records.get(MAPPING, proceeding).version == 2
    hub.writer.retire(MAPPING, undated, 1, "Undated")
    assert hub.records.get(MAPPING, proceeding).version == 2


def test_what_a_step_does_not_change_makes_no_version(hub: Hub, proceeding: str) -> None:
    first = add(hub, proceeding, "2023", stage="trial", outcome="pending")
    assert hub.records.get(MAPPING, proceeding).version == 2
    add(hub, proceeding, "2022", stage="arrested")
    change(hub, MAPPING, first, summary="More about it")
    assert hub.records.get(MAPPING, proceeding).version == 2


ORDERS = ([0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2])


@pytest.mark.parametrize("order", ORDERS)
def test_steps_added_and_corrected_in_any_order_leave_the_same_stage(
    hub: Hub, proceeding: str, order: list[int]
) -> None:
    said = [("2019", "arrested", None), ("2021-03", "trial", None), ("2022-01", "first_instance_judgment", "convicted"), ("2022-01-13", "appeal", None)]  # fmt: skip
    made: dict[int, str] = {}
    for place in order:
        made[place] = add(hub, proceeding, "2024-12", stage="closed")
    for place in reversed(order):
        on, stage, outcome = said[place]
        change(hub, MAPPING, made[place], on=on, stage=stage, outcome=outcome)
    assert state(hub, proceeding) == ("appeal", "convicted", "2022-01-13")


def test_an_import_moves_many_proceedings_with_one_more_query(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [make(hub, "proceeding", title=f"P{number}") for number in range(5)]
    asked: list[str] = []
    run_one = Transaction.run

    def counted(self: Transaction, text: str, *rest: Any, **named: Any) -> Any:
        asked.append(text)
        return run_one(self, text, *rest, **named)

    monkeypatch.setattr(Transaction, "run", counted)
    rows = "".join(f"x{n},Trial,{one},2023-0{n + 1},trial\n" for n, one in enumerate(ids))
    file = ImportFile("steps.csv", f"external_id,title,of_proceeding,on,stage\n{rows}".encode())
    run(hub, MAPPING, TYPES["stage_event"], file)
    assert sum("AS pointing" in text for text in asked) == 1
    assert [hub.records.get(MAPPING, one).values["last_event_on"] for one in ids] == [
        f"2023-0{n + 1}" for n in range(5)
    ]
    assert {hub.records.get(MAPPING, one).values["stage"] for one in ids} == {"trial"}


def test_what_follows_stands_or_falls_with_the_step(hub: Hub, proceeding: str) -> None:
    class Lost(Exception):  # noqa: N818 - named for what happened
        pass

    def add_and_fail(transaction: Transaction) -> None:
        values = {"title": "T", "of_proceeding": proceeding, "on": "2023", "stage": "trial"}
        hub.writer.save_in(transaction, MAPPING, [Wish(TYPES["stage_event"], values)])
        raise Lost

    with pytest.raises(Lost):
        hub.graph.write(add_and_fail)
    assert hub.records.get(MAPPING, proceeding).version == 1


def test_readers_see_the_stage_move_and_nothing_of_a_proceeding_hidden_from_them(hub: Hub) -> None:
    sources = cited(hub)
    shown = make(hub, "proceeding", title="Shown", marking="community", citations=sources)
    add(hub, shown, "2023", stage="trial", citations=sources)
    (latest, _) = history(hub.graph, LTU, shown).versions
    assert latest.changes["stage"] == [None, "trial"]
    hidden = make(hub, "proceeding", title="Hidden")
    add(hub, hidden, "2023", stage="trial")
    assert hub.records.titles(LTU, [hidden]) == {}


def test_other_changes_ask_no_further_query(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a query about steps, and none was written")

    monkeypatch.setattr("hub.store.writer.lock_with_pointing", refuse)
    make(hub, "proceeding", HUB, title="P", stage="trial")
    assert isinstance(hub.graph, Graph)
