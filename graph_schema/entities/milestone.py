"""A dated step of a road map or plan."""

from typing import ClassVar

from graph_schema.core import Entity, Link, PartialDate, Text, TypeInfo, field, relation


class Milestone(Entity):
    """A step of a road map: when it is due, when it was achieved, and by which record."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="milestone",
        path="milestones",
        prefix="mls",
        label=Text("Milestone", "Jalon"),
        plural=Text("Milestones", "Jalons"),
        help=Text("A dated step of a road map or plan, achieved by a record.", "Une étape datée d’une feuille de route ou d’un plan, atteinte grâce à une fiche."),
        editors=("cooperation",),
        date_field="due_on",
        confirm_retirement=True,
    )  # fmt: skip

    of_roadmap: Link = relation(
        Text("Road map", "Feuille de route"),
        reverse=Text("Milestones", "Jalons"),
        to=("roadmap",),
        required=True,
        filter=True,
        in_list=True,
    )
    kind: str | None = field(
        Text("Kind", "Nature"), vocabulary="milestone_kind", filter=True, in_list=True
    )
    due_on: PartialDate | None = field(
        Text("Due on", "Échéance"), index=True, filter=True, in_list=True
    )
    achieved_on: PartialDate | None = field(
        Text("Achieved on", "Atteint le"), index=True, in_list=True
    )
    achieved_by: list[Link] = relation(
        Text("Achieved by", "Atteint par"),
        reverse=Text("Achieves the milestones", "Réalise les jalons"),
        to=("*",),
    )
    summary: str | None = field(Text("Summary", "Résumé"), form="paragraphs", search=True)
