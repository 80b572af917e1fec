"""Information given: one provider and one recipient, either way."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from pydantic import ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from graph_schema.core import (
    Broken,
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
from graph_schema.gates import GATES_OF_ANOTHER, GATES_OPEN, said_of_another, said_open
from graph_schema.office import OFFICE_ID
from graph_schema.partial_date import first_day, last_day
from graph_schema.parts import Gate


class Use(Part):
    """That an end user used what was shared in a domestic proceeding (KPI 3)."""

    date_orders: ClassVar[tuple[tuple[str, str], ...]] = (("confirmed_on", "withdrawn_on"),)

    end_user: str = field(
        Text("End user", "Utilisateur final"),
        required=True,
        refers_to=("authority", "organisation"),
    )
    used_on: PartialDate | None = field(Text("Used on", "Utilisée le"), past=True)
    purpose: str | None = field(Text("Purpose", "Finalité"), form="paragraphs")
    proceeding: str | None = field(
        Text("In the proceeding", "Dans la procédure"), refers_to=("proceeding",)
    )
    proceeding_undisclosed: bool = field(
        Text("Proceeding undisclosed", "Procédure non divulguée"), default=False
    )
    confirmed_on: PartialDate | None = field(Text("Confirmed on", "Confirmée le"), past=True)
    withdrawn_on: PartialDate | None = field(
        Text("Confirmation withdrawn on", "Confirmation retirée le"),
        past=True,
        help=Text(
            "It counts no more; its history stays.", "Elle ne compte plus ; son historique demeure."
        ),
    )


class SharingEvent(Entity):
    """Information given by one provider to one recipient, what it may be used for, and what came of it."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="sharing_event",
        path="sharing",
        prefix="shr",
        label=Text("Information shared", "Communication d’informations"),
        plural=Text("Information shared", "Communications d’informations"),
        help=Text("Information given by one provider to one recipient, either way, with its conditions and its use.", "Des informations communiquées par un fournisseur à un destinataire, dans un sens ou dans l’autre, avec leurs conditions et leur utilisation."),
        editors=("cooperation",),
        date_field="on",
        states_facts=False,
        opaque_ids=True,
        markings=("closed", "office", "named"),
        confirm_retirement=True,
        given_through="provider",
        groups=(
            Group("conditions", Text("Conditions and gates", "Conditions d’utilisation et conditions préalables")),
            Group("use", Text("Use", "Utilisation")),
        ),
    )  # fmt: skip

    sentences: ClassVar[dict[str, Text]] = {
        "not_by_the_office": Text("What is given is given by the Office, to somebody else.", "Ce qui est communiqué l’est par le Bureau, à quelqu’un d’autre."),
        "not_to_the_office": Text("What is received is received by the Office, from somebody else.", "Ce qui est reçu l’est par le Bureau, de quelqu’un d’autre."),
        "used_unreceived": Text("Nothing can have been used that has not been given.", "Rien ne peut avoir été utilisé qui n’ait été communiqué."),
        "used_by_the_office": Text("What the Office received is used by the Office; uses are recorded of what it gave.", "Ce que le Bureau a reçu, le Bureau l’utilise ; seules se consignent les utilisations de ce qu’il a communiqué."),
        "used_before_given": Text("It was used on {used}, before it was given on {given}.", "Elle a été utilisée le {used}, avant d’être communiquée le {given}."),
        "gates_open": GATES_OPEN,
        "gates_of_another": GATES_OF_ANOTHER,
        "other_state": Text("It answers a request of another State: who receives it belongs to the State, or is the organisation, that asked; what the Office receives comes from whom it asked.", "Elle répond à une demande d’un autre État : le destinataire relève de l’État, ou est l’organisation, qui a présenté la demande ; ce que reçoit le Bureau vient de qui il a sollicité."),
        "state_received_nothing": Text("This end user belongs to no State that received it: an end user is an authority of the recipient’s State, or a hybrid court that its national law created.", "Cet utilisateur final ne relève d’aucun État destinataire : il s’agit d’une autorité de l’État du destinataire, ou d’une juridiction hybride créée par son droit national."),
    }  # fmt: skip

    title: str = field(
        Text("Subject", "Objet"),
        required=True,
        search=True,
        longest=300,
        help=Text(
            "Names no person and no content: it stands in lists and notices.",
            "Ne nomme ni personne ni contenu : il figure dans les listes et les notifications.",
        ),
    )
    direction: str = field(
        Text("Direction", "Sens"),
        required=True,
        vocabulary="sharing_direction",
        filter=True,
        in_list=True,
    )
    provider: Link = relation(
        Text("Provider", "Fournisseur"),
        reverse=Text("Information given", "Informations communiquées"),
        to=("organisation", "authority", "state"),
        required=True,
        filter=True,
        in_list=True,
    )
    recipient: Link = relation(
        Text("Recipient", "Destinataire"),
        reverse=Text("Information received", "Informations reçues"),
        to=("authority", "organisation", "state"),
        required=True,
        filter=True,
        in_list=True,
    )
    categories: list[str] = field(
        Text("Categories", "Catégories"), vocabulary="sharing_category", filter=True
    )
    channel: str | None = field(
        Text("Channel", "Voie de transmission"), vocabulary="sharing_channel", filter=True
    )
    about: list[Link] = relation(
        Text("About the situations", "Concerne les situations"),
        reverse=Text("Information shared", "Communications d’informations"),
        to=("situation",),
        filter=True,
    )
    for_proceeding: Link | None = relation(
        Text("For the proceeding", "Pour la procédure"),
        reverse=Text("Information shared for it", "Informations communiquées à cette fin"),
        to=("proceeding",),
    )
    answers: Link | None = relation(
        Text("Answers the request", "Répond à la demande"),
        reverse=Text("Information shared in answer", "Informations communiquées en réponse"),
        to=("request",),
        help=Text(
            "Of the recipient or of another body of its State.",
            "Du destinataire ou d’un autre organisme de son État.",
        ),
    )
    on: PartialDate | None = field(
        Text("Given on", "Communiquée le"),
        index=True,
        filter=True,
        in_list=True,
        past=True,
        help=Text(
            "Empty while it is being prepared; it is given once every gate lets it through.",
            "Vide tant que la communication est en préparation ; elle est communiquée une fois toutes les conditions remplies.",
        ),
    )
    conditions_of_use: str | None = field(
        Text("Conditions of use", "Conditions d’utilisation"), form="paragraphs", group="conditions"
    )
    gates: list[Gate] = field(
        Text("Legal gates", "Conditions juridiques préalables"),
        group="conditions",
        audience="office",
    )
    used_in: list[Link] = relation(
        Text("Used in the proceedings", "Utilisée dans les procédures"),
        reverse=Text("Information used in it", "Informations utilisées"),
        to=("proceeding",),
        group="use",
        help=Text(
            "Follows from the uses, as far as they name a proceeding.",
            "Découle des utilisations, pour autant qu’elles désignent une procédure.",
        ),
    )
    uses: list[Use] = field(Text("Uses", "Utilisations"), group="use")
    use_status: str | None = field(
        Text("What became of it", "Suites données"),
        vocabulary="sharing_use",
        index=True,
        filter=True,
        in_list=True,
        group="use",
        set_by="hub",
        help=Text(
            "Follows from the uses of what was given.",
            "Découle des utilisations de ce qui a été communiqué.",
        ),
    )

    @field_validator("recipient")
    @classmethod
    def _the_office_is_one_end(cls, value: Link, info: ValidationInfo) -> Link:
        provider = info.data.get("provider")
        if provider is None:
            return value
        by_office, to_office = provider.id == OFFICE_ID, value.id == OFFICE_ID
        if info.data.get("direction") == "given" and (to_office or not by_office):
            raise PydanticCustomError("not_by_the_office", "the Office gives")
        if info.data.get("direction") == "received" and (by_office or not to_office):
            raise PydanticCustomError("not_to_the_office", "the Office receives")
        return value

    @field_validator("uses")
    @classmethod
    def _what_is_used_was_given(cls, value: list[Use], info: ValidationInfo) -> list[Use]:
        if value and info.data.get("on") is None:
            raise PydanticCustomError("used_unreceived", "it has not been given")
        return value

    @classmethod
    def broken_rules(cls, values: Mapping[str, Any]) -> Iterator[Broken]:
        """The Office gives nothing past an open gate, asked or unasked (article 93(10)(b)(ii); rule 194), and
        only what it gave, once it was given, is used by others (KPI 3)."""
        given, uses = values.get("on"), values.get("uses") or ()
        if values.get("direction") == "given" and given:
            broken = said_open("gates", values.get("gates") or ())
            if broken:
                yield broken
        if uses and values.get("direction") == "received":
            yield Broken("uses", "used_by_the_office")
        for used in (one["used_on"] for one in uses if one.get("used_on")):
            if given and last_day(used) < first_day(given):
                yield Broken("uses", "used_before_given", {"used": used, "given": given})

    @classmethod
    def broken_change(
        cls, before: Mapping[str, Any], values: Mapping[str, Any]
    ) -> Iterator[Broken]:
        """What was decided on gates for one recipient is no decision for another."""
        if values.get("direction") == "given" and _given_to(before) != _given_to(values):
            broken = said_of_another("gates", before.get("gates") or (), values.get("gates") or ())
            if broken:
                yield broken


def _given_to(values: Mapping[str, Any]) -> tuple[Any, Any]:
    """To whom information goes, in which direction."""
    link = values.get("recipient")
    return values.get("direction"), link["id"] if link else None
