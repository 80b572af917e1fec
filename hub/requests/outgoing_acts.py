"""What an adviser notes of a request of the Office, one act at a time: what each asks for, when it can be done,
and what it changes. Pure: `hub.requests.outgoing_desk` does it in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graph_schema.core import Declared, Text, WholeDate, field
from hub.requests.outgoing import PREPARED, State
from hub.store.stored import Values

Said = Mapping[str, Any]
_ON = Text("On", "Le")
_AFTER: tuple[State, ...] = ("issued", "acknowledged")
_ANSWERED: tuple[State, ...] = ("in_full", "in_part", "refused", "nothing_held")
_OPEN: tuple[State, ...] = (*PREPARED, *_AFTER, *_ANSWERED)


class Dated(Declared):
    """An act that happened on a day."""

    on: WholeDate = field(_ON, required=True, past=True)


class SendToReview(Dated):
    """Who is to review the draft, and who in their place after five working days: user names of advisers."""

    reviewer: str = field(Text("Reviewer", "Relecteur"), required=True)
    stand_in: str | None = field(
        Text("Stand-in after five working days", "Suppléant au bout de cinq jours ouvrés")
    )


class Returned(Dated):
    """What a reviewer wants changed."""

    remarks: str = field(
        Text("Remarks", "Observations"), required=True, form="paragraphs",
        help=Text("For the Office alone.", "Réservées au Bureau."),
    )  # fmt: skip


class Acknowledged(Dated):
    """That the other side has the request, and since when if it said so."""

    received_on: WholeDate | None = field(
        Text("Received by the other side on", "Reçue par le destinataire le"), past=True
    )


class Responded(Dated):
    """What the other side answered."""

    response_kind: str = field(
        Text("Response", "Réponse"), required=True, vocabulary="response_kind"
    )
    response_grounds: str | None = field(
        Text("Grounds", "Motifs"), form="paragraphs",
        help=Text("Needed of a refusal or a legal bar.", "Nécessaires pour un refus ou un obstacle juridique."),
    )  # fmt: skip


class Difficulty(Declared):
    """What made it difficult."""

    difficulty: str = field(Text("Difficulty", "Difficulté"), required=True, vocabulary="difficulty")  # fmt: skip


class Nothing(Declared):
    """An act that asks for nothing."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its name in addresses, its words, what it asks for, in which states it can be done, and its name
    in the audit trail. `changes` answers the values that it gives the request, from those that stand, what was
    said and the user name of who does it."""

    name: str
    label: Text
    asks: type[Declared]
    states: tuple[State, ...]
    audited: str
    changes: Callable[[Values, Said, str | None], Values]

    def is_offered(self, state: State) -> bool:
        """Whether it can be done to a request in this state."""
        return state in self.states


def _send(values: Values, said: Said, _who: str | None) -> Values:
    begun = {"started_on": said["on"], "by": said["reviewer"]}
    return {
        "reviews": [*values["reviews"], begun],
        "reviewer": said["reviewer"],
        "stand_in": said["stand_in"],
    }


def _end(values: Values, said: Said, who: str | None) -> Values:
    ended = {"ended_on": said["on"], "by": who, "text": said.get("remarks")}
    reviews = [one if one.get("ended_on") else one | ended for one in values["reviews"]]
    return {"reviews": reviews, "reviewer": None, "stand_in": None}


def _step(values: Values, kind: str, on: str, text: str | None = None) -> list[Values]:
    return [*values["steps"], {"kind": kind, "on": on, "text": text}]


def _acknowledge(values: Values, said: Said, _who: str | None) -> Values:
    return {
        "acknowledged_on": said["on"],
        "received_on": said["received_on"] or values["received_on"],
    }


def _respond(values: Values, said: Said, _who: str | None) -> Values:
    """The first response on substance has its day; what completes it later is a step of its own."""
    told = {"response_kind": said["response_kind"], "response_grounds": said["response_grounds"]}
    if values["initial_substantive_response_on"]:
        grounds = said["response_grounds"] or values["response_grounds"]
        steps = _step(values, "further_answer", said["on"])
        return told | {"response_grounds": grounds, "steps": steps}
    return told | {"initial_substantive_response_on": said["on"]}


def _difficulty(values: Values, said: Said, _who: str | None) -> Values:
    return {"difficulties": list(dict.fromkeys([*values["difficulties"], said["difficulty"]]))}


ACTS: Mapping[str, Act] = {
    act.name: act
    for act in (
        Act(
            "review", Text("Send to review", "Envoyer en relecture"), SendToReview, ("drafting",),
            "outgoing_review", _send,
        ),
        Act(
            "clear", Text("End the review: cleared", "Achever la relecture : approuvée"), Dated, ("in_review",),
            "outgoing_clear", _end,
        ),
        Act(
            "return", Text("End the review: back with remarks", "Achever la relecture : renvoyée avec observations"),
            Returned, ("in_review",), "outgoing_return", _end,
        ),
        Act(
            "take-over", Text("Take the review over", "Se charger de la relecture"), Nothing, ("in_review",),
            "outgoing_take_over", lambda _values, _said, who: {"reviewer": who, "stand_in": None},
        ),
        Act(
            "issue", Text("Issue", "Émettre"), Dated, ("drafting",), "outgoing_issue",
            lambda _values, said, _who: {"sent_on": said["on"]},
        ),
        Act(
            "acknowledged", Text("Note its acknowledgement", "Consigner l’accusé de réception"), Acknowledged,
            ("issued",), "outgoing_acknowledged", _acknowledge,
        ),
        Act(
            "reminder", Text("Note a reminder", "Consigner un rappel"), Dated, (*_AFTER, "in_part"),
            "outgoing_reminder", lambda values, said, _who: {"steps": _step(values, "reminder", said["on"])},
        ),
        Act(
            "response", Text("Note the response", "Consigner la réponse"), Responded, (*_AFTER, "in_part"),
            "outgoing_response", _respond,
        ),
        Act(
            "difficulty", Text("Note a difficulty", "Consigner une difficulté"), Difficulty, _OPEN,
            "outgoing_difficulty", _difficulty,
        ),
        Act(
            "close", Text("Close", "Clore"), Dated, (*_AFTER, *_ANSWERED), "outgoing_close",
            lambda _values, said, _who: {"closed_on": said["on"]},
        ),
        Act(
            "withdraw", Text("Withdraw", "Retirer"), Dated, (*PREPARED, *_AFTER, "in_part"), "outgoing_withdraw",
            lambda _values, said, _who: {"withdrawn_on": said["on"]},
        ),
    )
}  # fmt: skip
"""Every act by its name, in the order in which they are offered."""

NEEDS_GROUNDS = ("reasoned_refusal", "legal_bar")

FIELDS: Mapping[str, str] = {
    "sent_on": "on", "acknowledged_on": "on", "initial_substantive_response_on": "on", "closed_on": "on",
    "withdrawn_on": "on", "steps": "on", "reviews": "on", "difficulties": "difficulty", "gates": "response_kind",
}  # fmt: skip
"""Where an act says what was refused about the request's own field."""
