"""An agreement: memorandum, cooperation agreement, working arrangement, action plan, enforcement, release."""

from typing import ClassVar

from pydantic import field_validator
from pydantic_core import PydanticCustomError

from graph_schema.core import Entity, Group, Link, PartialDate, Text, TypeInfo, field, relation


class Agreement(Entity):
    """An agreement of the Court or its Office, or among partners. Of relocation agreements there is no
    record, only a measurement of their number."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="agreement",
        path="agreements",
        prefix="agr",
        label=Text("Agreement", "Accord"),
        plural=Text("Agreements", "Accords"),
        help=Text("A memorandum, cooperation agreement, working arrangement, action plan, or agreement on enforcement or release.", "Un mémorandum, un accord de coopération, un arrangement de travail, un plan d’action, ou un accord d’exécution des peines ou de mise en liberté."),
        editors=("cooperation",),
        date_field="signed_on",
        confirm_retirement=True,
        groups=(Group("dates", Text("Dates", "Dates")),),
    )  # fmt: skip
    sentences: ClassVar[dict[str, Text]] = {
        "relocation_number_only": Text(
            "Relocation agreements are confidential: record their number as a measurement.",
            "Les accords de réinstallation sont confidentiels : consigner leur nombre comme mesure.",
        ),
    }
    date_orders: ClassVar[tuple[tuple[str, str], ...]] = (
        ("signed_on", "expires_on"),
        ("in_force_on", "expires_on"),
    )

    kind: str = field(
        Text("Kind", "Nature"),
        required=True,
        vocabulary="agreement_kind",
        filter=True,
        in_list=True,
    )
    court_organ: str | None = field(
        Text("For the Court", "Pour la Cour"), vocabulary="court_organ", filter=True, in_list=True
    )
    status: str | None = field(
        Text("Status", "Statut"), vocabulary="agreement_status", filter=True, in_list=True
    )
    party: list[Link] = relation(
        Text("Parties", "Parties"),
        reverse=Text("Agreements", "Accords"),
        to=("state", "authority", "organisation"),
        filter=True,
        in_list=True,
    )
    about: list[Link] = relation(
        Text("About the situations", "Concerne les situations"),
        reverse=Text("Agreements", "Accords"),
        to=("situation",),
        filter=True,
    )
    summary: str | None = field(Text("Summary", "Résumé"), form="paragraphs", search=True)
    signed_on: PartialDate | None = field(
        Text("Signed on", "Signé le"), index=True, filter=True, in_list=True, group="dates"
    )
    in_force_on: PartialDate | None = field(
        Text("In force on", "En vigueur le"), index=True, group="dates"
    )
    expires_on: PartialDate | None = field(
        Text("Expires on", "Expire le"), index=True, group="dates"
    )

    @field_validator("kind")
    @classmethod
    def _never_of_relocation(cls, value: str) -> str:
        if value == "relocation":
            raise PydanticCustomError(
                "relocation_number_only",
                "of relocation agreements only the number is recorded, as a measurement",
            )
        return value
