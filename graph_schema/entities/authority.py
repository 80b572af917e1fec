"""A national body: prosecution service, police unit, court, ministry, central authority."""

from typing import ClassVar

from graph_schema.core import Entity, Group, Link, Text, TypeInfo, field, relation


class Authority(Entity):
    """A national body; its title is its public name."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="authority",
        path="authorities",
        prefix="auth",
        label=Text("Authority", "Autorité"),
        plural=Text("Authorities", "Autorités"),
        help=Text("A national prosecution service, police unit, court, ministry or central authority.", "Un ministère public, un service de police, une juridiction, un ministère ou une autorité centrale d’un État."),
        editors=("mapping", "cooperation"),
        groups=(Group("cooperation", Text("Cooperation", "Coopération")),),
    )  # fmt: skip

    title: str = field(Text("Name", "Nom"), required=True, search=True, longest=300)
    kind: str | None = field(
        Text("Kind", "Nature"), vocabulary="authority_kind", filter=True, in_list=True
    )
    acronym: str | None = field(Text("Acronym", "Sigle"), search=True)
    of_state: Link = relation(
        Text("State", "État"),
        reverse=Text("Authorities", "Autorités"),
        to=("state",),
        required=True,
        filter=True,
        in_list=True,
    )
    seat: str | None = field(Text("Seat", "Siège"), in_list=True)
    url: str | None = field(Text("Address on the web", "Site web"), form="url")
    is_central_authority: bool = field(
        Text("Central authority for cooperation", "Autorité centrale pour la coopération"),
        default=False,
        filter=True,
        group="cooperation",
    )
    single_focal_point: bool = field(
        Text("Single focal point of its State", "Point de contact unique de son État"),
        default=False,
        group="cooperation",
    )
    languages: list[str] = field(
        Text("Languages it works in", "Langues de travail"),
        vocabulary="language",
        filter=True,
        group="cooperation",
    )
    shows_what_it_works_on: bool = field(
        Text("Shows what it works on", "Montre ce sur quoi elle travaille"),
        default=False,
        group="cooperation",
        help=Text(
            "Its own choice: other practitioners then see the situations it works on.",
            "Son propre choix : les autres praticiens voient alors les situations sur lesquelles elle travaille.",
        ),
    )
