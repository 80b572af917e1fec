"""A timeline in lanes: what happened and what lasted, each kind of thing in a lane of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, Self

from graph_schema.partial_date import first_day, last_day

WIDTH = 880
_RIGHT, _TOP, _BOTTOM = 20, 12, 30
_NARROWEST, _WIDEST = 90, 220
"""Room for the names of the lanes."""
_ROW, _LANE_GAP = 27, 10
_LETTER, _LANE_LETTER = 7.4, 7.8
"""Width of a letter of a label, and of a lane's name: a little more than the fonts need."""
_LONGEST_LABEL, _SHORTEST_LABEL = 46, 8
_GAP, _BETWEEN = 8, 14
_MOST_TICKS = 10
_THINNEST = 3.0


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
    left: float
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[int, float], ...]
    today_x: float
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a day stands across the picture; days are counted as `date.toordinal` does."""

    left: float
    first: date
    last: date

    @classmethod
    def over(cls, moments: Sequence[Moment], today: date, left: float) -> Self:
        """A scale of whole years that holds every moment, and today."""
        days = [today.isoformat(), *(first_day(one.on) for one in moments)]
        first = date.fromisoformat(min(days)).replace(month=1, day=1)
        last = date.fromisoformat(max([*days, *(one.end for one in moments)]))
        return cls(left, first, last.replace(month=12, day=31))

    def x(self, day: date) -> float:
        share = (day - self.first).days / ((self.last - self.first).days + 1)
        return round(self.left + share * (WIDTH - self.left - _RIGHT), 1)

    def ticks(self) -> tuple[tuple[int, float], ...]:
        """The years named below the picture, at most ten."""
        years = range(self.first.year, self.last.year + 1)
        steps = (1, 2, 5, 10, 20, 50, 100, 1000)
        step = next(step for step in steps if len(years) / step <= _MOST_TICKS)
        return tuple((year, self.x(date(year, 1, 1))) for year in years if year % step == 0)


def timeline(moments: Sequence[Moment], today: date) -> Timeline:
    """The geometry of a timeline; lanes stand in the order in which `moments` first name them."""
    ordered = tuple(sorted(moments, key=lambda one: (first_day(one.on), one.end, one.title)))
    names = list(dict.fromkeys(one.lane for one in moments))
    room = max((len(name) * _LANE_LETTER for name in names), default=0) + _BETWEEN
    left = round(min(max(room, _NARROWEST), _WIDEST), 1)
    scale = _Scale.over(ordered, today, left)
    lanes, y = [], float(_TOP)
    for name in names:
        rows: list[float] = []
        marks = []
        for one in (moment for moment in ordered if moment.lane == name):
            mark = _mark(one, scale, today)
            from_x, to_x = _extent(mark)
            row = next((row for row, taken in enumerate(rows) if taken <= from_x), len(rows))
            rows[row : row + 1] = [to_x + _BETWEEN]
            marks.append(replace(mark, y=round(y + row * _ROW + _ROW / 2, 1)))
        height = len(rows) * _ROW
        lanes.append(Lane(name, y, height, tuple(marks)))
        y += height + _LANE_GAP
    return Timeline(WIDTH, y + _BOTTOM, left, tuple(lanes), scale.ticks(), scale.x(today), ordered)


def _mark(moment: Moment, scale: _Scale, today: date) -> Mark:
    """The moment at its place, its label after it, or before it where there is more room there."""
    x = scale.x(date.fromisoformat(first_day(moment.on)))
    end = today if moment.lasts and not moment.until else date.fromisoformat(moment.end)
    width = round(max(scale.x(end + timedelta(days=1)) - x, _THINNEST), 1)
    after, before = x + width + _GAP, x - _GAP
    room_after, room_before = WIDTH - after, before - scale.left
    if room_after >= min(len(moment.title) * _LETTER, room_before):
        label, anchor_x = _fitting(moment.title, room_after), after
        return Mark(moment, x, width, 0, label, round(anchor_x, 1), "start")
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
