"""Importing a file: what stands afterwards, what is told of rows that cannot be, and that it is all or nothing."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.core import TYPES
from hub.access import HUB, Principal
from hub.errors import NotAllowed
from hub.hub import Hub
from hub.importing import FileRefused, ImportFile, ImportRefused
from hub.importing.sheets import MOST_ROWS
from hub.records.history import history
from hub.store.graph import Transaction
from tests.importing.files import (
    csv_file,
    load,
    node_counts,
    put,
    rehearse,
    states,
    table,
    told,
    workbook,
)
from tests.people import ADMIN, IN_VIGILANCE, LTU, MANAGER, MAPPING, OPERATOR


def values(hub: Hub, record_id: str) -> dict[str, Any]:
    return hub.records.get(HUB, record_id).values


def actions(
    hub: Hub, file: ImportFile, kind: str = "proceeding"
) -> list[tuple[str, tuple[str, ...]]]:
    return [(row.action, row.fields) for row in rehearse(hub, kind, file).rows]


def problems(hub: Hub, kind: str, file: ImportFile, language: str = "en") -> list[tuple[str, str]]:
    """What is told of a file by the rehearsal, and the same by the import, which writes nothing."""
    before = node_counts(hub)
    plan = rehearse(hub, kind, file)
    assert not plan.possible
    with pytest.raises(ImportRefused) as refused:
        load(hub, kind, file)
    assert told(refused.value.plan.all_problems()) == told(plan.all_problems())
    assert node_counts(hub) == before
    return told(plan.all_problems(), language)


# --- what stands afterwards --------------------------------------------------------------------------


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
    from hub.importing import run  # noqa: PLC0415 - with its progress, which `load` leaves out

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


# --- what is refused ---------------------------------------------------------------------------------


def test_every_wrong_cell_is_told_with_row_and_column_in_both_languages(hub: Hub) -> None:
    states(hub, "deu")
    put(hub, "source", id="src-1", title="One")
    file = table(
        ["id", "title", "stage", "opened_on", "last_event_on", "in_state", "accused_count", "is_example",
         "accused.1.name", "accused.2.name", "accused.2.charges.1.crime", "source", "locator", "version"],
        ["prc-1", "", "trail", "2022-02-30", "", "", "many", "perhaps", "", "B", "99", "src-1;src-1", "p. 1", ""],
        ["prc-2", "T", "", "2022-05", "2021", "xyz", "", "", "", "", "", "src-1", "", "one"],
        ["Prc 3", "T", "", "05/2022", "", "Ukraine", "-1", "", "", "", "", "", "", ""],
    )  # fmt: skip

    english = problems(hub, "proceeding", file)

    assert ("row 2, column is_example", "Yes or no was expected (true or false).") in english
    assert ("row 2, column citations.locator",
            "1 values beside 2 in “citations”; both lists must be equally long.") in english  # fmt: skip
    assert ("row 3, column version", "A whole number was expected.") in english
    assert ("row 4, column id",
            "Only lower-case letters, digits and hyphens, beginning with a letter or digit.") in english  # fmt: skip
    french = problems(hub, "proceeding", file, "fr")
    assert [place.split(",")[0].replace("ligne", "row") for place, _ in french] == [
        place.split(",")[0] for place, _ in english
    ]
    assert not {said for _, said in french} & {said for _, said in english}


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        ("title", "", "This is needed."),
        ("title", "x" * 301, "At most 300 characters."),
        ("stage", "trail", "“trail” is not one of the values allowed here; did you mean “trial”?"),
        ("stage", "Jugement", "“Jugement” is not one of the values allowed here."),
        ("opened_on", "2022-02-30", "There is no such day in the calendar."),
        ("opened_on", "05/2022", "Expected a date such as 2022, 2022-05 or 2022-05-17."),
        ("opened_on", "1066", "The year must lie between 1600 and 2400."),
        ("last_event_on", "2019", "This lies before “Opened on” (2020)."),
        ("accused_count", "many", "A whole number was expected."),
        ("accused_count", "-1", "At least 0 was expected."),
        ("crimes", "7;7", "A value stands here twice."),
        ("crimes", "7;99", "“99” is not one of the values allowed here."),
        ("in_state", "xyz", "There is no record “xyz” that you may see."),
        ("in_state", "Ukraine", "There is no record “Ukraine” that you may see."),
        ("in_state", "src-1", "“src-1” is of another type than this relation takes."),
        ("related_to", "prc-1", "A record cannot be related to itself."),
        ("accused.1.status", "accused", "“accused” is not one of the values allowed here."),
        ("accused.1.charges.1.crime", "99", "“99” is not one of the values allowed here."),
        ("named_to", "auth-ltu-ps", "“auth-ltu-ps” names no reader: write org:…, state:…, group:… or person:…."),
        ("unconfirmed_fields", "colour", "“colour” is no field of this type."),
    ],
)  # fmt: skip
def test_a_wrong_value_is_one_clear_sentence_at_its_cell(
    hub: Hub, column: str, cell: str, sentence: str
) -> None:
    put(hub, "source", id="src-1", title="One")
    given = {"id": "prc-1", "title": "T", "opened_on": "2020", "accused.1.name": "A", column: cell}

    found = problems(hub, "proceeding", table(list(given), list(given.values())))

    item = f", value {2 if cell == '7;99' else 1}" if column == "related_to" else ""
    assert found == [(f"row 2, column {column}{item}", sentence)]


def test_an_error_of_a_part_is_told_by_the_place_in_the_file(hub: Hub) -> None:
    put(hub, "proceeding", id="prc-1", title="T", accused=[{"name": "A"}, {"name": "B"}])
    header = "id,accused.1.name,accused.3.name,accused.3.status"

    # the first goes, the second stays, the third is new and wrong
    assert problems(hub, "proceeding", csv_file(header, "prc-1,,C,acused")) == [
        ("row 2, column accused.3.status", "“acused” is not one of the values allowed here.")
    ]


def test_an_error_on_a_sheet_of_parts_is_told_by_its_row_there(hub: Hub) -> None:
    file = workbook(
        {
            "proceeding": [["id", "title"], ["prc-1", "One"], ["prc-2", "Two"]],
            "accused": [["id", "name", "status"], ["prc-2", "A", None], ["prc-1", "B", "no"], ["prc-9", "C", None]],
            "accused.charges": [["id", "accused", "crime"], ["prc-1", 1, "99"], ["prc-1", 2, "7"]],
        }
    )  # fmt: skip

    assert problems(hub, "proceeding", file) == [
        ("sheet accused, row 4", "No row of the sheet “proceeding” has this id."),
        ("sheet accused.charges, row 3, column accused",
         "“accused” has the number of a row of this record in the sheet “accused”, from 1."),
    ]  # fmt: skip


def test_formulas_and_errors_of_a_workbook_are_problems_of_their_cells(hub: Hub) -> None:
    file = workbook({"proceeding": [["id", "title", "stage"], ["prc-1", "=A2", "#N/A"]]})

    assert problems(hub, "proceeding", file)[:2] == [
        ("row 2, column title", "This cell holds a formula; put its result there."),
        ("row 2, column stage", "This cell shows an error (#N/A)."),
    ]


@pytest.mark.parametrize(
    ("lines", "place", "sentence"),
    [
        (["id,title", "prc-1,A", "prc-1,B"], "row 3, column id", "“prc-1” stands in row 2 already."),
        (["external_id,title", "X,A", "X,B"], "row 3, column external_id", "“X” stands in row 2 already."),
        (["id,external_id,title", "prc-0,,A", ",known,B"], "row 3", "“prc-0” stands in row 2 already."),
        (["id,external_id,title", ",,A"], "row 2", "This row has neither an id nor an external_id."),
        (["id,title", "src-1,A"], "row 2, column id", "“src-1” is a record of another type."),
        (["id,title,version", "prc-9,A,3"], "row 2, column version",
         "This row carries version 3, and there is no such record."),
        (["external_id,title", "double,A"], "row 2, column external_id",
         "Several records have the external_id “double”; give the id."),
        (["id,title", "prc-1,A,surplus"], "row 2", "This row has 3 cells and the header 2."),
        (["id,title", "prc-old,A"], "row 2", "This record has been retired"),
        (["id,title", "prc-secret,A"], "row 2, column id", "This identifier cannot be used."),
        (["id,source,locator", "prc-0,;src-1,p. 1;p. 2"], "row 2, column citations, value 1", "This is needed."),
    ],
)  # fmt: skip
def test_a_row_that_means_no_one_record_is_refused(
    hub: Hub, lines: list[str], place: str, sentence: str
) -> None:
    put(hub, "source", id="src-1", title="One")
    put(hub, "proceeding", id="prc-0", title="Zero", external_id="known")
    put(hub, "proceeding", id="prc-d1", title="D", external_id="double")
    put(hub, "proceeding", id="prc-d2", title="D", external_id="double")
    put(hub, "proceeding", OPERATOR, id="prc-secret", title="S", marking="closed",
        named_to=["group:vigilance"])  # fmt: skip
    old = put(hub, "proceeding", id="prc-old", title="Old")
    hub.writer.retire(HUB, old, 1, "Merged elsewhere")

    assert problems(hub, "proceeding", csv_file(*lines)) == [(place, sentence)]


def test_a_stale_version_is_a_conflict_and_nothing_is_lost(hub: Hub) -> None:
    put(hub, "proceeding", id="prc-1", title="One")
    load(hub, "proceeding", csv_file("id,version,title", "prc-1,1,Two"))
    stale = csv_file("id,version,title", "prc-1,1,Three")

    (row,) = rehearse(hub, "proceeding", stale).rows

    assert row.action == "conflict"
    assert problems(hub, "proceeding", stale) == [
        ("row 2", "Somebody else has changed “prc-1” meanwhile (your version 1, now 2)")
    ]
    assert values(hub, "prc-1")["title"] == "Two"


def test_a_state_needs_its_own_id(hub: Hub) -> None:
    file = csv_file("external_id,title,iso2", "Ukraine,Ukraine,UA")

    assert problems(hub, "state", file) == [
        ("row 2, column id", "A new record of this type needs its id.")
    ]


def test_an_error_in_the_last_row_leaves_nothing(hub: Hub) -> None:
    lines = [f"prc-{n},T {n},trial" for n in range(700)]
    before = node_counts(hub)

    with pytest.raises(ImportRefused):
        load(hub, "proceeding", csv_file("id,title,stage", *lines, "prc-x,T,trail"))

    assert node_counts(hub) == before


def test_a_write_that_fails_half_way_leaves_nothing(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(hub, "proceeding", id="prc-0", title="Zero")
    before = node_counts(hub)

    def fails(*_: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(hub.trail, "append", fails)
    with pytest.raises(RuntimeError, match="disk is full"):
        load(hub, "proceeding", csv_file("id,title", "prc-0,Nought", "prc-1,One"))
    monkeypatch.undo()

    assert node_counts(hub) == before
    assert values(hub, "prc-0")["title"] == "Zero"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "it is empty"),
        (b"\xef\xbb\xbf \r\n", "it is empty"),
        (b"id,title\n", "no rows"),
        (b"id,title\nprc-1," + b"x" * (20 * 1024 * 1024), "larger than 20 MB"),
        (b"id,title\n" + b"prc-1,x\n" * (MOST_ROWS + 1), f"more than {MOST_ROWS} rows"),
        (b",".join(b"c%d" % n for n in range(2001)) + b"\nx\n", "more than 2000 columns"),
        (b"id,title\nprc-1," + b"x" * 200_000, "longer than any text may be"),
    ],
    ids=["empty", "blank", "header only", "large", "long", "wide", "long cell"],
)  # fmt: skip
def test_a_file_of_the_wrong_size_is_refused(hub: Hub, content: bytes, sentence: str) -> None:
    with pytest.raises(FileRefused) as refused:
        rehearse(hub, "proceeding", ImportFile("big.csv", content))

    assert sentence in refused.value.say()


# --- who may -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "principal", [LTU, ADMIN, MANAGER], ids=["practitioner", "admin", "manager"]
)
def test_only_the_editors_of_a_type_import_it(hub: Hub, principal: Principal) -> None:
    file = csv_file("external_id,title", "A,One")

    with pytest.raises(NotAllowed):
        load(hub, "proceeding", file, principal)
    with pytest.raises(NotAllowed):
        rehearse(hub, "proceeding", file, principal)
    assert load(hub, "proceeding", file, MAPPING).created == 1


def test_a_hidden_record_answers_like_one_that_does_not_exist(hub: Hub) -> None:
    put(hub, "proceeding", OPERATOR, id="prc-secret", title="S", marking="closed",
        named_to=["group:vigilance"], external_id="hidden name")  # fmt: skip

    def tell(other: str) -> str:
        file = csv_file("external_id,title,related_to", f"A,One,{other}")
        (said,) = told(rehearse(hub, "proceeding", file, MAPPING).all_problems())
        return said[1].replace(other, "…")

    assert tell("prc-secret") == tell("prc-absent")
    # nor does its name in other files find it
    (row,) = rehearse(
        hub, "proceeding", csv_file("external_id,title", "hidden name,T"), MAPPING
    ).rows
    assert row.action == "create"


def test_importing_what_one_sees_moves_no_relation_to_a_hidden_record(hub: Hub) -> None:
    put(hub, "proceeding", id="prc-a", title="A")
    put(hub, "proceeding", id="prc-b", title="B")
    put(hub, "proceeding", OPERATOR, id="prc-secret", title="S", marking="closed",
        named_to=["group:vigilance"])  # fmt: skip
    put(
        hub,
        "proceeding",
        OPERATOR,
        id="prc-1",
        title="One",
        related_to=["prc-a", "prc-secret", "prc-b"],
    )
    same = csv_file("id,related_to,related_to.why", "prc-1,prc-a;prc-b,")

    assert actions(hub, same) == [("unchanged", ())]
    load(hub, "proceeding", csv_file("id,related_to", "prc-1,prc-b"), MAPPING)

    seen = hub.records.get(IN_VIGILANCE, "prc-1").values["related_to"]
    assert [one["id"] for one in seen] == ["prc-b", "prc-secret"]
