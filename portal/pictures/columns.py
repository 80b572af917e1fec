"""Stacked columns over the years, or over other steps by their names: how a figure and its parts went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WIDTH, HEIGHT = 640, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 16, 28, 34
_WIDEST = 64
_LEAST_FOR_A_LABEL = 16
"""Height that a piece needs so that its number fits into it."""


@dataclass(frozen=True, slots=True)
class Series:
    """One part of the figure: its name and its number in each year, or whatever else the columns stand for
    (none where not known)."""

    label: str
    values: Mapping[Any, float | None]


@dataclass(frozen=True, slots=True)
class Piece:
    """One series in one column; `tint` counts the series from 1."""

    tint: int
    y: float
    height: float
    value: float
    label_y: float | None


@dataclass(frozen=True, slots=True)
class Column:
    """One year: its pieces from the bottom up and their sum (nothing where no series knows one)."""

    year: int | str
    x: float
    middle: float
    width: float
    pieces: tuple[Piece, ...]
    total: float | None
    top: float


@dataclass(frozen=True, slots=True)
class Columns:
    """The whole picture, in units of its `viewBox`."""

    width: int
    height: int
    left: int
    right: int
    bottom: int
    series: tuple[Series, ...]
    years: tuple[int | str, ...]
    columns: tuple[Column, ...]
    ticks: tuple[tuple[float, float], ...]
    target: float | None
    target_y: float | None

    def value(self, series: Series, year: int | str) -> float | None:
        """A number of the table beside the picture."""
        return series.values.get(year)


def _step(highest: float) -> float:
    """The distance of the lines across: 1, 2 or 5 times a power of ten, at most five lines."""
    steps = (factor * 10.0**power for power in range(15) for factor in (1, 2, 5))
    return next(step for step in steps if highest / step <= 5)


def columns(
    series: Sequence[Series], years: Sequence[int] | Sequence[str], *, target: float | None = None
) -> Columns:
    """The geometry of stacked columns, one for each of `years`, and a line at `target`."""
    sums = {
        year: [one.values.get(year) for one in series if one.values.get(year) is not None]
        for year in years
    }
    totals = {year: sum(filter(None, found)) if found else None for year, found in sums.items()}
    highest = max([1.0, target or 0, *(total or 0 for total in totals.values())])
    step = _step(highest)
    top_value = step * -(-highest // step)
    floor, ceiling = HEIGHT - _BOTTOM, _TOP

    def height_of(value: float) -> float:
        return round(value / top_value * (floor - ceiling), 1)

    slot = (WIDTH - _LEFT - _RIGHT) / max(len(years), 1)
    width = min(_WIDEST, slot * 0.62)
    drawn = []
    for place, year in enumerate(years):
        middle = _LEFT + slot * (place + 0.5)
        pieces, y = [], float(floor)
        for tint, one in enumerate(series, start=1):
            value = one.values.get(year)
            if not value:
                continue
            height = height_of(value)
            y = round(y - height, 1)
            label_y = round(y + height / 2 + 4.5, 1) if height >= _LEAST_FOR_A_LABEL else None
            pieces.append(Piece(tint, y, height, value, label_y))
        x = round(middle - width / 2, 1)
        drawn.append(
            Column(year, x, round(middle, 1), round(width, 1), tuple(pieces), totals[year], y)
        )
    lines = [step * count for count in range(round(top_value / step) + 1)]
    return Columns(
        WIDTH,
        HEIGHT,
        _LEFT,
        WIDTH - _RIGHT,
        floor,
        tuple(series),
        tuple(years),
        tuple(drawn),
        tuple((value, round(floor - height_of(value), 1)) for value in lines),
        target,
        None if target is None else round(floor - height_of(target), 1),
    )
