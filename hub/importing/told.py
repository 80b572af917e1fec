"""A plan as it was told to a person: kept as text beside the draft, read again, and held against a later one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from graph_schema.core import Entity
from graph_schema.text import LANGUAGES, Text
from hub.importing.plan import ImportPlan, PlannedRow
from hub.importing.problems import Problem


def written(plan: ImportPlan) -> str:
    """A plan as JSON."""
    told = {
        "file": plan.file_name,
        "sha256": plan.sha256,
        "problems": [_problem(one) for one in plan.problems],
        "rows": [_row(row) for row in plan.rows],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def read(kind: type[Entity], text: str) -> ImportPlan:
    """The plan that was written; its problems and cautions are in words, in every language."""
    told = json.loads(text)
    return ImportPlan(
        kind, told["file"], told["sha256"],
        tuple(_read_row(row) for row in told["rows"]),
        tuple(_read_problem(one) for one in told["problems"]),
    )  # fmt: skip


def differing(shown: ImportPlan, now: ImportPlan) -> list[int]:
    """The numbers of the rows that would do something else than was shown: another action, record, version
    or set of fields, or another problem. The ids that the hub makes for new records are no difference, nor
    are cautions and likely twins."""
    before, after = ({row.row: _essence(row) for row in plan.rows} for plan in (shown, now))
    rows = before.keys() | after.keys()
    return sorted(row for row in rows if before.get(row) != after.get(row))


def _essence(row: PlannedRow) -> Mapping[str, Any]:
    told = _row(row) | {"cautions": [], "twins": []}
    return told if row.action != "create" else told | {"id": None}


def _row(row: PlannedRow) -> dict[str, Any]:
    return {
        "row": row.row, "action": row.action, "id": row.record_id, "name": row.name, "version": row.version,
        "fields": list(row.fields), "problems": [_problem(one) for one in row.problems],
        "cautions": [_problem(one) for one in row.cautions],
        "twins": list(row.twins),
    }  # fmt: skip


def _read_row(told: Mapping[str, Any]) -> PlannedRow:
    return PlannedRow(
        told["row"], told["action"], told["id"], told["name"], tuple(told["fields"]),
        tuple(_read_problem(one) for one in told["problems"]), told["version"],
        tuple(_read_problem(one) for one in told["cautions"]),
        tuple(told["twins"]),
    )  # fmt: skip


def _problem(one: Problem) -> dict[str, Any]:
    words = {language: one.say(language) for language in LANGUAGES}
    return words | {"row": one.row, "column": one.column, "sheet": one.sheet, "item": one.item}


def _read_problem(told: Mapping[str, Any]) -> Problem:
    words = Text(*(told[language] for language in LANGUAGES))
    return Problem(words, {}, told["row"], told["column"], told["sheet"], told["item"])
