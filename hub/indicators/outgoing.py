"""The Office's and the Court's own requests to States, reported apart from KPI 3 and without a target.

Counted in a calendar year, or in the Assembly's reporting period (16 September to 15 September), by the day they
were sent. A State's response time runs from that day to its initial substantive response, as the Court's
reports to the Assembly tell it; time in review (recommendations R279 and R281) is the sum of a request's reviews.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from hub.indicators.days import average, between, middle

Axis = Literal["organ", "result", "difficulty", "state"]
AXES: tuple[Axis, ...] = ("organ", "result", "difficulty", "state")
UNKNOWN = ""
"""What a request belongs to where nothing is recorded: no organ, no addressee."""


def calendar_year(year: int) -> tuple[str, str]:
    """The first and last day of a calendar year."""
    return f"{year:04d}-01-01", f"{year:04d}-12-31"


def assembly_period(year: int) -> tuple[str, str]:
    """The first and last day of the Assembly's reporting period that ends in a year: 16 September to 15 September."""
    return f"{year - 1:04d}-09-16", f"{year:04d}-09-15"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A request to a State: `sent_on` is the day of issue (the State's receipt, where only that is known);
    `reviews` are first and last days, an open one without its last; `states` are ids."""

    id: str
    title: str
    sent_on: str
    organ: str | None = None
    answered_on: str | None = None
    response_kind: str | None = None
    withdrawn_on: str | None = None
    difficulties: tuple[str, ...] = ()
    reviews: tuple[tuple[str, str | None], ...] = ()
    states: tuple[str, ...] = ()
    retired_reason: str | None = None

    def days(self, as_of: str) -> int | None:
        """Days from sending to the initial substantive response known on a day; nothing without one."""
        if self.answered_on is None or self.answered_on > as_of:
            return None
        return between(self.sent_on, self.answered_on)

    def review_days(self, as_of: str) -> int | None:
        """Days in review until a day, an open review until that day; nothing where none was recorded."""
        known = [(start, end) for start, end in self.reviews if start <= as_of]
        if not known:
            return None
        return sum(between(start, min(end or as_of, as_of)) for start, end in known)

    def result(self, as_of: str) -> str:
        """The kind of the response known on a day; `withdrawn` or `none` where there is none, `unnamed` where
        its kind was not recorded."""
        if self.days(as_of) is not None:
            return self.response_kind or "unnamed"
        return "withdrawn" if self.withdrawn_on and self.withdrawn_on <= as_of else "none"

    def places(self, axis: Axis, as_of: str) -> Sequence[str]:
        """Where it stands on an axis; with several difficulties, in several places."""
        match axis:
            case "organ":
                return (self.organ or UNKNOWN,)
            case "result":
                return (self.result(as_of),)
            case "difficulty":
                return self.difficulties
            case "state":
                return self.states or (UNKNOWN,)


@dataclass(frozen=True, slots=True)
class Sent:
    """Requests sent, all or those in one place of an axis, as they stood on a day."""

    place: str
    as_of: str
    requests: tuple[Outgoing, ...]

    @property
    def answered(self) -> list[Outgoing]:
        """Those with an initial substantive response."""
        return [one for one in self.requests if one.days(self.as_of) is not None]

    @property
    def average_days(self) -> float | None:
        """States' response time, over the answered ones."""
        return average(one.days(self.as_of) for one in self.requests)

    @property
    def median_days(self) -> float | None:
        """The same, in the middle."""
        return middle(one.days(self.as_of) for one in self.requests)

    @property
    def reviewed(self) -> list[Outgoing]:
        """Those of which time in review is recorded."""
        return [one for one in self.requests if one.review_days(self.as_of) is not None]

    @property
    def average_review_days(self) -> float | None:
        """Time in review, over those of which it is recorded."""
        return average(one.review_days(self.as_of) for one in self.requests)


@dataclass(frozen=True, slots=True)
class OutgoingFigure:
    """The requests sent between two days, both included, as of a day; `left_out` are the retired ones."""

    since: str
    until: str
    as_of: str
    all: Sent
    left_out: tuple[Outgoing, ...]

    def by(self, axis: Axis) -> list[Sent]:
        """The requests in each place of an axis, the most first."""
        found: dict[str, list[Outgoing]] = defaultdict(list)
        for one in self.all.requests:
            for place in one.places(axis, self.as_of):
                found[place].append(one)
        ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
        return [Sent(place, self.as_of, tuple(requests)) for place, requests in ordered]


def sent_in(requests: Iterable[Outgoing], since: str, until: str, as_of: str) -> OutgoingFigure:
    """The requests sent between two days, as known on the day `as_of`."""
    last = min(until, as_of)
    found = sorted(
        (one for one in requests if since <= one.sent_on <= last),
        key=lambda one: (one.sent_on, one.id),
    )
    standing = tuple(one for one in found if one.retired_reason is None)
    retired = tuple(one for one in found if one.retired_reason is not None)
    return OutgoingFigure(since, until, as_of, Sent("", as_of, standing), retired)
