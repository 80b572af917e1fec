"""The plain values that the component macros draw (`templates/components`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup

Direction = Literal["ascending", "descending"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with more than a text: a link, a smaller note below, marks beside it."""

    text: str | Markup
    href: str | None = None
    note: str | Markup | None = None
    marks: Sequence[Markup] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `sort_href` sorts by it; `sorted` says that it is sorted now, and how."""

    key: str
    label: str
    numeric: bool = False
    sort_href: str | None = None
    sorted: Direction | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what stands in each column by its key; an empty cell may be left out."""

    cells: Mapping[str, str | Markup | Cell | None]
    id: str | None = None
    emphasis: Literal["gap", "quiet"] | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A value to choose. `depth` indents it below a wider one; `count` is shown beside it."""

    value: str
    label: str
    selected: bool = False
    depth: int = 0
    count: int | None = None


@dataclass(frozen=True, slots=True)
class FilterField:
    """One field of a filter panel. `choice` picks one of `options`, `choices` several."""

    name: str
    label: str
    kind: Literal["choice", "choices", "text", "date"]
    options: Sequence[Option] = ()
    value: str = ""
    help: str | None = None


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A condition that holds now, and the address of the list without it."""

    label: str
    text: str
    remove_href: str


@dataclass(frozen=True, slots=True)
class Picked:
    """A record in a relation picker. `extra` is drawn with it (the fields of the relation)."""

    id: str
    title: str
    note: str | None = None
    extra: Markup | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One version in a history. `when` is an instant; `what` says in words what was changed."""

    number: int
    when: str
    who: str
    action: str
    what: str = ""
    reason: str | None = None
    href: str | None = None
    compare_href: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs between two states; each side is a text, a list of texts or nothing.

    `keep` is the side that is ticked at first where a person has to choose; `both` says in words what choosing
    neither side alone comes to, where that is offered.
    """

    name: str
    label: str
    left: str | Markup | Sequence[str] | None
    right: str | Markup | Sequence[str] | None
    keep: Literal["theirs", "yours", "kept", "other", "both"] = "yours"
    both: str | None = None


@dataclass(frozen=True, slots=True)
class Audience:
    """Who will see a record: in words, those who can and those who are kept out."""

    readers: Sequence[str]
    excluded: Sequence[str] = field(default=())
