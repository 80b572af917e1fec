"""The Office's own vigilance layer on domestic proceedings (articles 17 to 20)."""

from typing import ClassVar

from pydantic import ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from graph_schema.core import Entity, Group, Link, PartialDate, Text, TypeInfo, field, relation


class AdmissibilityNote(Entity):
    """What the Office notes on a proceeding, a case or a situation under articles 17 to 20; always closed to
    named groups, and to nobody whom the State concerned has lent. It records facts and the author's
    assessment: no verdict is asked for, and none is computed."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="admissibility_note",
        path="admissibility-notes",
        prefix="adm",
        label=Text("Note on admissibility", "Note sur la recevabilité"),
        plural=Text("Notes on admissibility", "Notes sur la recevabilité"),
        help=Text("The Office’s own notes under articles 17 to 20, for a named group alone: is there a domestic proceeding at all, then whether it is about the same person and substantially the same conduct, then whether it is genuine.", "Les notes du Bureau au regard des articles 17 à 20, réservées à un groupe désigné : existe-t-il une procédure nationale, vise-t-elle la même personne et, pour l’essentiel, le même comportement, est-elle véritable."),
        editors=("mapping",),
        date_field="on",
        states_facts=False,
        opaque_ids=True,
        markings=("closed",),
        preset_marking="closed",
        preset_named_to=("group:vigilance",),
        kept_from=("about_proceeding.in_state", "about_case.of_situation.concerns", "about_situation.concerns"),
        groups=(
            Group("activity", Text("1. Activity or inactivity", "1. Activité ou inaction")),
            Group("sameness", Text("2. Same person, same conduct", "2. Même personne, même comportement")),
            Group("genuineness", Text("3. Genuineness", "3. Caractère véritable")),
        ),
    )  # fmt: skip
    sentences: ClassVar[dict[str, Text]] = {
        "groups_alone": Text("A note is for named groups of the Office, such as group:vigilance.", "Une note est réservée à des groupes désignés du Bureau, tel group:vigilance."),
        "about_nothing": Text("Say which proceeding, case or situation the note is about.", "Indiquez la procédure, l’affaire ou la situation que concerne la note."),
        "activity_first": Text("First say whether there is domestic activity.", "Indiquez d’abord s’il existe une activité nationale."),
        "of_a_case": Text("This is asked of a case; of a situation: groups of persons and kinds of conduct.", "Ceci concerne une affaire ; pour une situation : groupes de personnes et types de comportement."),
        "of_a_situation": Text("This is asked of a situation; of a case: same person and same conduct.", "Ceci concerne une situation ; pour une affaire : même personne et même comportement."),
    }  # fmt: skip

    level: str = field(
        Text("Level", "Niveau"), required=True, vocabulary="admissibility_level", filter=True, in_list=True
    )  # fmt: skip
    on: PartialDate | None = field(
        Text("As of", "À la date du"), index=True, filter=True, in_list=True
    )
    about_proceeding: Link | None = relation(
        Text("About the proceeding", "Concerne la procédure"),
        reverse=Text("Notes on admissibility", "Notes sur la recevabilité"),
        to=("proceeding",),
        in_list=True,
    )
    about_case: Link | None = relation(
        Text("About the case", "Concerne l’affaire"),
        reverse=Text("Notes on admissibility", "Notes sur la recevabilité"),
        to=("case",),
    )
    about_situation: Link | None = relation(
        Text("About the situation", "Concerne la situation"),
        reverse=Text("Notes on admissibility", "Notes sur la recevabilité"),
        to=("situation",),
        filter=True,
        checked_when_empty=True,
    )
    activity: str | None = field(
        Text("Domestic activity", "Activité nationale"), vocabulary="domestic_activity", filter=True, in_list=True, group="activity",
        help=Text("Asked before anything else: where the State is inactive, whether it is willing and able does not arise (article 17(1)(a) and (b)).", "Question préalable : si l’État est inactif, sa volonté et sa capacité ne se posent pas (article 17-1-a et b)."),
    )  # fmt: skip
    activity_facts: str | None = field(
        Text("Facts on activity", "Faits relatifs à l’activité"), form="paragraphs", search=True, group="activity",
        help=Text("Concrete and progressive steps, each with where it is known from.", "Mesures concrètes et progressives, avec leur source."),
    )  # fmt: skip
    same_person: str | None = field(
        Text("Same person", "Même personne"), vocabulary="sameness", filter=True, group="sameness",
    )  # fmt: skip
    same_conduct: str | None = field(
        Text("Substantially the same conduct", "Pour l’essentiel, le même comportement"), vocabulary="sameness", filter=True, group="sameness",
    )  # fmt: skip
    groups_of_persons: str | None = field(
        Text("Groups of persons", "Groupes de personnes"), form="paragraphs", search=True, group="sameness",
        help=Text("Of a situation: whom domestic proceedings look at, beside those whom the Office’s potential cases would.", "Pour une situation : qui est visé par les procédures nationales, au regard des affaires potentielles du Bureau."),
    )  # fmt: skip
    kinds_of_conduct: str | None = field(
        Text("Kinds of conduct", "Types de comportement"), form="paragraphs", search=True, group="sameness",
    )  # fmt: skip
    genuineness_facts: str | None = field(
        Text("Facts on genuineness", "Faits relatifs au caractère véritable"), form="paragraphs", search=True, group="genuineness",
        help=Text("Facts that bear on article 17(2) and (3): purpose, delay, independence and impartiality, availability of the judicial system.", "Faits pertinents au regard de l’article 17-2 et 3 : finalité, délais, indépendance et impartialité, disponibilité de l’appareil judiciaire."),
    )  # fmt: skip
    basis: list[str] = field(
        Text("Basis", "Fondement"), vocabulary="admissibility_basis", filter=True, in_list=True, group="genuineness",
    )  # fmt: skip
    assessment: str | None = field(
        Text("Assessment of the author", "Appréciation de l’auteur"), form="paragraphs", search=True, group="genuineness",
    )  # fmt: skip

    @field_validator("named_to", mode="after")
    @classmethod
    def _groups_alone(cls, value: list[str]) -> list[str]:
        if not value or not all(key.startswith("group:") for key in value):
            raise PydanticCustomError("groups_alone", "a note is for named groups of the Office")
        return value

    @field_validator("about_situation", mode="after")
    @classmethod
    def _about_something(cls, value: Link | None, info: ValidationInfo) -> Link | None:
        given = (value, info.data.get("about_proceeding"), info.data.get("about_case"))
        if not any(given):
            raise PydanticCustomError("about_nothing", "a note is about something")
        return value

    @field_validator(
        "same_person",
        "same_conduct",
        "groups_of_persons",
        "kinds_of_conduct",
        "genuineness_facts",
        mode="after",
    )
    @classmethod
    def _activity_first(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value and info.data.get("activity") is None:
            raise PydanticCustomError("activity_first", "activity comes first")
        return value

    @field_validator("same_person", "same_conduct", mode="after")
    @classmethod
    def _of_a_case(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value and info.data.get("level") == "situation":
            raise PydanticCustomError("of_a_case", "asked of a case")
        return value

    @field_validator("groups_of_persons", "kinds_of_conduct", mode="after")
    @classmethod
    def _of_a_situation(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value and info.data.get("level") == "case":
            raise PydanticCustomError("of_a_situation", "asked of a situation")
        return value
