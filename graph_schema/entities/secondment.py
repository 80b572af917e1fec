"""A person or funds seconded to the Office, or deployed by it."""

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


class Secondee(Part):
    """Who is seconded, for the Office alone."""

    name: str = field(Text("Name", "Nom"), required=True, search=True)
    function: str | None = field(Text("Function", "Fonction"), search=True)
    contact: str | None = field(Text("Contact", "Contact"), form="paragraphs")


class Secondment(Entity):
    """A secondment; its title says what is seconded and whence, never who.

    The relations that the design calls “from” and “to” are `seconded_from` and `seconded_to`: `from`
    cannot name a field in Python.
    """

    info: ClassVar[TypeInfo] = TypeInfo(
        name="secondment",
        path="secondments",
        prefix="sec",
        label=Text("Secondment", "Détachement"),
        plural=Text("Secondments", "Détachements"),
        help=Text("A person or funds seconded to the Office or deployed by it, and what was passed on.", "Une personne ou des fonds détachés auprès du Bureau ou déployés par lui, et ce qui a été transmis."),
        editors=("cooperation",),
        date_field="offered_on",
        opaque_ids=True,
        confirm_retirement=True,
        groups=(Group("time", Text("Time", "Durée")), Group("person", Text("Person", "Personne"))),
    )  # fmt: skip
    date_orders: ClassVar[tuple[tuple[str, str], ...]] = (
        ("offered_on", "ended_on"),
        ("started_on", "ended_on"),
    )

    direction: str = field(
        Text("Direction", "Sens"),
        required=True,
        vocabulary="secondment_direction",
        filter=True,
        in_list=True,
    )
    kind: str = field(
        Text("What is seconded", "Objet"),
        vocabulary="secondment_kind",
        default="not_stated",
        filter=True,
        in_list=True,
    )
    status: str = field(
        Text("Status", "Statut"),
        required=True,
        vocabulary="secondment_status",
        filter=True,
        in_list=True,
    )
    specialty: str | None = field(
        Text("Specialty", "Spécialité"), vocabulary="secondment_specialty", filter=True
    )
    seconded_from: Link | None = relation(
        Text("From", "De"),
        reverse=Text("Secondments from it", "Détachements consentis"),
        to=("state", "authority", "organisation"),
        filter=True,
        in_list=True,
    )
    seconded_to: Link | None = relation(
        Text("To", "Vers"),
        reverse=Text("Secondments to it", "Détachements reçus"),
        to=("organisation", "authority", "state"),
    )
    about: list[Link] = relation(
        Text("About the situations", "Concerne les situations"),
        reverse=Text("Secondments", "Détachements"),
        to=("situation",),
        filter=True,
    )
    skills_transferred: str | None = field(
        Text("Skills passed on", "Compétences transmises"), form="paragraphs", search=True
    )
    offered_on: PartialDate | None = field(
        Text("Offered on", "Proposé le"),
        index=True,
        in_list=True,
        group="time",
        help=Text(
            "The day of the offer, or the day on which it was reported.",
            "Le jour de l’offre, ou celui où elle a été signalée.",
        ),
    )
    started_on: PartialDate | None = field(
        Text("Started on", "Commencé le"), index=True, filter=True, group="time"
    )
    ended_on: PartialDate | None = field(Text("Ended on", "Terminé le"), index=True, group="time")
    person: list[Secondee] = field(
        Text("Person seconded", "Personne détachée"), search=True, group="person", audience="office"
    )
