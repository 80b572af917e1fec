"""Importing what cannot be: each wrong cell in one sentence at its place, and nothing is written."""

from __future__ import annotations

import pytest

from hub.access import HUB
from hub.hub import Hub
from hub.importing import FileRefused, ImportFile, ImportRefused
from hub.importing.sheets import MOST_ROWS
from tests.importing.files import (
    csv_file,
    load,
    node_counts,
    problems,
    put,
    rehearse,
    states,
    table,
    values,
    workbook,
)
from tests.people import OPERATOR


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


def test_unknown_ids_are_told_beside_the_other_errors_of_their_row(hub: Hub) -> None:
    states(hub, "deu")
    file = table(
        ["id", "title", "in_state", "committed_in", "stage"],
        ["prc-1", "T", "xyz", "deu;abc", "trail"],
        ["prc-2", "", "deu", "Ukraine", ""],
    )
    found = [place for place, _ in problems(hub, "proceeding", file)]
    assert sorted(found) == [
        "row 2, column committed_in, value 2", "row 2, column in_state", "row 2, column stage",
        "row 3, column committed_in, value 1", "row 3, column title",
    ]  # fmt: skip


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
