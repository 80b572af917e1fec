"""What follows from an import is undone with it: stages that imported steps moved, markings that were followed."""

from __future__ import annotations

from hub.access import HUB
from hub.hub import Hub
from hub.importing.batches import batch, records
from hub.importing.undoing import undo
from hub.records.history import history
from tests.importing.files import csv_file, load, put
from tests.importing.whole import everything


def stage_of(hub: Hub) -> str | None:
    stage: str | None = hub.records.get(HUB, "prc-1").values["stage"]
    return stage


def test_stages_that_imported_steps_moved_are_moved_back(hub: Hub) -> None:
    put(hub, "proceeding", id="prc-1", title="One", stage="investigation", last_event_on="2019")
    before = everything(hub)
    file = csv_file(
        "external_id,title,of_proceeding,stage,on",
        "E-1,Indicted,prc-1,charged_or_indicted,2020-02",
        "E-2,Trial,prc-1,trial,2021-05",
    )
    done = load(hub, "stage_event", file)
    assert done.batch_id
    assert stage_of(hub) == "trial"
    made = batch(hub, HUB, done.batch_id)
    assert made[1] == {"create": 2, "edit": 1}
    assert [one.id for one in records(hub, HUB, made[0]).records if one.action == "edit"] == [
        "prc-1"
    ]

    undo(hub, HUB, done.batch_id)

    assert everything(hub) == before
    assert stage_of(hub) == "investigation"
    assert len(history(hub.graph, HUB, "prc-1").versions) >= 3


def test_a_step_that_was_changed_by_a_file_moves_the_stage_and_back(hub: Hub) -> None:
    put(hub, "proceeding", id="prc-1", title="One", stage="investigation")
    put(
        hub,
        "stage_event",
        id="evt-1",
        title="Step",
        of_proceeding="prc-1",
        stage="trial",
        on="2021",
    )
    before = everything(hub)
    assert stage_of(hub) == "trial"
    done = load(hub, "stage_event", csv_file("id,stage", "evt-1,appeal"))
    assert done.batch_id
    assert stage_of(hub) == "appeal"

    undo(hub, HUB, done.batch_id)

    assert everything(hub) == before
