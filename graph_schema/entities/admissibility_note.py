"""The Office's own vigilance layer on a proceeding (articles 17 to 20)."""

from typing import ClassVar

from graph_schema.core import Entity, Link, PartialDate, Text, TypeInfo, field, relation


class AdmissibilityNote(Entity):
    """The Office's assessment of a proceeding under articles 17 to 20; always closed to a named group."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="admissibility_note",
        path="admissibility-notes",
        prefix="adm",
        label=Text("Note on admissibility", "Note sur la recevabilité"),
        plural=Text("Notes on admissibility", "Notes sur la recevabilité"),
        help=Text("The Office’s own assessment of a proceeding under articles 17 to 20, for a named group alone.", "L’appréciation du Bureau sur une procédure au regard des articles 17 à 20, réservée à un groupe désigné."),
        editors=("mapping",),
        date_field="on",
        states_facts=False,
        opaque_ids=True,
        markings=("closed",),
        preset_marking="closed",
    )  # fmt: skip

    level: str | None = field(
        Text("Level", "Niveau"), vocabulary="admissibility_level", filter=True, in_list=True
    )
    basis: list[str] = field(
        Text("Basis", "Fondement"), vocabulary="admissibility_basis", filter=True, in_list=True
    )
    on: PartialDate | None = field(
        Text("As of", "À la date du"), index=True, filter=True, in_list=True
    )
    assessment: str | None = field(
        Text("Assessment", "Appréciation"), form="paragraphs", search=True
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
