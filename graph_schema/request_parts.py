"""What repeats inside a request: its steps, and the times that it spent in review."""

from collections.abc import Mapping
from typing import ClassVar

from graph_schema.core import Part, Text, WholeDate, field

FAMILIES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "incoming": (("authority", "state"), ("organisation",)),
    "outgoing": (("organisation",), ("state", "authority")),
    "organisation": (("organisation",), ("organisation",)),
}
"""The types of who asks and of who is asked in each of the three families, which are never mixed."""


class Step(Part):
    """What happened to a request, beside the dates on which its clock hangs."""

    kind: str = field(Text("Step", "Étape"), required=True, vocabulary="request_step")
    on: WholeDate = field(Text("On", "Date"), required=True, past=True)
    by: str | None = field(Text("By", "Par"))
    text: str | None = field(Text("In words", "En toutes lettres"), form="paragraphs")


class Review(Part):
    """Time that a request spent in review (recommendations R279 and R281), for the Office alone."""

    date_orders: ClassVar[tuple[tuple[str, str], ...]] = (("started_on", "ended_on"),)

    started_on: WholeDate = field(
        Text("Review started on", "Relecture commencée le"), required=True, past=True
    )
    ended_on: WholeDate | None = field(Text("Review ended on", "Relecture achevée le"), past=True)
    by: str | None = field(Text("By", "Par"))
    text: str | None = field(Text("Remarks", "Observations"), form="paragraphs")
