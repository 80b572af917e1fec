"""Declared fields and relations: the models below every record, Part and relation, and how they check values.

Every field is declared with `field()` or `relation()`, so that one look at a model tells forms, files, the
API, the writer and the database what it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Literal, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError, PydanticUndefined

import graph_schema.vocabularies  # noqa: F401 - fills the register that declarations name
from graph_schema.partial_date import first_day, last_day
from graph_schema.spec import DeclarationError, FieldMark, FieldSpec, read_field
from graph_schema.text import Text

ID_FORM = re.compile(r"[a-z0-9][a-z0-9-]{1,79}", re.ASCII)
"""Ids are lower case, readable and safe in an address."""

LARGEST_NUMBER = 2**53 - 1
"""The largest whole number that every program reads exactly; the database holds it, too."""

_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)


def _cleaned(text: str) -> str:
    """A text as it is kept: composed, one sign for each line's end, without signs that nobody sees."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _UNSEEN.sub("", text).strip()


def field(  # noqa: PLR0913 - each argument is one thing a declaration may say
    label: Text, *, help: Text | None = None, required: bool = False, vocabulary: str | None = None,
    form: Literal["paragraphs", "markdown", "url"] | None = None, index: bool = False, search: bool = False,
    filter: bool = False, in_list: bool = False, group: str = "main", audience: str | None = None,
    set_by: str | None = None, longest: int | None = None, least: int | None = None, default: Any = None,
    refers_to: tuple[str, ...] = (), checked_when_empty: bool = False, past: bool = False,
) -> Any:  # fmt: skip
    """Declare a field or a list of Parts. A list that is not required starts empty, all else as nothing.

    `index`: look-ups start here; `search`: its words are found by full-text search; `filter` and
    `in_list`: offered beside and in the list page; `group`: the section of the form; `audience`: a
    reader key narrower than the record's, of those who alone read it and fill it in; `set_by`: the reader key of those who alone give the
    field its value, `office` for what the Office records (a record's own fields only; others read it and find
    it as plain text in their forms); `least`: the smallest number allowed;
    `refers_to`: types of which the text holds an id (in Parts, which have no relations);
    `checked_when_empty`: the type's own validator of this field runs although nothing was given (for a
    rule over several fields, kept at the last of them); `past`: the date of what has happened, which may not
    lie in the future (`hub.records.rules` knows what day it is).
    """
    mark = FieldMark(
        label=label, help=help, vocabulary=vocabulary, form=form, index=index, search=search, filter=filter,
        in_list=in_list, group=group, audience=audience, set_by=set_by, longest=longest, refers_to=refers_to,
        past=past,
    )  # fmt: skip
    limits = {"ge": least, "validate_default": checked_when_empty or None}
    return _marked(mark, PydanticUndefined if required else default, **limits)


def relation(  # noqa: PLR0913 - each argument is one thing a declaration may say
    label: Text, *, reverse: Text, to: tuple[str, ...], help: Text | None = None, required: bool = False,
    filter: bool = False, in_list: bool = False, group: str = "main", set_by: str | None = None,
    checked_when_empty: bool = False,
) -> Any:  # fmt: skip
    """Declare a relation to records of the types `to`; annotate it `Link | None` or `list[Link]`
    (or a subclass of `Link` whose fields are the relation's properties). `reverse` names it as seen
    from the other end; `set_by` as in `field`."""
    mark = FieldMark(
        label=label, help=help, to=to, reverse=reverse, filter=filter, in_list=in_list, group=group,
        set_by=set_by,
    )  # fmt: skip
    return _marked(
        mark, PydanticUndefined if required else None, validate_default=checked_when_empty or None
    )


def _marked(mark: FieldMark, default: Any, **limits: Any) -> Any:
    """A Pydantic field that carries its mark until the model class is made."""
    extra: Any = {"mark": mark}
    return Field(default=default, title=mark.label.en, json_schema_extra=extra, **limits)


def _check_value(spec: FieldSpec, value: Any) -> None:
    """Hold one value, or each of a list, against what its field declares."""
    texts = value if isinstance(value, list) else [value]
    for text in texts:
        if spec.vocabulary is not None and text not in spec.vocabulary:
            raise PydanticCustomError(
                "unknown_term", "“{value}” is not one of: {known}",
                {"value": text, "known": ", ".join(term.code for term in spec.vocabulary)},
            )  # fmt: skip
        if spec.longest is not None and isinstance(text, str) and len(text) > spec.longest:
            raise PydanticCustomError(
                "too_long", "at most {longest} characters", {"longest": spec.longest}
            )
    if spec.refers_to and not all(ID_FORM.fullmatch(text) for text in texts):
        raise PydanticCustomError(
            "id_form", "the id of a record was expected, such as prc-2x7kd9mq"
        )
    if spec.kind == "number" and abs(value) > LARGEST_NUMBER:
        raise PydanticCustomError("int_parsing_size", "this number is too large")
    if spec.kind == "url" and not re.fullmatch(r"https?://[^\s<>\"]+", value):
        raise PydanticCustomError("url_form", "an address beginning with https:// was expected")
    if spec.kind in ("lines", "terms") and len(set(value)) != len(value):
        raise PydanticCustomError("twice", "a value stands here twice")
    if spec.kind == "parts":
        keys = [part.key for part in value if part.key]
        if len(set(keys)) != len(keys):
            raise PydanticCustomError("twice", "two Parts have one key")
    if spec.kind == "links" and len({link.id for link in value}) != len(value):
        raise PydanticCustomError("twice", "a record stands here twice")


def _in_schemas(spec: FieldSpec) -> dict[str, Any]:
    """What JSON Schema says of a field besides its type: its French label, and the values that it may have."""
    said: dict[str, Any] = {"label_fr": spec.label.fr}
    if spec.vocabulary is not None:
        codes = [term.code for term in spec.vocabulary]
        if spec.many:
            said["items"] = {"type": "string", "enum": codes}
        else:
            said["enum"] = codes if spec.required else [*codes, None]
    if spec.set_by:
        said["set_by"] = spec.set_by
    return said


class Declared(BaseModel):
    """A model whose every field was declared with `field()` or `relation()`; the base of all below.

    `date_orders`: pairs of date fields of which the second may not lie before the first.
    """

    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        validate_default=False,
        frozen=False,
        allow_inf_nan=False,
    )
    fields: ClassVar[dict[str, FieldSpec]] = {}
    date_orders: ClassVar[tuple[tuple[str, str], ...]] = ()
    sentences: ClassVar[dict[str, Text]] = {}
    """What the type's own validators say, by the code that they raise."""

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        hints = get_type_hints(cls, include_extras=True)
        specs: dict[str, FieldSpec] = {}
        for name, info in cls.model_fields.items():
            if name in cls.undeclared():
                continue
            if name in cls.reserved():
                raise DeclarationError(f"{cls.__name__}: the store itself needs the name “{name}”")
            if name in cls.fields and name not in cls.__annotations__:
                specs[name] = cls.fields[name]
                continue
            try:
                spec = read_field(name, hints[name], info)
            except DeclarationError as error:
                raise DeclarationError(f"{cls.__name__}: {error}") from None
            if spec.kind in cls.kept_elsewhere():
                raise DeclarationError(f"{cls.__name__}: “{name}” has no place to be stored in")
            if info.default is None and spec.many:
                info.default, info.default_factory = PydanticUndefined, list
            info.json_schema_extra = _in_schemas(spec)
            if spec.help:
                info.description = spec.help.en
            specs[name] = spec
        cls.fields = specs
        for pair in cls.date_orders:
            known = [name for name in specs if name in pair and specs[name].is_date]
            if known != list(pair):
                raise DeclarationError(
                    f"{cls.__name__}: {pair} are not two dates declared in that order"
                )
        cls.model_rebuild(force=True)

    @classmethod
    def undeclared(cls) -> frozenset[str]:
        """Names that the machinery itself needs and that are no field for people."""
        return frozenset()

    @classmethod
    def reserved(cls) -> frozenset[str]:
        """Names of properties that the store keeps beside the fields, which no field may have."""
        return frozenset()

    @classmethod
    def kept_elsewhere(cls) -> frozenset[str]:
        """Kinds of fields that only a wider model may have: relations and Parts hang on nodes."""
        return frozenset()

    @field_validator("*", mode="before")
    @classmethod
    def _blank_is_the_default(cls, value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, str):
            value = _cleaned(value) or None
        elif isinstance(value, list):
            value = [_cleaned(one) if isinstance(one, str) else one for one in value]
            value = [one for one in value if one != ""]
        known = cls.model_fields.get(info.field_name or "")
        if value is None and known is not None and not known.is_required():
            return known.get_default(call_default_factory=True)
        return value

    @field_validator("*", mode="after")
    @classmethod
    def _as_declared(cls, value: Any, info: ValidationInfo) -> Any:
        spec = cls.fields.get(info.field_name or "")
        if spec is None or value is None:
            return value
        if spec.required and spec.many and not value:
            raise PydanticCustomError("missing", "at least one is needed")
        _check_value(spec, value)
        if spec.is_date:
            for earlier, later in cls.date_orders:
                start = info.data.get(earlier) if later == spec.name else None
                if start and last_day(value) < first_day(start):
                    raise PydanticCustomError(
                        "dates_reversed",
                        "lies before “{earlier}” ({start})",
                        {"earlier": earlier, "start": start},
                    )
        return value


class Part(Declared):
    """What repeats inside a record: an owned child node, read only through its record.

    `key` is its lasting name within the record, made by the writer where it is missing.
    """

    key: str | None = Field(default=None, pattern=r"^[a-z0-9]{1,40}$")

    @classmethod
    def undeclared(cls) -> frozenset[str]:
        """A Part's key is the writer's own."""
        return frozenset({"key"})

    @classmethod
    def reserved(cls) -> frozenset[str]:
        """Where a Part belongs, and who may read it."""
        names = ("id", "record_id", "field", "position", "parent", "readers", "excluded")
        return frozenset(names)

    @classmethod
    def kept_elsewhere(cls) -> frozenset[str]:
        """Only records have relations."""
        return frozenset({"link", "links"})


class Link(Declared):
    """One end of a relation: the other record's id; subclasses add the relation's properties."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{1,79}$")

    @classmethod
    def undeclared(cls) -> frozenset[str]:
        """The id is not declared: it has its own form."""
        return frozenset({"id"})

    @classmethod
    def reserved(cls) -> frozenset[str]:
        """The place of a relation among its like."""
        return frozenset({"position"})

    @classmethod
    def kept_elsewhere(cls) -> frozenset[str]:
        """A relation has properties, and nothing hangs on it."""
        return frozenset({"link", "links", "parts"})

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, value: Any) -> Any:
        return {"id": value.strip()} if isinstance(value, str) else value


def all_fields(
    fields: Mapping[str, FieldSpec], prefix: str = ""
) -> Iterator[tuple[str, FieldSpec]]:
    """Every field with its place, going down into Parts and into the properties of relations:
    `accused`, `accused.charges`, `accused.charges.crime`."""
    for name, spec in fields.items():
        place = f"{prefix}{name}"
        yield place, spec
        if spec.model is not None and issubclass(spec.model, Declared):
            yield from all_fields(spec.model.fields, f"{place}.")
