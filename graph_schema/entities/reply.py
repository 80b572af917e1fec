"""A reply to a question of the community."""

from typing import ClassVar

from graph_schema.core import Entity, Link, Text, TypeInfo, field, relation


class Reply(Entity):
    """A reply; its title is the answer in one line. Who may read it follows from the question."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="reply",
        path="replies",
        prefix="rpl",
        label=Text("Reply", "Réponse"),
        plural=Text("Replies", "Réponses"),
        help=Text("A reply to a question; who may read it follows from the question.", "Une réponse à une question ; ses lecteurs sont ceux de la question."),
        editors=("practitioner", "mapping", "cso_liaison", "cooperation", "manager"),
        states_facts=False,
        marking_follows="answers",
    )  # fmt: skip

    title: str = field(Text("In one line", "En une ligne"), required=True, search=True, longest=300)
    answers: Link = relation(
        Text("Answers", "Répond à"),
        reverse=Text("Replies", "Réponses"),
        to=("question",),
        required=True,
        in_list=True,
    )
    body: str = field(Text("Reply", "Réponse"), required=True, form="markdown", search=True)
    by: Link | None = relation(
        Text("Written by", "Rédigée par"),
        reverse=Text("Replies written", "Réponses rédigées"),
        to=("authority", "organisation"),
        in_list=True,
    )
