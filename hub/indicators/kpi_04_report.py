"""KPI 4 as it leaves the hub: the JSON of the contract, and a flat table for CSV and XLSX."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from graph_schema.text import Text
from hub.access import Principal, scope_of
from hub.audit.event import Event
from hub.audit.trail import AuditTrail
from hub.clock import today
from hub.config import Settings
from hub.errors import NotAllowed
from hub.indicators.kpi_04 import KINDS, Facts, Figure, Standing, count
from hub.indicators.kpi_04_facts import read_facts
from hub.store.graph import Graph

Scope = Literal["institution", "viewer"]
TREND_YEARS = 5
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
    facts, scope, day = read_for(graph, settings, principal, year, as_of)
    figures = [count(facts, one, day) for one in trend_years(year)]
    trail.record(
        Event(
            action="figures",
            by=principal.person_id,
            details={"kpi": 4, "year": year, "scope": scope},
        )
    )
    return Report(scope, figures[-1], tuple(figures))


def read_for(
    graph: Graph, settings: Settings, principal: Principal, year: int, as_of: str | None
) -> tuple[Facts, Scope, str]:
    """The facts for a year's report, their scope, and the day they are counted as of."""
    if not principal.keys:
        raise NotAllowed()
    asked = scope_of(principal)
    scope: Scope = "viewer" if asked is principal and not principal.extra_keys else "institution"
    facts = read_facts(graph, asked, trend_years(year))
    return facts, scope, as_of or today(settings.timezone).isoformat()


def trend_years(year: int) -> range:
    """The years of the trend: the year asked for and those before it."""
    return range(year - TREND_YEARS + 1, year + 1)


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


def flat_rows(found: Report, language: str = "en") -> Iterator[dict[str, str | int | None]]:
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
