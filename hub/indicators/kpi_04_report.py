"""KPI 4 as it leaves the hub: the JSON of the contract, and a flat table for CSV and XLSX."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph_schema.text import Text
from hub.access import Principal
from hub.audit.trail import AuditTrail
from hub.config import Settings
from hub.indicators.computed import Cell, Computed, Printed, Scope, asked_by, note, trend_years
from hub.indicators.kpi_04 import KINDS, Figure, Standing, count
from hub.indicators.kpi_04_facts import read_facts
from hub.indicators.phases import Group
from hub.store.graph import Graph

COLUMNS: tuple[tuple[str, Text], ...] = (
    ("situation", Text("Situation", "Situation")),
    ("title", Text("Name", "Nom")),
    ("group", Text("Group", "Groupe")),
    ("contribution", Text("Contributions", "Contributions")),
    ("partnership", Text("Partnerships", "Partenariats")),
    ("programme", Text("Programmes", "Programmes")),
    ("established", Text("Established", "Établis")),
    ("continued", Text("Continued", "Poursuivis")),
    ("total", Text("Total", "Total")),
    ("reached", Text("Reached", "Atteint")),
    ("met", Text("Target met", "Cible atteinte")),
    ("records", Text("Projects", "Projets")),
    ("candidates", Text("Candidates", "Candidats")),
    ("left_out", Text("Left out", "Non comptés")),
)
"""The columns of the flat table, in order."""


@dataclass(frozen=True, slots=True)
class Report:
    """KPI 4 of a year, with the years before it, and under whose access it was computed."""

    scope: Scope
    figure: Figure
    trend: tuple[Figure, ...]


def report(
    graph: Graph,
    trail: AuditTrail,
    settings: Settings,
    principal: Principal,
    year: int,
    as_of: str | None = None,
) -> Report:
    """Compute KPI 4 for a calendar year as of a day (today unless given).

    For staff it is the whole institution's figure, for others what they may see. Raises `NotAllowed`.
    """
    asked = asked_by(principal, settings, as_of)
    facts = read_facts(graph, asked.principal, trend_years(year))
    figures = [count(facts, one, asked.as_of) for one in trend_years(year)]
    note(trail, principal, 4, year, asked.scope)
    return Report(asked.scope, figures[-1], tuple(figures))


def as_json(found: Report, language: str = "en") -> dict[str, Any]:
    """The report in the shape of the contract (design, “Contracts”)."""
    figure = found.figure
    return {
        "kpi": 4,
        "year": figure.year,
        "as_of": figure.as_of,
        "scope": found.scope,
        "target": figure.target,
        "total": figure.total,
        "records": [project.id for project in figure.counted],
        "without_situation": [project.id for project in figure.without_situation],
        "groups": {
            "open": _standing(figure.standing("open")),
            "investigation_concluded": _standing(figure.standing("investigation_concluded")),
            "examination_closed": _standing(figure.standing("examination_closed")),
        },
        "rows": [
            {
                "situation": row.situation.id,
                "group": row.group,
                **{kind: len(row.of_kind(kind)) for kind in KINDS},
                "established": len(row.established),
                "continued": len(row.continued),
                "total": len(row.counted),
                "reached": row.reached,
                "met": row.met,
                "records": [project.id for project in row.counted],
                "candidates": [candidate.id for candidate in row.candidates],
                "left_out": [
                    {"id": one.project.id, "reason": one.say(figure.year, language)}
                    for one in row.left_out
                ],
            }
            for row in figure.rows
        ],
    }


def _standing(standing: Standing) -> dict[str, int | None]:
    return {"of": standing.of, "reached": standing.reached, "met": standing.met}


def flat_rows(found: Report, language: str = "en") -> Iterator[dict[str, Cell]]:
    """One flat row per situation, by the names in `COLUMNS`; yes and no as 1 and 0."""
    titles = {row.situation.id: row.situation.title for row in found.figure.rows}
    for row in as_json(found, language)["rows"]:
        yield row | {
            "title": titles[row["situation"]],
            "reached": int(row["reached"]),
            "met": None if row["met"] is None else int(row["met"]),
            "records": ";".join(row["records"]),
            "candidates": ";".join(row["candidates"]),
            "left_out": ";".join(f"{one['id']}: {one['reason']}" for one in row["left_out"]),
        }


_PRINTED = tuple(
    (name, label)
    for name, label in COLUMNS
    if name not in ("records", "left_out", "met", "group", "title")
)
_TOLD: tuple[tuple[str, tuple[Group, ...]], ...] = (
    ("open", ("open",)),
    ("open and investigation concluded", ("open", "investigation_concluded")),
    ("examination closed (no target)", ("examination_closed",)),
)


def printed(found: Report, language: str = "en") -> Printed:
    """The report for a terminal: a section per group, and below how far each has come."""
    figure = found.figure
    sections: dict[Cell, list[list[Cell]]] = {}
    for row in flat_rows(found, language):
        sections.setdefault(row["group"], []).append([row[name] for name, _ in _PRINTED])
    lines = []
    if (one := figure.set_target) is not None:
        lines.append(
            f"Target for {figure.year}: {one.number} per situation, set on {one.set_on}: {one.reason}"
        )
    for name, groups in _TOLD:
        standing = figure.standing(*groups)
        met = "" if standing.met is None else f", target met: {standing.met}"
        lines.append(f"{name}: {standing.reached} of {standing.of} reached{met}")
    return Printed(
        f"KPI 4, {figure.year}, as of {figure.as_of}: {figure.total} projects ({found.scope})",
        [label for _, label in _PRINTED], list(sections.values()), lines,
    )  # fmt: skip


def _named(found: Report) -> tuple[str, ...]:
    return tuple(project.id for project in found.figure.counted)


COMPUTED = Computed(
    number=4, report=report, as_json=as_json, columns=COLUMNS, flat_rows=flat_rows, named=_named, printed=printed,
)  # fmt: skip
"""KPI 4 as the command, the API and the pages know it."""
