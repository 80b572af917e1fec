"""Files to import, made in the test: CSV from lines, workbooks from lists."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from openpyxl import Workbook

from graph_schema.core import TYPES
from hub.access import HUB, Principal
from hub.hub import Hub
from hub.importing import ImportFile, ImportPlan, ImportRefused, Problem, dry_run, run
from hub.importing.importing import Imported
from hub.records.planning import Wish

PROCEEDING = TYPES["proceeding"]


def csv_file(*lines: str, encoding: str = "utf-8", name: str = "file.csv") -> ImportFile:
    """A CSV file of these lines."""
    return ImportFile(name, ("\n".join(lines) + "\n").encode(encoding))


def table(header: Sequence[str], *rows: Sequence[str]) -> ImportFile:
    """A CSV file whose cells are quoted as they need it."""
    out = io.StringIO()
    csv.writer(out).writerows([header, *rows])
    return ImportFile("file.csv", out.getvalue().encode())


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]], name: str = "file.xlsx") -> ImportFile:
    """A workbook with these sheets, rows of plain values."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return ImportFile(name, out.getvalue())


def rehearse(hub: Hub, kind: str, file: ImportFile, principal: Principal = HUB) -> ImportPlan:
    """What would come of a file."""
    return dry_run(hub, principal, TYPES[kind], file)


def load(hub: Hub, kind: str, file: ImportFile, principal: Principal = HUB) -> Imported:
    """Import a file."""
    return run(hub, principal, TYPES[kind], file)


def told(problems: Sequence[Problem], language: str = "en") -> list[tuple[str, str]]:
    """The problems as a person reads them: place and sentence."""
    return [(one.place(language), one.say(language)) for one in problems]


def put(hub: Hub, kind: str, principal: Principal = HUB, /, **values: Any) -> str:
    """A record made before the import; its id."""
    return hub.writer.save(principal, [Wish(TYPES[kind], values)])[0].record_id


def states(hub: Hub, *codes: str) -> None:
    """States to point to."""
    wishes = [
        Wish(TYPES["state"], {"id": code, "title": code.upper(), "iso2": code[:2].upper()})
        for code in codes
    ]
    hub.writer.save(HUB, wishes)


def node_counts(hub: Hub) -> dict[str, int]:
    """How many nodes of each kind there are, whoever may see them."""
    rows = hub.graph.read(
        lambda transaction: transaction.run(
            "MATCH (n) UNWIND labels(n) AS label WITH label, count(*) AS number RETURN label, number"
        )
    )
    return {row["label"]: row["number"] for row in rows}


def values(hub: Hub, record_id: str) -> dict[str, Any]:
    """The plain values of a record."""
    return hub.records.get(HUB, record_id).values


def actions(
    hub: Hub, file: ImportFile, kind: str = "proceeding"
) -> list[tuple[str, tuple[str, ...]]]:
    """What would become of each row, and in which fields."""
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
