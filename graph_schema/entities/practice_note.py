"""Shared practice: good practice, guideline, protocol, template, lesson learned."""

from typing import ClassVar

from graph_schema.core import Entity, Link, PartialDate, Text, TypeInfo, field, relation


class PracticeNote(Entity):
    """What practitioners share with one another, written in Markdown."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="practice_note",
        path="practice",
        prefix="pra",
        label=Text("Practice note", "Note de pratique"),
        plural=Text("Practice notes", "Notes de pratique"),
        help=Text("A good practice, guideline, protocol, template or lesson learned.", "Une bonne pratique, des lignes directrices, un protocole, un modèle ou un enseignement tiré."),
        editors=("practitioner", "cso_liaison", "cooperation"),
        date_field="written_on",
        states_facts=False,
        preset_marking="community",
    )  # fmt: skip

    topic: str = field(
        Text("Topic", "Sujet"),
        required=True,
        vocabulary="practice_topic",
        filter=True,
        in_list=True,
    )
    kind: str = field(
        Text("Kind", "Nature"), required=True, vocabulary="practice_kind", filter=True, in_list=True
    )
    language: str = field(
        Text("Language", "Langue"), required=True, vocabulary="language", filter=True, in_list=True
    )
    written_on: PartialDate | None = field(
        Text("Written on", "Rédigée le"), index=True, in_list=True
    )
    body: str = field(Text("Text", "Texte"), required=True, form="markdown", search=True)
    authored_by: list[Link] = relation(
        Text("Written by", "Rédigée par"),
        reverse=Text("Practice notes", "Notes de pratique"),
        to=("authority", "organisation"),
        in_list=True,
    )
    about: list[Link] = relation(
        Text("About the situations", "Concerne les situations"),
        reverse=Text("Practice notes", "Notes de pratique"),
        to=("situation",),
        filter=True,
    )
    relates_to: list[Link] = relation(
        Text("Relates to", "Se rapporte à"),
        reverse=Text("Practice notes", "Notes de pratique"),
        to=("practice_note", "proceeding", "project", "jit", "engagement", "cooperation_law"),
    )
