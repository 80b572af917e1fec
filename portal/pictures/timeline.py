"""A timeline in lanes: what happened and what lasted, each kind of thing in a lane of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph_schema.partial_date import first_day, last_day

WIDTH = 880
_LEFT, _RIGHT, _TOP, _BOTTOM = 140, 20, 12, 30
_ROW, _LANE_GAP = 27, 10
_LETTER = 7.4
"""Width of a letter of a label: a little more than the fonts need."""
_LONGEST_LABEL, _SHORTEST_LABEL = 46, 8
_GAP, _BETWEEN = 8, 14
_MOST_TICKS = 10


@dataclass(frozen=True, slots=True)
class Moment:
    """Something dated. `on` and `until` are partial dates; `lasts` without `until` means: still today."""

    on: str
    title: str
    lane: str
    until: str | None = None
    lasts: bool = False
    href: str | None = None

    @property
    def end(self) -> str:
        """The last day that it may have been, where it does not last until today."""
        return last_day(self.until or self.on)


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment as it is drawn: a bar from `x` of `width`, its label at `label_x`."""

    moment: Moment
    x: float
    width: float
    y: float
    label: str
    label_x: float
    anchor: Literal["start", "end"]

    @property
    def is_point(self) -> bool:
        """Whether it is one day, or so short in the picture that it is drawn as a point."""
        return not self.moment.lasts and not self.moment.until and self.width < 7


@dataclass(frozen=True, slots=True)
class Lane:
    """All moments of one kind."""

    label: str
    y: float
    height: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole picture, in units of its `viewBox`, and its moments in the order of their dates."""

    width: int
    height: float
    left: int
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[int, float], ...]
    today_x: float
    moments: tuple[Moment, ...]


def _day(written: str) -> int:
    return date.fromisoformat(written).toordinal()


def timeline(moments: Sequence[Moment], today: date) -> Timeline:
    """The geometry of a timeline; lanes stand in the order in which `moments` first name them."""
    ordered = tuple(sorted(moments, key=lambda one: (first_day(one.on), one.end, one.title)))
    now = today.toordinal()
    starts = [_day(first_day(one.on)) for one in ordered] or [now]
    ends = [_day(one.end) for one in ordered]
    first = date.fromordinal(min(*starts, now) if starts else now).replace(month=1, day=1)
    last = date.fromordinal(max([*ends, now])).replace(month=12, day=31)
    origin, days = first.toordinal(), last.toordinal() - first.toordinal() + 1

    def x_of(day: int) -> float:
        return round(_LEFT + (day - origin) / days * (WIDTH - _LEFT - _RIGHT), 1)

    lanes, y = [], float(_TOP)
    for name in dict.fromkeys(one.lane for one in moments):
        rows: list[float] = []
        marks = []
        for one in (moment for moment in ordered if moment.lane == name):
            until = now if one.lasts and not one.until else _day(one.end)
            x = x_of(_day(first_day(one.on)))
            mark = _mark(one, x, max(x_of(until + 1) - x, 3.0))
            left, right = _extent(mark)
            row = next((row for row, taken in enumerate(rows) if taken <= left), len(rows))
            rows[row : row + 1] = [right + _BETWEEN]
            marks.append(_at(mark, y + row * _ROW + _ROW / 2))
        height = len(rows) * _ROW
        lanes.append(Lane(name, y, height, tuple(marks)))
        y += height + _LANE_GAP
    years = range(first.year, last.year + 1)
    step = next(
        step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if len(years) / step <= _MOST_TICKS
    )
    ticks = tuple((year, x_of(_day(f"{year:04d}-01-01"))) for year in years if year % step == 0)
    return Timeline(WIDTH, y + _BOTTOM, _LEFT, tuple(lanes), ticks, x_of(now), ordered)


def _mark(moment: Moment, x: float, width: float) -> Mark:
    """The moment at `x`, its label after it, or before it where there is more room there."""
    after, before = x + width + _GAP, x - _GAP
    room_after, room_before = WIDTH - after, before - _LEFT
    wanted = len(moment.title) * _LETTER
    if room_after >= wanted or room_after >= room_before:
        return Mark(
            moment, x, width, 0, _fitting(moment.title, room_after), round(after, 1), "start"
        )
    return Mark(moment, x, width, 0, _fitting(moment.title, room_before), round(before, 1), "end")


def _fitting(title: str, room: float) -> str:
    """As much of a title as fits; nothing where only a few letters would."""
    letters = min(int(room / _LETTER), _LONGEST_LABEL)
    if len(title) <= letters:
        return title
    return f"{title[: letters - 1].rstrip()}…" if letters >= _SHORTEST_LABEL else ""


def _extent(mark: Mark) -> tuple[float, float]:
    wide = len(mark.label) * _LETTER
    if mark.anchor == "start":
        return mark.x, mark.label_x + wide
    return mark.label_x - wide, mark.x + mark.width


def _at(mark: Mark, y: float) -> Mark:
    return Mark(mark.moment, mark.x, mark.width, round(y, 1), mark.label, mark.label_x, mark.anchor)
