"""The twenty indicators of the Strategic Plan 2023-2025, annex 1: one module each, and their register."""

from importlib import import_module

from graph_schema.indicators.indicator import Indicator, Target

__all__ = ["INDICATORS", "Indicator", "Target"]

_NUMBERS = range(1, 21)


def _declared(number: int) -> Indicator:
    indicator: Indicator = import_module(f"{__name__}.kpi_{number:02d}").INDICATOR
    if indicator.number != number:
        raise ValueError(f"the module of KPI {number} declares KPI {indicator.number}")
    return indicator


INDICATORS: dict[int, Indicator] = {number: _declared(number) for number in _NUMBERS}
"""Every indicator by its number, in order."""
