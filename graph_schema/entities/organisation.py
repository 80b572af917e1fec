"""An organisation: civil society, international, regional, hybrid court, mechanism, agency, network."""

from typing import ClassVar

from pydantic import ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from graph_schema.core import (
    Entity,
    Group,
    Link,
    Part,
    PartialDate,
    Text,
    TypeInfo,
    field,
    relation,
)
from graph_schema.vocabulary import VOCABULARIES

_ID = Text("id", "identifiant")
_CIVIL_SOCIETY = VOCABULARIES["organisation_kind"].within("civil_society")


class ProtectedName(Part):
    """What an organisation is really called and how to reach it, for the liaison alone."""

    name: str = field(Text("Name", "Nom"), required=True)
    acronym: str | None = field(Text("Acronym", "Sigle"))
    contact: str | None = field(Text("Contact", "Contact"), form="paragraphs")


class Threat(Part):
    """A threat to an organisation that cooperates, and what was done (Bureau’s report, op. 37)."""

    on: PartialDate | None = field(Text("On", "Date"))
    what: str = field(Text("Threat", "Menace"), required=True, form="paragraphs")
    action: str | None = field(Text("What was done", "Mesures prises"), form="paragraphs")


class Organisation(Entity):
    """An organisation; its title is its public name, and of a protected one a word that names nobody."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="organisation",
        path="organisations",
        prefix="org",
        label=Text("Organisation", "Organisation"),
        plural=Text("Organisations", "Organisations"),
        help=Text("A civil society, international or regional organisation, hybrid court, accountability mechanism, agency, company or network.", "Une organisation de la société civile, internationale ou régionale, une juridiction hybride, un mécanisme d’établissement des responsabilités, une agence, une entreprise ou un réseau."),
        editors=("mapping", "cso_liaison", "cooperation"),
        date_field="founded_on",
        opaque_ids=True,
        groups=(
            Group("naming", Text("Name and protection", "Nom et protection")),
            Group("history", Text("Mandate and history", "Mandat et histoire")),
        ),
    )  # fmt: skip
    sentences: ClassVar[dict[str, Text]] = {
        "naming_undecided": Text("Say whether this civil society organisation may be named.", "Préciser si cette organisation de la société civile peut être nommée."),
        "agreement_undated": Text("When did the organisation agree to be named, and in which scope?", "Quand l’organisation a-t-elle consenti à être nommée, et dans quelle mesure ?"),
        "name_shown": Text("The protected name stands in “{field}”, where others would read it.", "Le nom protégé figure dans « {field} », où d’autres le liraient."),
    }  # fmt: skip
    date_orders: ClassVar[tuple[tuple[str, str], ...]] = (("founded_on", "ended_on"),)

    title: str = field(
        Text("Public name", "Nom public"),
        required=True,
        search=True,
        longest=300,
        help=Text(
            "Of a protected organisation a neutral word, such as “Protected organisation 12”.",
            "Pour une organisation protégée, un terme neutre, tel que « Organisation protégée 12 ».",
        ),
    )
    acronym: str | None = field(Text("Acronym", "Sigle"), search=True, in_list=True)
    kind: str = field(
        Text("Kind", "Nature"),
        required=True,
        vocabulary="organisation_kind",
        filter=True,
        in_list=True,
    )
    status: str | None = field(
        Text("Standing", "Statut"), vocabulary="organisation_status", filter=True, in_list=True
    )
    region: str | None = field(
        Text("Region", "Région"), vocabulary="region", filter=True, in_list=True
    )
    seat: str | None = field(Text("Seat", "Siège"))
    based_in: Link | None = relation(
        Text("Based in", "Établie en"),
        reverse=Text("Organisations based there", "Organisations établies dans l’État"),
        to=("state",),
        filter=True,
    )
    active_in: list[Link] = relation(
        Text("Active in", "Active en"),
        reverse=Text("Organisations active there", "Organisations actives dans l’État"),
        to=("state",),
        filter=True,
    )
    about: list[Link] = relation(
        Text("Works on the situations", "Travaille sur les situations"),
        reverse=Text("Organisations", "Organisations"),
        to=("situation",),
        filter=True,
    )
    link_to_office: str | None = field(
        Text("Link to the Office", "Lien avec le Bureau"), search=True
    )
    naming: str | None = field(
        Text("May it be named", "Peut-elle être nommée"),
        vocabulary="organisation_naming",
        filter=True,
        group="naming",
        checked_when_empty=True,
    )
    named_since: PartialDate | None = field(
        Text("Agreed to be named on", "A consenti à être nommée le"),
        group="naming",
        checked_when_empty=True,
    )
    naming_scope: str | None = field(
        Text("Scope of its agreement", "Portée de son consentement"),
        group="naming",
        checked_when_empty=True,
        help=Text(
            "Where and to whom it may be named, in its own words.",
            "Où et à qui elle peut être nommée, dans ses propres termes.",
        ),
    )
    mandate: str | None = field(
        Text("Mandate", "Mandat"), form="paragraphs", search=True, group="history"
    )
    legal_basis: str | None = field(
        Text("Legal basis", "Base juridique"), search=True, group="history"
    )
    founded_on: PartialDate | None = field(
        Text("Founded on", "Créée le"), index=True, group="history"
    )
    ended_on: PartialDate | None = field(Text("Ended on", "Fermée le"), group="history")
    created_by_national_law: bool = field(
        Text(
            "Hybrid court created by national law",
            "Juridiction hybride créée par le droit national",
        ),
        default=False,
        group="history",
        help=Text(
            "Counts as an end user of information under KPI 3.",
            "Compte comme utilisateur final d’informations au titre de l’ICP 3.",
        ),
    )
    url: str | None = field(Text("Address on the web", "Site web"), form="url", group="history")
    threats: list[Threat] = field(
        Text("Threats and what was done", "Menaces et mesures prises"),
        group="naming",
        audience="role:cso_liaison",
    )
    protected_names: list[ProtectedName] = field(
        Text("Protected name", "Nom protégé"), group="naming", audience="role:cso_liaison"
    )

    @field_validator("naming")
    @classmethod
    def _decided_for_civil_society(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and info.data.get("kind") in _CIVIL_SOCIETY:
            raise PydanticCustomError(
                "naming_undecided",
                "of a civil society organisation one must say whether it may be named",
            )
        return value

    @field_validator("named_since", "naming_scope")
    @classmethod
    def _agreed_when_and_how_far(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and info.data.get("naming") == "agreed":
            raise PydanticCustomError(
                "agreement_undated", "an agreement to be named has a date and a scope"
            )
        return value

    @field_validator("protected_names")
    @classmethod
    def _stands_nowhere_else(
        cls, value: list[ProtectedName], info: ValidationInfo
    ) -> list[ProtectedName]:
        if info.data.get("naming") != "protected":
            return value
        shown: dict[Text, str] = {_ID: (info.data.get("id") or "").replace("-", " ")}
        for name, spec in cls.fields.items():
            text = info.data.get(name)
            if spec.kind in ("line", "paragraphs", "url") and text:
                shown[spec.label] = text
        for label, text in shown.items():
            if any(one.name.casefold() in text.casefold() for one in value):
                raise PydanticCustomError(
                    "name_shown", "the protected name stands in “{field}”", {"field": label}
                )
        return value
