"""KPI 3: incoming requests and their answers, and who used what the Office gave (Strategic Plan 2023-2025, annex 1, KPI 3).

What the rules leave open, and how it is counted here:

- A day D is whole: what is dated D is known on D; a request received after D is not there yet.
- An answer counts from its day. An answer on the due date is on time.
- *Withdrawn before due*: withdrawn by the end of the due date (an answer on that day would have been on
  time), with no answer on or before the day of withdrawal. What is sent to the requester after that answers
  nothing any more. A withdrawal after an answer, or after the due date, removes nothing. A request stays
  among the incoming ones when it is withdrawn: it is in no rate, and the response ratio is answered to incoming.
- A use belongs to the year of `used_on`; one dated to the month or year belongs to that year. Its
  confirmation holds on D from the first day that its date may mean until the first day that its withdrawal's may.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from graph_schema.partial_date import first_day
from graph_schema.text import Text
from hub.indicators.days import average, between, middle
from hub.indicators.outgoing import (
    Axis,
    Outgoing,
    OutgoingFigure,
    assembly_period,
    calendar_year,
    sent_in,
)
from hub.indicators.targets import SetTarget, holding
from hub.requests.due import due_date

State = Literal["on_time", "late", "overdue", "not_yet_due", "withdrawn_before_due"]
STATES: tuple[State, ...] = ("on_time", "late", "overdue", "not_yet_due", "withdrawn_before_due")
BASELINE_YEAR = 2022
"""The year against which the annex measures."""
OUTGOING_AXES: tuple[Axis, ...] = ("organ", "result", "difficulty", "state")
"""What outgoing requests are split by beside KPI 3."""

REASONS: Mapping[str, Text] = {
    "retired": Text("retired: {why}", "retiré : {why}"),
    "not_received": Text(
        "not received by the Office: no clock runs", "non reçue par le Bureau : aucun délai ne court"
    ),
    "not_given": Text("not given by the Office", "non communiquée par le Bureau"),
    "no_national_authority": Text(
        "no national authority, nor a hybrid court created by national law",
        "ni une autorité nationale, ni une juridiction hybride créée par le droit national",
    ),
    "undated": Text("without a date of use", "sans date d’utilisation"),
    "not_confirmed": Text("not confirmed", "non confirmée"),
    "withdrawn": Text("confirmation withdrawn", "confirmation retirée"),
}  # fmt: skip
"""Why a request or a use that was looked at does not count."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A request of a State to the Office with the days on which its clock hangs (ISO, or nothing)."""

    id: str
    title: str
    received_on: str
    answered_on: str | None = None
    response_kind: str | None = None
    withdrawn_on: str | None = None
    retired_reason: str | None = None

    @property
    def due_on(self) -> str:
        """The last day on which an initial substantive response is on time."""
        return due_date(date.fromisoformat(self.received_on)).isoformat()

    def state(self, as_of: str) -> State:
        """How it stands on a day not before its receipt."""
        due, answer, withdrawal = self.due_on, self.answered_on, self.withdrawn_on
        if withdrawal and withdrawal <= min(due, as_of) and not (answer and answer <= withdrawal):
            return "withdrawn_before_due"
        if answer and answer <= as_of:
            return "on_time" if answer <= due else "late"
        return "overdue" if as_of > due else "not_yet_due"

    @property
    def days(self) -> int | None:
        """Days from receipt to the initial substantive response; nothing without one."""
        if self.answered_on is None:
            return None
        return between(self.received_on, self.answered_on)


@dataclass(frozen=True, slots=True)
class EndUser:
    """Who used information: `national` for authorities, and hybrid courts created by national law."""

    id: str
    title: str
    type: str
    national: bool
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """One use of what one sharing event gave; `given`: the Office was the provider; dates are partial or nothing."""

    id: str
    event_id: str
    event_title: str
    end_user: EndUser
    used_on: str | None
    confirmed_on: str | None
    withdrawn_on: str | None = None
    given: bool = True
    given_on: str | None = None
    retired_reason: str | None = None

    def year(self) -> str | None:
        """The year it is looked at in: that of use, or of its confirmation where the use has no date."""
        dated = self.used_on or self.confirmed_on
        return dated[:4] if dated else None

    def left_out(self, as_of: str) -> str | None:
        """Why it does not count (a key of `REASONS`), or nothing where it counts."""
        if self.retired_reason is not None:
            return "retired"
        if not self.given or self.given_on is None or first_day(self.given_on) > as_of:
            return "not_given"
        if not self.end_user.national:
            return "no_national_authority"
        if self.used_on is None:
            return "undated"
        if self.withdrawn_on is not None and first_day(self.withdrawn_on) <= as_of:
            return "withdrawn"
        if self.confirmed_on is None or first_day(self.confirmed_on) > as_of:
            return "not_confirmed"
        return None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record that was looked at and does not count, and why (a key of `REASONS`)."""

    id: str
    title: str
    type: str
    reason: str
    why: str = ""

    def say(self, language: str = "en") -> str:
        """The reason in words."""
        return REASONS[self.reason].say(language, why=self.why)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the count looks at, read once. `not_received`: incoming requests that were sent and have not
    reached the Office, by the day they were sent; `outgoing` is nothing where the viewer may not see it."""

    incoming: tuple[Incoming, ...]
    not_received: tuple[tuple[str, LeftOut], ...]
    uses: tuple[Use, ...]
    outgoing: tuple[Outgoing, ...] | None
    targets: Mapping[int, int]
    set_targets: tuple[SetTarget, ...] = ()


@dataclass(frozen=True)
class Answers:
    """The incoming requests of one year as they stood on one day."""

    year: int
    as_of: str
    requests: tuple[Incoming, ...]

    @cached_property
    def by_state(self) -> dict[State, list[Incoming]]:
        """The requests in each state, in the order of receipt."""
        found: dict[State, list[Incoming]] = {state: [] for state in STATES}
        for one in self.requests:
            found[one.state(self.as_of)].append(one)
        return found

    @property
    def answered(self) -> list[Incoming]:
        """Those with an initial substantive response, on time or late."""
        return sorted(self.by_state["on_time"] + self.by_state["late"], key=_by_receipt)

    @property
    def on_time_rate(self) -> float | None:
        """On time / (on time + late + overdue); nothing where that is 0."""
        on_time = len(self.by_state["on_time"])
        due = on_time + len(self.by_state["late"]) + len(self.by_state["overdue"])
        return on_time / due if due else None

    @property
    def response_ratio(self) -> float | None:
        """Answered / incoming; nothing where none came in."""
        return len(self.answered) / len(self.requests) if self.requests else None

    @property
    def average_days(self) -> float | None:
        """Days from receipt to response, over the answered ones."""
        return average(one.days for one in self.answered)

    @property
    def median_days(self) -> float | None:
        """The same, in the middle."""
        return middle(one.days for one in self.answered)


@dataclass(slots=True)
class UserRow:
    """An end user and the uses by which it counts."""

    end_user: EndUser
    uses: list[Use] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Used:
    """Received and used: the distinct end users of one year as known on one day, against the year's target."""

    rows: tuple[UserRow, ...]
    left_out: tuple[LeftOut, ...]
    target: int | None
    set_target: SetTarget | None

    @property
    def total(self) -> int:
        """Distinct end users, whatever number of uses each has."""
        return len(self.rows)

    @property
    def states(self) -> list[str]:
        """The distinct States (ids) of the end users."""
        return sorted({state for row in self.rows for state in row.end_user.states})

    @property
    def met(self) -> bool | None:
        """Whether the target is met; nothing where none is set for the year."""
        return None if self.target is None else self.total >= self.target


@dataclass(frozen=True, slots=True)
class Figure:
    """KPI 3 of one year as of one day. `outgoing` is by calendar year, `outgoing_period` by the Assembly's
    reporting period that ends in the year; both nothing where the viewer may not see them."""

    year: int
    as_of: str
    answers: Answers
    left_out: tuple[LeftOut, ...]
    used: Used
    outgoing: OutgoingFigure | None
    outgoing_period: OutgoingFigure | None

    @property
    def total(self) -> int:
        """The incoming requests of the year."""
        return len(self.answers.requests)


def answers_of(facts: Facts, year: int, as_of: str) -> Answers:
    """The incoming requests of a calendar year as they were known on the day `as_of`."""
    received = (one for one in _received(facts, year, as_of) if one.retired_reason is None)
    return Answers(year, as_of, tuple(sorted(received, key=_by_receipt)))


def count(facts: Facts, year: int, as_of: str) -> Figure:
    """Count KPI 3 for a calendar year as it was known on the day `as_of`."""
    left_out = [
        LeftOut(one.id, one.title, "request", "retired", one.retired_reason)
        for one in _received(facts, year, as_of)
        if one.retired_reason is not None
    ]
    left_out += [
        one
        for sent_on, one in facts.not_received
        if sent_on[:4] == f"{year:04d}" and sent_on <= as_of
    ]
    outgoing = facts.outgoing
    return Figure(
        year,
        as_of,
        answers_of(facts, year, as_of),
        tuple(left_out),
        _used(facts, year, as_of),
        None if outgoing is None else sent_in(outgoing, *calendar_year(year), as_of),
        None if outgoing is None else sent_in(outgoing, *assembly_period(year), as_of),
    )


def _received(facts: Facts, year: int, as_of: str) -> Iterator[Incoming]:
    return (
        one
        for one in facts.incoming
        if one.received_on[:4] == f"{year:04d}" and one.received_on <= as_of
    )


def outgoing_left_out(*figures: OutgoingFigure | None) -> tuple[LeftOut, ...]:
    """The retired requests to States of some times, each once."""
    retired = {one.id: one for figure in figures if figure for one in figure.left_out}
    return tuple(
        LeftOut(one.id, one.title, "request", "retired", one.retired_reason or "")
        for one in retired.values()
    )


def _used(facts: Facts, year: int, as_of: str) -> Used:
    rows: dict[str, UserRow] = {}
    left_out = []
    for use in facts.uses:
        dated = use.used_on or use.confirmed_on
        if use.year() != f"{year:04d}" or dated is None or first_day(dated) > as_of:
            continue
        if reason := use.left_out(as_of):
            left_out.append(
                LeftOut(use.event_id, use.event_title, "sharing_event", reason, use.retired_reason or "")
            )  # fmt: skip
        else:
            rows.setdefault(use.end_user.id, UserRow(use.end_user)).uses.append(use)
    target, set_target = facts.targets.get(year), None
    if target is None and (set_target := holding(facts.set_targets, year, as_of)):
        target = set_target.number
    ordered = sorted(rows.values(), key=lambda row: (row.end_user.title, row.end_user.id))
    return Used(tuple(ordered), tuple(left_out), target, set_target)


def _by_receipt(one: Incoming) -> tuple[str, str]:
    return one.received_on, one.id
