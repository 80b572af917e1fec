"""A request for assistance: incoming, outgoing, or with an organisation; the three are never mixed."""

from typing import ClassVar

from pydantic import ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from graph_schema.core import (
    Entity,
    Group,
    Link,
    Part,
    Text,
    TypeInfo,
    WholeDate,
    field,
    relation,
)
from graph_schema.parts import Gate


class Step(Part):
    """What happened to a request, beside the dates on which its clock hangs."""

    kind: str = field(Text("Step", "Étape"), required=True, vocabulary="request_step")
    on: WholeDate = field(Text("On", "Date"), required=True)
    by: str | None = field(Text("By", "Par"))
    text: str | None = field(Text("In words", "En toutes lettres"), form="paragraphs")


class Review(Part):
    """Time that a request spent in review (recommendations R279 and R281), for the Office alone."""

    date_orders: ClassVar[tuple[tuple[str, str], ...]] = (("started_on", "ended_on"),)

    started_on: WholeDate = field(
        Text("Review started on", "Relecture commencée le"), required=True
    )
    ended_on: WholeDate | None = field(Text("Review ended on", "Relecture achevée le"))
    by: str | None = field(Text("By", "Par"))
    text: str | None = field(Text("Remarks", "Observations"), form="paragraphs")


class Request(Entity):
    """A request for assistance (articles 87(6), 93 and 96). A draft in the portal is none yet; the clock
    of KPI 3 starts on `received_on`, the Office's own receipt.

    What the Office does with a request, the Office alone records; its requester says when it was sent and
    withdrawn.
    """

    info: ClassVar[TypeInfo] = TypeInfo(
        name="request",
        path="requests",
        prefix="req",
        label=Text("Request for assistance", "Demande d’assistance"),
        plural=Text("Requests for assistance", "Demandes d’assistance"),
        help=Text("A request from a State (article 93(10)), to a State (articles 93(1) and 96), or with an organisation (article 87(6)).", "Une demande émanant d’un État (article 93-10), adressée à un État (articles 93-1 et 96), ou échangée avec une organisation (article 87-6)."),
        editors=("cooperation", "practitioner"),
        date_field="received_on",
        states_facts=False,
        opaque_ids=True,
        markings=("closed", "office", "named"),
        confirm_retirement=True,
        given_through="requester",
        groups=(
            Group("ends", Text("From and to", "De et à")),
            Group("contents", Text("Contents (article 96(2))", "Contenu (article 96-2)")),
            Group("clock", Text("Dates and answer", "Dates et réponse")),
            Group("handling", Text("Handling by the Office", "Traitement par le Bureau")),
        ),
    )  # fmt: skip
    sentences: ClassVar[dict[str, Text]] = {
        "requester_needed": Text("Who makes the request?", "Qui présente la demande ?"),
        "requested_needed": Text("To whom is the request made?", "À qui la demande est-elle adressée ?"),
        "answer_undated": Text("An answer on substance has a day.", "Une réponse sur le fond porte une date."),
    }  # fmt: skip
    date_orders: ClassVar[tuple[tuple[str, str], ...]] = (
        ("received_on", "acknowledged_on"),
        ("received_on", "initial_substantive_response_on"),
        ("received_on", "closed_on"),
        ("received_on", "withdrawn_on"),
    )

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
    direction: str = field(
        Text("Direction", "Sens"),
        required=True,
        vocabulary="request_direction",
        filter=True,
        in_list=True,
    )
    reference: str | None = field(
        Text("Reference", "Référence"), index=True, search=True, in_list=True, set_by="office"
    )
    issuing_organ: str | None = field(
        Text("Issued by", "Émise par"),
        vocabulary="issuing_organ",
        filter=True,
        group="ends",
        set_by="office",
    )
    requester: Link | None = relation(
        Text("Requested by", "Requérant"),
        reverse=Text("Requests made", "Demandes présentées"),
        to=("authority", "state", "organisation"),
        filter=True,
        in_list=True,
        group="ends",
        checked_when_empty=True,
    )
    requested: Link | None = relation(
        Text("Requested of", "Requis"),
        reverse=Text("Requests received", "Demandes reçues"),
        to=("state", "authority", "organisation"),
        filter=True,
        group="ends",
        checked_when_empty=True,
    )
    about: list[Link] = relation(
        Text("About the situations", "Concerne les situations"),
        reverse=Text("Requests for assistance", "Demandes d’assistance"),
        to=("situation",),
        filter=True,
        in_list=True,
    )
    for_proceeding: Link | None = relation(
        Text("For the proceeding", "Pour la procédure"),
        reverse=Text("Requests for assistance", "Demandes d’assistance"),
        to=("proceeding",),
    )
    channel: str | None = field(
        Text("Channel", "Voie de transmission"), vocabulary="request_channel", group="ends"
    )
    language: str | None = field(Text("Language", "Langue"), vocabulary="language", group="ends")
    assistance: list[str] = field(
        Text("Assistance sought", "Assistance demandée"),
        vocabulary="assistance",
        filter=True,
        group="contents",
        help=Text(
            "Article 93(1) for requests of the Court, article 93(10) for requests to it.",
            "Article 93-1 pour les demandes de la Cour, article 93-10 pour celles qui lui sont adressées.",
        ),
    )
    purpose: str | None = field(
        Text("Purpose, legal basis and grounds (a)", "Objet, fondement juridique et motifs (a)"),
        form="paragraphs",
        search=True,
        group="contents",
    )
    whereabouts: str | None = field(
        Text("Persons or places to be found (b)", "Personnes ou lieux à localiser (b)"),
        form="paragraphs",
        group="contents",
    )
    essential_facts: str | None = field(
        Text("Essential facts (c)", "Faits essentiels (c)"), form="paragraphs", group="contents"
    )
    procedure_sought: str | None = field(
        Text("Procedure to be followed and why (d)", "Procédure à suivre et pourquoi (d)"),
        form="paragraphs",
        group="contents",
    )
    requirements: str | None = field(
        Text(
            "Required by the law of the requested State (e)",
            "Exigé par la législation de l’État requis (e)",
        ),
        form="paragraphs",
        group="contents",
    )
    other_information: str | None = field(
        Text("Other relevant information (f)", "Autres informations utiles (f)"),
        form="paragraphs",
        group="contents",
    )
    sent_on: WholeDate | None = field(Text("Sent on", "Envoyée le"), index=True, group="clock")
    registry_received_on: WholeDate | None = field(
        Text("Received by the Registry on", "Reçue par le Greffe le"),
        group="clock",
        set_by="office",
        help=Text("Rule 194; no clock hangs on it.", "Règle 194 ; aucun délai n’en dépend."),
    )
    received_on: WholeDate | None = field(
        Text("Received on", "Reçue le"),
        index=True,
        filter=True,
        in_list=True,
        group="clock",
        set_by="office",
        help=Text(
            "By the Office, or by the requested State: the two calendar months of KPI 3 run from this day.",
            "Par le Bureau, ou par l’État requis : les deux mois de l’ICP 3 courent à compter de ce jour.",
        ),
    )
    acknowledged_on: WholeDate | None = field(
        Text("Acknowledged on", "Accusé de réception le"), group="clock", set_by="office"
    )
    response_kind: str | None = field(
        Text("Initial substantive response", "Première réponse sur le fond"),
        vocabulary="response_kind",
        filter=True,
        group="clock",
        set_by="office",
    )
    initial_substantive_response_on: WholeDate | None = field(
        Text("Initial substantive response on", "Première réponse sur le fond le"),
        index=True,
        group="clock",
        set_by="office",
        checked_when_empty=True,
        help=Text(
            "Neither an acknowledgement nor a question for clarification.",
            "Ni un accusé de réception ni une demande de précisions.",
        ),
    )
    closed_on: WholeDate | None = field(
        Text("Closed on", "Close le"), index=True, group="clock", set_by="office"
    )
    withdrawn_on: WholeDate | None = field(
        Text("Withdrawn on", "Retirée le"), index=True, group="clock"
    )
    difficulties: list[str] = field(
        Text("Difficulties", "Difficultés"),
        vocabulary="difficulty",
        filter=True,
        group="handling",
        set_by="office",
    )
    reviewer: str | None = field(
        Text("Reviewer", "Relecteur"),
        index=True,
        group="handling",
        set_by="office",
        help=Text("User name.", "Nom d’utilisateur."),
    )
    stand_in: str | None = field(
        Text("Stand-in reviewer", "Relecteur suppléant"),
        group="handling",
        set_by="office",
        help=Text(
            "User name; takes over after five working days.",
            "Nom d’utilisateur ; prend le relais après cinq jours ouvrés.",
        ),
    )
    steps: list[Step] = field(Text("Steps", "Étapes"), group="clock", set_by="office")
    reviews: list[Review] = field(
        Text("Reviews", "Relectures"), group="handling", audience="office"
    )
    gates: list[Gate] = field(
        Text("Legal gates", "Conditions juridiques préalables"), group="handling", audience="office"
    )

    @field_validator("requester")
    @classmethod
    def _somebody_asks(cls, value: Link | None, info: ValidationInfo) -> Link | None:
        if value is None and info.data.get("direction") == "incoming":
            raise PydanticCustomError("requester_needed", "an incoming request has a requester")
        return value

    @field_validator("requested")
    @classmethod
    def _somebody_is_asked(cls, value: Link | None, info: ValidationInfo) -> Link | None:
        if value is None and info.data.get("direction") == "outgoing":
            raise PydanticCustomError("requested_needed", "an outgoing request has an addressee")
        return value

    @field_validator("initial_substantive_response_on")
    @classmethod
    def _an_answer_has_its_day(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and info.data.get("response_kind"):
            raise PydanticCustomError("answer_undated", "an answer on substance has a day")
        return value
