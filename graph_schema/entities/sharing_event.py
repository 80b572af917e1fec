"""Information given: one provider and one recipient, either way."""

from typing import ClassVar

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
from graph_schema.parts import Gate


class Use(Part):
    """That an end user used what was shared in a domestic proceeding (KPI 3)."""

    date_orders: ClassVar[tuple[tuple[str, str], ...]] = (("confirmed_on", "withdrawn_on"),)

    end_user: str = field(
        Text("End user", "Utilisateur final"),
        required=True,
        refers_to=("authority", "organisation"),
    )
    used_on: PartialDate | None = field(Text("Used on", "Utilisée le"))
    purpose: str | None = field(Text("Purpose", "Finalité"), form="paragraphs")
    proceeding: str | None = field(
        Text("In the proceeding", "Dans la procédure"), refers_to=("proceeding",)
    )
    proceeding_undisclosed: bool = field(
        Text("Proceeding undisclosed", "Procédure non divulguée"), default=False
    )
    confirmed_on: PartialDate | None = field(Text("Confirmed on", "Confirmée le"))
    withdrawn_on: PartialDate | None = field(
        Text("Confirmation withdrawn on", "Confirmation retirée le"),
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
            Group("conditions", Text("Conditions and gates", "Conditions et préalables juridiques")),
            Group("use", Text("Use", "Utilisation")),
        ),
    )  # fmt: skip

    title: str = field(
        Text("Subject", "Objet"),
        required=True,
        search=True,
        longest=300,
        help=Text(
            "Names no person and no content: it stands in lists and notices.",
            "Ne nomme ni personne ni contenu : il figure dans les listes et les avis.",
        ),
    )
    on: PartialDate | None = field(
        Text("Given on", "Communiquée le"), index=True, filter=True, in_list=True
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
    channel: str | None = field(
        Text("Channel", "Voie de transmission"), vocabulary="sharing_channel", filter=True
    )
    categories: list[str] = field(
        Text("Categories", "Catégories"), vocabulary="sharing_category", filter=True
    )
    about: list[Link] = relation(
        Text("About the situations", "Concerne les situations"),
        reverse=Text("Information shared", "Communications d’informations"),
        to=("situation",),
        filter=True,
    )
    answers: Link | None = relation(
        Text("Answers the request", "Répond à la demande"),
        reverse=Text("Information shared in answer", "Informations communiquées en réponse"),
        to=("request",),
    )
    for_proceeding: Link | None = relation(
        Text("For the proceeding", "Pour la procédure"),
        reverse=Text("Information shared for it", "Informations communiquées à cette fin"),
        to=("proceeding",),
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
    )
    uses: list[Use] = field(Text("Uses", "Utilisations"), group="use")
