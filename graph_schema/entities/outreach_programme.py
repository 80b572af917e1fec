"""A situation's annual outreach programme."""

from typing import ClassVar

from graph_schema.core import Entity, Link, PartialDate, Text, TypeInfo, field, relation


class OutreachProgramme(Entity):
    """The outreach programme of one situation for one year (KPI 7)."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="outreach_programme",
        path="outreach-programmes",
        prefix="orp",
        label=Text("Outreach programme", "Programme de sensibilisation"),
        plural=Text("Outreach programmes", "Programmes de sensibilisation"),
        help=Text("A situation’s annual outreach programme.", "Le programme annuel de sensibilisation d’une situation."),
        editors=("cso_liaison",),
        date_field="developed_on",
        confirm_retirement=True,
    )  # fmt: skip

    about: Link = relation(
        Text("Situation", "Situation"),
        reverse=Text("Outreach programmes", "Programmes de sensibilisation"),
        to=("situation",),
        required=True,
        filter=True,
        in_list=True,
    )
    year: int = field(
        Text("Year", "Année"), required=True, least=2002, index=True, filter=True, in_list=True
    )
    status: str = field(
        Text("Status", "Statut"),
        required=True,
        vocabulary="outreach_status",
        filter=True,
        in_list=True,
    )
    developed_on: PartialDate | None = field(
        Text("Developed on", "Élaboré le"), index=True, in_list=True
    )
    summary: str | None = field(Text("Summary", "Résumé"), form="paragraphs", search=True)
