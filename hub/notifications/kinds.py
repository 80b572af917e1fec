"""The kinds of notification: each says in a sentence what sort of thing waits, and nothing of the record.

The sentences stand in the portal, for who may see the record at that moment; a mail has not even them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from graph_schema.text import Text

Leads = Literal["record", "correction", "note"]
"""Where a notification leads: to the page of its record, of a correction to it, or of an informal note."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of thing that waits for somebody."""

    name: str
    text: Text
    leads: Leads = "record"


_KINDS = (
    Kind("request_handed_in", Text("A request for assistance has been handed in; its receipt is to be recorded.", "Une demande d’assistance a été déposée ; sa réception est à consigner.")),
    Kind("receipt_recorded", Text("The receipt of a request for assistance has been recorded.", "La réception d’une demande d’assistance a été consignée.")),
    Kind("request_acknowledged", Text("A request for assistance has been acknowledged.", "Il a été accusé réception d’une demande d’assistance.")),
    Kind("clarification_asked", Text("Clarification of a request for assistance has been asked for.", "Des précisions sont demandées sur une demande d’assistance.")),
    Kind("clarification_given", Text("Clarification of a request for assistance has been given.", "Des précisions ont été fournies sur une demande d’assistance.")),
    Kind("request_answered", Text("A request for assistance has had its initial substantive response.", "Une demande d’assistance a reçu une première réponse sur le fond.")),
    Kind("request_closed", Text("A request for assistance has been closed.", "Une demande d’assistance a été close.")),
    Kind("request_withdrawn", Text("A request for assistance has been withdrawn.", "Une demande d’assistance a été retirée.")),
    Kind("review_assigned", Text("The review of a request for assistance has been given to you.", "La relecture d’une demande d’assistance vous a été confiée.")),
    Kind("review_passed", Text("The review of a request for assistance passes to you as the stand-in.", "La relecture d’une demande d’assistance vous revient en tant que suppléant.")),
    Kind("due_soon", Text("A response to a request for assistance is due within 14 days.", "Une réponse à une demande d’assistance doit intervenir dans les 14 jours.")),
    Kind("overdue", Text("A response to a request for assistance is overdue.", "Le délai de réponse à une demande d’assistance est dépassé.")),
    Kind("information_given", Text("Information has been shared with you.", "Des informations vous ont été communiquées.")),
    Kind("use_reminder", Text("Has information that was shared with you been used? Please say so.", "Des informations qui vous ont été communiquées ont-elles été utilisées ? Merci de l’indiquer.")),
    Kind("use_recorded", Text("The use of shared information has been recorded.", "L’utilisation d’informations communiquées a été consignée.")),
    Kind("use_withdrawn", Text("The confirmation of a use of shared information has been withdrawn.", "La confirmation d’une utilisation d’informations communiquées a été retirée.")),
    Kind("correction_decided", Text("A correction that you proposed has been decided.", "Une correction que vous avez proposée a été tranchée."), "correction"),
    Kind("note_asked", Text("An informal question waits for an answer.", "Une question informelle attend une réponse."), "note"),
    Kind("note_answered", Text("Your informal question has been answered.", "Votre question informelle a reçu une réponse."), "note"),
)  # fmt: skip

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _KINDS}
"""Every kind by name."""
