"""Boxes in columns with lines from left to right: what led to what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 920
_HIGH, _ROW, _TOP = 62, 76, 28
_BETWEEN = 28
"""Room between two columns, for the lines."""
_LETTER, _NOTE_LETTER, _PADDING = 7.2, 6.2, 18


@dataclass(frozen=True, slots=True)
class Box:
    """Something in a column: `row` is where it would best stand (rows may be broken: between two others);
    `note` stands below its title. A `faint` one is drawn as what holds no longer."""

    key: str
    column: str
    row: float
    title: str
    note: str = ""
    href: str | None = None
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """From one box to another, by their keys."""

    start: str
    end: str
    faint: bool = False


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """A box at its place, with as much of its words as fits: its title in two lines at most."""

    box: Box
    x: float
    y: float
    title: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line as the `d` of a path."""

    path: str
    faint: bool


@dataclass(frozen=True, slots=True)
class Flow:
    """The whole picture, in units of its `viewBox`; `heads` names each column at its left end."""

    width: int
    height: float
    box_width: float
    box_height: int
    heads: tuple[tuple[str, float], ...]
    boxes: tuple[DrawnBox, ...]
    lines: tuple[DrawnLine, ...]


def flow(columns: Sequence[tuple[str, str]], boxes: Sequence[Box], lines: Sequence[Line]) -> Flow:
    """The geometry of boxes in `columns` (key and words, from left to right). A column without boxes is not
    drawn, and no gap is left where it would be."""
    used = [(key, words) for key, words in columns if any(one.column == key for one in boxes)]
    step = (WIDTH + _BETWEEN) / max(len(used), 1)
    wide = round(step - _BETWEEN, 1)
    letters, for_note = (int((wide - _PADDING) / one) for one in (_LETTER, _NOTE_LETTER))
    drawn: dict[str, DrawnBox] = {}
    for place, (key, _words) in enumerate(used):
        free = 0.0
        for one in sorted((one for one in boxes if one.column == key), key=lambda one: one.row):
            row = max(one.row, free)
            free = row + 1
            y = round(_TOP + row * _ROW, 1)
            drawn[one.key] = DrawnBox(
                one, round(place * step, 1), y, _in_lines(one.title, letters), _fitting(one.note, for_note)
            )  # fmt: skip
    paths = [
        DrawnLine(_path(drawn[one.start], drawn[one.end], wide), one.faint)
        for one in lines
        if one.start in drawn and one.end in drawn
    ]
    height = max((one.y for one in drawn.values()), default=0.0) + _HIGH + 6
    heads = tuple((words, round(place * step, 1)) for place, (_key, words) in enumerate(used))
    return Flow(WIDTH, height, wide, _HIGH, heads, tuple(drawn.values()), tuple(paths))


def _path(start: DrawnBox, end: DrawnBox, wide: float) -> str:
    x1, y1 = round(start.x + wide, 1), round(start.y + _HIGH / 2, 1)
    x2, y2 = end.x, round(end.y + _HIGH / 2, 1)
    bend = round(_BETWEEN * 0.7, 1)
    return f"M{x1} {y1}C{round(x1 + bend, 1)} {y1} {round(x2 - bend, 1)} {y2} {x2} {y2}"


def _in_lines(words: str, letters: int) -> tuple[str, ...]:
    """Words in two lines at most, broken between them where that is possible."""
    if len(words) <= letters:
        return (words,)
    cut = words.rfind(" ", 0, letters + 1)
    first = words[:cut] if cut > 0 else words[:letters]
    return first, _fitting(words[len(first) :].lstrip(), letters)


def _fitting(words: str, letters: int) -> str:
    return words if len(words) <= letters else f"{words[: letters - 1].rstrip()}…"
