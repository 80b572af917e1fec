"""A request for assistance: incoming, outgoing, or with an organisation; the three are never mixed."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from pydantic import ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from graph_schema.core import (
    Broken,
    Entity,
    Group,
    Link,
    Text,
    TypeInfo,
    WholeDate,
    field,
    relation,
)
from graph_schema.gates import (
    GATES_OF_ANOTHER,
    GATES_OPEN,
    answer_gives,
    said_of_another,
    said_open,
)
from graph_schema.parts import Gate
from graph_schema.request_parts import FAMILIES, Review, Step
from graph_schema.reviews import IN_REVIEW, sent_in_review


class Request(Entity):
    """A request for assistance (articles 87(6), 93 and 96). A draft in the portal is none yet; the clock
    of KPI 3 starts on `received_on`, the Office's own receipt.

    What the Office does with a request, the Office alone records; its requester says when it was sent and
    withdrawn. Who reviews it, its gates and its difficulties are for the Office's eyes alone.
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
        kept_apart_by="direction",
        given_through="requester",
        settled_by="received_on", left_open=("withdrawn_on", "named_to"), ended_by=("closed_on", "withdrawn_on"),
        groups=(
            Group("ends", Text("From and to", "Requérant et requis")),
            Group("contents", Text("Contents (article 96(2))", "Contenu (article 96-2)")),
            Group("clock", Text("Dates and answer", "Dates et réponse")),
            Group("handling", Text("Handling by the Office", "Traitement par le Bureau")),
        ),
    )  # fmt: skip
    sentences: ClassVar[dict[str, Text]] = {
        "requester_needed": Text("Who makes the request?", "Qui présente la demande ?"),
        "requested_needed": Text("To whom is the request made?", "À qui la demande est-elle adressée ?"),
        "answer_undated": Text("Say on which day the answer on substance was given.", "Indiquez la date de la réponse sur le fond."),
        "answer_unnamed": Text("Say what the answer on substance was.", "Indiquez en quoi a consisté la réponse sur le fond."),
        "not_received": Text("Nothing is acknowledged, answered or closed before the Office has recorded its receipt.", "Il n’est accusé réception de la demande, répondu à celle-ci ni procédé à sa clôture avant que le Bureau n’ait consigné la réception."),
        "unacknowledged": Text("Nothing is closed before it was acknowledged, answered or withdrawn: record that first.", "Une demande n’est close qu’une fois sa réception accusée, une réponse donnée ou la demande retirée : consignez-le d’abord."),
        "answered_another": Text("What was given or received in answer to it is another State’s: take that answer off first.", "Ce qui a été communiqué ou reçu en réponse relève d’un autre État : retirez d’abord cette réponse."),
        "asks_itself": Text("Nobody makes a request to themselves.", "Nul n’adresse une demande à soi-même."),
        "wrong_requester": Text("Who asks does not belong to this direction: a State’s authority asks the Court, the Court asks a State, an organisation and the Court ask each other.", "Le requérant ne correspond pas à ce sens : l’autorité d’un État s’adresse à la Cour, la Cour à un État, une organisation et la Cour l’une à l’autre."),
        "wrong_requested": Text("Who is asked does not belong to this direction: a State’s authority asks the Court, the Court asks a State, an organisation and the Court ask each other.", "Le requis ne correspond pas à ce sens : l’autorité d’un État s’adresse à la Cour, la Cour à un État, une organisation et la Cour l’une à l’autre."),
        "wrong_organ": Text("A request of the Court is issued by the Office, the Registry, a Chamber or the defence.", "Une demande de la Cour émane du Bureau, du Greffe, d’une chambre ou de la défense."),
        "wrong_assistance": Text("Article 93(1) lists what the Court asks of States, article 93(10) what States ask of the Court; “{value}” does not belong to this direction.", "L’article 93-1 énumère ce que la Cour demande aux États, l’article 93-10 ce que les États demandent à la Cour ; « {value} » ne correspond pas à ce sens."),
        "gates_open": GATES_OPEN,
        "gates_of_another": GATES_OF_ANOTHER,
        "in_review": IN_REVIEW,
    }  # fmt: skip
    date_orders: ClassVar[tuple[tuple[str, str], ...]] = (
        ("sent_on", "registry_received_on"),
        ("sent_on", "received_on"),
        ("received_on", "acknowledged_on"),
        ("received_on", "initial_substantive_response_on"),
        ("received_on", "closed_on"),
        ("acknowledged_on", "closed_on"),
        ("initial_substantive_response_on", "closed_on"),
        ("sent_on", "withdrawn_on"),
    )

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
        vocabulary="request_direction",
        filter=True,
        in_list=True,
    )
    reference: str | None = field(
        Text("Reference", "Référence"),
        index=True,
        search=True,
        in_list=True,
        set_by="office",
        help=Text(
            "Left empty, the hub gives it one of its family’s series.",
            "Si elle reste vide, le hub en attribue une de la série de sa catégorie.",
        ),
    )
    draft_reference: str | None = field(
        Text("Draft reference", "Référence provisoire"),
        index=True,
        search=True,
        set_by="office",
        help=Text(
            "Given when a request is handed in; no clock starts with it.",
            "Attribuée au dépôt de la demande ; aucun délai ne court avec elle.",
        ),
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
    for_case: Link | None = relation(
        Text("For the case before the Court", "Pour l’affaire devant la Cour"),
        reverse=Text("Requests for assistance", "Demandes d’assistance"),
        to=("case",),
    )
    channel: str | None = field(
        Text("Channel", "Voie de transmission"), vocabulary="request_channel", group="ends"
    )
    language: str | None = field(Text("Language", "Langue"), vocabulary="language", group="ends")
    translated_into: list[str] = field(
        Text("Translated into", "Traduite en"), vocabulary="language", group="ends"
    )
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
    sent_on: WholeDate | None = field(
        Text("Sent on", "Envoyée le"), index=True, group="clock", past=True
    )
    registry_received_on: WholeDate | None = field(
        Text("Received by the Registry on", "Reçue par le Greffe le"),
        group="clock",
        past=True,
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
        past=True,
        help=Text(
            "By the Office, or by the requested State: the two calendar months of KPI 3 run from this day.",
            "Par le Bureau, ou par l’État requis : les deux mois de l’ICP 3 courent à compter de ce jour.",
        ),
    )
    acknowledged_on: WholeDate | None = field(
        Text("Acknowledged on", "Réception accusée le"), group="clock", set_by="office", past=True
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
        past=True,
        help=Text(
            "Neither an acknowledgement nor a question for clarification.",
            "Ni un accusé de réception ni une demande de précisions.",
        ),
    )
    response_grounds: str | None = field(
        Text("Grounds of the answer", "Motifs de la réponse"),
        form="paragraphs",
        group="clock",
        set_by="office",
        help=Text(
            "Of a refusal or a legal bar, as they were given.",
            "D’un refus ou d’un obstacle juridique, tels qu’ils ont été donnés.",
        ),
    )
    closed_on: WholeDate | None = field(
        Text("Closed on", "Close le"), index=True, group="clock", set_by="office", past=True
    )
    withdrawn_on: WholeDate | None = field(
        Text("Withdrawn on", "Retirée le"), index=True, group="clock", past=True
    )
    difficulties: list[str] = field(
        Text("Difficulties", "Difficultés"),
        vocabulary="difficulty",
        filter=True,
        group="handling",
        audience="office",
    )
    reviewer: str | None = field(
        Text("Reviewer", "Relecteur"),
        index=True,
        group="handling",
        audience="office",
        help=Text("User name.", "Nom d’utilisateur."),
    )
    stand_in: str | None = field(
        Text("Stand-in reviewer", "Relecteur suppléant"),
        group="handling",
        audience="office",
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
        requester = info.data.get("requester")
        if value is not None and requester is not None and value.id == requester.id:
            raise PydanticCustomError("asks_itself", "nobody makes a request to themselves")
        return value

    @field_validator("issuing_organ")
    @classmethod
    def _an_organ_of_the_court_issues(cls, value: str | None, info: ValidationInfo) -> str | None:
        if info.data.get("direction") == "outgoing" and value in ("state", "organisation"):
            raise PydanticCustomError("wrong_organ", "an organ of the Court issues it")
        return value

    @field_validator("assistance")
    @classmethod
    def _assistance_of_the_family(cls, value: list[str], info: ValidationInfo) -> list[str]:
        article = {"incoming": "93(10)", "outgoing": "93(1)"}.get(info.data.get("direction") or "")
        for one in value if article else ():
            if not one.startswith(str(article)):
                raise PydanticCustomError("wrong_assistance", "“{value}”", {"value": one})
        return value

    @field_validator("initial_substantive_response_on")
    @classmethod
    def _an_answer_has_its_day(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and info.data.get("response_kind"):
            raise PydanticCustomError("answer_undated", "an answer on substance has a day")
        if value is not None and not info.data.get("response_kind"):
            raise PydanticCustomError("answer_unnamed", "an answer on substance is of some kind")
        return value

    @field_validator("acknowledged_on", "initial_substantive_response_on", "closed_on")
    @classmethod
    def _received_before_all_else(cls, value: str | None, info: ValidationInfo) -> str | None:
        received = info.data.get("received_on")
        if value and not received and info.data.get("direction") == "incoming":
            raise PydanticCustomError("not_received", "the Office has not recorded its receipt")
        return value

    @classmethod
    def broken_rules(cls, values: Mapping[str, Any]) -> Iterator[Broken]:
        """Nothing is given past an open gate (article 93(10)(b)(ii)), none sent that is in review, and what came
        in closed only once something was done about it."""
        if answer_gives(values):
            broken = said_open("gates", values.get("gates") or ())
            if broken:
                yield broken
        if since := sent_in_review(values):
            yield Broken("sent_on", "in_review", {"since": since})
        done = ("acknowledged_on", "response_kind", "withdrawn_on")
        incoming = values.get("direction") == "incoming"
        if incoming and values.get("closed_on") and not any(values.get(name) for name in done):
            yield Broken("closed_on", "unacknowledged")

    @classmethod
    def broken_change(
        cls, before: Mapping[str, Any], values: Mapping[str, Any]
    ) -> Iterator[Broken]:
        """What was decided on gates for one requester is no decision for another."""
        if values.get("direction") != "outgoing" and _asker(before) != _asker(values):
            broken = said_of_another("gates", before.get("gates") or (), values.get("gates") or ())
            if broken:
                yield broken

    @classmethod
    def broken_ends(cls, values: Mapping[str, Any], types: Mapping[str, str]) -> Iterator[Broken]:
        """Who asks and who is asked belong to one of the three families."""
        for name, allowed in zip(
            ("requester", "requested"), FAMILIES[values["direction"]], strict=True
        ):
            end = values.get(name)
            if end and types.get(end["id"], allowed[0]) not in allowed:
                yield Broken(name, f"wrong_{name}")


def _asker(values: Mapping[str, Any]) -> tuple[Any, Any]:
    """Who asks, in which direction: to whom an answer goes."""
    link = values.get("requester")
    return values.get("direction"), link["id"] if link else None
