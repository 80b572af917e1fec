"""Bars lying below each other: how many each of some named things has, the whole length for the most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 640
ROW, THICK = 30, 18
_LETTER, _NARROWEST, _WIDEST = 7.4, 60, 290
_FOR_NUMBER = 64


@dataclass(frozen=True, slots=True)
class Bar:
    """One named number, and where its records are listed."""

    label: str
    value: int
    href: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A bar at its place, with as much of its name as fits."""

    bar: Bar
    y: float
    width: float
    label: str


@dataclass(frozen=True, slots=True)
class Bars:
    """The whole picture, in units of its view box."""

    width: int
    height: int
    left: float
    bars: tuple[Drawn, ...]


def bars(listed: Sequence[Bar]) -> Bars:
    """The geometry of bars in their given order."""
    longest = max((len(one.label) for one in listed), default=0) * _LETTER
    left = round(min(max(longest, _NARROWEST), _WIDEST) + 10, 1)
    most = max((one.value for one in listed), default=0) or 1
    room = WIDTH - left - _FOR_NUMBER
    letters = int(_WIDEST / _LETTER)
    drawn = tuple(
        Drawn(
            one,
            place * ROW + (ROW - THICK) / 2,
            round(one.value / most * room, 1),
            one.label if len(one.label) <= letters else f"{one.label[: letters - 1].rstrip()}…",
        )
        for place, one in enumerate(listed)
    )
    return Bars(WIDTH, max(len(listed), 1) * ROW, left, drawn)
