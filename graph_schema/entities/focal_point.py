"""Who to reach on what at an authority."""

from typing import ClassVar

from graph_schema.core import Entity, Link, Text, TypeInfo, field, relation


class FocalPoint(Entity):
    """A focal point; its title is the function. Names and contacts are never wider than `named`."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="focal_point",
        path="focal-points",
        prefix="fcp",
        label=Text("Focal point", "Point de contact"),
        plural=Text("Focal points", "Points de contact"),
        help=Text("Who to reach on what at an authority; for the Office and those named.", "Qui joindre, et sur quoi, au sein d’une autorité ; pour le Bureau et les lecteurs désignés."),
        editors=("cooperation",),
        states_facts=False,
        opaque_ids=True,
        markings=("closed", "office", "named"),
    )  # fmt: skip

    title: str = field(Text("Function", "Fonction"), required=True, search=True, longest=300)
    of_authority: Link = relation(
        Text("Authority", "Autorité"),
        reverse=Text("Focal points", "Points de contact"),
        to=("authority", "organisation"),
        required=True,
        filter=True,
        in_list=True,
    )
    about: list[Link] = relation(
        Text("For the situations", "Pour les situations"),
        reverse=Text("Focal points", "Points de contact"),
        to=("situation",),
        filter=True,
        in_list=True,
    )
    topics: list[str] = field(
        Text("Topics", "Sujets"), vocabulary="practice_topic", filter=True, in_list=True
    )
    role: str | None = field(Text("Role", "Rôle"), search=True, in_list=True)
    person_name: str | None = field(Text("Name", "Nom"), search=True)
    contact: str | None = field(Text("Contact", "Contact"), form="paragraphs")
    languages: list[str] = field(Text("Languages", "Langues"), vocabulary="language", filter=True)
    regional_group: str | None = field(
        Text("For the regional group", "Pour le groupe régional"),
        vocabulary="regional_group",
        filter=True,
    )
