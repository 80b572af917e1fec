"""An act on a request as a small form: its fields with what was typed, preset today, and what was wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask import url_for
from werkzeug.datastructures import MultiDict

from graph_schema.core import FieldSpec
from graph_schema.text import Text
from hub.records.reading import Record
from hub.records.validation import FieldError
from hub.requests.outgoing_acts import Act
from portal.components import Option
from portal.languages import say, term
from portal.outgoing.section import adviser_names, day, own_name

PEOPLE = ("reviewer", "stand_in")
_DATE_HELP = Text("As 2026-05-17.", "Par exemple 2026-05-17.")


@dataclass(frozen=True, slots=True)
class DrawnField:
    """One field of an act: `choice` picks one of `options`."""

    id: str
    name: str
    label: str
    kind: str
    value: str
    required: bool
    options: Sequence[Option] = ()
    help: str | None = None
    errors: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class DrawnAct:
    """One act: where its form goes, the version of the request that it is about, its fields; `errors` are those
    of no field."""

    name: str
    label: str
    href: str
    version: int
    fields: Sequence[DrawnField]
    errors: Sequence[str] = field(default=())

    @property
    def summary(self) -> list[tuple[str, str]]:
        """Every error with the field that it is about."""
        at_fields = [(one.id, error) for one in self.fields for error in one.errors]
        return [*(("", error) for error in self.errors), *at_fields]


def said_in(act: Act, sent: MultiDict[str, str]) -> dict[str, str | None]:
    """What a form says of an act, as plain values."""
    return {name: sent.get(name, "").strip() or None for name in act.asks.fields}


def draw(
    act: Act, record: Record, said: Mapping[str, str | None] | None = None, errors: Sequence[FieldError] = ()
) -> DrawnAct:  # fmt: skip
    """The form of an act, as it starts or with what was typed."""
    shown = {"on": day().isoformat()} if said is None else said
    by_field: dict[str, list[str]] = {}
    for error in errors:
        by_field.setdefault(str(error.place[0]) if error.place else "", []).append(
            say(error.text, **error.values)
        )
    return DrawnAct(
        act.name,
        say(act.label),
        url_for("outgoing.act_page", record_id=record.id, act=act.name),
        record.version,
        [_field(act, spec, shown.get(spec.name) or "", by_field.get(spec.name, ())) for spec in act.asks.fields.values()],
        by_field.get("", ()),
    )  # fmt: skip


def _field(act: Act, spec: FieldSpec, value: str, errors: Sequence[str]) -> DrawnField:
    options = _options(spec, value)
    kind = "choice" if options is not None else spec.kind
    help_text = _DATE_HELP if spec.kind == "day" else spec.help
    return DrawnField(
        f"{act.name}-{spec.name}", spec.name, say(spec.label), kind, value, spec.required, options or (),
        say(help_text) if help_text else None, errors,
    )  # fmt: skip


def _options(spec: FieldSpec, value: str) -> list[Option] | None:
    """What can be chosen: the advisers but oneself, or the terms of a list; nothing for what is typed."""
    if spec.name in PEOPLE:
        found = [(one, name) for one, name in adviser_names().items() if one != own_name()]
    elif spec.vocabulary is not None:
        found = [(one.code, term(spec.vocabulary.name, one.code)) for one in spec.vocabulary]
    else:
        return None
    return [Option(code, words, code == value) for code, words in found]
