"""A situation before the Court, or a preliminary examination by the Office."""

from typing import ClassVar

from graph_schema.core import Entity, Group, Link, PartialDate, Text, TypeInfo, field, relation


class Situation(Entity):
    """A situation; the phase of a day or year follows from its dates, never from a status of today."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="situation",
        path="situations",
        prefix="sit",
        label=Text("Situation", "Situation"),
        plural=Text("Situations", "Situations"),
        help=Text("A situation before the Court, or a preliminary examination by the Office.", "Une situation dont la Cour est saisie, ou un examen préliminaire mené par le Bureau."),
        editors=("mapping", "cooperation", "manager"),
        date_field="investigation_opened_on",
        confirm_retirement=True,
        groups=(
            Group("phases", Text("Phases", "Phases")),
            Group("scope", Text("Scope", "Portée")),
        ),
    )  # fmt: skip
    date_orders: ClassVar[tuple[tuple[str, str], ...]] = (
        ("examination_opened_on", "examination_closed_on"),
        ("investigation_opened_on", "investigation_concluded_on"),
    )

    icc_number: str | None = field(
        Text("Number before the Court", "Numéro devant la Cour"),
        index=True,
        search=True,
        in_list=True,
        help=Text("Such as ICC-01/22.", "Par exemple ICC-01/22."),
    )
    concerns: list[Link] = relation(
        Text("Concerns", "Concerne"),
        reverse=Text("Situations", "Situations"),
        to=("state",),
        filter=True,
        in_list=True,
    )
    trigger: str | None = field(
        Text("How it came before the Court", "Mode de saisine"),
        vocabulary="situation_trigger",
        filter=True,
        in_list=True,
    )
    referred_on: PartialDate | None = field(
        Text("Referred or requested on", "Renvoyée ou demandée le"), index=True
    )
    examination_opened_on: PartialDate | None = field(
        Text("Preliminary examination opened on", "Examen préliminaire ouvert le"),
        index=True,
        group="phases",
    )
    examination_closed_on: PartialDate | None = field(
        Text("Preliminary examination closed on", "Examen préliminaire clos le"),
        index=True,
        group="phases",
        help=Text(
            "Closed without an investigation, or merged into another situation.",
            "Clos sans enquête, ou joint à une autre situation.",
        ),
    )
    investigation_opened_on: PartialDate | None = field(
        Text("Investigation opened on", "Enquête ouverte le"),
        index=True,
        in_list=True,
        filter=True,
        group="phases",
    )
    investigation_concluded_on: PartialDate | None = field(
        Text("Investigation stage concluded on", "Phase d’enquête achevée le"),
        index=True,
        in_list=True,
        group="phases",
        help=Text(
            "Strategic Plan 2023-2025, paragraph 40.", "Plan stratégique 2023-2025, paragraphe 40."
        ),
    )
    merged_into: Link | None = relation(
        Text("Merged into", "Jointe à"),
        reverse=Text("Took in", "A repris"),
        to=("situation",),
        group="phases",
    )
    temporal_scope: str | None = field(Text("Temporal scope", "Portée temporelle"), group="scope")
    focus: str | None = field(
        Text("Crimes or focus", "Crimes ou axe principal"),
        form="paragraphs",
        search=True,
        group="scope",
    )
    complementarity: str | None = field(
        Text("Complementarity", "Complémentarité"), form="paragraphs", search=True, group="scope"
    )
