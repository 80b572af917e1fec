"""What leaves in a file: what the reader may see, nothing that runs, and a note of it in the trail."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import Any

import pytest
from openpyxl import load_workbook

from graph_schema.core import TYPES
from hub.access import HUB, Principal
from hub.errors import NotAllowed
from hub.exporting import export
from hub.exporting.tables import TooLongForSheet
from hub.hub import Hub
from hub.store.reader import ListQuery
from tests.importing.files import put, states
from tests.people import EVERYBODY, FRA, LIAISON, MAPPING
from tests.security.canaries import Canary, hidden_from, plant


def lines(hub: Hub, principal: Principal, query: ListQuery) -> list[dict[str, str]]:
    text = b"".join(export(hub, principal, query, "csv")).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def words(content: bytes) -> str:
    """Everything that is written in a file, unpacked where it is a workbook."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8-sig").lower()
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return " ".join(
            book.read(name).decode("utf-8", "replace") for name in book.namelist()
        ).lower()


@pytest.fixture
def planted(hub: Hub) -> list[Canary]:
    return plant(hub)


def test_no_export_shows_a_hidden_record_relation_or_part(hub: Hub, planted: list[Canary]) -> None:
    sees_all = Principal(
        "hub", operates=True,
        extra_keys=frozenset({"office", "community", "public", "group:vigilance", "person:per-man"}),
    )  # fmt: skip
    hidden_ones = [one.record_id for one in planted if one.record_id.startswith("prc-")]
    put(hub, "proceeding", sees_all, id="prc-open", title="Open", related_to=hidden_ones)
    everything_seen: set[str] = set()
    for name, who in EVERYBODY.items():
        if name == "nobody":
            continue
        hidden = hidden_from(who, planted)
        for kind in (
            "proceeding",
            "agreement",
            "project",
            "organisation",
            "request",
            "sharing_event",
        ):
            for form in ("csv", "xlsx"):
                told = words(b"".join(export(hub, who, ListQuery(TYPES[kind]), form)))
                assert not {word for word in hidden if word in told}, (name, kind, form)
                everything_seen |= {word.word for word in planted if word.word.lower() in told}
    assert everything_seen == {one.word for one in planted}


def test_somebody_who_has_not_signed_in_exports_nothing(hub: Hub) -> None:
    with pytest.raises(NotAllowed):
        export(hub, EVERYBODY["nobody"], ListQuery(TYPES["proceeding"]), "csv")


def test_parts_kept_for_a_role_have_no_column_for_others(hub: Hub, planted: list[Canary]) -> None:
    query = ListQuery(TYPES["organisation"])

    assert "protected_names.1.name" in lines(hub, LIAISON, query)[0]
    assert not [name for name in lines(hub, MAPPING, query)[0] if name.startswith("protected")]


def test_an_export_is_in_the_trail_with_its_ids_before_it_is_read(hub: Hub) -> None:
    for number in range(3):
        put(hub, "source", id=f"src-{number}", title=f"S {number}")

    export(hub, MAPPING, ListQuery(TYPES["source"], order="title"), "csv")

    (event,) = hub.trail.page(action="export")
    assert (event.by, event.subjects) == ("per-map", ("src-0", "src-1", "src-2"))
    assert event.details == {"form": "csv", "type": "source"}


def test_an_export_of_nothing_is_a_header_and_a_note(hub: Hub) -> None:
    content = b"".join(export(hub, MAPPING, ListQuery(TYPES["source"]), "csv"))

    assert content.decode("utf-8-sig").startswith("id,external_id,version,title,")
    assert content.count(b"\n") == 1
    assert [event.subjects for event in hub.trail.page(action="export")] == [()]


def test_no_cell_of_an_export_runs(hub: Hub) -> None:
    put(
        hub,
        "source",
        id="src-1",
        title="=1+1",
        publisher="@sum",
        document_number="-5",
        note="\t=cmd|x",
    )

    (line,) = lines(hub, MAPPING, ListQuery(TYPES["source"]))
    book = load_workbook(
        io.BytesIO(b"".join(export(hub, MAPPING, ListQuery(TYPES["source"]), "xlsx")))
    )

    assert (line["title"], line["publisher"], line["document_number"]) == ("'=1+1", "'@sum", "-5")
    assert all(cell.data_type != "f" for row in book["source"].rows for cell in row)


def test_an_export_has_the_records_of_its_list_and_no_retired_ones(hub: Hub) -> None:
    states(hub, "deu")
    put(hub, "proceeding", id="prc-1", title="Trial of one", in_state="deu")
    put(hub, "proceeding", id="prc-2", title="Trial of two")
    put(hub, "proceeding", id="prc-3", title="Appeal", in_state="deu")
    hub.writer.retire(HUB, "prc-3", 1, "Merged")

    assert [one["id"] for one in lines(hub, MAPPING, ListQuery(TYPES["proceeding"], order="title"))] == [
        "prc-1", "prc-2",
    ]  # fmt: skip
    assert [
        one["id"] for one in lines(hub, MAPPING, ListQuery(TYPES["proceeding"], words="one"))
    ] == ["prc-1"]
    assert lines(hub, FRA, ListQuery(TYPES["proceeding"])) == []


def test_a_text_that_no_cell_of_a_workbook_holds_is_refused_and_not_cut(hub: Hub) -> None:
    long: dict[str, Any] = {"title": "Guide", "topic": None, "body": "x" * 40_000}
    put(hub, "practice_note", id="pra-1", **{k: v for k, v in long.items() if v}, **REQUIRED)

    with pytest.raises(TooLongForSheet) as refused:
        export(hub, MAPPING, ListQuery(TYPES["practice_note"]), "xlsx")

    assert "pra-1" in refused.value.say()
    assert lines(hub, MAPPING, ListQuery(TYPES["practice_note"]))[0]["body"] == "x" * 40_000


REQUIRED = {
    name: next(iter(spec.vocabulary)).code
    for name, spec in TYPES["practice_note"].fields.items()
    if spec.required and spec.vocabulary is not None
} | {"marking": "office"}
"""What a practice note cannot be without, whatever it is."""
