"""`/kpis/4`: complementarity projects per situation, with the records behind each figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from graph_schema.core import TYPES
from graph_schema.indicators import INDICATORS
from graph_schema.text import Text
from hub import access
from hub.clock import today
from hub.errors import NotFound
from hub.indicators.kpi_04 import KINDS, WITH_TARGET, Candidate, Figure, Project, Row
from hub.indicators.kpi_04_report import COMPUTED, Report
from hub.indicators.phases import GROUPS, Group
from portal.guard import needs
from portal.indicators import blueprint
from portal.indicators.asking import asked_for
from portal.indicators.targets import new_target
from portal.indicators.years import Asked, choices
from portal.languages import say
from portal.pictures import Series, columns
from portal.records.people import names_of
from portal.visit import hub, principal

GROUP_TITLES: dict[Group, Text] = {
    "open": Text("Under examination or investigation", "Sous examen ou enquête"),
    "investigation_concluded": Text("Investigation concluded", "Enquête close"),
    "examination_closed": Text("Examination closed", "Examen clos"),
}
_PROJECT_KINDS = {"jit": "partnership", "roadmap": "programme", "engagement": "contribution"}


@dataclass(frozen=True, slots=True)
class Opened:
    """The records behind one figure."""

    title: Text
    projects: Sequence[Project]


def _report() -> tuple[Asked, Report]:
    return asked_for(COMPUTED)


@blueprint.get("/kpis/4")
@needs("read_indicators")
def kpi_4() -> ResponseReturnValue:
    """The matrix of situations and kinds, gaps first, with candidates and what was left out."""
    asked, found = _report()
    figure = found.figure
    trend = columns(
        [
            Series(
                say(Text("Established", "Établis")),
                {one.year: _established(one) for one in found.trend},
            ),
            Series(
                say(Text("Continued", "Poursuivis")),
                {one.year: one.total - _established(one) for one in found.trend},
            ),
        ],
        [one.year for one in found.trend],
    )
    return render_template(
        "indicators/kpi_04.html",
        indicator=INDICATORS[4],
        asked=asked,
        figure=figure,
        scope=found.scope,
        groups=[
            (name, GROUP_TITLES[name], figure.in_group(name), figure.standing(name))
            for name in GROUPS
        ],
        together=figure.standing("open", "investigation_concluded"),
        with_target=WITH_TARGET,
        kinds=KINDS,
        years=choices(asked.year, today(hub().settings.timezone)),
        trend=trend,
        opened=lambda **of: url_for(
            "indicators.kpi_4_records", year=asked.year, as_of=asked.as_of, **of
        ),
        record_url=lambda one: f"/{TYPES[one].info.path}/",
        new_project=_new_project if access.may(principal(), "create", TYPES["project"]) else None,
        parameters={"year": asked.year, "as_of": asked.as_of},
        new_target=new_target(4, asked.year),
        names=names_of({figure.set_target.created_by, figure.set_target.updated_by})
        if figure.set_target
        else {},
    )


@blueprint.get("/kpis/4/records")
@needs("read_indicators")
def kpi_4_records() -> ResponseReturnValue:
    """The projects behind one figure: as many as it says."""
    asked, found = _report()
    opened = behind(found.figure, request.args.get("of", "total"), request.args.get("part"))
    return render_template(
        "indicators/kpi_04_records.html",
        asked=asked,
        figure=found.figure,
        opened=opened,
        scope=found.scope,
    )


def behind(figure: Figure, of: str, part: str | None) -> Opened:
    """The projects behind a figure: `of` is `total`, `without_situation` or a situation's id, `part` a kind,
    `established` or `continued`. Raises `NotFound` for anything else."""
    if of == "total":
        title, projects = Text("All projects", "Tous les projets"), list(figure.counted)
    elif of == "without_situation":
        title, projects = (
            Text("Without a situation", "Sans situation"),
            list(figure.without_situation),
        )
    else:
        row = next((row for row in figure.rows if row.situation.id == of), None)
        if row is None:
            raise NotFound
        title, projects = Text(row.situation.title, row.situation.title), list(row.counted)
    if part is None:
        return Opened(title, projects)
    if part in KINDS:
        return Opened(title, [one for one in projects if one.kind == part])
    if part in ("established", "continued"):
        return Opened(
            title,
            [one for one in projects if one.established_in(figure.year) == (part == "established")],
        )
    raise NotFound


def _established(figure: Figure) -> int:
    return sum(project.established_in(figure.year) for project in figure.counted)


def _new_project(row: Row, candidate: Candidate) -> str:
    """The project form, filled in from a candidate."""
    return url_for(
        "records.new", entity=TYPES["project"], title=candidate.title, about=row.situation.id,
        started_on=candidate.act.on, rests_on=candidate.id, status="ongoing",
        kind=_PROJECT_KINDS.get(candidate.type, "partnership"),
    )  # fmt: skip
