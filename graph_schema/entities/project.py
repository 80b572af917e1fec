"""A complementarity initiative or project of the Office: the unit that KPI 4 counts."""

from typing import ClassVar

from graph_schema.core import (
    Entity,
    Group,
    Link,
    Part,
    PartialDate,
    Text,
    TypeInfo,
    field,
    relation,
)
from graph_schema.parts import RelatedBecause


class Progress(Part):
    """A dated entry on how a project went; with its source it is an act of the year (KPI 4)."""

    on: PartialDate = field(Text("On", "Date"), required=True)
    text: str = field(Text("Progress", "Avancement"), required=True, form="paragraphs", search=True)
    source: str | None = field(Text("Source", "Source"), refers_to=("source",))


class Project(Entity):
    """An external initiative or project of the Office towards enhancing efforts by others to fight
    impunity (Strategic Plan 2023-2025, annex 1, KPI 4)."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="project",
        path="projects",
        prefix="prj",
        label=Text("Complementarity project", "Projet de complémentarité"),
        plural=Text("Complementarity projects", "Projets de complémentarité"),
        help=Text("An external initiative or project of the Office (KPI 4). Same partner and same object is one; different partner or object is two.", "Une initiative ou un projet extérieur du Bureau (ICP 4). Même partenaire et même objet : un seul projet ; partenaire ou objet différent : deux."),
        editors=("cooperation", "manager"),
        date_field="started_on",
        confirm_retirement=True,
        groups=(
            Group("evidence", Text("What it rests on", "Ce sur quoi il repose")),
            Group("results", Text("Progress and results", "Avancement et résultats")),
        ),
    )  # fmt: skip
    date_orders: ClassVar[tuple[tuple[str, str], ...]] = (("started_on", "ended_on"),)

    kind: str = field(
        Text("Kind", "Nature"), required=True, vocabulary="project_kind", filter=True, in_list=True
    )
    status: str = field(
        Text("Status", "Statut"),
        required=True,
        vocabulary="project_status",
        filter=True,
        in_list=True,
    )
    about: list[Link] = relation(
        Text("About the situations", "Concerne les situations"),
        reverse=Text("Complementarity projects", "Projets de complémentarité"),
        to=("situation",),
        filter=True,
        in_list=True,
    )
    partner: list[Link] = relation(
        Text("Partners", "Partenaires"),
        reverse=Text("Complementarity projects", "Projets de complémentarité"),
        to=("state", "authority", "organisation"),
        filter=True,
        in_list=True,
    )
    summary: str | None = field(Text("Summary", "Résumé"), form="paragraphs", search=True)
    started_on: PartialDate | None = field(
        Text("Started on", "Commencé le"), index=True, filter=True, in_list=True
    )
    ended_on: PartialDate | None = field(Text("Completed on", "Achevé le"), index=True)
    supports: list[Link] = relation(
        Text("Supports the proceedings", "Appuie les procédures"),
        reverse=Text("Supported by the projects", "Appuyée par les projets"),
        to=("proceeding",),
        group="evidence",
    )
    rests_on: list[RelatedBecause] = relation(
        Text("Rests on", "Repose sur"),
        reverse=Text("Evidence of the projects", "Élément à l’appui des projets"),
        group="evidence",
        to=(
            "agreement",
            "jit",
            "sharing_event",
            "roadmap",
            "milestone",
            "secondment",
            "engagement",
        ),
        help=Text(
            "Instruments and events are evidence of a project, not further projects; dated in a year, they are its act of that year.",
            "Les instruments et les activités sont des éléments à l’appui d’un projet, non d’autres projets ; datés d’une année, ils en sont l’acte de cette année.",
        ),
    )
    results: str | None = field(
        Text("Results", "Résultats"), form="paragraphs", search=True, group="results"
    )
    lessons_learned: str | None = field(
        Text("Lessons learned", "Enseignements tirés"),
        form="paragraphs",
        search=True,
        group="results",
    )
    progress: list[Progress] = field(Text("Progress", "Avancement"), search=True, group="results")
