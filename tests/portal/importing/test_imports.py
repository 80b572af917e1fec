"""Importing in the portal: from the file to the batch and back, each page a good one, nothing for others."""

from __future__ import annotations

import csv
import io
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from graph_schema.core import TYPES
from hub.access import HUB
from hub.hub import Hub
from hub.importing import ImportFile
from hub.importing.sheets import MOST_MEGABYTES
from hub.records.planning import Wish
from hub.store.reader import ListQuery
from tests.importing.files import csv_file, put, states, workbook
from tests.people import COOPERATION, COOPERATION_2, LENT_BY_FRANCE, LTU, MANAGER, MAPPING
from tests.portal.client import Client
from tests.portal.page import Page

Visit = Callable[..., Client]
PROCEEDING = TYPES["proceeding"]


def send(
    client: Client, file: ImportFile, path: str = "/proceedings/import", expect: int = 303
) -> Page:
    """Upload a file by the form of the page."""
    form = client.get(path).form(path)
    sent: dict[str, Any] = dict(form.values) | {"file": (io.BytesIO(file.content), file.name)}
    return client.post(path, sent, expect=expect)


def settled(client: Client, answer: Page) -> Page:
    """The page that an answer leads to, once the work in the background is done."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        page = answer
        while page.status in (302, 303):
            answer = Page(client.http.get(page.headers["Location"]))
            page = answer
        if not page.path.endswith("/progress"):
            return client.get(page.response.request.full_path.rstrip("?"))
        time.sleep(0.1)
        answer = Page(client.http.get(page.path))
    raise AssertionError("the work did not end")


def columns(client: Client, file: ImportFile, path: str = "/proceedings/import") -> Page:
    return client.follow(send(client, file, path))


def dry_run(
    client: Client, file: ImportFile, path: str = "/proceedings/import", **chosen: str
) -> Page:
    """Upload, choose columns, and read the dry run."""
    page = columns(client, file, path)
    form = page.form(page.path)
    return settled(client, client.submit(form.fill(**chosen)))


def import_it(client: Client, page: Page) -> Page:
    """Press the button of a dry run; the page that follows."""
    action = next(
        one.get("action") or ""
        for one in page.all("form")
        if (one.get("action") or "").endswith("/import")
    )
    return settled(client, client.submit(page.form(action)))


def titles(hub: Hub) -> set[str]:
    return {one.title for one in hub.records.page(HUB, ListQuery(PROCEEDING)).records}


def test_a_file_is_uploaded_mapped_tried_imported_and_undone(hub: Hub, visit: Visit) -> None:
    states(hub, "deu")
    client = visit(MAPPING)
    listed = client.get("/proceedings")
    start = client.get(listed.link("Import"))
    client.check_links(start)
    file = csv_file(
        "Nr,Titre,Forum State,Colour", "A-1,One,deu,red", "A-2,Zwei أحمد,,blue", name="List.csv"
    )

    page = columns(client, file)
    assert page.h1 == "What are the columns?"
    form = page.form(page.path)
    assert [form.values[f"column-{place}"] for place in range(4)] == [
        [""],
        ["title"],
        ["in_state"],
        [""],
    ]
    assert "2 columns will be left out" in page.main
    page = settled(client, client.submit(form.fill(**{"column-0": "external_id"})))
    assert page.h1 == "Dry run"
    assert "2 New" in page.main
    client.check_links(page)
    assert titles(hub) == set()

    page = import_it(client, page)
    assert page.h1 == "List.csv"
    assert titles(hub) == {"One", "Zwei أحمد"}
    client.check_links(page)
    asked = client.get(page.link("Undo this import"))
    page = client.follow(client.submit(asked.form(asked.path)))
    assert "The import was undone" in page.main
    assert titles(hub) == set()
    assert "List.csv" in client.get("/imports").main


def test_errors_are_told_by_row_and_column_and_as_files(hub: Hub, visit: Visit) -> None:
    client = visit(MAPPING)
    file = csv_file("external_id,Titre,Stade", "A-1,One,trial", "A-2,=1+1,trail", "A-2,,trial")

    page = dry_run(client, file)

    assert "The file cannot be imported as it is" in page.main
    assert (
        "Row 3, column Stade: “trail” is not one of the values allowed here; did you mean “trial”?"
        in page.main
    )
    assert "Row 4, column external_id: “A-2” stands in row 3 already." in page.main
    assert not [one for one in page.all("form") if (one.get("action") or "").endswith("/import")]
    assert len(client.get(f"{page.path}?what=error").all("tr")) == 3
    assert len(client.get(f"{page.path}?what=create").all("tr")) == 2
    assert "No such row" in client.get(f"{page.path}?what=conflict&page=99999").main
    told = client.http.get(f"{page.path}.csv").data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(told)))
    assert rows[0][:3] == ["Row", "What", "Record"]
    assert rows[2][:3] == ["3", "error", "A-2"]
    sheet = load_workbook(io.BytesIO(client.http.get(f"{page.path}.xlsx").data)).worksheets[0]
    assert [cell.value for cell in sheet[3]][:2] == [3, "error"]


def test_what_a_dry_run_is_downloaded_as_runs_no_formula(hub: Hub, visit: Visit) -> None:
    client = visit(MAPPING)
    page = dry_run(client, csv_file("external_id,title", "=1+1,One"))
    told = client.http.get(f"{page.path}.csv").data.decode("utf-8-sig")
    assert [row[2] for row in csv.reader(io.StringIO(told))][1] == "'=1+1"


def test_many_rows_stand_on_pages(hub: Hub, visit: Visit) -> None:
    client = visit(MAPPING)
    page = dry_run(client, csv_file("external_id,title", *(f"A-{n},T {n}" for n in range(120))))
    assert len(page.all("tr")) == 51
    last = client.get(client.get(page.link("Next page")).link("Next page"))
    assert len(last.all("tr")) == 21


def test_a_caution_gives_pause_and_stops_nothing(hub: Hub, visit: Visit) -> None:
    client = visit(MAPPING)
    file = csv_file("external_id,title,stage,outcome", "A-1,One,investigation,convicted")
    page = dry_run(client, file)
    if "To look at again" not in page.main:
        pytest.fail(page.main)
    assert "Look again:" in client.get(f"{page.path}?what=cautions").main
    import_it(client, page)
    assert titles(hub) == {"One"}


def test_what_is_likely_there_already_is_told_as_far_as_it_shows(hub: Hub, visit: Visit) -> None:
    states(hub, "deu", "fra")
    same = {
        "in_state": "deu",
        "stage": "trial",
        "accused": [{"name": "Anwar Raslan", "status": "on_trial"}],
    }
    put(hub, "proceeding", title="Trial of Anwar Raslan in Koblenz", **same)
    put(hub, "proceeding", title="Narwhal: trial of Anwar Raslan", excluded=["state:fra"], **same)
    file = csv_file("external_id,title,in_state,stage,accused.1.name,accused.1.status", "A-1,The Raslan trial,deu,trial,Anwar Raslan,on_trial")  # fmt: skip

    page = dry_run(visit(MAPPING), file)
    assert "Likely there already: Trial of Anwar Raslan in Koblenz" in page.main
    assert "Narwhal" in visit(MAPPING).get(f"{page.path}?what=twins").main
    assert "presumed innocent" in page.main
    other = dry_run(visit(LENT_BY_FRANCE), file)
    assert "Trial of Anwar Raslan in Koblenz" in other.main
    assert "Narwhal" not in other.text


def test_a_file_that_cannot_be_read_is_refused_with_one_sentence(hub: Hub, visit: Visit) -> None:
    client = visit(MAPPING)
    too_large = b"external_id,title\n" + b"x" * (MOST_MEGABYTES * 1024 * 1024)
    for content, sentence in (
        (too_large, f"it is larger than {MOST_MEGABYTES} MB; split it."),
        (b"", "it is empty."),
        (b"PK\x03\x04 no workbook", "cannot be imported"),
    ):
        page = send(client, ImportFile("file.csv", content), expect=422)
        assert sentence in page.main
    form = client.get("/proceedings/import").form("/proceedings/import")
    page = client.post("/proceedings/import", dict(form.values), expect=422)
    assert "Choose a file first." in page.main


def test_a_change_between_dry_run_and_import_is_shown_first(hub: Hub, visit: Visit) -> None:
    client = visit(MAPPING)
    put(hub, "proceeding", MAPPING, title="One", external_id="A-1")
    page = dry_run(client, csv_file("external_id,note", "A-1,New"))
    (record,) = hub.records.page(HUB, ListQuery(PROCEEDING)).records
    hub.writer.save(HUB, [Wish(PROCEEDING, {"title": "Changed"}, record.id)])

    page = import_it(client, page)

    assert "The records have changed since the dry run: 1 row(s)" in page.main
    assert "1 Different from before" in page.main
    assert hub.records.get(HUB, record.id).values["note"] is None
    import_it(client, page)
    assert hub.records.get(HUB, record.id).values["note"] == "New"


def test_nothing_of_a_draft_opens_to_anybody_else(hub: Hub, visit: Visit) -> None:
    client = visit(MAPPING)
    page = dry_run(client, csv_file("external_id,title", "A-1,Quokka"))
    draft = page.path.rpartition("/")[0]
    pages = (
        draft,
        f"{draft}/columns",
        f"{draft}/dry-run",
        f"{draft}/dry-run.csv",
        f"{draft}/progress",
    )
    acts = (f"{draft}/columns", f"{draft}/import", f"{draft}/discard")
    for who, status in ((LENT_BY_FRANCE, 404), (MANAGER, 404), (LTU, 403)):
        other = visit(who)
        token = other.get("/search").all("input", name="csrf_token")[0].get("value")
        for path in pages:
            assert "Quokka" not in other.get(path, expect=status).text
        for path in acts:
            other.post(path, {"csrf_token": token}, expect=status)
    for path in pages:
        visit().get(path, expect=303)
    assert client.get(f"{draft}/dry-run").h1 == "Dry run"


@pytest.mark.parametrize("path", ["/proceedings/import", "/proceedings/import/template.csv"])
def test_only_editors_of_a_type_begin_an_import_of_it(hub: Hub, visit: Visit, path: str) -> None:
    visit(MAPPING).get(path)
    for who in (COOPERATION, MANAGER, LTU):
        visit(who).get(path, expect=403)
    assert "/import" not in " ".join(visit(COOPERATION).get("/proceedings").links())


def test_an_import_shows_only_records_that_the_reader_may_see(hub: Hub, visit: Visit) -> None:
    states(hub, "fra")
    client = visit(MAPPING)
    file = csv_file("external_id,title,excluded", "A-1,Narwhal,state:fra", "A-2,Dolphin,")
    page = import_it(client, dry_run(client, file))
    assert {"Narwhal", "Dolphin"} <= set(page.main.split())
    seen = visit(LENT_BY_FRANCE).get(page.path)
    assert "Dolphin" in seen.main
    assert "Narwhal" not in seen.text
    assert re.search(r"Records created 1\b", seen.main)
    only = import_it(client, dry_run(client, csv_file("external_id,title,excluded", "A-3,Beluga,state:fra", name="beluga.csv")))  # fmt: skip
    visit(LENT_BY_FRANCE).get(only.path, expect=404)
    assert "beluga" not in visit(LENT_BY_FRANCE).get("/imports").text
    visit(COOPERATION).get(page.path, expect=404)
    for path in ("/imports", page.path):
        visit(LTU).get(path, expect=403)


def test_an_undo_that_others_build_on_says_what_does(hub: Hub, visit: Visit) -> None:
    client = visit(MAPPING)
    page = import_it(client, dry_run(client, csv_file("external_id,title", "A-1,One")))
    (record,) = hub.records.page(HUB, ListQuery(PROCEEDING)).records
    put(hub, "proceeding", title="Built on it", related_to=[{"id": record.id}])
    asked = client.get(page.link("Undo this import"))
    refused = client.submit(asked.form(asked.path), expect=409)
    assert "“Built on it” points to what it created" in refused.main
    assert titles(hub) == {"One", "Built on it"}


def test_undoing_what_an_indicator_counts_takes_a_second_person(hub: Hub, visit: Visit) -> None:
    client, other = visit(COOPERATION), visit(COOPERATION_2)
    file = csv_file("external_id,title,kind,status", "P-1,One,programme,ongoing")
    page = import_it(client, dry_run(client, file, "/projects/import"))
    asked = client.get(page.link("Undo this import"))
    assert "This takes two people" in asked.main
    page = client.follow(client.submit(asked.form(asked.path)))
    assert "another person has to confirm" in page.main
    again = client.submit(client.get(asked.path).form(asked.path), expect=409)
    assert "Another person has to confirm" in again.main
    done = other.follow(other.submit(other.get(asked.path).form(asked.path)))
    assert "The import was undone" in done.main


def test_the_pages_speak_french(hub: Hub, visit: Visit) -> None:
    client = visit(MAPPING, language="fr")
    assert client.get("/proceedings/import").h1.startswith("Importer")
    file = csv_file("external_id,title,stage", "A-1,Un,trail")
    page = columns(client, file)
    assert page.h1 == "À quoi correspondent les colonnes ?"
    page = settled(client, client.submit(page.form(page.path)))
    assert page.h1 == "Simulation"
    assert "Ligne 2, colonne stage" in page.main
    page = dry_run(client, csv_file("external_id,title", "A-1,Un"))
    page = import_it(client, page)
    assert "Annuler cette importation" in page.main
    assert client.get("/imports").h1 == "Importations"


def test_a_workbook_with_sheets_and_a_wide_file_are_mapped(hub: Hub, visit: Visit) -> None:
    client = visit(MAPPING)
    book = workbook(
        {
            "proceeding": [["external_id", "title"], ["A-1", "One"]],
            "accused": [["external_id", "Name as published"], ["A-1", "Анна"]],
            "Notes": [["x"], ["y"]],
        }
    )
    page = columns(client, book)
    assert "These sheets are not read" in page.main
    assert "Notes" in page.main
    settled(client, client.submit(page.form(page.path)))
    wide = csv_file(
        ",".join(["external_id", *(f"accused.{n}.name" for n in range(1, 1500))]),
        "A-2" + ",x" * 1499,
    )
    columns(client, wide)


def test_a_template_is_an_empty_file_of_the_type(hub: Hub, visit: Visit) -> None:
    client = visit(MAPPING)
    for form in ("csv", "xlsx"):
        answer = client.http.get(f"/proceedings/import/template.{form}")
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert Path(answer.headers["Content-Disposition"].split("=")[1]).suffix == f".{form}"
