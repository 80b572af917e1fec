"""The map of one question: which territory has which shade, which States are points, what the legend says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph_schema.text import Text
from portal.map.outlines import Box, box_of, codes, outlines, points

SHADES = 5
_NICE = [factor * 10**power for power in range(7) for factor in (1, 2, 5)]
_POINT_SIZE, _LEAST_POINT = 0.006, 1.2
_MARGIN = 0.02


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the world that the map can show: between two meridians and two parallels, in degrees."""

    name: str
    label: Text
    west: float
    east: float
    south: float
    north: float


REGIONS = (
    Region("world", Text("The world", "Le monde"), -170, 190, -57, 83),
    Region("africa", Text("Africa", "Afrique"), -26, 60, -36, 38),
    Region("europe", Text("Europe", "Europe"), -25, 46, 34, 71),
    Region("west-asia", Text("Middle East and Central Asia", "Moyen-Orient et Asie centrale"), 25, 88, 10, 56),
    Region("asia", Text("South and East Asia", "Asie du Sud et de l’Est"), 60, 150, -12, 54),
    Region("oceania", Text("Oceania", "Océanie"), 110, 180, -48, 16),
    Region("north-america", Text("North America and the Caribbean", "Amérique du Nord et Caraïbes"), -168, -52, 6, 74),
    Region("south-america", Text("South America", "Amérique du Sud"), -84, -33, -57, 14),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A State with records: its name and number, and where they are listed."""

    name: str
    number: int
    href: str


@dataclass(frozen=True, slots=True)
class Territory:
    """An outline with its shade (0: no record), and the State that it is where it has records."""

    path: str
    shade: int
    state: Shown | None


@dataclass(frozen=True, slots=True)
class Dot:
    """A State too small for an outline."""

    x: float
    y: float
    shade: int
    state: Shown


@dataclass(frozen=True, slots=True)
class Shade:
    """One line of the legend: a shade and the numbers that have it, both inclusive (`until` none: and more)."""

    shade: int
    since: int
    until: int | None


@dataclass(frozen=True, slots=True)
class WorldMap:
    """The picture, in units of its view box."""

    view: str
    territories: tuple[Territory, ...]
    dots: tuple[Dot, ...]
    dot_size: float
    legend: tuple[Shade, ...]


def shades(most: int) -> tuple[Shade, ...]:
    """At most five shades for numbers from 1 to `most`, with round limits."""
    limits = [one for one in _NICE if one <= most] if most > SHADES else list(range(1, most + 1))
    if not limits:
        return ()
    if len(limits) > SHADES:
        limits = [1, *limits[-(SHADES - 1) :]]
    ends: list[int | None] = [one - 1 for one in limits[1:]]
    return tuple(
        Shade(place, since, until)
        for place, (since, until) in enumerate(zip(limits, [*ends, None], strict=True), start=1)
    )


@cache
def _view(region: Region) -> Box:
    box = box_of(region.west, region.east, region.south, region.north)
    margin = box.width * _MARGIN
    return Box(box.left - margin, box.top - margin, box.width + 2 * margin, box.height + 2 * margin)


def world_map(states: Mapping[str, Shown], region: Region) -> WorldMap:
    """The map of States with records (by their ids, `ukr`), as much of it as a region shows."""
    view = _view(region)
    legend = shades(max((one.number for one in states.values()), default=0))
    by_code = {codes()[one]: shown for one, shown in states.items() if one in codes()}

    def shade(shown: Shown | None) -> int:
        return max((one.shade for one in legend if shown and shown.number >= one.since), default=0)

    territories = []
    outlined = set()
    for one in outlines():
        state = by_code.get(one.code or "")
        outlined.add(one.code)
        if one.box.meets(view):
            territories.append(Territory(one.path, shade(state), state))
    dots = [
        Dot(round(points()[one][0], 1), round(points()[one][1], 1), shade(shown), shown)
        for one, shown in states.items()
        if one in codes() and codes()[one] not in outlined and view.holds(points()[one])
    ]
    size = max(round(view.width * _POINT_SIZE, 1), _LEAST_POINT)
    said = " ".join(f"{one:.1f}" for one in (view.left, view.top, view.width, view.height))
    # those with records last: their edges, and the mark of the focus, lie above their neighbours
    territories.sort(key=lambda one: one.state is not None)
    return WorldMap(said, tuple(territories), tuple(dots), size, legend)
