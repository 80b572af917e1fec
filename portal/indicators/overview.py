"""`/kpis`: all twenty indicators of the Strategic Plan with baseline and target; and the page of one
that is not computed from the graph."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from graph_schema.core import TYPES
from graph_schema.indicators import INDICATORS, Indicator
from hub.errors import NotFound
from hub.records.reading import Filter, ListQuery
from portal.guard import needs
from portal.indicators import blueprint
from portal.indicators.targets import new_target
from portal.records.people import names_of
from portal.visit import hub, principal

PAGES = {3: "indicators.kpi_3", 4: "indicators.kpi_4"}
"""The indicators that have a page of their own, by number."""


@blueprint.get("/kpis")
@needs("read_indicators")
def kpis() -> ResponseReturnValue:
    """The twenty indicators by strategic goal."""
    goals: dict[int, list[Indicator]] = {}
    for indicator in INDICATORS.values():
        goals.setdefault(indicator.goal, []).append(indicator)
    return render_template("indicators/overview.html", goals=goals, pages=PAGES)


@blueprint.get("/kpis/<int:number>")
@needs("read_indicators")
def kpi(number: int) -> ResponseReturnValue:
    """One indicator: its wording, baseline, targets of the annex and of managers, counting rule, and what was measured."""
    if number not in INDICATORS:
        raise NotFound
    measured = hub().records.page(
        principal(), ListQuery(TYPES["measurement"], (Filter("kpi", number),), limit=50)
    )
    targets = hub().records.page(
        principal(), ListQuery(TYPES["target"], (Filter("kpi", number),), limit=50)
    )
    return render_template(
        "indicators/one.html",
        indicator=INDICATORS[number],
        measured=measured.records,
        targets=targets.records,
        names=names_of(one.system["created_by"] for one in targets.records),
        new_target=new_target(number),
        page=PAGES.get(number),
        measurement=TYPES["measurement"],
    )
