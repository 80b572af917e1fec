"""The outlines of the world as SVG paths: decoded once, in the Equal Earth projection, which keeps areas."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

WIDTH = 1000.0
"""Units across the whole world; the picture's other measures follow from it."""

_FILES = files("portal") / "map" / "outlines"
_ANTARCTICA = "010"
_EAST_FROM = -170
"""Degrees; the map begins here, between the Aleutians and the easternmost cape of Asia."""
_LEAST_STEP = 0.25
"""Points nearer to each other than this are one."""

_A = (1.340264, -0.081106, 0.000893, 0.003796)
"""Coefficients of the Equal Earth projection (Šavrič, Patterson and Jenny, 2018)."""
_SCALE = WIDTH / (4 * math.pi / math.sqrt(3) / _A[0])

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the picture, in its units."""

    left: float
    top: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Whether the two have something in common."""
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        across, down = point[0] - self.left, point[1] - self.top
        return 0 <= across <= self.width and 0 <= down <= self.height


@dataclass(frozen=True, slots=True)
class Outline:
    """A territory: its ISO 3166-1 numeric code (none where it has none), its path, and what it covers."""

    code: str | None
    path: str
    box: Box


def projected(longitude: float, latitude: float) -> Point:
    """A place on the picture, degrees to units; down is south."""
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    square = theta * theta
    sixth = square**3
    a1, a2, a3, a4 = _A
    slope = a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(theta) / (3 * slope)
    y = theta * (a1 + a2 * square + sixth * (a3 + a4 * square))
    return WIDTH / 2 + x * _SCALE, WIDTH / 4 - y * _SCALE


def box_around(points: Iterable[Point]) -> Box:
    """The smallest box that holds all points."""
    across, down = zip(*points, strict=True)
    left, top = min(across), min(down)
    return Box(left, top, max(across) - left, max(down) - top)


def box_of(west: float, east: float, south: float, north: float) -> Box:
    """The box of a part of the world between meridians and parallels, in degrees."""
    steps = [step / 16 for step in range(17)]
    edges = [
        projected(west + (east - west) * one, south + (north - south) * other)
        for one in steps
        for other in steps
        if one in (0, 1) or other in (0, 1)
    ]
    return box_around(edges)


@cache
def outlines() -> tuple[Outline, ...]:
    """Every outline of the world but Antarctica's."""
    topology = json.loads((_FILES / "world_110m.topojson").read_text(encoding="utf-8"))
    arcs = [list(_decoded(arc, topology["transform"])) for arc in topology["arcs"]]
    shapes = topology["objects"]["countries"]["geometries"]
    return tuple(_outline(one, arcs) for one in shapes if one.get("id") != _ANTARCTICA)


def _decoded(arc: Sequence[Sequence[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    """An arc's points in degrees, east and north; the file keeps steps from one to the next."""
    x = y = 0
    (width, height), (left, bottom) = transform["scale"], transform["translate"]
    for across, up in arc:
        x, y = x + across, y + up
        yield x * width + left, y * height + bottom


def _outline(shape: dict[str, object], arcs: Sequence[Sequence[Point]]) -> Outline:
    said: object = shape["arcs"]
    polygons = [said] if shape["type"] == "Polygon" else said
    rings = [
        [projected(*place) for place in _unbroken(_joined(ring, arcs))]
        for polygon in polygons
        for ring in polygon  # type: ignore[attr-defined]  # as JSON has it
    ]
    code = shape.get("id")
    points = [point for ring in rings for point in ring]
    path = "".join(_path(ring) for ring in rings)
    return Outline(str(code) if code else None, path, box_around(points))


def _joined(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> Iterator[Point]:
    """The points of a ring; a negative number means an arc run backwards (`~number`)."""
    for number in ring:
        points = arcs[number] if number >= 0 else arcs[~number][::-1]
        yield from points[:-1]


def _unbroken(places: Iterable[Point]) -> list[Point]:
    """A ring that crosses the 180th meridian goes on beyond it to the east, instead of jumping to the other
    edge of the map; so does what lies wholly beyond."""
    found: list[Point] = []
    turns = 0.0
    for longitude, latitude in places:
        if found and abs(longitude + turns - found[-1][0]) > 180:
            turns += 360 if longitude + turns < found[-1][0] else -360
        found.append((longitude + turns, latitude))
    if max(longitude for longitude, _ in found) < _EAST_FROM:
        return [(longitude + 360, latitude) for longitude, latitude in found]
    return found


def _path(ring: Sequence[Point]) -> str:
    """A ring as a path of steps to a tenth of a unit: short, and as exact as the outlines are."""
    at = (round(ring[0][0], 1), round(ring[0][1], 1))
    steps = []
    for x, y in ring[1:]:
        across, down = round(x - at[0], 1), round(y - at[1], 1)
        if abs(across) + abs(down) >= _LEAST_STEP:
            steps.append(f"{across:g} {down:g}")
            at = (round(at[0] + across, 1), round(at[1] + down, 1))
    return f"M{ring[0][0]:.1f} {ring[0][1]:.1f}l{' '.join(steps)}z" if len(steps) > 1 else ""


@cache
def codes() -> dict[str, str]:
    """The numeric code of each State by its three letters, lower case as the ids of States are."""
    return {one["iso3"].lower(): one["m49"] for one in _points_file()}


@cache
def points() -> dict[str, Point]:
    """A point inside each State by its three letters, on the picture."""
    return {
        one["iso3"].lower(): projected(float(one["longitude"]), float(one["latitude"]))
        for one in _points_file()
    }


@cache
def _points_file() -> tuple[dict[str, str], ...]:
    text = (_FILES / "state_points.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
