"""The step from an indicator to the form of a target for a year for which the annex sets none."""

from __future__ import annotations

from flask import url_for
from flask_babel import gettext as _

from graph_schema.core import TYPES
from graph_schema.indicators import INDICATORS
from hub import access
from hub.clock import today
from portal.visit import hub, principal


def new_target(number: int, year: int | None = None) -> str | None:
    """The address of the form, filled in for an indicator and a year; nothing where the annex sets the
    year's target, and for people who set none."""
    if not access.may(principal(), "create", TYPES["target"]) or year in INDICATORS[number].targets:
        return None
    title = (
        _("Target of KPI %(number)s for %(year)s", number=number, year=year)
        if year
        else _("Target of KPI %(number)s", number=number)
    )
    set_on = today(hub().settings.timezone).isoformat()
    return url_for(
        "records.new", entity=TYPES["target"], kpi=number, year=year, set_on=set_on, title=title
    )
