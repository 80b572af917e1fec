"""A joint investigation team or joint team."""

from typing import ClassVar

from graph_schema.core import Entity, Link, PartialDate, Text, TypeInfo, field, relation


class Membership(Link):
    """Who belongs to a team, since when and as what."""

    date_orders: ClassVar[tuple[tuple[str, str], ...]] = (("joined_on", "left_on"),)

    joined_on: PartialDate | None = field(Text("Joined on", "Entrée le"))
    left_on: PartialDate | None = field(Text("Left on", "Sortie le"))
    capacity: str | None = field(Text("Capacity", "Qualité"), vocabulary="member_capacity")


class Jit(Entity):
    """A team of several States' authorities, the Office or organisations that investigate together."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="jit",
        path="teams",
        prefix="jit",
        label=Text("Joint team", "Équipe commune"),
        plural=Text("Joint teams", "Équipes communes"),
        help=Text("A joint investigation team or joint team, its members and when they joined.", "Une équipe commune d’enquête ou une équipe conjointe, ses membres et la date de leur entrée."),
        editors=("cooperation",),
        date_field="set_up_on",
        confirm_retirement=True,
    )  # fmt: skip
    date_orders: ClassVar[tuple[tuple[str, str], ...]] = (("set_up_on", "ended_on"),)

    kind: str = field(
        Text("Kind", "Nature"), required=True, vocabulary="jit_kind", filter=True, in_list=True
    )
    about: list[Link] = relation(
        Text("About the situations", "Concerne les situations"),
        reverse=Text("Joint teams", "Équipes communes"),
        to=("situation",),
        filter=True,
        in_list=True,
    )
    member: list[Membership] = relation(
        Text("Members", "Membres"),
        reverse=Text("Joint teams", "Équipes communes"),
        to=("authority", "organisation", "state"),
        help=Text(
            "The Office is a member like the others: choose its record.",
            "Le Bureau est un membre comme les autres : choisir sa fiche.",
        ),
    )
    focus: str | None = field(Text("Focus", "Objet"), form="paragraphs", search=True)
    results: str | None = field(
        Text("What came of it", "Résultats"), form="paragraphs", search=True
    )
    set_up_on: PartialDate | None = field(
        Text("Set up on", "Constituée le"), index=True, filter=True, in_list=True
    )
    ended_on: PartialDate | None = field(Text("Ended on", "Terminée le"), index=True, in_list=True)
