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

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any, ClassVar

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from graph_schema.declared import ID_FORM, Declared, Link, Part, all_fields, field, relation
from graph_schema.facet import Facet, check_facets
from graph_schema.partial_date import PartialDate, WholeDate
from graph_schema.spec import MARKINGS, DeclarationError, FieldSpec
from graph_schema.text import Text
from graph_schema.vocabulary import Term, Vocabulary

__all__ = [
    "ID_FORM",
    "TYPES",
    "Broken",
    "Citation",
    "DeclarationError",
    "Declared",
    "Entity",
    "Facet",
    "FieldSpec",
    "Group",
    "Link",
    "Part",
    "PartialDate",
    "Recognised",
    "Term",
    "Text",
    "TypeInfo",
    "Vocabulary",
    "WholeDate",
    "all_fields",
    "check_types",
    "field",
    "relation",
]  # fmt: skip


class Citation(Link):
    """What a fact rests on: a source, where in it, and how far both may be trusted (Admiralty code)."""

    sentences: ClassVar[dict[str, Text]] = {
        "missing": Text("Say where in the source: the page, paragraph or line.", "Indiquez l’endroit de la source : page, paragraphe ou ligne."),
        "string_type": Text("Say where in the source: the page, paragraph or line.", "Indiquez l’endroit de la source : page, paragraphe ou ligne."),
    }  # fmt: skip
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
class Recognised:
    """The fields by which two records of a type show that they are about one thing (`hub.duplicates`).

    `people` are lists of Parts that have a `name`; `reference` is a text, `forum`, `bodies`, `places`,
    `about` and `related` (to its own type, with why) are relations, `dates` are dates.
    """

    people: tuple[str, ...]
    reference: str
    forum: str
    bodies: str
    places: str
    about: str
    related: str
    dates: tuple[str, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """All of them, by name."""
        single = (self.reference, self.forum, self.bodies, self.places, self.about, self.related)
        return (*self.people, *single, *self.dates)


@dataclass(frozen=True, slots=True)
class TypeInfo:
    """What is said once about a type: its names, its address, who edits it, how it is sorted.

    `date_field` leads the type's `sort_key`; `states_facts`: a citation is needed above the marking
    `office`; `opaque_ids`: ids say nothing about the record (people, protected organisations);
    `given_ids`: the id is no made one but given with the record (a State's is its ISO code), so that no
    marking may keep the record from all whom no exclusion touches: they would try it out;
    `marking_follows`: the relation to the record whose marking this one has; `given_through`: the relation
    to the authority that gave what the record holds, which a practitioner gives for their own alone;
    `settled_by`: the field with which a record passes into the Office's hands: once it has a value, others change
    nothing of it but what is `left_open`, and of that no single value once one of `ended_by` has one; `kept_from`:
    paths of relations to the States whose people never see it (`about_proceeding.in_state`); `preset_named_to`:
    whom a new record names as its readers; `kept_apart_by`: the field that says of which family a record is, where
    families never stand in one list or count; `confirm_retirement`: an indicator looks at it, so that retiring it
    takes a reason and a second person; `recognised_by`: how its duplicates are found.
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
    given_ids: bool = False
    markings: tuple[str, ...] = MARKINGS
    preset_marking: str = "office"
    marking_follows: str | None = None
    given_through: str | None = None
    settled_by: str | None = None
    left_open: tuple[str, ...] = ()
    kept_apart_by: str | None = None
    ended_by: tuple[str, ...] = ()
    confirm_retirement: bool = False
    kept_from: tuple[str, ...] = ()
    preset_named_to: tuple[str, ...] = ()
    recognised_by: Recognised | None = None
    groups: tuple[Group, ...] = ()

    @property
    def node_label(self) -> str:
        """The type's label in the graph: `stage_event` → `StageEvent`."""
        return "".join(word.capitalize() for word in self.name.split("_"))


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule of a type that a record breaks: the field that it is said at, the code of its sentence among the
    type's `sentences`, and what stands in the sentence."""

    field: str
    code: str
    values: Mapping[str, Any] = dataclass_field(default_factory=dict)


TYPES: dict[str, type[Entity]] = {}
"""Every type of record by its name; filled as `graph_schema.entities` is imported."""

_SHARED = Text("Sources and access", "Sources et accès")


class Entity(Declared):
    """A record of the graph: what every type has. Each type adds its own fields and its `info`."""

    info: ClassVar[TypeInfo]
    facets: ClassVar[tuple[Facet, ...]] = ()
    """What the type's list counts, in the order of the page."""
    found_by: ClassVar[tuple[str, ...]] = ()
    """The relations by the names of whose ends a record of the list is found, too."""

    id: str | None = Field(default=None, pattern=r"^[a-z0-9][a-z0-9-]{1,79}$")
    title: str = field(Text("Title", "Titre"), required=True, search=True, longest=300)
    external_id: str | None = field(
        Text("Other identifier", "Autre identifiant"), index=True, search=True, group="shared", longest=120, set_by="office",
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
    widening_consent: str | None = field(
        Text("Consent to more readers", "Consentement à davantage de lecteurs"), group="shared", longest=300,
        help=Text("Before more people read what another authority gave: who of it agreed, and when.", "Avant d’ouvrir à davantage de lecteurs ce qu’une autre autorité a communiqué : qui, en son sein, y a consenti, et quand."),
    )  # fmt: skip
    is_example: bool = field(
        Text("Fictitious example", "Exemple fictif"), default=False, group="shared", set_by="office"
    )

    @classmethod
    def undeclared(cls) -> frozenset[str]:
        """The id is not declared: it has its own form."""
        return frozenset({"id"})

    @classmethod
    def reserved(cls) -> frozenset[str]:
        """What the writer keeps on a record's node beside its fields."""
        return frozenset(
            {
                "type", "version", "created_at", "created_by", "updated_at", "updated_by", "retired_at",
                "retired_reason", "readers", "sort_key", "title_key", "updated_key", "facets", "search_text", "staff_text",
                "twin_keys", "merged_to",
                "inner_version", "inner_at", "inner_by", "given_by",
            }
        )  # fmt: skip

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        cls.model_fields["marking"].default = cls.info.preset_marking
        if cls.info.preset_named_to:
            cls.model_fields["named_to"].default_factory = lambda: list(cls.info.preset_named_to)
        super().__pydantic_init_subclass__(**kwargs)
        _register(cls)

    @classmethod
    def inner_audiences(cls) -> frozenset[str]:
        """The reader keys of the fields and Parts that fewer people read than the record."""
        return frozenset(spec.audience for spec in cls.fields.values() if spec.audience)

    @classmethod
    def broken_rules(cls, values: Mapping[str, Any]) -> Iterator[Broken]:
        """The type's rules over its whole plain values, Parts of narrower audiences included, that these break.

        The writer asks for every state that it writes, whoever writes it and by whatever way.
        """
        return iter(())

    @classmethod
    def broken_change(
        cls, before: Mapping[str, Any], values: Mapping[str, Any]
    ) -> Iterator[Broken]:
        """The type's rules over a change that this one breaks; `before` and `values` are whole plain values."""
        return iter(())

    @classmethod
    def broken_ends(cls, values: Mapping[str, Any], types: Mapping[str, str]) -> Iterator[Broken]:
        """The type's rules about what its relations point to that these values break; `types` tells the type of
        each record at another end, as far as it is known."""
        return iter(())

    @classmethod
    def own_fields(cls) -> dict[str, FieldSpec]:
        """The type's fields, title first, without those that every type shares."""
        return {name: spec for name, spec in cls.fields.items() if spec.group != "shared"}

    @classmethod
    def form_groups(cls) -> tuple[Group, ...]:
        """The sections of the form, in order; the shared one comes last."""
        return (MAIN, *cls.info.groups, Group("shared", _SHARED))

    @field_validator("marking", mode="after")
    @classmethod
    def _marking_of_the_type(cls, value: str) -> str:
        if value not in cls.info.markings:
            raise PydanticCustomError(
                "marking_of_type",
                "records of this type cannot be marked “{value}”",
                {"value": value},
            )
        return value

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
    if info.date_field and cls.fields[info.date_field].audience:
        raise DeclarationError(
            f"{cls.__name__}: the order of its lists would tell of “{info.date_field}”"
        )
    if info.given_ids and "closed" in info.markings:
        raise DeclarationError(f"{cls.__name__}: ids that people give tell of closed records")
    if not set(info.markings) <= set(MARKINGS) or info.preset_marking not in info.markings:
        raise DeclarationError(f"{cls.__name__}: its markings are not in order")
    TYPES[info.name] = cls


def _check_field(place: str, spec: FieldSpec, *, inside: bool) -> None:
    """Hold one field, of a record or `inside` it, against the types that there are."""
    if inside and spec.audience:
        raise DeclarationError(f"{place}: only a record's own fields and Parts have an audience")
    if inside and spec.set_by:
        raise DeclarationError(f"{place}: only of a record's own fields is said who sets them")
    named = (*spec.to, *spec.refers_to)
    unknown = [name for name in named if name not in TYPES and name != "*"]
    if unknown:
        raise DeclarationError(f"{place} points to unknown types {unknown}")


def check_types() -> None:
    """Hold the declarations against each other once all are known; raises `DeclarationError`."""
    for entity in TYPES.values():
        check_facets(entity.__name__, entity.fields, entity.facets)
        finding = [entity.fields.get(name) for name in entity.found_by]
        if not all(spec is not None and spec.is_relation for spec in finding):
            raise DeclarationError(f"{entity.__name__} is found by what is no relation")
        for place, spec in all_fields(entity.fields):
            _check_field(f"{entity.__name__}.{place}", spec, inside="." in place)
        leader = entity.fields.get(entity.info.marking_follows or "")
        if entity.info.marking_follows and not (
            leader and leader.required and leader.kind == "link"
        ):
            raise DeclarationError(
                f"{entity.__name__}: “{entity.info.marking_follows}” is no required relation to one record"
            )
        giver = entity.fields.get(entity.info.given_through or "")
        if entity.info.given_through and not (giver and giver.kind == "link"):
            raise DeclarationError(
                f"{entity.__name__}: “{entity.info.given_through}” is no relation to one record"
            )
        recognised = entity.info.recognised_by
        if recognised and not set(recognised.fields) <= entity.fields.keys():
            raise DeclarationError(f"{entity.__name__} is recognised by fields that it has not")
        for path in entity.info.kept_from:
            ends: tuple[str, ...] = (entity.info.name,)
            for step in path.split("."):
                follows = TYPES[ends[0]].fields.get(step) if len(ends) == 1 else None
                ends = follows.to if follows is not None else ()
            if ends != ("state",):
                raise DeclarationError(f"{entity.__name__}: “{path}” does not lead to States")
