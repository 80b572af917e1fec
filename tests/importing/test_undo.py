"""Undoing an import: everything as before, history keeps both, and nothing that others built on is taken away."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.core import TYPES
from hub.access import HUB, Principal
from hub.errors import NotAllowed, NotFound, SecondPersonNeeded
from hub.hub import Hub
from hub.importing.batches import batch, batches, records
from hub.importing.undoing import UndoRefused, undo
from hub.records.history import history
from hub.records.planning import Wish
from hub.store.reader import ListQuery
from tests.importing.files import csv_file, load, put, rehearse, states, table
from tests.importing.whole import everything
from tests.people import (
    COOPERATION,
    COOPERATION_2,
    IN_VIGILANCE,
    LENT_BY_FRANCE,
    LIAISON,
    LTU,
    MAPPING,
)
from tests.records.making import settled


def imported(hub: Hub, *lines: str, kind: str = "proceeding", by: Principal = HUB) -> str:
    batch_id = load(hub, kind, csv_file(*lines), by).batch_id
    assert batch_id
    return batch_id


def refusal(hub: Hub, principal: Principal, batch_id: str) -> str:
    before = everything(hub)
    with pytest.raises(UndoRefused) as refused:
        undo(hub, principal, batch_id)
    assert everything(hub) == before
    assert refused.value.say("fr") != refused.value.say("en")
    return refused.value.say()


def test_after_an_undo_every_field_part_and_relation_is_as_before(hub: Hub) -> None:
    states(hub, "deu", "fra")
    put(hub, "source", id="src-1", title="One")
    put(hub, "source", id="src-2", title="Two")
    put(
        hub, "proceeding", id="prc-old", title="Old", stage="trial", crimes=["7", "8"], opened_on="2020-05",
        in_state="deu", committed_in=["fra", "deu"], note="kept",
        accused=[
            {"name": "A", "status": "on_trial", "charges": [{"crime": "7"}, {"crime": "8"}]}, {"name": "B"},
        ],
        citations=[{"id": "src-1", "locator": "p. 1", "credibility": "2"}],
    )  # fmt: skip
    before = everything(hub)
    file = table(
        ["id", "title", "stage", "crimes", "opened_on", "in_state", "committed_in", "note", "accused.1.name",
         "accused.1.charges.2.crime", "accused.2.name", "source", "locator", "related_to"],
        ["prc-old", "New", "", "6", "", "fra", "deu", "", "Z", "6", "", "src-2;src-1", "p. 9;p. 2", ""],
        ["prc-new", "Made", "trial", "7", "2021", "deu", "", "", "C", "", "", "src-1", "p. 3", "prc-old"],
    )  # fmt: skip
    done = load(hub, "proceeding", file)
    assert done.batch_id
    assert everything(hub) != before

    undo(hub, HUB, done.batch_id)

    assert everything(hub) == before
    old = history(hub.graph, HUB, "prc-old").versions
    assert [(one.number, one.state["title"]) for one in old] == [(3, "Old"), (2, "New"), (1, "Old")]
    new = hub.records.get(HUB, "prc-new")
    assert new.values["title"] == "Made"
    assert "import undone" in new.system["retired_reason"]
    assert [one.action for one in history(hub.graph, HUB, "prc-new").versions] == [
        "retire",
        "create",
    ]
    assert hub.trail.verify().whole


def test_what_was_retired_by_an_undo_comes_again_with_the_mended_file(hub: Hub) -> None:
    batch_id = imported(hub, "external_id,title", "X-1,Wrong")
    undo(hub, HUB, batch_id)
    file = csv_file("external_id,title", "X-1,Right")

    assert [row.action for row in rehearse(hub, "proceeding", file).rows] == ["create"]
    load(hub, "proceeding", file)

    assert [one.title for one in hub.records.page(HUB, ListQuery(TYPES["proceeding"])).records] == [
        "Right"
    ]


def test_imports_are_undone_one_after_the_other_the_latest_first(hub: Hub) -> None:
    put(hub, "proceeding", id="prc-1", title="One")
    before = everything(hub)
    first = imported(hub, "id,title", "prc-1,Two", "prc-2,Made")
    second = imported(hub, "id,title,related_to", "prc-1,Three,", "prc-3,Made too,prc-2")

    assert "“Three” was changed since" in refusal(hub, HUB, first)
    undo(hub, HUB, second)
    undo(hub, HUB, first)

    assert everything(hub) == before


def test_a_later_change_stands_against_an_undo_and_is_named(hub: Hub) -> None:
    batch_id = imported(hub, "id,title", "prc-1,One")
    hub.writer.save(HUB, [Wish(TYPES["proceeding"], {"title": "Edited"}, "prc-1")])
    assert refusal(hub, HUB, batch_id) == (
        "This import cannot be undone: later work rests on it: “Edited” was changed since."
    )


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("stage_event", {"of_proceeding": "prc-1", "stage": "trial"}),
        ("proceeding", {"related_to": [{"id": "prc-1"}]}),
        ("sharing_event", {
            "direction": "given", "on": "2024-01-01", "provider": "org-icc-otp", "recipient": "auth-1", "gates": settled(),
            "uses": [{"used_on": "2024-02-01", "end_user": "auth-1", "proceeding": "prc-1"}],
        }),
    ],
)  # fmt: skip
def test_a_record_that_points_to_what_was_created_stands_against_an_undo(
    hub: Hub, kind: str, values: dict[str, Any]
) -> None:
    states(hub, "deu")
    put(hub, "authority", id="auth-1", title="Court", of_state="deu", kind="court")
    put(hub, "organisation", id="org-icc-otp", title="Office", kind="icc_body")
    batch_id = imported(hub, "id,title", "prc-1,One")
    other = put(hub, kind, title="Later", **values)

    assert "“Later” points to what it created" in refusal(hub, HUB, batch_id)

    hub.graph.write(
        lambda transaction: hub.writer.turn(
            transaction, HUB, other, None, "retire", "a mistake", confirmed=True
        )
    )
    undo(hub, HUB, batch_id)


def test_a_hidden_record_that_depends_is_not_told_of(hub: Hub) -> None:
    """Whoever undoes learns of no note, by no refusal either; the note stays, with what it is about."""
    states(hub, "fra")
    file = ("external_id,title,in_state", "X-1,One,fra")
    batch_id = imported(hub, *file, by=LENT_BY_FRANCE)
    made = records(hub, LENT_BY_FRANCE, batch(hub, LENT_BY_FRANCE, batch_id)[0]).records[0].id
    note = put(
        hub, "admissibility_note", IN_VIGILANCE, title="Quokka", level="case", activity="active",
        about_proceeding={"id": made},
    )  # fmt: skip
    assert "Quokka" in refusal(hub, IN_VIGILANCE, batch_id)

    undo(hub, LENT_BY_FRANCE, batch_id)

    assert hub.records.get(LENT_BY_FRANCE, made).retired
    seen = hub.records.get(IN_VIGILANCE, note)
    assert seen.version == 1
    assert seen.values["about_proceeding"] == {"id": made}


def test_what_followed_in_a_hidden_record_is_not_told_of(hub: Hub) -> None:
    """The import moves a proceeding to France, and so shuts France out of a note on it."""
    states(hub, "deu", "fra")
    made = put(hub, "proceeding", MAPPING, title="One", in_state={"id": "deu"})
    note = put(
        hub, "admissibility_note", IN_VIGILANCE, title="Quokka", level="case", activity="active",
        about_proceeding={"id": made},
    )  # fmt: skip
    batch_id = imported(hub, "id,in_state", f"{made},fra", by=MAPPING)
    assert "state:fra" in hub.records.get(IN_VIGILANCE, note).values["excluded"]

    undo(hub, MAPPING, batch_id)

    assert hub.records.get(MAPPING, made).values["in_state"] == {"id": "deu"}
    assert "state:fra" in hub.records.get(IN_VIGILANCE, note).values["excluded"]


def test_a_later_change_of_what_fewer_people_read_is_not_told_of(hub: Hub) -> None:
    batch_id = imported(
        hub, "external_id,title,kind", "O-1,Known,network", kind="organisation", by=MAPPING
    )
    made = records(hub, MAPPING, batch(hub, MAPPING, batch_id)[0]).records[0].id
    hub.writer.save(
        LIAISON, [Wish(TYPES["organisation"], {"protected_names": [{"name": "Quokka"}]}, made)]
    )
    assert "was changed since" in refusal(hub, LIAISON, batch_id)

    undo(hub, MAPPING, batch_id)

    kept = hub.records.get(LIAISON, made)
    assert kept.retired
    assert [one["name"] for one in kept.values["protected_names"]] == ["Quokka"]


def test_nobody_undoes_what_they_may_not_see(hub: Hub) -> None:
    states(hub, "fra")
    batch_id = imported(hub, "id,title,excluded", "prc-1,Open,", "prc-2,Kept from France,state:fra")
    assert "something that you may not see" in refusal(hub, LENT_BY_FRANCE, batch_id)
    counts = batch(hub, LENT_BY_FRANCE, batch_id)[1]
    assert counts == {"create": 1}
    shown = records(hub, LENT_BY_FRANCE, batch(hub, LENT_BY_FRANCE, batch_id)[0])
    assert [one.id for one in shown.records] == ["prc-1"]


def test_an_import_of_which_somebody_may_see_nothing_is_not_there_for_them(hub: Hub) -> None:
    states(hub, "fra")
    hidden = imported(hub, "id,title,excluded", "prc-2,Kept from France,state:fra")
    assert [one.id for one in batches(hub, MAPPING)] == [hidden]
    assert batches(hub, LENT_BY_FRANCE) == []
    for act in (batch, undo):
        with pytest.raises(NotFound):
            act(hub, LENT_BY_FRANCE, hidden)
        with pytest.raises(NotFound):
            act(hub, COOPERATION, hidden)
        with pytest.raises(NotFound):
            act(hub, MAPPING, "imp-none")
    with pytest.raises(NotAllowed):
        batches(hub, LTU)


def test_an_import_shows_in_the_list_to_those_alone_who_see_what_it_did(hub: Hub) -> None:
    states(hub, "fra")
    put(hub, "organisation", id="org-a", title="Known", kind="network")
    names = imported(
        hub, "id,protected_names.1.name", "org-a,Quokka", kind="organisation", by=LIAISON
    )
    assert [one.id for one in batches(hub, LIAISON)] == [names]
    assert batches(hub, MAPPING) == []
    hidden_then = imported(hub, "id,title,excluded", "prc-2,Kept from France,state:fra")
    hub.writer.save(MAPPING, [Wish(TYPES["proceeding"], {"excluded": []}, "prc-2")])
    assert hub.records.get(LENT_BY_FRANCE, "prc-2").title == "Kept from France"
    assert [one.id for one in batches(hub, MAPPING)] == [hidden_then]
    assert batches(hub, LENT_BY_FRANCE) == []


def test_an_undo_is_not_undone_and_not_made_twice(hub: Hub) -> None:
    batch_id = imported(hub, "id,title", "prc-1,One")
    done = undo(hub, HUB, batch_id)
    assert done.batch_id
    assert "it has been undone already" in refusal(hub, HUB, batch_id)
    assert "it is itself the undoing of an import" in refusal(hub, HUB, done.batch_id)
    assert batch(hub, HUB, batch_id)[0].undone_as == done.batch_id
    assert batch(hub, HUB, done.batch_id)[0].undoes == batch_id


def test_undoing_what_an_indicator_counts_takes_a_second_person(hub: Hub) -> None:
    batch_id = imported(
        hub, "external_id,title,kind,status", "P-1,One,programme,ongoing", kind="project", by=COOPERATION
    )  # fmt: skip

    assert undo(hub, COOPERATION, batch_id).batch_id is None
    with pytest.raises(SecondPersonNeeded):
        undo(hub, COOPERATION, batch_id)
    assert len(hub.records.page(HUB, ListQuery(TYPES["project"])).records) == 1

    assert undo(hub, COOPERATION_2, batch_id).batch_id
    assert hub.records.page(HUB, ListQuery(TYPES["project"])).records == ()


def test_followers_of_an_imported_marking_follow_it_back(hub: Hub) -> None:
    put(hub, "source", id="src-1", title="One", marking="public", citations=[])
    cites = [{"id": "src-1", "locator": "p. 1"}]
    put(hub, "proceeding", id="prc-1", title="One", citations=cites)
    put(
        hub,
        "stage_event",
        id="evt-1",
        title="Step",
        of_proceeding="prc-1",
        stage="trial",
        citations=cites,
    )
    before = everything(hub)
    batch_id = imported(hub, "id,marking", "prc-1,public")
    assert hub.records.get(LTU, "evt-1").title == "Step"

    undo(hub, HUB, batch_id)

    assert everything(hub) == before
    with pytest.raises(NotFound):
        hub.records.get(LTU, "evt-1")


def test_the_trail_says_who_undid_what(hub: Hub) -> None:
    batch_id = imported(hub, "external_id,title", "X-1,One", by=MAPPING)
    done = undo(hub, MAPPING, batch_id)
    event = hub.trail.page(action="undo")[0]
    assert (event.by, tuple(event.subjects)) == ("per-map", done.record_ids)
    assert event.details["batch"] == batch_id
