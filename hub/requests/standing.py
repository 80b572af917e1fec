"""How a request stands on a day: its state, when its answer is due, and who has it in review.

All of it follows from the request's own values, as far as the reader has them: who does not hear of the
Office's reviews is not told that there is one. The clock of an incoming request runs from the Office's receipt
to the initial substantive response; neither an acknowledgement nor a question for clarification stops or pauses
it (KPI 3; Strategic Plan 2023-2025, annex 1). A review passes to its stand-in after five working days
(recommendations R279 and R281).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from graph_schema.text import Text
from hub.requests.due import due_date
from hub.verification.working_days import has_passed

AMBER_DAYS = 14
"""With so many days left, or fewer, a request asks for attention."""

Urgency = Literal["amber", "red"]
State = Literal[
    "handed_in", "received", "acknowledged", "clarification_asked", "clarification_given", "in_review",
    "given_in_part", "answered", "closed", "withdrawn",
]  # fmt: skip

STATES: Mapping[str, Text] = {
    "handed_in": Text("Handed in, not yet received", "Déposée, pas encore reçue"),
    "received": Text("Received", "Reçue"),
    "acknowledged": Text("Acknowledged", "Accusé de réception envoyé"),
    "clarification_asked": Text("Clarification asked", "Précisions demandées"),
    "clarification_given": Text("Clarification given", "Précisions fournies"),
    "in_review": Text("In review", "En relecture"),
    "given_in_part": Text("Assistance given in part", "Assistance fournie en partie"),
    "answered": Text("Answered", "Répondue"),
    "closed": Text("Closed", "Close"),
    "withdrawn": Text("Withdrawn", "Retirée"),
}
"""The states of an incoming request, in the order in which it passes through them."""

OPEN_STATES = tuple(STATES)[:6]
"""Those in which it still waits for its initial substantive response."""


@dataclass(frozen=True, slots=True)
class InReview:
    """An open review: since when and for how many days, with whom (user name), and whether it has passed
    from its reviewer to the stand-in."""

    since: date
    age: int
    holder: str | None
    passed: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How a request stands. `due` is the day on which its answer is due (none before its receipt); `days_left`
    is negative when that has passed and nothing once the clock has stopped; `review` is the open one."""

    state: State
    due: date | None
    days_left: int | None
    review: InReview | None

    @property
    def urgency(self) -> Urgency | None:
        """Red when overdue, amber when little time is left."""
        if self.days_left is None or self.days_left > AMBER_DAYS:
            return None
        return "red" if self.days_left < 0 else "amber"


def standing(values: Mapping[str, Any], on: date) -> Standing:
    """How a request with these plain values stands on a day; what lies after it is not known yet."""
    received = _known(values, "received_on", on)
    answered = _known(values, "initial_substantive_response_on", on)
    ended = _known(values, "withdrawn_on", on) or _known(values, "closed_on", on)
    due = due_date(received) if received else None
    runs = due is not None and not answered and not ended
    review = in_review(values, on)
    return Standing(
        _state(values, on, review), due, (due - on).days if due and runs else None, review
    )


def _state(values: Mapping[str, Any], on: date, review: InReview | None) -> State:
    if _known(values, "withdrawn_on", on):
        return "withdrawn"
    if _known(values, "closed_on", on):
        return "closed"
    if _known(values, "initial_substantive_response_on", on):
        in_part = values.get("response_kind") == "assistance_given_in_part"
        return "given_in_part" if in_part else "answered"
    if not _known(values, "received_on", on):
        return "handed_in"
    latest = max(_passed(values, on, review), default=None)
    return latest[2] if latest else "received"


_RANK: Mapping[State, int] = {
    "acknowledged": 0, "clarification_asked": 1, "clarification_given": 2, "in_review": 3,
}  # fmt: skip
"""Of what happened on one day, what counts last."""


def _passed(
    values: Mapping[str, Any], on: date, review: InReview | None
) -> Iterator[tuple[date, int, State]]:
    """What a received request has come to before its answer, each with its day."""
    acknowledged = _known(values, "acknowledged_on", on)
    if acknowledged:
        yield acknowledged, _RANK["acknowledged"], "acknowledged"
    for step in values.get("steps") or ():
        day = _known(step, "on", on)
        kind = step.get("kind")
        if day and kind in _RANK:
            yield day, _RANK[kind], kind
    if review:
        yield review.since, _RANK["in_review"], "in_review"


def in_review(values: Mapping[str, Any], on: date) -> InReview | None:
    """The review that is open on a day, the latest of several; with its stand-in once the reviewer has not
    ended it for five working days."""
    since = [
        (started, one)
        for one in values.get("reviews") or ()
        if (started := _known(one, "started_on", on)) and not _known(one, "ended_on", on)
    ]
    if not since:
        return None
    started, review = max(since, key=lambda pair: pair[0])
    reviewer = values.get("reviewer") or review.get("by")
    stand_in = values.get("stand_in")
    passed = stand_in is not None and has_passed(started, on)
    return InReview(started, (on - started).days, stand_in if passed else reviewer, passed)


def _known(values: Mapping[str, Any], name: str, on: date) -> date | None:
    """A whole day among values that is no later than `on`."""
    written = values.get(name)
    day = date.fromisoformat(written) if written else None
    return day if day and day <= on else None
