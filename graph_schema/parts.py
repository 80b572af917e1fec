"""Parts and relations with properties that several types share."""

from graph_schema.core import Link, Part, PartialDate, Text, field


class Gate(Part):
    """One legal condition that must be settled before information leaves (articles 54, 68, 72, 73, 93)."""

    kind: str = field(Text("Gate", "Condition"), required=True, vocabulary="gate")
    decision: str = field(Text("Decision", "Décision"), vocabulary="gate_decision", default="open")
    on: PartialDate | None = field(Text("Decided on", "Décidée le"))
    by: str | None = field(Text("Decided by", "Décidée par"))
    reason: str | None = field(Text("Reason", "Motif"), form="paragraphs")


class RelatedBecause(Link):
    """A relation that says why it is there."""

    why: str | None = field(Text("Why", "Motif"))
