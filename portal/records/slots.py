"""Where special pages fill in what the pages of all types leave open: a template and what it needs.

    @special("situation", "detail", "situations/detail.html")
    def beside(record: Record) -> dict[str, Any]: ...

The template extends `records/detail.html` and fills its named blocks; what the function answers is
given to it besides what every record's page has. Reader, writer and form stay those of all types.

A feature that has something to say beside the facts of a type's records declares an aside; a page has as
many as there are:

    @aside("proceeding", "verification/aside.html")
    def review(record: Record) -> dict[str, Any] | None: ...

What is too wide to stand beside them, such as a picture, is declared `below` in the same way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from graph_schema.core import Entity
from hub.records.reading import Record
from portal.forms import RecordForm

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


Asking = Callable[[RecordForm, str | None], dict[str, Any] | None]
Saved = Callable[[str], None]
_ASKING: dict[str, list[tuple[str, Asking]]] = {}
_SAVED: dict[str, list[Saved]] = {}


def before_saving(type_name: str, template: str) -> Callable[[Asking], Asking]:
    """Declare what is asked once more before a record of this type is saved, and drawn in its form: the
    function is told the form and the record's id (none yet: a new one), and answers what its template shows as
    `asked`, or nothing. As long as it answers something, nothing is saved. The template stands in every form of
    the type, also while nothing is asked, for scripts to fill."""

    def declare(asking: Asking) -> Asking:
        _ASKING.setdefault(type_name, []).append((template, asking))
        return asking

    return declare


def after_saving(type_name: str) -> Callable[[Saved], Saved]:
    """Declare what follows once the form of a new record of this type has been saved; it is told the id."""

    def declare(saved: Saved) -> Saved:
        _SAVED.setdefault(type_name, []).append(saved)
        return saved

    return declare


Questions = list[tuple[str, dict[str, Any] | None]]
"""The templates that a form draws, each with what it asks, if anything."""


def unasked(kind: type[Entity]) -> Questions:
    """The templates of a form in which nothing is asked."""
    return [(name, None) for name, _ in _ASKING.get(kind.info.name, ())]


def questions(form: RecordForm, record_id: str | None) -> Questions:
    """What is asked before a form is saved."""
    return [(name, ask(form, record_id)) for name, ask in _ASKING.get(form.entity.info.name, ())]


def tell_saved(kind: type[Entity], record_id: str) -> None:
    """Let everything follow that follows once a new record has been saved."""
    for saved in _SAVED.get(kind.info.name, ()):
        saved(record_id)


Beside = Callable[[Record], dict[str, Any] | None]
_ASIDES: dict[str, list[tuple[str, Beside]]] = {}


def aside(type_name: str, template: str, *, first: bool = False) -> Callable[[Beside], Beside]:
    """Declare what stands beside the facts of a type's records, the `first` above the others; the template finds
    as `shown` what the function answers, and nothing is drawn where that is nothing."""

    def declare(beside: Beside) -> Beside:
        listed = _ASIDES.setdefault(type_name, [])
        listed.insert(0 if first else len(listed), (template, beside))
        return beside

    return declare


_BELOW: dict[str, list[tuple[str, Beside]]] = {}


def below(type_name: str, template: str) -> Callable[[Beside], Beside]:
    """Declare what stands below the facts of a type's records, over the whole width (a picture), like an
    aside."""

    def declare(drawn: Beside) -> Beside:
        _BELOW.setdefault(type_name, []).append((template, drawn))
        return drawn

    return declare


def drawn_below(record: Record) -> list[tuple[str, dict[str, Any]]]:
    """What stands below the facts of this record, as templates with what each is given."""
    drawn = [(name, fill(record)) for name, fill in _BELOW.get(record.kind.info.name, ())]
    return [(name, shown) for name, shown in drawn if shown is not None]


Starting = Callable[[], dict[str, Any]]
_STARTING: dict[str, Starting] = {}


def starts_with(type_name: str) -> Callable[[Starting], Starting]:
    """Declare what the form of a new record of this type starts with, where its address says nothing else."""

    def declare(starting: Starting) -> Starting:
        _STARTING[type_name] = starting
        return starting

    return declare


def starting_values(kind: type[Entity]) -> dict[str, Any]:
    """The plain values that the form of a new record of this type starts with, besides those declared."""
    starting = _STARTING.get(kind.info.name)
    return starting() if starting else {}


def asides(record: Record) -> list[tuple[str, dict[str, Any]]]:
    """What stands beside the facts of this record, as templates with what each is given."""
    drawn = [(name, beside(record)) for name, beside in _ASIDES.get(record.kind.info.name, ())]
    return [(name, shown) for name, shown in drawn if shown is not None]


BesideForm = Callable[[RecordForm, Record | None], dict[str, Any] | None]
_BESIDE_FORMS: dict[str, list[tuple[str, BesideForm]]] = {}


def beside_form(type_name: str, template: str) -> Callable[[BesideForm], BesideForm]:
    """Declare what stands beside the form of a type's records: the function is told the form as it stands and
    the record (none yet: a new one), and its template finds as `shown` what it answers; nothing is drawn where
    that is nothing. A button of it that asks for more sends the form by `form="record-form"`."""

    def declare(beside: BesideForm) -> BesideForm:
        _BESIDE_FORMS.setdefault(type_name, []).append((template, beside))
        return beside

    return declare


def beside_forms(form: RecordForm, record: Record | None) -> list[tuple[str, dict[str, Any]]]:
    """What stands beside this form, as templates with what each is given."""
    listed = _BESIDE_FORMS.get(form.entity.info.name, ())
    drawn = [(name, beside(form, record)) for name, beside in listed]
    return [(name, shown) for name, shown in drawn if shown is not None]
