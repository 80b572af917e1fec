"""Importing a file: what stands afterwards, in one batch with its history, and a second time nothing new."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.core import TYPES
from hub.access import HUB
from hub.hub import Hub
from hub.importing import run
from hub.records.history import history
from hub.store.graph import Transaction
from tests.importing.files import (
    actions,
    csv_file,
    load,
    node_counts,
    put,
    rehearse,
    states,
    table,
    values,
    workbook,
)


def test_every_kind_of_cell_becomes_the_value_it_names(hub: Hub) -> None:
    states(hub, "deu", "syr", "nam")
    put(hub, "source", id="src-1", title="One")
    put(hub, "source", id="src-2", title="Two")
    file = table(
        ["id", "title", "stage", "crimes", "opened_on", "in_state", "committed_in", "accused_count",
         "accused.1.name", "accused.1.charges.1.crime", "accused.1.charges.2.crime", "accused.2.name",
         "source", "locator", "credibility", "is_example", "note"],
        ["prc-1", "Example: NA v. NO", "trial", "7;8", "2022-05", "deu", "syr; nam", "3",
         "Анна أحمد", "7", "national:terrorist_murder", "NO", "src-1;src-2", r"paras 1\;2;p. 3", ";2", "oui", "a\nb"],
    )  # fmt: skip

    done = load(hub, "proceeding", file)

    assert (done.created, done.updated, done.unchanged) == (1, 0, 0)
    stored = values(hub, "prc-1")
    assert stored["title"] == "Example: NA v. NO"
    assert stored["crimes"] == ["7", "8"]
    assert stored["opened_on"] == "2022-05"
    assert stored["in_state"] == {"id": "deu"}
    assert [link["id"] for link in stored["committed_in"]] == ["syr", "nam"]
    assert stored["accused_count"] == 3
    assert [one["name"] for one in stored["accused"]] == ["Анна أحمد", "NO"]
    assert [one["crime"] for one in stored["accused"][0]["charges"]] == [
        "7",
        "national:terrorist_murder",
    ]
    assert [(one["id"], one["locator"], one["credibility"]) for one in stored["citations"]] == [
        ("src-1", "paras 1;2", None),
        ("src-2", "p. 3", "2"),
    ]
    assert stored["is_example"] is True
    assert stored["note"] == "a\nb"
    assert stored["marking"] == "office"


def test_a_blank_cell_clears_and_an_absent_column_leaves_alone(hub: Hub) -> None:
    put(hub, "proceeding", id="prc-1", title="One", stage="trial", summary="Kept", note="Gone")

    assert actions(hub, csv_file("id,note,stage", "prc-1,,trial")) == [("update", ("note",))]
    load(hub, "proceeding", csv_file("id,note,stage", "prc-1,,trial"))

    stored = values(hub, "prc-1")
    assert (stored["note"], stored["stage"], stored["summary"]) == (None, "trial", "Kept")


def test_a_property_of_a_relation_that_has_no_column_stays(hub: Hub) -> None:
    put(hub, "source", id="src-1", title="One")
    put(hub, "source", id="src-2", title="Two")
    put(hub, "proceeding", id="prc-1", title="One",
        citations=[{"id": "src-1", "locator": "p. 1", "reliability": "A"}])  # fmt: skip

    load(hub, "proceeding", csv_file("id,source,locator", "prc-1,src-2;src-1,p. 2;p. 9"))

    assert values(hub, "prc-1")["citations"] == [
        {"id": "src-2", "locator": "p. 2", "reliability": None, "credibility": None},
        {"id": "src-1", "locator": "p. 9", "reliability": "A", "credibility": None},
    ]


def test_parts_are_changed_in_their_places_and_keep_what_has_no_column(hub: Hub) -> None:
    put(hub, "proceeding", id="prc-1", title="One", accused=[
        {"name": "A", "status": "on_trial", "charges": [{"crime": "7"}]},
        {"name": "B", "status": "suspect"},
        {"name": "C"},
    ])  # fmt: skip
    keys = [one["key"] for one in values(hub, "prc-1")["accused"]]

    load(
        hub, "proceeding", csv_file("id,accused.1.status,accused.2.name", "prc-1,acquitted_final,")
    )

    stored = values(hub, "prc-1")["accused"]
    assert [(one["name"], one["status"]) for one in stored] == [
        ("A", "acquitted_final"),
        ("C", None),
    ]
    assert stored[0]["charges"][0]["crime"] == "7"
    assert [one["key"] for one in stored] == [keys[0], keys[2]]


def test_blank_cells_without_a_name_beside_them_clear_and_remove_nobody(hub: Hub) -> None:
    put(hub, "proceeding", id="prc-1", title="One", accused=[{"name": "A", "status": "suspect"}])

    load(hub, "proceeding", csv_file("id,accused.1.status,accused.2.status", "prc-1,,"))

    assert [(one["name"], one["status"]) for one in values(hub, "prc-1")["accused"]] == [
        ("A", None)
    ]


def test_parts_may_stand_on_sheets_of_their_own(hub: Hub) -> None:
    file = workbook(
        {
            "proceeding": [["id", "external_id", "title"], ["prc-1", None, "One"], [None, "X-2", "Two"]],
            "accused": [["id", "external_id", "name"], ["prc-1", None, "A"], [None, "X-2", "C"], ["prc-1", None, "B"]],
            "accused.charges": [["id", "accused", "crime"], ["prc-1", 2, "7"], ["prc-1", 2, "8"]],
        }
    )  # fmt: skip
    load(hub, "proceeding", file)

    accused = values(hub, "prc-1")["accused"]
    assert [one["name"] for one in accused] == ["A", "B"]
    assert [[charge["crime"] for charge in one["charges"]] for one in accused] == [[], ["7", "8"]]
    without = workbook(
        {"proceeding": [["id"], ["prc-1"]], "accused": [["id", "name"], ["prc-1", "B"]]}
    )
    load(hub, "proceeding", without)
    assert [one["name"] for one in values(hub, "prc-1")["accused"]] == ["B"]


def test_a_row_with_a_known_external_id_changes_that_record(hub: Hub) -> None:
    file = csv_file("external_id,title", "X-1,One", "X-2,Two")
    first = load(hub, "proceeding", file)
    again = load(hub, "proceeding", csv_file("external_id,title", "X-2,Zwei", "X-3,Three"))

    assert (again.created, again.updated) == (1, 1)
    assert values(hub, first.record_ids[1])["title"] == "Zwei"
    # the same name in another type is another record
    assert (
        load(
            hub,
            "agreement",
            csv_file("external_id,title,kind", "X-1,One,memorandum_of_understanding"),
        ).created
        == 1
    )


def test_rows_may_point_to_each_other_by_id_or_external_id_whichever_comes_first(hub: Hub) -> None:
    file = csv_file(
        "id,external_id,title,related_to,related_to.why",
        "prc-1,,One,prc-2;x3,appeal;severed",
        "prc-2,,Two,prc-1,first instance",
        ",x3,Three,prc-2,same facts",
    )

    done = load(hub, "proceeding", file)

    third = done.record_ids[2]
    assert [(one["id"], one["why"]) for one in values(hub, "prc-1")["related_to"]] == [
        ("prc-2", "appeal"),
        (third, "severed"),
    ]
    assert values(hub, third)["related_to"] == [{"id": "prc-2", "why": "same facts"}]


def test_an_import_writes_revisions_audit_events_and_a_batch(hub: Hub) -> None:
    put(hub, "proceeding", id="prc-1", title="One")
    file = csv_file("id,title", "prc-1,Uno", "prc-2,Two", name="witness list.csv")

    done = load(hub, "proceeding", file)

    (batch,) = hub.graph.read(lambda t: t.run("MATCH (b:ImportBatch) RETURN properties(b) AS b"))
    assert batch["b"] | {"at": ""} == {
        "id": done.batch_id, "type": "proceeding", "file": "witness list.csv", "sha256": file.sha256,
        "by": "hub", "at": "", "starter": False, "created": 1, "updated": 1, "unchanged": 0,
    }  # fmt: skip
    made = hub.graph.read(lambda t: _revisions(t, done.batch_id or ""))
    assert made == [("prc-1@2", "edit"), ("prc-2@1", "create")]
    assert history(hub.graph, HUB, "prc-1").versions[0].changes == {"title": ["One", "Uno"]}
    (event,) = hub.trail.page(action="import")
    assert event.subjects == ("prc-1", "prc-2")
    assert event.details["batch"] == done.batch_id
    assert "witness" not in str(event)
    assert hub.trail.verify().whole


def _revisions(transaction: Transaction, batch_id: str) -> list[tuple[str, str]]:
    rows = transaction.run(
        "MATCH (r:Revision {batch_id: $id}) RETURN r.id AS id, r.action AS action ORDER BY id",
        {"id": batch_id},
    )
    return [(row["id"], row["action"]) for row in rows]


def test_the_same_file_twice_changes_nothing(hub: Hub) -> None:
    states(hub, "deu")
    put(hub, "source", id="src-1", title="One")
    file = table(
        ["external_id", "title", "in_state", "crimes", "accused.1.name", "accused.1.charges.1.crime",
         "source", "locator", "opened_on"],
        ["X-1", "One", "deu", "7;8", "A", "7", "src-1", "p. 1", "2022"],
        ["X-2", "Two", "", "", "", "", "", "", ""],
    )  # fmt: skip
    load(hub, "proceeding", file)
    before = node_counts(hub)

    done = load(hub, "proceeding", file)

    assert (done.batch_id, done.created, done.updated, done.unchanged) == (None, 0, 0, 2)
    assert node_counts(hub) == before
    assert [row.action for row in rehearse(hub, "proceeding", file).rows] == ["unchanged"] * 2


def test_progress_is_told_to_the_end(hub: Hub) -> None:
    put(hub, "source", id="src-1", title="One")
    heard: list[tuple[int, int]] = []
    file = csv_file("id,title", "src-1,One", "src-2,Two", "src-3,Three")

    run(hub, HUB, TYPES["source"], file, lambda done, total: heard.append((done, total)))

    assert heard[-1] == (6, 6)
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)


def test_many_rows_take_no_more_statements_than_few(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    states(hub, "deu", "syr")
    run_one = Transaction.run
    asked: list[str] = []

    def counting(self: Transaction, text: str, parameters: dict[str, Any] | None = None) -> Any:
        asked.append(text)
        return run_one(self, text, parameters)

    def statements(first: int, rows: int) -> int:
        lines = [f"prc-{n},T {n},deu,syr;deu,A,7" for n in range(first, first + rows)]
        asked.clear()
        load(hub, "proceeding", csv_file(
            "id,title,in_state,committed_in,accused.1.name,accused.1.charges.1.crime", *lines))  # fmt: skip
        return len(asked)

    load(hub, "proceeding", csv_file("id,title", "prc-0,T"))
    monkeypatch.setattr(Transaction, "run", counting)

    assert statements(1000, 200) == statements(2000, 2)
