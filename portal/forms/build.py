"""Making the form of a type: one WTForms class per type, language and access, from its declaration."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from pydantic import BaseModel
from wtforms import Field, FieldList, FormField, HiddenField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.fields.core import UnboundField
from wtforms.validators import InputRequired

from graph_schema.core import Declared, Entity, FieldSpec
from graph_schema.text import Text
from graph_schema.vocabulary import Vocabulary
from hub import access
from hub.access import Principal
from portal.forms.fields import (
    NO_ANSWER,
    TO_CHOOSE,
    Among,
    BoxesField,
    LinesField,
    MarkingField,
    PickerField,
    TermField,
    ToldField,
    YesNoField,
    term_boxes,
)
from portal.forms.record_form import DeclaredForm, FieldsForm, PartForm, RecordForm
from portal.forms.written import presets, written
from portal.languages import typeset

FEW = 15
"""Up to so many values are shown as boxes to tick; more are searched."""

MANY = 60
"""Up to so many values are a list of which one is chosen; in a longer one it is searched."""

MARKING_FIELDS = ("marking", "named_to", "excluded")
"""What says who may read a record; asked together, beside the words of who will see it."""

READERS = ("org", "state", "group", "person", "role")
"""The sorts of readers that a record may be named to."""

NOT_ASKED = frozenset({"is_example"})
"""Fields that only the hub's own commands set."""

_ID = Text("Identifier", "Identifiant")
_ID_HELP = Text(
    "It stays for good and stands in the address of the page; a State’s is its three-letter code.",
    "Il est définitif et figure dans l’adresse de la page ; celui d’un État est son code à trois lettres.",
)
_PARTIAL = Text(
    "A year, a month or a day: 2022, 2022-05 or 2022-05-17.",
    "Une année, un mois ou un jour : 2022, 2022-05 ou 2022-05-17.",
)
_DAY = Text("A day: 2022-05-17.", "Un jour : 2022-05-17.")
_LINES = Text("One on each line.", "Un élément par ligne.")
_MARKDOWN = Text(
    "Markdown: # heading, **bold**, - list, [words](https://…).",
    "Markdown : # titre, **gras**, - liste, [mots](https://…).",
)
_CHOSEN_HELP: Mapping[str, Text] = {
    "named_to": Text(
        "For the markings that name readers. Search an authority, organisation or State by its name, or a closed group.",
        "Pour les marquages qui désignent des lecteurs. Cherchez une autorité, une organisation ou un État par son nom, ou un groupe restreint.",
    ),
    "excluded": Text(
        "States or authorities that shall not see it, whatever else applies. Search by name.",
        "Les États ou autorités qui ne doivent pas la voir, quoi qu’il en soit par ailleurs. Cherchez par nom.",
    ),
    "unconfirmed_fields": Text(
        "They are marked on the page until a good source confirms them.",
        "Elles sont signalées sur la page jusqu’à ce qu’une bonne source les confirme.",
    ),
}
"""Help for fields that imports write as codes and forms let people choose."""

_HINTS: Mapping[str, Text] = {
    "partial_date": _PARTIAL,
    "day": _DAY,
    "lines": _LINES,
    "markdown": _MARKDOWN,
}


def form_for(
    kind: type[Entity], principal: Principal, language: str, *, new: bool = False
) -> type[RecordForm]:
    """The form of a type for one person, in one language; a new record's also asks for an id that
    people give (a State's).

    Left out: Parts kept for readers whom the person is none of, and the marking of a type that follows
    another record's. What others alone set stands there in words. The markings offered are those that
    the person may give.
    """
    hidden = frozenset(
        spec.name
        for spec in kind.fields.values()
        if spec.audience and not access.sees(principal, [spec.audience], [])
    )
    if kind.info.marking_follows:
        hidden |= frozenset(MARKING_FIELDS)
    told = frozenset(
        spec.name for spec in kind.fields.values() if not access.sets(principal, spec.set_by)
    )
    asks_id = new and kind.info.given_ids
    return _form(kind, language, hidden, told, access.allowed_markings(principal, kind), asks_id)


@lru_cache(maxsize=64)
def declared_form(model: type[Declared], language: str, *names: str) -> type[DeclaredForm]:
    """The form of something declared that is no record (a person's access); of `names` alone where given.

    Fields are reached as `form["roles"]`.
    """
    asked = {
        spec.name: _by_kind(spec, language)
        for spec in model.fields.values()
        if spec.name in (names or model.fields)
    }
    attributes = {"asked": asked, "language": language}
    return cast("type[DeclaredForm]", type(f"{model.__name__}Form", (DeclaredForm,), attributes))


@lru_cache(maxsize=512)
def _form(
    kind: type[Entity],
    language: str,
    hidden: frozenset[str],
    told: frozenset[str],
    markings: tuple[str, ...],
    asks_id: bool,
) -> type[RecordForm]:
    asked: dict[str, UnboundField[Any]] = {}
    if asks_id:
        asked["id"] = StringField(
            typeset(_ID.say(language), language),
            [InputRequired()],
            description=typeset(_ID_HELP.say(language), language),
        )
    for spec in kind.fields.values():
        if spec.name in told:
            asked[spec.name] = cast(
                "UnboundField[Any]", ToldField(typeset(spec.label.say(language), language))
            )
        elif spec.name not in hidden | NOT_ASKED:
            asked[spec.name] = _field(kind, spec, language, markings)
    attributes = {"entity": kind, "language": language, "asked": asked}
    return cast("type[RecordForm]", type(f"{kind.__name__}Form", (RecordForm,), attributes))


def _field(
    kind: type[Entity], spec: FieldSpec, language: str, markings: tuple[str, ...]
) -> UnboundField[Any]:
    if spec.name == "unconfirmed_fields":
        own = [
            SelectChoice(one.name, one.label.say(language)) for one in kind.own_fields().values()
        ]
        return cast("UnboundField[Any]", BoxesField(choices=own, **_words(spec, language)))
    if spec.name in ("named_to", "excluded"):
        names = ("state", "org") if spec.name == "excluded" else READERS
        among = Among("readers", names)
        return cast(
            "UnboundField[Any]", PickerField(among=among, many=True, **_words(spec, language))
        )
    if spec.name == "marking" and spec.vocabulary:
        field = MarkingField(
            vocabulary=spec.vocabulary, language=language, blank=None, codes=markings,
            **_words(spec, language),
        )  # fmt: skip
        return cast("UnboundField[Any]", field)
    return _by_kind(spec, language)


def _by_kind(spec: FieldSpec, language: str) -> UnboundField[Any]:
    """The field that a declared kind of value is asked with: typed in, or chosen."""
    words = _words(spec, language)
    if spec.kind in _TYPED and not spec.refers_to:
        make, attributes = _TYPED[spec.kind]
        return cast("UnboundField[Any]", make(render_kw=dict(attributes), **words))
    return cast("UnboundField[Any]", _chosen(spec, language, words))


def _chosen(spec: FieldSpec, language: str, words: dict[str, Any]) -> Any:
    """The field of a value that is chosen: among terms, among records, among yes and no; or of Parts."""
    match spec.kind:
        case "yes_no":
            return YesNoField(language=language, **words)
        case "term" if len(_vocabulary(spec).terms) > MANY:
            among = Among("terms", (_vocabulary(spec).name,))
            return PickerField(among=among, many=False, **words)
        case "term":
            blank = TO_CHOOSE if spec.required else NO_ANSWER
            terms = _vocabulary(spec)
            return TermField(vocabulary=terms, language=language, blank=blank, **words)
        case "terms" if len(_vocabulary(spec).terms) <= FEW:
            return BoxesField(choices=term_boxes(_vocabulary(spec), language), **words)
        case "terms":
            among = Among("terms", (_vocabulary(spec).name,))
            return PickerField(among=among, many=True, **words)
        case "parts":
            return FieldList(FormField(part_form(spec, language)), **words)
        case "link" | "links":
            among = Among("records", spec.to, as_links=True)
            inner = _properties(spec, language)
            return PickerField(among=among, many=spec.many, properties=inner, **words)
        case _:
            among = Among("records", spec.refers_to)
            return PickerField(among=among, many=spec.many, **words)


_TYPED: Mapping[str, tuple[type[Field], Mapping[str, Any]]] = {
    "line": (StringField, {}),
    "paragraphs": (TextAreaField, {"rows": 4}),
    "markdown": (TextAreaField, {"rows": 12}),
    "lines": (LinesField, {"rows": 3}),
    "number": (StringField, {"inputmode": "numeric"}),
    "decimal": (StringField, {"inputmode": "decimal"}),
    "url": (StringField, {"inputmode": "url"}),
    "partial_date": (StringField, {"autocomplete": "off"}),
    "day": (StringField, {"autocomplete": "off"}),
}
"""How the kinds of value that people type are asked: the field and its attributes."""


@lru_cache(maxsize=512)
def _inner_form(model: type[Declared], base: type[FieldsForm], language: str) -> type[FieldsForm]:
    """The form of one Part, or of what a relation says beyond the other end."""
    asked = {name: _by_kind(spec, language) for name, spec in model.fields.items()}
    attributes: dict[str, Any] = {"asked": asked}
    if issubclass(base, PartForm):
        attributes["asked"] = {"key": HiddenField()} | asked
        attributes["presets"] = written(model, presets(model)).to_dict()
    return cast("type[FieldsForm]", type(f"{model.__name__}Form", (base,), attributes))


def _declared(spec: FieldSpec) -> type[Declared]:
    model: type[BaseModel] | None = spec.model
    if model is None or not issubclass(model, Declared):
        raise TypeError(f"“{spec.name}” has no model")
    return model


def part_form(spec: FieldSpec, language: str) -> type[FieldsForm]:
    """The form of one Part of a field; it asks for the Parts inside it too."""
    return _inner_form(_declared(spec), PartForm, language)


def _properties(spec: FieldSpec, language: str) -> type[FieldsForm] | None:
    model = _declared(spec)
    return _inner_form(model, FieldsForm, language) if model.fields else None


def _vocabulary(spec: FieldSpec) -> Vocabulary:
    if spec.vocabulary is None:
        raise TypeError(f"“{spec.name}” has no vocabulary")
    return spec.vocabulary


def _words(spec: FieldSpec, language: str) -> dict[str, Any]:
    """What people read at a field: its label, its help with how to write the value, whether it must be."""
    hint = _HINTS.get(spec.kind) if spec.kind in _TYPED and not spec.refers_to else None
    texts = (_CHOSEN_HELP[spec.name],) if spec.name in _CHOSEN_HELP else (spec.help, hint)
    return {
        "label": typeset(spec.label.say(language), language),
        "description": typeset(" ".join(text.say(language) for text in texts if text), language),
        "validators": [InputRequired()] if spec.required else [],
    }
