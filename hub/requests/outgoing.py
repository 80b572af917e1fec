"""Where a request of the Office stands, to a State or with an organisation: its state, who has it, what is due.

Everything follows from the request's own values and a day; nothing of it is stored. The States' own receipt
of an outgoing request is its `received_on`.

    drafting → in review → issued → acknowledged → responded (in full, in part, refused, nothing held)
    → closed; withdrawn at any time before that

A review is open while it has no end. One that ended with remarks came back, one that ended without cleared
the draft. (Issue “Sharing information, requests in both directions”; recommendations R279 and R281.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from graph_schema.reviews import open_review
from graph_schema.text import Text
from hub.verification.working_days import has_passed

State = Literal[
    "drafting", "in_review", "issued", "acknowledged", "in_full", "in_part", "refused", "nothing_held",
    "closed", "withdrawn",
]  # fmt: skip
Result = Literal["in_full", "in_part", "refused", "nothing_held", "none"]

STATES: Mapping[State, Text] = {
    "drafting": Text("Drafting", "En rédaction"),
    "in_review": Text("In review", "En relecture"),
    "issued": Text("Issued", "Émise"),
    "acknowledged": Text("Acknowledged", "Réception accusée"),
    "in_full": Text("Responded in full", "Réponse complète"),
    "in_part": Text("Responded in part", "Réponse partielle"),
    "refused": Text("Refused", "Refusée"),
    "nothing_held": Text("Nothing held", "Aucun élément détenu"),
    "closed": Text("Closed", "Close"),
    "withdrawn": Text("Withdrawn", "Retirée"),
}
PREPARED: tuple[State, ...] = ("drafting", "in_review")
"""The states of what has not been sent."""

RESULTS: Mapping[str, Result] = {
    "assistance_given": "in_full",
    "assistance_given_in_part": "in_part",
    "reasoned_refusal": "refused",
    "legal_bar": "refused",
    "nothing_held": "nothing_held",
}
"""What a response comes to, by its kind; a named legal bar is a refusal with that ground."""

OURS = ("outgoing", "organisation")
"""The families of requests that are worked here; they are never mixed with each other."""

ACKNOWLEDGED_WITHIN = timedelta(days=30)
RESPONDED_WITHIN = timedelta(days=60)
REMINDED_AGAIN_AFTER = timedelta(days=30)
"""After how many days a reminder is due: the hub's own proposal, which no rule of the Court prescribes."""


@dataclass(frozen=True, slots=True)
class UnderReview:
    """An open review: since when, with whom (user names), its age in days; `passed`: it has passed from the
    absent reviewer to the stand-in, after five working days."""

    since: str
    reviewer: str | None
    stand_in: str | None
    age: int
    passed: bool

    @property
    def holder(self) -> str | None:
        """Who has it now; nobody where nobody was named."""
        return self.stand_in if self.passed else self.reviewer


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review that has ended: on which day, by whom, and with which remarks it came back (none: cleared)."""

    on: str
    by: str | None
    remarks: str | None


@dataclass(frozen=True, slots=True)
class Reminder:
    """What the other side still owes, and the day from which it should be reminded of it."""

    of: Literal["acknowledgement", "response"]
    due_on: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a request stands on a day. `since` is the day on which its state began, where that is known;
    `result` what came of it, once it was answered or closed."""

    state: State
    since: str | None
    result: Result | None
    review: UnderReview | None
    reviewed: Reviewed | None
    reminder: Reminder | None


def standing(values: Mapping[str, Any], today: date) -> Standing:
    """How a request with these plain values stands on a day."""
    state, since = _state(values)
    prepared = state in PREPARED
    return Standing(
        state,
        since,
        _result(values),
        _under_review(values, today) if prepared else None,
        _reviewed(values.get("reviews") or ()) if prepared else None,
        reminder(values, today),
    )


def _state(values: Mapping[str, Any]) -> tuple[State, str | None]:
    for state, field in (("withdrawn", "withdrawn_on"), ("closed", "closed_on")):
        if values.get(field):
            return state, values[field]  # type: ignore[return-value]  # both are states
    if kind := values.get("response_kind"):
        answered: Any = RESULTS[kind]
        return answered, values.get("initial_substantive_response_on")
    if values.get("acknowledged_on"):
        return "acknowledged", values["acknowledged_on"]
    if sent := values.get("sent_on") or values.get("received_on"):
        return "issued", sent
    if review := open_review(values.get("reviews")):
        return "in_review", review["started_on"]
    ended = _reviewed(values.get("reviews") or ())
    return "drafting", ended.on if ended else None


def _result(values: Mapping[str, Any]) -> Result | None:
    if kind := values.get("response_kind"):
        return RESULTS[kind]
    return "none" if values.get("closed_on") and not values.get("withdrawn_on") else None


def _under_review(values: Mapping[str, Any], today: date) -> UnderReview | None:
    review = open_review(values.get("reviews"))
    if review is None:
        return None
    since = date.fromisoformat(review["started_on"])
    stand_in = values.get("stand_in")
    return UnderReview(
        review["started_on"],
        values.get("reviewer") or review.get("by"),
        stand_in,
        max((today - since).days, 0),
        stand_in is not None and has_passed(since, today),
    )


def _reviewed(reviews: Iterable[Mapping[str, Any]]) -> Reviewed | None:
    """The review that ended last."""
    ended = [one for one in reviews if one.get("ended_on")]
    last = max(ended, key=lambda one: (one["ended_on"], one["started_on"]), default=None)
    return Reviewed(last["ended_on"], last.get("by"), last.get("text")) if last else None


def reminder(values: Mapping[str, Any], today: date) -> Reminder | None:
    """The reminder that is due on a day, if one is: thirty days after a request was sent where its receipt
    has not been acknowledged, sixty where no response came, and again thirty days after each reminder.
    Answered, closed and withdrawn requests need none."""
    sent = values.get("sent_on")
    over = ("response_kind", "closed_on", "withdrawn_on")
    if not sent or any(values.get(name) for name in over):
        return None
    begun = date.fromisoformat(sent)
    acknowledged = bool(values.get("acknowledged_on"))
    due = begun + (RESPONDED_WITHIN if acknowledged else ACKNOWLEDGED_WITHIN)
    reminded = [one["on"] for one in values.get("steps") or () if one["kind"] == "reminder"]
    if reminded:
        due = max(due, date.fromisoformat(max(reminded)) + REMINDED_AGAIN_AFTER)
    if today < due:
        return None
    late = acknowledged or today >= begun + RESPONDED_WITHIN
    return Reminder("response" if late else "acknowledgement", due.isoformat())
