"""A round table, outreach activity, training, workshop, seminar, visit or group meeting."""

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


class FollowUp(Part):
    """What was agreed to be done afterwards."""

    text: str = field(Text("To do", "À faire"), required=True, form="paragraphs", search=True)
    due_on: PartialDate | None = field(Text("Due on", "Échéance"))
    done_on: PartialDate | None = field(Text("Done on", "Fait le"))
    by: str | None = field(Text("By", "Par"))


class Participant(Part):
    """Who took part, for the liaison with civil society alone."""

    name: str = field(Text("Name", "Nom"), required=True)
    organisation: str | None = field(Text("Organisation", "Organisation"))
    country: str | None = field(Text("Country", "Pays"))
    remarks: str | None = field(Text("Remarks", "Observations"), form="paragraphs")


class Engagement(Entity):
    """An activity with others, planned or held (KPI 7, 17 and 18): planned is not held."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="engagement",
        path="engagements",
        prefix="eng",
        label=Text("Engagement", "Activité"),
        plural=Text("Engagements", "Activités"),
        help=Text("A round table, outreach activity, training, workshop, seminar, visit or meeting with a group.", "Une table ronde, une activité de sensibilisation, une formation, un atelier, un séminaire, une visite ou une réunion avec un groupe."),
        editors=("cso_liaison", "cooperation"),
        date_field="held_on",
        confirm_retirement=True,
        groups=(
            Group("place", Text("Time and place", "Date et lieu")),
            Group("people", Text("Who took part", "Participants")),
            Group("results", Text("What came of it", "Résultats")),
        ),
    )  # fmt: skip
    date_orders: ClassVar[tuple[tuple[str, str], ...]] = (("held_on", "ended_on"),)

    kind: str = field(
        Text("Kind", "Nature"),
        required=True,
        vocabulary="engagement_kind",
        filter=True,
        in_list=True,
    )
    theme: str | None = field(Text("Theme", "Thème"), vocabulary="engagement_theme", filter=True)
    topic: str | None = field(Text("Theme in words", "Thème en toutes lettres"), search=True)
    status: str = field(
        Text("Status", "Statut"),
        required=True,
        vocabulary="engagement_status",
        filter=True,
        in_list=True,
    )
    about: list[Link] = relation(
        Text("About the situations", "Concerne les situations"),
        reverse=Text("Engagements", "Activités"),
        to=("situation",),
        filter=True,
        in_list=True,
    )
    held_on: PartialDate | None = field(
        Text("Held on", "Tenue le"),
        index=True,
        filter=True,
        in_list=True,
        group="place",
        help=Text(
            "The first day; of a planned activity the day it is planned for.",
            "Le premier jour ; pour une activité prévue, le jour envisagé.",
        ),
    )
    ended_on: PartialDate | None = field(Text("Ended on", "Terminée le"), index=True, group="place")
    place: str | None = field(Text("Place", "Lieu"), search=True, in_list=True, group="place")
    held_in: Link | None = relation(
        Text("Held in", "Tenue en"),
        reverse=Text("Engagements held there", "Activités tenues dans l’État"),
        to=("state",),
        filter=True,
        group="place",
    )
    visits: list[Link] = relation(
        Text("Visits the States", "Visite des États"),
        reverse=Text("Visits of the Office", "Visites du Bureau"),
        to=("state",),
        filter=True,
        group="place",
        help=Text(
            "Of an official visit of the Office (KPI 17).",
            "Lors d’une visite officielle du Bureau (ICP 17).",
        ),
    )
    hosted_by_office: bool = field(
        Text("Hosted by the Office", "Organisée par le Bureau"),
        default=False,
        filter=True,
        group="people",
    )
    hosted_by: list[Link] = relation(
        Text("Hosted by", "Organisée par"),
        reverse=Text("Engagements hosted", "Activités organisées"),
        to=("organisation", "authority", "state"),
        group="people",
    )
    with_csos: bool = field(
        Text("With civil society organisations", "Avec des organisations de la société civile"),
        default=False,
        filter=True,
        group="people",
    )
    with_group: list[str] = field(
        Text("With the regional groups", "Avec les groupes régionaux"),
        vocabulary="regional_group",
        filter=True,
        group="people",
        help=Text(
            "Groups of States Parties met as such (KPI 18).",
            "Groupes d’États Parties rencontrés en tant que tels (ICP 18).",
        ),
    )
    attended_by: list[Link] = relation(
        Text("Attended by", "En présence de"),
        reverse=Text("Engagements attended", "Activités suivies"),
        to=("organisation", "authority", "state"),
        group="people",
        help=Text(
            "A protected organisation belongs to the participants below, not here.",
            "Une organisation protégée figure parmi les participants ci-dessous, non ici.",
        ),
    )
    attendance: str | None = field(
        Text("Who took part, in general terms", "Participants, en termes généraux"),
        search=True,
        group="people",
    )
    participants_count: int | None = field(
        Text("Number of participants", "Nombre de participants"), least=0, group="people"
    )
    countries_count: int | None = field(
        Text("Number of countries", "Nombre de pays"), least=0, group="people"
    )
    participants: list[Participant] = field(
        Text("Participants", "Participants"), group="people", audience="role:cso_liaison"
    )
    guidance: str | None = field(
        Text("Guidance discussed", "Orientations discutées"),
        form="paragraphs",
        search=True,
        group="results",
    )
    outcomes: str | None = field(
        Text("Outcomes", "Résultats"), form="paragraphs", search=True, group="results"
    )
    follow_ups: list[FollowUp] = field(
        Text("Follow-ups", "Suites à donner"), search=True, group="results"
    )
