"""`/kpis/3`: requests for assistance and their answers, and who used what the Office gave."""

from __future__ import annotations

from collections.abc import Iterable

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from graph_schema.indicators import INDICATORS
from hub.audit.event import Event
from hub.clock import today
from hub.indicators.assembly import may_extract
from hub.indicators.kpi_03 import BASELINE_YEAR, STATES, Figure, outgoing_left_out
from hub.indicators.kpi_03_report import COMPUTED, STATE_NAMES, Report
from portal.guard import needs
from portal.indicators import blueprint
from portal.indicators.asking import asked_for
from portal.indicators.kpi_03_opened import behind
from portal.indicators.kpi_03_tables import (
    answers_table,
    outgoing_tables,
    totals_table,
    users_table,
)
from portal.indicators.targets import new_target
from portal.indicators.years import Asked, choices
from portal.languages import say
from portal.pictures import Columns, Series, columns
from portal.records.people import names_of
from portal.records.section import record_url
from portal.state_names import title_of
from portal.visit import hub, principal


def _names(figure: Figure) -> dict[str, str]:
    """The names of the States that a figure tells of, by id."""
    ids = set(figure.used.states)
    for period in (figure.outgoing, figure.outgoing_period):
        sent = period.all.requests if period else ()
        ids |= {one.place.id for one in sent if one.place}
    found = hub().records.titles(principal(), sorted(ids)) if ids else {}
    return {one.id: title_of(one) for one in found.values()}


def _trend(found: Report) -> Columns:
    return columns(
        [
            Series(
                say(STATE_NAMES[state]),
                {one.year: len(one.by_state[state]) for one in found.trend},
            )
            for state in STATES
        ],
        [one.year for one in found.trend],
    )


@blueprint.get("/kpis/3")
@needs("read_indicators")
def kpi_3() -> ResponseReturnValue:
    """The year's requests by how they stand, who used what was given, and the requests to States."""
    asked, found = asked_for(COMPUTED)
    figure = found.figure

    def opened(of: str, **more: str) -> str:
        return _opened(asked, of, more)

    names = _names(figure)
    return render_template(
        "indicators/kpi_03.html",
        indicator=INDICATORS[3],
        asked=asked,
        figure=figure,
        answers=figure.answers,
        baseline=found.baseline,
        baseline_year=BASELINE_YEAR,
        scope=found.scope,
        years=choices(asked.year, today(hub().settings.timezone)),
        opened=opened,
        table=answers_table(figure.answers, found.baseline, opened),
        users=users_table(figure.used, names),
        totals=totals_table(figure, opened),
        outgoing=outgoing_tables(figure, names, opened),
        outgoing_left_out=outgoing_left_out(figure.outgoing, figure.outgoing_period),
        record_url=record_url,
        trend=_trend(found),
        parameters={"year": asked.year, "as_of": asked.as_of},
        new_target=new_target(3, asked.year),
        people=names_of({figure.used.set_target.created_by}) if figure.used.set_target else {},
        assembly=url_for("indicators.assembly") if may_extract(principal()) else None,
    )


@blueprint.get("/kpis/3/records")
@needs("read_indicators")
def kpi_3_records() -> ResponseReturnValue:
    """The records behind one figure: as many as it says."""
    asked, found = asked_for(COMPUTED)
    opened = behind(found.figure, request.args, _names(found.figure))
    _note(opened.ids)
    return render_template("indicators/kpi_03_records.html", asked=asked, opened=opened, scope=found.scope, as_of=found.figure.as_of)  # fmt: skip


def _opened(asked: Asked, of: str, more: dict[str, str]) -> str:
    return url_for("indicators.kpi_3_records", year=asked.year, as_of=asked.as_of, of=of, **more)


def _note(ids: Iterable[str]) -> None:
    """Put down which records somebody was shown in a list."""
    if subjects := tuple(ids):
        hub().trail.record(
            Event(action="list", by=principal().person_id, subjects=subjects, details={"kpi": 3})
        )
