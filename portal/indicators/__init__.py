"""The indicators: the list of all twenty, and the page of each that the graph computes."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("indicators", __name__)

from portal.indicators import assembly, export, kpi_03, kpi_04, overview  # noqa: E402, F401 - their routes join the blueprint
