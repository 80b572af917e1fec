"""A public case before the Court."""

from typing import ClassVar

from pydantic import ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from graph_schema.core import (
    Entity,
    Link,
    Part,
    PartialDate,
    Text,
    TypeInfo,
    field,
    relation,
)


class AdmissibilityDecision(Part):
    """A public decision of the judges on the admissibility of the case (articles 17 to 20)."""

    on: PartialDate = field(Text("Decided on", "Rendue le"), required=True)
    decision: str = field(
        Text("Decision", "Décision"), required=True, vocabulary="admissibility_decision"
    )
    document_number: str | None = field(Text("Document number", "Cote du document"), search=True)
    summary: str | None = field(Text("Summary", "Résumé"), form="paragraphs", search=True)


class Case(Entity):
    """A public case; its title is the name it is known by (“The Prosecutor v. …”)."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="case",
        path="cases",
        prefix="case",
        label=Text("Case before the Court", "Affaire devant la Cour"),
        plural=Text("Cases before the Court", "Affaires devant la Cour"),
        help=Text("A public case before the Court, with the decisions on its admissibility.", "Une affaire publique devant la Cour, avec les décisions sur sa recevabilité."),
        editors=("mapping", "cooperation"),
        date_field="opened_on",
    )  # fmt: skip
    sentences: ClassVar[dict[str, Text]] = {
        "decision_uncited": Text("A decision of the Court is recorded with its source: cite it under “Sources”.", "Une décision de la Cour est consignée avec sa source : citez-la sous « Sources »."),
    }  # fmt: skip

    icc_number: str | None = field(
        Text("Number before the Court", "Numéro devant la Cour"),
        index=True,
        search=True,
        in_list=True,
    )
    of_situation: Link | None = relation(
        Text("Situation", "Situation"),
        reverse=Text("Cases before the Court", "Affaires devant la Cour"),
        to=("situation",),
        filter=True,
        in_list=True,
    )
    stage: str | None = field(
        Text("Stage", "Stade"), vocabulary="case_stage", filter=True, in_list=True
    )
    opened_on: PartialDate | None = field(
        Text("Opened on", "Ouverte le"),
        index=True,
        in_list=True,
        help=Text(
            "Date of the warrant of arrest or summons to appear.",
            "Date du mandat d’arrêt ou de la citation à comparaître.",
        ),
    )
    summary: str | None = field(Text("Summary", "Résumé"), form="paragraphs", search=True)
    admissibility_decisions: list[AdmissibilityDecision] = field(
        Text("Decisions on admissibility", "Décisions sur la recevabilité"), search=True
    )

    @field_validator("admissibility_decisions", mode="after")
    @classmethod
    def _decisions_are_cited(
        cls, value: list[AdmissibilityDecision], info: ValidationInfo
    ) -> list[AdmissibilityDecision]:
        if value and not info.data.get("citations"):
            raise PydanticCustomError("decision_uncited", "a decision is recorded with its source")
        return value
