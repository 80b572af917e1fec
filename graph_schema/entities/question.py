"""A question to the community of practitioners."""

from typing import ClassVar

from graph_schema.core import Entity, Link, Text, TypeInfo, field, relation


class Question(Entity):
    """A question; its title is the question in one line, `by` the authority of the person who asks."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="question",
        path="questions",
        prefix="qst",
        label=Text("Question", "Question"),
        plural=Text("Questions", "Questions"),
        help=Text("A question to the community of practitioners.", "Une question posée à la communauté des praticiens."),
        editors=("practitioner", "mapping", "cso_liaison", "cooperation", "manager"),
        states_facts=False,
        markings=("office", "named", "community"),
        preset_marking="community",
    )  # fmt: skip

    title: str = field(Text("Question", "Question"), required=True, search=True, longest=300)
    topic: str = field(
        Text("Topic", "Sujet"),
        required=True,
        vocabulary="practice_topic",
        filter=True,
        in_list=True,
    )
    body: str | None = field(Text("In more words", "Plus en détail"), form="markdown", search=True)
    by: Link | None = relation(
        Text("Asked by", "Posée par"),
        reverse=Text("Questions asked", "Questions posées"),
        to=("authority", "organisation"),
        in_list=True,
    )
    about: list[Link] = relation(
        Text("About the situations", "Concerne les situations"),
        reverse=Text("Questions", "Questions"),
        to=("situation",),
        filter=True,
        in_list=True,
    )
