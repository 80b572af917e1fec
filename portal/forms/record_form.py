"""The form of a record: what it holds, what it wishes for, and what was wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

from wtforms import Field, FieldList
from wtforms.fields.core import UnboundField
from wtforms.form import BaseForm
from wtforms.meta import DefaultMeta

from graph_schema.cautions import Caution
from graph_schema.core import Entity, Group
from graph_schema.text import Text
from hub.records.validation import FieldError, Place, error, validated
from hub.store.stored import new_key
from portal.forms.fields import PickerField, TermField, ToldField
from portal.languages import typeset

__all__ = ["DeclaredForm", "FieldsForm", "PartForm", "RecordForm"]

ACCESS = frozenset({"marking", "named_to", "excluded"})
_AT = Text("{label}: {message}", "{label}\u00a0: {message}")
FIRST = ("id", "title", "citations")
"""Fields that stand first in their section."""


class FieldsForm(BaseForm):
    """A form whose fields are reached by name alone (`form["summary"]`), never as attributes: a declared
    field may be called anything, `kind` or `errors` too."""

    asked: ClassVar[Mapping[str, UnboundField[Any]]] = {}

    def __init__(
        self,
        formdata: Any = None,
        obj: object = None,
        prefix: str = "",
        meta: Mapping[str, Any] | None = None,
        **values: Any,
    ) -> None:
        kept = DefaultMeta()
        kept.update_values(dict(meta or {}))
        super().__init__(self.asked, prefix, kept)
        self.process(formdata, obj, **values)


class PartForm(FieldsForm):
    """The form of one Part; `key` is its lasting name within the record, `presets` what it starts with."""

    presets: ClassVar[Mapping[str, str]] = {}

    def is_blank(self) -> bool:
        """Whether nobody wrote anything in it."""
        return not any(
            _is_filled(field) and field.data != self.presets.get(field.short_name)
            for field in self
            if field.short_name != "key"
        )


def _is_filled(field: Field) -> bool:
    if isinstance(field, FieldList):
        return any(not row.form.is_blank() for row in field.entries)
    return field.data not in (None, "", [])


class DeclaredForm(FieldsForm):
    """The form of something declared: always filled from what was sent, or as if sent."""

    language: ClassVar[str]

    def own_pickers(self) -> Iterator[PickerField]:
        """Every field of its own whose values are found by searching, those inside Parts included."""
        yield from _pickers(self)

    def pickers(self) -> Iterator[PickerField]:
        """Every picker that the page shows."""
        yield from self.own_pickers()

    def picker(self, name: str) -> PickerField | None:
        """The picker of that name (`about`, `charges-0-crimes`), if there is one."""
        return next((field for field in self.pickers() if field.name == name), None)

    def parts(self, name: str) -> FieldList | None:
        """The list of Parts of that name (`accused`, `accused-0-charges`), if there is one."""
        return next((field for field in _lists(self) if field.name == name), None)

    def add_part(self, name: str) -> None:
        """Open one more empty row of Parts; nothing happens where there is no such list."""
        found = self.parts(name)
        if found is not None:
            part: type[PartForm] = found.unbound_field.args[0]
            found.append_entry({**part.presets, "key": new_key()})

    def remove_part(self, name: str) -> None:
        """Take out the row of that name (`accused-1`); the others move up."""
        listed, _, position = name.rpartition("-")
        found = self.parts(listed)
        if found is not None and position.isdecimal() and int(position) < len(found.entries):
            found.pop_entry(int(position))

    def drop_blank_parts(self) -> None:
        """Take out the rows in which nobody wrote anything."""
        for listed in list(_lists(self)):
            for position in reversed(range(len(listed.entries))):
                if listed.entries[position].form.is_blank():
                    listed.pop_entry(position)

    def values(self) -> dict[str, Any]:
        """What the form asks for, as plain values by field name, ready to be validated."""
        return {
            field.name: plain_value(field) for field in self if not isinstance(field, ToldField)
        }

    def refuse(self, errors: Iterable[FieldError]) -> None:
        """Put each error at the field that it is about."""
        for one in errors:
            field = self._at(one.place)
            if isinstance(field, Field):
                field.errors = [*field.errors, typeset(one.say(self.language), self.language)]
            else:
                self.form_errors.append(typeset(one.say(self.language), self.language))

    def _at(self, place: Place) -> Field | None:
        """The field at a place (`("accused", 0, "charges", 1, "crime")`), or the nearest one around it."""
        found: Any = self
        nearest: Field | None = None
        for step in place:
            found = _step(found, step)
            if isinstance(found, Field):
                nearest = found
        return nearest

    def summary(self) -> list[tuple[str, str]]:
        """Every error with the id of the field it is at, in the order of the page."""
        general = [("", message) for message in self.form_errors]
        return general + [
            (field.id, typeset(_AT.say(self.language, label=label, message=message), self.language))
            for field, label in _labelled(self, "")
            for message in field.errors
        ]


class RecordForm(DeclaredForm):
    """The form of one type of record (`form_for` makes it)."""

    entity: ClassVar[type[Entity]]

    def pickers(self) -> Iterator[PickerField]:
        """Every picker, those of what is made on the spot included."""
        for picker in self.own_pickers():
            yield picker
            for maker in picker.makers:
                if maker.is_open:
                    yield from maker.form.pickers()

    def summary(self) -> list[tuple[str, str]]:
        """Every error with the id of its field, those of what is made on the spot first."""
        makers = [one for picker in self.own_pickers() for one in picker.makers]
        return [*(one for maker in makers for one in maker.form.summary()), *super().summary()]

    @property
    def told(self) -> list[ToldField]:
        """The fields that this person reads and does not set."""
        return [field for field in self if isinstance(field, ToldField)]

    def oversteps(self) -> bool:
        """Whether the browser sent what is not this person's to set; each such field then says so."""
        sent = [field for field in self.told if field.was_sent]
        self.refuse(error((field.name,), "set_by_others") for field in sent)
        return bool(sent)

    def caution(self, cautions: Iterable[Caution]) -> None:
        """Put what gives pause at the field that it is about; it refuses nothing."""
        for one in cautions:
            field = self._at(one.place)
            if field is not None:
                said = [
                    *getattr(field, "cautions", ()),
                    typeset(one.say(self.language), self.language),
                ]
                field.cautions = said  # type: ignore[attr-defined]  # beside WTForms' own `errors`

    def usable_values(self) -> dict[str, Any]:
        """The values of the form as far as they are valid so far; what is not yet, is left empty."""
        values = self.values()
        _, errors = validated(self.entity, values)
        wrong = {one.place[0] for one in errors if one.place}
        blank: dict[str, Any] = dict.fromkeys(wrong)
        return values | blank

    @property
    def sections(self) -> list[tuple[Group, list[Field]]]:
        """The fields by the sections of the page, without those that say who may read the record and those
        of which there is nothing to tell."""
        silent = [field for field in self.told if not field.words and not field.errors]
        asked = [field for field in self if field.name not in ACCESS and field not in silent]
        asked.sort(key=lambda field: field.name not in FIRST)
        listed = [
            (group, [field for field in asked if self._group(field) == group.name])
            for group in self.entity.form_groups()
        ]
        return [(group, members) for group, members in listed if members]

    def _group(self, field: Field) -> str:
        spec = self.entity.fields.get(field.name)
        return spec.group if spec else "main"

    @property
    def access(self) -> list[Field]:
        """The fields that say who may read the record; none where it follows another record's marking."""
        return [field for field in self if field.name in ACCESS]


def _pickers(form: BaseForm) -> Iterator[PickerField]:
    for field in form:
        if isinstance(field, PickerField):
            yield field
        elif isinstance(field, FieldList):
            for row in field.entries:
                yield from _pickers(row.form)


def _lists(form: BaseForm) -> Iterator[FieldList]:
    """Every list of Parts, the inner ones before those that hold them."""
    for field in form:
        if isinstance(field, FieldList):
            for row in field.entries:
                yield from _lists(row.form)
            yield field


def _step(found: Any, step: str | int) -> Any:
    """One step into a form: a field by its name, a row of Parts or a chosen record by its position."""
    if isinstance(found, BaseForm):
        return found._fields.get(str(step))
    if isinstance(found, FieldList) and isinstance(step, int) and step < len(found.entries):
        return found.entries[step].form
    if isinstance(found, PickerField):
        position = step if isinstance(step, int) else 0
        properties = found.chosen[position].properties if position < len(found.chosen) else None
        return properties if isinstance(step, int) else _step(properties, step)
    return None


def _labelled(form: BaseForm, before: str) -> Iterator[tuple[Field, str]]:
    """Every field that may carry errors, with words that say where it is: “Accused 2, Status”."""
    for field in form:
        label = f"{before}{field.label.text}"
        yield field, label
        if isinstance(field, FieldList):
            for number, row in enumerate(field.entries, 1):
                yield from _labelled(row.form, f"{_row_words(field, label, number, row.form)}, ")
        elif isinstance(field, PickerField):
            for chosen in field.chosen:
                yield from _labelled(chosen.properties or (), f"{label}, {chosen.title}, ")


def _row_words(listed: FieldList, label: str, number: int, row: BaseForm) -> str:
    """What a row of Parts is called: “Accused 2”; a gate by its own name, since gates have no numbers."""
    kind = row._fields.get("kind")
    if listed.short_name == "gates" and isinstance(kind, TermField) and kind.data:
        return kind.say(kind.data)
    return f"{label} {number}"


def plain_value(field: Field) -> Any:
    """The plain value of one field, as the schema has it: links with their properties, Parts as dicts."""
    if isinstance(field, FieldList):
        return [
            {inner.short_name: plain_value(inner) for inner in row.form} for row in field.entries
        ]
    if not isinstance(field, PickerField):
        return field.data
    if not field.among.as_links:
        return field.data if field.many else (field.data or [None])[0]
    links = [
        {"id": one.id} | {inner.short_name: plain_value(inner) for inner in one.properties or ()}
        for one in field.chosen
    ]
    if field.many:
        return links
    return links[0] if links else None
