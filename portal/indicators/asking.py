"""What a page or a file of a computed indicator is asked, and the report that answers it."""

from __future__ import annotations

from flask import request

from hub.clock import today
from hub.indicators.computed import Computed, R
from portal.indicators.years import Asked, read_asked
from portal.visit import hub, principal


def asked_for(indicator: Computed[R]) -> tuple[Asked, R]:
    """The year and day of the address, and the report of an indicator for them."""
    opened = hub()
    asked = read_asked(
        request.args.get("year"), request.args.get("as_of"), today(opened.settings.timezone)
    )
    return asked, indicator.report(
        opened.graph, opened.trail, opened.settings, principal(), asked.year, asked.as_of
    )
