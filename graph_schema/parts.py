"""Parts and relations with properties that several types share."""

from typing import ClassVar

from pydantic import ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from graph_schema.core import Link, Part, PartialDate, Text, field
from graph_schema.vocabularies.sharing import lets_through


class Gate(Part):
    """One legal condition that must be settled before information leaves (articles 54, 68, 72, 73, 93)."""

    sentences: ClassVar[dict[str, Text]] = {
        "decision_undated": Text("A decision on a gate has a day.", "Indiquez la date de la décision sur la condition."),
        "decided_by_nobody": Text("Say who decided on the gate.", "Indiquez qui a statué sur la condition."),
        "views_needed": Text("Article 68 is lifted only with the views of the Chamber or the witness, or where none are needed (rule 194(3)).", "La condition de l’article 68 n’est remplie qu’avec l’avis de la Chambre ou du témoin, ou si aucun avis n’est requis (règle 194-3)."),
    }  # fmt: skip

    kind: str = field(Text("Gate", "Condition"), required=True, vocabulary="gate")
    decision: str = field(Text("Decision", "Décision"), vocabulary="gate_decision", default="open")
    on: PartialDate | None = field(
        Text("Decided on", "Décidée le"), past=True, checked_when_empty=True
    )
    by: str | None = field(Text("Decided by", "Décidée par"), checked_when_empty=True)
    views: str | None = field(
        Text("Views obtained", "Avis recueilli"),
        vocabulary="gate_views",
        checked_when_empty=True,
        help=Text(
            "Of the Chamber that ordered the protection, or of the witness (rule 194(3)).",
            "De la Chambre qui a ordonné la protection, ou du témoin (règle 194-3).",
        ),
    )
    reason: str | None = field(Text("Reason", "Motif"), form="paragraphs")

    @field_validator("on")
    @classmethod
    def _a_decision_has_its_day(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and info.data.get("decision") not in (None, "open"):
            raise PydanticCustomError("decision_undated", "a decision has a day")
        return value

    @field_validator("by")
    @classmethod
    def _somebody_decided(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and info.data.get("decision") not in (None, "open"):
            raise PydanticCustomError("decided_by_nobody", "somebody decided")
        return value

    @field_validator("views")
    @classmethod
    def _views_were_heard(cls, value: str | None, info: ValidationInfo) -> str | None:
        decision, kind = info.data.get("decision"), info.data.get("kind")
        settled = lets_through(decision) and decision != "not_applicable"
        if value is None and kind == "article_68" and settled:
            raise PydanticCustomError("views_needed", "views of the Chamber or the witness")
        return value


class RelatedBecause(Link):
    """A relation that says why it is there."""

    why: str | None = field(Text("Why", "Motif"))
