"""A road map, cooperation plan or completion plan with a State or for a situation."""

from typing import ClassVar

from graph_schema.core import Entity, Link, PartialDate, Text, TypeInfo, field, relation


class Roadmap(Entity):
    """A plan whose dated steps are milestones (Strategic Plan 2023-2025, paragraphs 30 and 40)."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="roadmap",
        path="roadmaps",
        prefix="rmp",
        label=Text("Road map", "Feuille de route"),
        plural=Text("Road maps", "Feuilles de route"),
        help=Text("A road map, cooperation plan or completion plan with a State or for a situation.", "Une feuille de route, un plan de coopération ou un plan d’achèvement convenu avec un État ou relatif à une situation."),
        editors=("cooperation",),
        date_field="adopted_on",
        confirm_retirement=True,
    )  # fmt: skip
    date_orders: ClassVar[tuple[tuple[str, str], ...]] = (
        ("adopted_on", "due_on"),
        ("adopted_on", "achieved_on"),
    )

    kind: str = field(
        Text("Kind", "Nature"), required=True, vocabulary="roadmap_kind", filter=True, in_list=True
    )
    with_state: list[Link] = relation(
        Text("With the States", "Avec les États"),
        reverse=Text("Road maps", "Feuilles de route"),
        to=("state",),
        filter=True,
        in_list=True,
    )
    about: list[Link] = relation(
        Text("About the situations", "Concerne les situations"),
        reverse=Text("Road maps", "Feuilles de route"),
        to=("situation",),
        filter=True,
        in_list=True,
    )
    adopted_on: PartialDate | None = field(
        Text("Adopted on", "Adoptée le"), index=True, filter=True, in_list=True
    )
    due_on: PartialDate | None = field(Text("Due on", "Échéance"), index=True, in_list=True)
    achieved_on: PartialDate | None = field(Text("Achieved on", "Achevée le"), index=True)
    summary: str | None = field(Text("Summary", "Résumé"), form="paragraphs", search=True)
