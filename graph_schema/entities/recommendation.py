"""A recommendation of the Independent Expert Review."""

from typing import ClassVar

from graph_schema.core import Entity, Group, PartialDate, Text, TypeInfo, field


class Recommendation(Entity):
    """A recommendation and what stood of it on one day; its title is its number and its subject."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="recommendation",
        path="recommendations",
        prefix="rec",
        label=Text("Recommendation", "Recommandation"),
        plural=Text("Recommendations", "Recommandations"),
        help=Text("A recommendation of the Independent Expert Review, as of a day.", "Une recommandation de l’Examen mené par des experts indépendants, à une date donnée."),
        editors=("manager",),
        date_field="as_of",
        groups=(Group("assessment", Text("Assessment", "Appréciation")),),
    )  # fmt: skip

    number: str = field(
        Text("Number", "Numéro"),
        required=True,
        index=True,
        search=True,
        in_list=True,
        help=Text("Such as R276.", "Par exemple R276."),
    )
    text: str | None = field(Text("Text", "Texte"), form="paragraphs", search=True)
    cluster: str | None = field(
        Text("Cluster", "Groupe"), vocabulary="recommendation_cluster", filter=True
    )
    allocation: str | None = field(
        Text("Allocation", "Attribution"),
        in_list=True,
        help=Text(
            "To whom the matrix allocates it, such as Court or Court & ASP.",
            "À qui la matrice l’attribue, par exemple Cour ou Cour et AEP.",
        ),
    )
    mandate_holder: str | None = field(Text("Mandate holder", "Titulaire du mandat"), in_list=True)
    timing: str | None = field(
        Text("Timing", "Calendrier"), help=Text("Such as 2021-H2.", "Par exemple 2021-H2.")
    )
    discussion_year: int | None = field(Text("Year of discussion", "Année d’examen"), least=2020)
    status: str | None = field(
        Text("Status", "Statut"),
        vocabulary="recommendation_status",
        filter=True,
        in_list=True,
        group="assessment",
    )
    as_of: PartialDate | None = field(
        Text("As of", "À la date du"),
        index=True,
        in_list=True,
        group="assessment",
        help=Text(
            "The day on which this stood; always shown.",
            "Le jour auquel cela valait ; toujours affiché.",
        ),
    )
    assessment: str | None = field(
        Text("Assessment by the Court", "Appréciation de la Cour"),
        form="paragraphs",
        search=True,
        group="assessment",
    )
    conclusions: str | None = field(
        Text("Conclusions", "Conclusions"), form="paragraphs", search=True, group="assessment"
    )
    impediments: str | None = field(
        Text("Impediments", "Obstacles"), form="paragraphs", search=True, group="assessment"
    )
