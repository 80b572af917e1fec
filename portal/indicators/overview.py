"""`/kpis`: all twenty indicators of the Strategic Plan with baseline and target; and the page of one
that is not computed from the graph."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from graph_schema.indicators import INDICATORS
from hub.errors import NotFound
from portal.guard import needs
from portal.indicators import blueprint


@blueprint.get("/kpis")
@needs("read_indicators")
def kpis() -> ResponseReturnValue:
    """The twenty indicators by strategic goal."""
    goals: dict[int, list[object]] = {}
    for indicator in INDICATORS.values():
        goals.setdefault(indicator.goal, []).append(indicator)
    return render_template("indicators/overview.html", goals=goals)


@blueprint.get("/kpis/<int:number>")
@needs("read_indicators")
def kpi(number: int) -> ResponseReturnValue:
    """One indicator: its wording, baseline, target and counting rule."""
    if number == 4:
        return redirect(url_for("indicators.kpi_4"))
    if number not in INDICATORS:
        raise NotFound
    return render_template("indicators/one.html", indicator=INDICATORS[number])
