"""Where special pages fill in what the pages of all types leave open: a template and what it needs.

    @special("situation", "detail", "situations/detail.html")
    def beside(record: Record) -> dict[str, Any]: ...

The template extends `records/detail.html` and fills its named blocks; what the function answers is
given to it besides what every record's page has. Reader, writer and form stay those of all types.

A feature that has something to say beside the facts of a type's records declares an aside; a page has as
many as there are:

    @aside("proceeding", "verification/aside.html")
    def review(record: Record) -> dict[str, Any] | None: ...
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from graph_schema.core import Entity
from hub.records.reading import Record

PageName = Literal["list", "detail", "form"]
Filler = Callable[[Record], dict[str, Any]]

_TEMPLATES: dict[tuple[str, str], str] = {}
_FILLERS: dict[tuple[str, str], Filler] = {}


def special(type_name: str, page: PageName, template: str) -> Callable[[Filler], Filler]:
    """Declare a page of one type special; raises `ValueError` where it is already."""
    if (type_name, page) in _TEMPLATES:
        raise ValueError(f"the {page} page of “{type_name}” is special already")
    _TEMPLATES[type_name, page] = template

    def declare(filler: Filler) -> Filler:
        _FILLERS[type_name, page] = filler
        return filler

    return declare


def template(kind: type[Entity], page: PageName) -> str:
    """The template of a type's page."""
    return _TEMPLATES.get((kind.info.name, page), f"records/{page}.html")


def filled(record: Record, page: PageName) -> dict[str, Any]:
    """What a special page of this record needs besides; nothing where the page is none."""
    filler = _FILLERS.get((record.kind.info.name, page))
    return filler(record) if filler else {}


Beside = Callable[[Record], dict[str, Any] | None]
_ASIDES: dict[str, list[tuple[str, Beside]]] = {}


def aside(type_name: str, template: str) -> Callable[[Beside], Beside]:
    """Declare what stands beside the facts of a type's records; the template finds as `shown` what the
    function answers, and nothing is drawn where that is nothing."""

    def declare(beside: Beside) -> Beside:
        _ASIDES.setdefault(type_name, []).append((template, beside))
        return beside

    return declare


def asides(record: Record) -> list[tuple[str, dict[str, Any]]]:
    """What stands beside the facts of this record, as templates with what each is given."""
    drawn = [(name, beside(record)) for name, beside in _ASIDES.get(record.kind.info.name, ())]
    return [(name, shown) for name, shown in drawn if shown is not None]
