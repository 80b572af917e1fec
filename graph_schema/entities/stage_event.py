"""A dated step of a proceeding."""

from typing import ClassVar

from graph_schema.core import Entity, Link, PartialDate, Text, TypeInfo, field, relation


class StageEvent(Entity):
    """A step of a proceeding: an arrest, the opening of a trial, a judgment. Its marking is the proceeding's."""

    info: ClassVar[TypeInfo] = TypeInfo(
        name="stage_event",
        path="stage-events",
        prefix="evt",
        label=Text("Step of a proceeding", "Étape d’une procédure"),
        plural=Text("Steps of proceedings", "Étapes de procédures"),
        help=Text("A dated step of a proceeding; who may read it follows from the proceeding.", "Une étape datée d’une procédure ; ses lecteurs sont ceux de la procédure."),
        editors=("mapping",),
        date_field="on",
        marking_follows="of_proceeding",
    )  # fmt: skip

    of_proceeding: Link = relation(
        Text("Proceeding", "Procédure"),
        reverse=Text("Steps", "Étapes"),
        to=("proceeding",),
        required=True,
        in_list=True,
    )
    on: PartialDate | None = field(Text("On", "Date"), index=True, filter=True, in_list=True)
    stage: str | None = field(
        Text("Stage reached", "Stade atteint"), vocabulary="stage", filter=True, in_list=True
    )
    outcome: str | None = field(
        Text("Outcome", "Issue"), vocabulary="outcome", filter=True, in_list=True
    )
    summary: str | None = field(
        Text("What happened", "Ce qui s’est passé"), form="paragraphs", search=True
    )
