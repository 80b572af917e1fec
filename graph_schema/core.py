"""The building blocks of the schema: Entity, Part, relation, field, and the register of all types.

One Pydantic model is one type of record. It holds its fields, its Parts and its relations, so that a
form, an import row, an API call and the writer validate the very same thing:

    class Case(Entity):
        info = TypeInfo(name="case", path="cases", prefix="case", …)
        stage: str | None = field(Text("Stage", "Stade"), vocabulary="case_stage", filter=True)
        of_situation: Link | None = relation(
            Text("Situation", "Situation"), reverse=Text("Cases", "Affaires"), to=("situation",))

A declaration that contradicts itself or another raises `DeclarationError` while it is imported.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError, PydanticUndefined

import graph_schema.vocabularies  # noqa: F401 - fills the register that declarations name
from graph_schema.partial_date import PartialDate, WholeDate, first_day, last_day
from graph_schema.spec import MARKINGS, DeclarationError, FieldMark, FieldSpec, read_field
from graph_schema.text import Text
from graph_schema.vocabulary import Term, Vocabulary

__all__ = [
    "TYPES", "Annotated", "Citation", "DeclarationError", "Entity", "FieldSpec", "Group", "Link", "Part",
    "PartialDate", "Term", "Text", "TypeInfo", "Vocabulary", "WholeDate", "check_types", "field", "relation",
]  # fmt: skip

ID_FORM = re.compile(r"[a-z0-9][a-z0-9-]{1,79}", re.ASCII)
"""Ids are lower case, readable and safe in an address."""

_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2028-\u202e\u2060-\u2069\ufeff]")


def field(  # noqa: PLR0913 - each argument is one thing a declaration may say
    label: Text, *, help: Text | None = None, required: bool = False, vocabulary: str | None = None,
    form: Literal["paragraphs", "markdown", "url"] | None = None, index: bool = False, search: bool = False,
    filter: bool = False, in_list: bool = False, group: str = "main", audience: str | None = None,
    longest: int | None = None, least: int | None = None, default: Any = None,
) -> Any:  # fmt: skip
    """Declare a field or a list of Parts. A list that is not required starts empty, all else as nothing.

    `index`: look-ups start here; `search`: its words are found by full-text search; `filter` and
    `in_list`: offered beside and in the list page; `group`: the section of the form; `audience`: a
    reader key narrower than the record's (Parts only); `least`: the smallest number allowed.
    """
    mark = FieldMark(
        label=label, help=help, vocabulary=vocabulary, form=form, index=index, search=search, filter=filter,
        in_list=in_list, group=group, audience=audience, longest=longest,
    )  # fmt: skip
    return _marked(mark, PydanticUndefined if required else default, ge=least)


def relation(
    label: Text, *, reverse: Text, to: tuple[str, ...], help: Text | None = None, required: bool = False,
    filter: bool = False, in_list: bool = False, group: str = "main",
) -> Any:  # fmt: skip
    """Declare a relation to records of the types `to`; annotate it `Link | None` or `list[Link]`
    (or a subclass of `Link` whose fields are the relation's properties). `reverse` names it as seen
    from the other end."""
    mark = FieldMark(
        label=label, help=help, to=to, reverse=reverse, filter=filter, in_list=in_list, group=group
    )
    return _marked(mark, PydanticUndefined if required else None)


def _marked(mark: FieldMark, default: Any, **limits: Any) -> Any:
    """A Pydantic field that carries its mark until the model class is made."""
    extra: Any = {"mark": mark}
    return Field(default=default, title=mark.label.en, json_schema_extra=extra, **limits)


class Declared(BaseModel):
    """A model whose every field was declared with `field()` or `relation()`; the base of all below.

    `date_orders`: pairs of date fields of which the second may not lie before the first.
    """

    model_config = ConfigDict(
        extra="forbid", str_strip_whitespace=True, validate_default=False, frozen=False
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
            if name in cls.fields and name not in cls.__annotations__:
                specs[name] = cls.fields[name]
                continue
            try:
                spec = read_field(name, hints[name], info)
            except DeclarationError as error:
                raise DeclarationError(f"{cls.__name__}: {error}") from None
            if info.default is None and spec.many:
                info.default, info.default_factory = PydanticUndefined, list
            info.json_schema_extra = {"label_fr": spec.label.fr}
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

    @field_validator("*", mode="before")
    @classmethod
    def _blank_is_the_default(cls, value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, str):
            cleaned = unicodedata.normalize("NFC", value.replace("\r\n", "\n"))
            value = _UNSEEN.sub("", cleaned).strip() or None
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
        if spec.kind == "url" and not re.fullmatch(r"https?://[^\s<>\"]+", value):
            raise PydanticCustomError("url_form", "an address beginning with https:// was expected")
        if spec.kind in ("lines", "terms") and len(set(value)) != len(value):
            raise PydanticCustomError("twice", "a value stands here twice")
        if spec.kind == "links" and len({link.id for link in value}) != len(value):
            raise PydanticCustomError("twice", "a record stands here twice")
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


class Link(Declared):
    """One end of a relation: the other record's id; subclasses add the relation's properties."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{1,79}$")

    @classmethod
    def undeclared(cls) -> frozenset[str]:
        """The id is not declared: it has its own form."""
        return frozenset({"id"})

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, value: Any) -> Any:
        return {"id": value.strip()} if isinstance(value, str) else value


class Citation(Link):
    """What a fact rests on: a source, where in it, and how far both may be trusted (Admiralty code)."""

    locator: str = field(
        Text("Locator", "Repère"), required=True,
        help=Text("Where in the source: page, paragraph, line.", "Où dans la source : page, paragraphe, ligne."),
    )  # fmt: skip
    reliability: str | None = field(
        Text("Reliability of the source", "Fiabilité de la source"), vocabulary="source_reliability"
    )
    credibility: str | None = field(
        Text("Credibility of the information", "Crédibilité de l’information"),
        vocabulary="information_credibility",
    )


@dataclass(frozen=True, slots=True)
class Group:
    """A section of a type's form and page."""

    name: str
    label: Text


MAIN = Group("main", Text("Main facts", "Données principales"))


@dataclass(frozen=True, slots=True)
class TypeInfo:
    """What is said once about a type: its names, its address, who edits it, how it is sorted.

    `date_field` leads the type's `sort_key`; `states_facts`: a citation is needed above the marking
    `office`; `opaque_ids`: ids say nothing about the record (people, protected organisations);
    `marking_follows`: the relation to the record whose marking this one has; `confirm_retirement`: an
    indicator looks at it, so that retiring it takes a reason and a second person.
    """

    name: str
    path: str
    prefix: str
    label: Text
    plural: Text
    help: Text
    editors: tuple[str, ...]
    date_field: str | None = None
    states_facts: bool = True
    opaque_ids: bool = False
    markings: tuple[str, ...] = MARKINGS
    preset_marking: str = "office"
    marking_follows: str | None = None
    confirm_retirement: bool = False
    groups: tuple[Group, ...] = ()

    @property
    def node_label(self) -> str:
        """The type's label in the graph: `stage_event` → `StageEvent`."""
        return "".join(word.capitalize() for word in self.name.split("_"))


TYPES: dict[str, type[Entity]] = {}
"""Every type of record by its name; filled as `graph_schema.entities` is imported."""

_SHARED = Text("Sources and access", "Sources et accès")


class Entity(Declared):
    """A record of the graph: what every type has. Each type adds its own fields and its `info`."""

    info: ClassVar[TypeInfo]

    id: str | None = Field(default=None, pattern=r"^[a-z0-9][a-z0-9-]{1,79}$")
    title: str = field(Text("Title", "Titre"), required=True, search=True, longest=300)
    external_id: str | None = field(
        Text("Other identifier", "Autre identifiant"), index=True, search=True, group="shared", longest=120,
        help=Text("The name of this record in the files it came from.", "Le nom de cette fiche dans les fichiers d’où elle vient."),
    )  # fmt: skip
    note: str | None = field(Text("Note", "Note"), form="paragraphs", group="shared")
    unconfirmed_fields: list[str] = field(
        Text("Values still to be confirmed", "Valeurs à confirmer"), group="shared",
        help=Text("Names of fields whose value no good source confirms yet.", "Noms des champs dont aucune bonne source ne confirme encore la valeur."),
    )  # fmt: skip
    citations: list[Citation] = relation(
        Text("Sources", "Sources"),
        reverse=Text("Cited by", "Cité par"),
        to=("source",),
        group="shared",
    )
    marking: str = field(
        Text("Who may read it", "Qui peut la lire"),
        vocabulary="marking",
        default="office",
        group="shared",
        filter=True,
    )
    named_to: list[str] = field(
        Text("Named readers", "Lecteurs désignés"), group="shared",
        help=Text("Authorities, organisations, groups or persons, such as org:auth-ltu-ps or group:vigilance.", "Autorités, organisations, groupes ou personnes, par exemple org:auth-ltu-ps ou group:vigilance."),
    )  # fmt: skip
    excluded: list[str] = field(
        Text("All but", "Tous sauf"), group="shared",
        help=Text("States or authorities that shall not see it, such as state:fra.", "États ou autorités qui ne doivent pas la voir, par exemple state:fra."),
    )  # fmt: skip
    is_example: bool = field(
        Text("Fictitious example", "Exemple fictif"), default=False, group="shared"
    )

    @classmethod
    def undeclared(cls) -> frozenset[str]:
        """The id is not declared: it has its own form."""
        return frozenset({"id"})

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        _register(cls)

    @classmethod
    def own_fields(cls) -> dict[str, FieldSpec]:
        """The type's fields, title first, without those that every type shares."""
        return {name: spec for name, spec in cls.fields.items() if spec.group != "shared"}

    @classmethod
    def form_groups(cls) -> tuple[Group, ...]:
        """The sections of the form, in order; the shared one comes last."""
        return (MAIN, *cls.info.groups, Group("shared", _SHARED))

    @field_validator("unconfirmed_fields", mode="after")
    @classmethod
    def _names_of_fields(cls, value: list[str]) -> list[str]:
        for name in value:
            if name.split(".")[0] not in cls.fields:
                raise PydanticCustomError(
                    "unknown_field", "“{value}” is no field of this type", {"value": name}
                )
        return value

    @field_validator("named_to", "excluded", mode="after")
    @classmethod
    def _reader_keys(cls, value: list[str], info: ValidationInfo) -> list[str]:
        kinds = (
            ("state", "org")
            if info.field_name == "excluded"
            else ("org", "state", "group", "person", "role")
        )
        for key in value:
            kind, _, name = key.partition(":")
            if kind not in kinds or not ID_FORM.fullmatch(name.replace("_", "-")):
                raise PydanticCustomError("reader_key", "“{value}” names no reader", {"value": key})
        return value


def _register(cls: type[Entity]) -> None:
    info = cls.info
    for other in TYPES.values():
        if other.__name__ != cls.__name__ and (
            other.info.name == info.name
            or other.info.path == info.path
            or other.info.prefix == info.prefix
        ):
            raise DeclarationError(
                f"{cls.__name__} and {other.__name__} share a name, a path or a prefix"
            )
    groups = {group.name for group in cls.form_groups()}
    for spec in cls.fields.values():
        if spec.group not in groups:
            raise DeclarationError(
                f"{cls.__name__}.{spec.name} is in the undeclared group “{spec.group}”"
            )
    if info.date_field and (
        info.date_field not in cls.fields or not cls.fields[info.date_field].is_date
    ):
        raise DeclarationError(f"{cls.__name__}: “{info.date_field}” is no date field")
    if not set(info.markings) <= set(MARKINGS) or info.preset_marking not in info.markings:
        raise DeclarationError(f"{cls.__name__}: its markings are not in order")
    TYPES[info.name] = cls


def check_types() -> None:
    """Hold the declarations against each other once all are known; raises `DeclarationError`."""
    for entity in TYPES.values():
        for spec in entity.fields.values():
            unknown = [name for name in spec.to if name not in TYPES and name != "*"]
            if unknown:
                raise DeclarationError(
                    f"{entity.__name__}.{spec.name} points to unknown types {unknown}"
                )
