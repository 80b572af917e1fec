"""A State and its standing under the Rome Statute."""

import re
from typing import ClassVar

from pydantic import field_validator
from pydantic_core import PydanticCustomError

from graph_schema.core import Entity, Group, PartialDate, Text, TypeInfo, field

_ISO_ALPHA_3 = re.compile(r"[a-z]{3}", re.ASCII)


class State(Entity):
    """A State; its id is its ISO 3166-1 alpha-3 code in lower case, its title its English name."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="state",
        path="states",
        prefix="state",
        label=Text("State", "État"),
        plural=Text("States", "États"),
        help=Text("A State, its standing under the Rome Statute and its regional group.", "Un État, son statut au regard du Statut de Rome et son groupe régional."),
        editors=("mapping", "cooperation"),
        date_field="statute_since",
        given_ids=True,
        markings=("office", "named", "community", "public"),
        groups=(
            Group("statute", Text("Rome Statute", "Statut de Rome")),
            Group("law", Text("National law", "Droit national")),
        ),
    )  # fmt: skip
    sentences: ClassVar[dict[str, Text]] = {
        "iso_code": Text("The id of a State is its ISO 3166-1 code of three letters, such as ukr.", "L’identifiant d’un État est son code ISO 3166-1 à trois lettres, par exemple ukr."),
        "iso2_form": Text("Two capital letters were expected, such as UA.", "Deux majuscules sont attendues, par exemple UA."),
    }  # fmt: skip
    date_orders: ClassVar[tuple[tuple[str, str], ...]] = (
        ("signed_on", "statute_since"),
        ("statute_since", "statute_until"),
        ("withdrawal_notified_on", "statute_until"),
    )

    title: str = field(Text("Name", "Nom"), required=True, search=True, longest=300)
    iso2: str = field(
        Text("ISO code (two letters)", "Code ISO (deux lettres)"),
        required=True,
        index=True,
        search=True,
        in_list=True,
    )
    m49: str | None = field(
        Text("M49 code", "Code M49"),
        help=Text(
            "Three digits of the United Nations; the map finds the State by them.",
            "Trois chiffres des Nations Unies ; la carte retrouve l’État par eux.",
        ),
    )
    regional_group: str | None = field(
        Text("Regional group", "Groupe régional"),
        vocabulary="regional_group",
        filter=True,
        in_list=True,
    )
    un_status: str | None = field(
        Text("Standing in the United Nations", "Statut aux Nations Unies"),
        vocabulary="un_status",
        filter=True,
    )
    statute_status: str | None = field(
        Text("Status under the Rome Statute", "Statut au regard du Statut de Rome"),
        vocabulary="statute_status",
        filter=True,
        in_list=True,
        group="statute",
    )
    signed_on: PartialDate | None = field(
        Text("Signed on", "Signé le"), index=True, group="statute"
    )
    deposited_on: PartialDate | None = field(
        Text("Instrument deposited on", "Instrument déposé le"), group="statute"
    )
    deposit_kind: str | None = field(
        Text("Instrument deposited", "Instrument déposé"),
        vocabulary="deposit_kind",
        group="statute",
    )
    statute_since: PartialDate | None = field(
        Text("Party since", "Partie depuis"),
        index=True,
        in_list=True,
        group="statute",
        help=Text(
            "Entry into force for this State (article 126).",
            "Entrée en vigueur à l’égard de cet État (article 126).",
        ),
    )
    withdrawal_notified_on: PartialDate | None = field(
        Text("Withdrawal notified on", "Retrait notifié le"), group="statute"
    )
    statute_until: PartialDate | None = field(
        Text("Party until", "Partie jusqu’au"),
        index=True,
        group="statute",
        help=Text(
            "When a withdrawal takes effect (article 127).",
            "Prise d’effet d’un retrait (article 127).",
        ),
    )
    implementing_legislation: str | None = field(
        Text("Implementing legislation", "Législation de mise en œuvre"),
        form="paragraphs",
        search=True,
        group="law",
    )
    privileges_agreement_since: PartialDate | None = field(
        Text(
            "Party to the Agreement on Privileges and Immunities since",
            "Partie à l’Accord sur les privilèges et immunités depuis",
        ),
        group="law",
    )

    @field_validator("id")
    @classmethod
    def _iso_alpha_3(cls, value: str | None) -> str | None:
        if value is not None and not _ISO_ALPHA_3.fullmatch(value):
            raise PydanticCustomError(
                "iso_code", "three lower-case letters were expected, such as ukr"
            )
        return value

    @field_validator("iso2")
    @classmethod
    def _iso_alpha_2(cls, value: str) -> str:
        if not re.fullmatch(r"[A-Z]{2}", value, re.ASCII):
            raise PydanticCustomError("iso2_form", "two capital letters were expected, such as UA")
        return value
