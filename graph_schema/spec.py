"""What a declaration says about one field or one type, in the form that everything else reads.

Forms, lists, import templates, exports, the API, the data dictionary and the database's constraints
are all made from these few frozen objects; nobody looks at Pydantic's own.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from graph_schema.text import Text
from graph_schema.vocabulary import VOCABULARIES, Vocabulary

Kind = Literal[
    "line", "paragraphs", "markdown", "url", "lines", "number", "decimal", "yes_no", "partial_date",
    "day", "term", "terms", "parts", "link", "links",
]  # fmt: skip
"""How a value is typed, stored and shown. The plural ones hold lists; `number` is a whole one."""

MARKINGS = ("closed", "office", "named", "community", "public")
"""The markings from the narrowest to the widest (design, “Who sees what”)."""

LONGEST = {
    "line": 500,
    "url": 2_000,
    "paragraphs": 20_000,
    "markdown": 100_000,
    "lines": 500,
    "terms": 100,
}
"""Characters that a text of each kind may have."""


class DeclarationError(TypeError):
    """A declaration contradicts itself or another one; raised while the schema is imported."""


@dataclass(frozen=True, slots=True)
class DateMark:
    """Marks an annotated string as a date of one kind."""

    kind: Literal["partial_date", "day"]


@dataclass(frozen=True, slots=True)
class FieldMark:
    """What `field()` and `relation()` were told; read once when the model class is made."""

    label: Text
    help: Text | None = None
    vocabulary: str | None = None
    form: Literal["paragraphs", "markdown", "url"] | None = None
    index: bool = False
    search: bool = False
    filter: bool = False
    in_list: bool = False
    group: str = "main"
    audience: str | None = None
    set_by: str | None = None
    to: tuple[str, ...] = ()
    reverse: Text | None = None
    longest: int | None = None
    refers_to: tuple[str, ...] = ()
    past: bool = False


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a record or of a Part, in declaration order.

    `model` is the class of the Parts (`parts`) or of the link with its properties (`link`, `links`);
    `audience` is a reader key where it is narrower than the record's (a relation has none: its ends have readers);
    `set_by` is the reader key of those who alone give it its value, which all readers of the record read;
    `refers_to`: a text that holds the id of a record of these types (in Parts, which have no relations);
    `past`: the day of what has happened, which does not lie in the future.
    """

    name: str
    kind: Kind
    label: Text
    help: Text | None
    required: bool
    vocabulary: Vocabulary | None
    index: bool
    search: bool
    filter: bool
    in_list: bool
    group: str
    audience: str | None
    set_by: str | None
    to: tuple[str, ...]
    reverse: Text | None
    model: type[BaseModel] | None
    longest: int | None
    refers_to: tuple[str, ...]
    past: bool

    @property
    def many(self) -> bool:
        """Whether the value is a list."""
        return self.kind in ("lines", "terms", "parts", "links")

    @property
    def is_date(self) -> bool:
        """Whether the value is a date, whole or partial."""
        return self.kind in ("partial_date", "day")

    @property
    def is_relation(self) -> bool:
        """Whether the value points to other records."""
        return self.kind in ("link", "links")

    @property
    def stored_on_node(self) -> bool:
        """Whether the value is a property of the record's own node."""
        return not self.is_relation and self.kind != "parts"

    @property
    def inner(self) -> Mapping[str, FieldSpec]:
        """The fields of the Parts, or the properties of the relation, that the field holds."""
        fields: Mapping[str, FieldSpec] = getattr(self.model, "fields", {})
        return fields

    @property
    def relation_type(self) -> str:
        """The relationship type in the graph: `in_state` → `IN_STATE`."""
        return self.name.upper()


def _unwrapped(annotation: Any) -> tuple[Any, list[Any], bool]:
    """The annotation without `None` and `Annotated`, the marks it carried, and whether it is a list."""
    marks: list[Any] = []
    is_list = False
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation, *more = get_args(annotation)
            marks += more
        elif origin in (Union, types.UnionType):
            rest = [one for one in get_args(annotation) if one is not type(None)]
            if len(rest) != 1:
                raise DeclarationError(f"a field holds one type or nothing, not {annotation}")
            annotation = rest[0]
        elif origin is list:
            is_list, (annotation,) = True, get_args(annotation)
        else:
            return annotation, marks, is_list


def _kind(annotation: Any, info: FieldInfo, mark: FieldMark) -> tuple[Kind, type[BaseModel] | None]:
    plain, marks, is_list = _unwrapped(annotation)
    dates = [one.kind for one in (*marks, *info.metadata) if isinstance(one, DateMark)]
    if isinstance(plain, type) and issubclass(plain, BaseModel):
        if mark.to:
            return ("links" if is_list else "link"), plain
        if not is_list:
            raise DeclarationError("Parts are declared as a list")
        return "parts", plain
    if plain is bool and not is_list:
        return "yes_no", None
    if plain in (int, float) and not is_list:
        return ("number" if plain is int else "decimal"), None
    if plain is not str:
        raise DeclarationError(f"fields of type {annotation} are not known")
    if dates and not is_list:
        return typing.cast(Kind, dates[0]), None
    if mark.vocabulary:
        return ("terms" if is_list else "term"), None
    if is_list:
        return "lines", None
    return (mark.form or "line"), None


def read_field(name: str, annotation: Any, info: FieldInfo) -> FieldSpec:
    """The spec of one model field; raises `DeclarationError` where the declaration contradicts itself."""
    carried: Any = info.json_schema_extra
    mark = carried.get("mark") if isinstance(carried, dict) else None
    if not isinstance(mark, FieldMark):
        raise DeclarationError(f"“{name}” was not declared with field() or relation()")
    if mark.reverse and not mark.to:
        raise DeclarationError(f"“{name}”: a relation has targets")
    kind, model = _kind(annotation, info, mark)
    vocabulary = None
    if mark.vocabulary is not None:
        if mark.vocabulary not in VOCABULARIES:
            raise DeclarationError(f"“{name}” names the unknown vocabulary “{mark.vocabulary}”")
        vocabulary = VOCABULARIES[mark.vocabulary]
        if kind not in ("term", "terms"):
            raise DeclarationError(f"“{name}” has a vocabulary and is no text")
    if mark.set_by and (mark.audience or info.is_required()):
        raise DeclarationError(f"“{name}”: who cannot set it could never fill it in")
    if mark.index and kind in ("parts", "link", "links", "terms", "lines", "decimal"):
        raise DeclarationError(f"“{name}”: only single values that are no decimals have an index")
    if mark.refers_to and kind not in ("line", "lines"):
        raise DeclarationError(f"“{name}”: only a text holds the id of a record")
    if mark.past and kind not in ("partial_date", "day"):
        raise DeclarationError(f"“{name}”: only a date lies in the past")
    if mark.search and kind not in ("line", "paragraphs", "markdown", "lines", "parts"):
        raise DeclarationError(f"“{name}”: only texts are searched")
    return FieldSpec(
        name=name, kind=kind, label=mark.label, help=mark.help, required=info.is_required(),
        vocabulary=vocabulary, index=mark.index, search=mark.search, filter=mark.filter,
        in_list=mark.in_list, group=mark.group, audience=mark.audience, set_by=mark.set_by, to=mark.to,
        reverse=mark.reverse, model=model, longest=mark.longest or LONGEST.get(kind),
        refers_to=mark.refers_to, past=mark.past,
    )  # fmt: skip
