"""The indicators that the graph computes, by number."""

from __future__ import annotations

from typing import Any

from hub.indicators import kpi_03_report, kpi_04_report
from hub.indicators.computed import Computed

COMPUTED: dict[int, Computed[Any]] = {
    one.number: one for one in (kpi_03_report.COMPUTED, kpi_04_report.COMPUTED)
}
"""Every computed indicator; the others show what managers have measured."""
