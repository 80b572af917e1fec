"""A State's cooperation law, procedure or requirement."""

from typing import ClassVar

from graph_schema.core import Entity, Link, PartialDate, Text, TypeInfo, field, relation


class CooperationLaw(Entity):
    """How a State cooperates under its own law (article 88), and what it asks of a request."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="cooperation_law",
        path="cooperation-laws",
        prefix="law",
        label=Text("Cooperation law", "Législation de coopération"),
        plural=Text("Cooperation laws", "Législations de coopération"),
        help=Text("A State’s cooperation law, procedure or requirement for requests.", "Une loi, une procédure ou une exigence d’un État en matière de coopération."),
        editors=("cooperation",),
        date_field="reviewed_on",
    )  # fmt: skip

    of_state: Link = relation(
        Text("State", "État"),
        reverse=Text("Cooperation laws", "Législations de coopération"),
        to=("state",),
        required=True,
        filter=True,
        in_list=True,
    )
    kind: str | None = field(
        Text("Kind", "Nature"), vocabulary="cooperation_law_kind", filter=True, in_list=True
    )
    covers: list[str] = field(
        Text("Covers", "Objet"), vocabulary="cooperation_area", filter=True, in_list=True
    )
    reference: str | None = field(
        Text("Reference", "Référence"),
        search=True,
        help=Text("Number and date of the law.", "Numéro et date de la loi."),
    )
    requirements: str | None = field(
        Text("What a request needs", "Ce qu’une demande doit contenir"),
        form="paragraphs",
        search=True,
    )
    adopted_on: PartialDate | None = field(Text("Adopted on", "Adoptée le"), index=True)
    reviewed_on: PartialDate | None = field(
        Text("Reviewed on", "Vérifiée le"),
        index=True,
        in_list=True,
        help=Text(
            "When the Office last checked it (R276).", "Dernière vérification par le Bureau (R276)."
        ),
    )
    url: str | None = field(Text("Address of the text", "Adresse du texte"), form="url")
