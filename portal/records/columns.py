"""The columns of a list: which there are, which a person chose, and what stands in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import get_template_attribute
from markupsafe import Markup

from graph_schema.core import Entity, FieldSpec
from graph_schema.text import Text
from hub.access import Principal
from hub.records.reading import Record
from portal.components import Cell, Column, Direction, Row
from portal.languages import say, show_moment
from portal.records.asking import Asked
from portal.records.readers import marked
from portal.records.section import record_url
from portal.records.showing import part_line, record_link, shown_fields, value_words
from portal.state_names import title_of
from portal.visit import accounts, person, principal, settings

MOST = 3
"""Up to so many values of a list stand in a cell."""

_AND_MORE = Text("and {number} more", "et {number} de plus")
_CHANGED = Text("Last changed", "Dernière modification")

_SORTED: dict[str, tuple[str, Direction]] = {
    "newest": ("date", "descending"),
    "oldest": ("date", "ascending"),
    "title": ("title", "ascending"),
    "title_down": ("title", "descending"),
    "changed": ("updated_at", "descending"),
}
"""What each order of a list sorts by."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A column that a list can show; `spec` is the field in it (none: when the record was changed)."""

    name: str
    label: str
    spec: FieldSpec | None


def offered_columns(kind: type[Entity], reader: Principal) -> dict[str, Offered]:
    """Every column that a type's list can show beside the title, by name, in the order of the form."""
    fields = shown_fields(kind, reader)
    ordered = [*kind.own_fields().values(), *kind.fields.values()]
    offered = {
        spec.name: Offered(spec.name, say(spec.label), spec)
        for spec in ordered
        if spec.name in fields
        and spec.name not in ("title", "citations", "is_example", "unconfirmed_fields")
        and spec.kind not in ("paragraphs", "markdown")
    }
    return offered | {"updated_at": Offered("updated_at", say(_CHANGED), None)}


def chosen_columns(kind: type[Entity], named: Sequence[str] | None = None) -> list[Offered]:
    """The columns that an address names, or that the person chose for this type, or those that the type
    declares for lists."""
    offered = offered_columns(kind, principal())
    somebody = person()
    kept = somebody.preferences.get(_preference(kind)) if somebody else None
    kept = kept if named is None else list(named)
    if isinstance(kept, list):
        return [offered[name] for name in kept if name in offered]
    return [one for one in offered.values() if one.spec is not None and one.spec.in_list]


def keep_columns(kind: type[Entity], names: Sequence[str] | None) -> None:
    """Keep a person's choice of columns for a type; none: as the type declares again."""
    somebody = person()
    if somebody is not None:
        offered = offered_columns(kind, principal())
        kept = None if names is None else [name for name in offered if name in names]
        accounts().preferences.set(somebody.id, _preference(kind), kept)


def _preference(kind: type[Entity]) -> str:
    return f"columns:{kind.info.name}"


def table_columns(asked: Asked, chosen: Sequence[Offered]) -> list[Column]:
    """The heads of the table, with the addresses that sort by them."""
    by, direction = _SORTED[asked.query.order]
    date_field = asked.kind.info.date_field
    columns = [_column(asked, "title", say(asked.kind.fields["title"].label), by, direction)]
    for one in chosen:
        key = "date" if one.name == date_field else one.name
        columns.append(_column(asked, one.name, one.label, by, direction, key, one.spec))
    return columns


def _column(
    asked: Asked, name: str, label: str, by: str, direction: Direction,
    key: str = "title", spec: FieldSpec | None = None,
) -> Column:  # fmt: skip
    orders = [order for order, (what, _) in _SORTED.items() if what == key]
    now = direction if by == key else None
    other = next((order for order in orders if order != asked.query.order), None)
    return Column(
        name,
        label,
        numeric=spec is not None and spec.kind in ("number", "decimal"),
        sort_href=asked.url(order=other) if other else None,
        sorted=now,
    )


def table_row(record: Record, chosen: Sequence[Offered]) -> Row:
    """One record as a row of its type's list."""
    cells: dict[str, Any] = {
        "title": Cell(
            title_of(record), record_url(record.kind.info.name, record.id), marks=marks(record)
        )
    }
    for one in chosen:
        cells[one.name] = _cell(record, one)
    return Row(cells, emphasis="quiet" if record.retired else None)


def _cell(record: Record, column: Offered) -> str | Markup | Cell | None:
    spec = column.spec
    if spec is None:
        return show_moment(record.system["updated_at"])
    if spec.name == "marking":
        return marking_mark(record)
    value = record.values.get(spec.name)
    listed = value[:MOST] if isinstance(value, list) else value
    if spec.kind == "links":
        # a list shows the other ends; what the relation says besides is on the record's page
        shown = [record_link(end) for end in record.link_titles(spec.name)]
        more, said = len(shown) - MOST, shown[:MOST]
    elif spec.kind == "parts":
        more = len(value or ()) - MOST
        said = [part_line(spec, part, record.ends) for part in listed or ()]
    else:
        words = value_words(spec, listed, record.ends)
        if not isinstance(words, list):
            return words
        more, said = len(value) - MOST, words
    note = say(_AND_MORE, number=more) if more > 0 else None
    separator = Markup("<br>") if spec.kind == "parts" else Markup(", ")
    text = separator.join(said)
    return Cell(text, note=note) if note else text or None


def marks(record: Record) -> list[Markup]:
    """The marks that stand beside a record's title: fictitious, retired."""
    drawn = []
    if record.values["is_example"]:
        drawn.append(_macro("example")())
    if record.retired:
        retired_on = datetime.fromisoformat(record.system["retired_at"])
        day = retired_on.astimezone(settings().timezone).date()
        drawn.append(_macro("retired")(day))
    return drawn


def marking_mark(record: Record) -> Markup:
    """Who may read a record, as the mark of its page."""
    values = record.values
    said = marked(values["marking"], values["named_to"], values["excluded"], principal())
    return _macro("marking")(**said)


def _macro(name: str) -> Any:
    return get_template_attribute("components/marks.html", name)
