"""The requests that the Office and the Court sent: numbers, response times, results, difficulties, time in review.

Reported apart from KPI 3 and without a target, for the Office's eyes only, one family at a time. Counted in a
calendar year, or in the Assembly's reporting period (16 September to 15 September), by the day they were sent. A
response time runs in days from that day to the initial substantive response, as the Court's reports to the Assembly
tell it; time in review (recommendations R279 and R281) is the sum of a request's reviews, open ones until the day
of counting; one without a review has none, which is not zero. A request with several forms of assistance or
difficulties stands in several places and once in the total. Counting is pure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from graph_schema.text import Text
from hub.indicators.days import average, between, middle
from hub.requests.outgoing import RESULTS

Axis = Literal["organ", "result", "difficulty", "state", "region", "assistance"]
Outcome = Literal[
    "in_full", "in_part", "refused", "nothing_held", "unnamed", "none", "open", "withdrawn"
]
OUTCOMES: tuple[Outcome, ...] = (
    "in_full", "in_part", "refused", "nothing_held", "unnamed", "none", "open", "withdrawn",
)  # fmt: skip
"""What came of a request: how it was answered (`unnamed`: the kind of the answer is not recorded), closed without
an answer (`none`), still open, withdrawn."""
OUTCOME_NAMES: Mapping[Outcome, Text] = {
    "in_full": Text("In full", "Complète"),
    "in_part": Text("In part", "Partielle"),
    "refused": Text("Refused", "Refusée"),
    "nothing_held": Text("Nothing held", "Aucun élément"),
    "unnamed": Text("Answered, kind not recorded", "Réponse de nature non consignée"),
    "none": Text("Closed unanswered", "Close sans réponse"),
    "open": Text("Open", "En cours"),
    "withdrawn": Text("Withdrawn", "Retirée"),
}
Period = Literal["calendar", "assembly"]
UNKNOWN = ""
"""What a request belongs to where nothing is recorded, or nothing that the reader may see: no organ, no addressee."""
_ASSEMBLY_BEGINS, _ASSEMBLY_ENDS = "09-16", "09-15"


def calendar_year(year: int) -> tuple[str, str]:
    """The first and last day of a calendar year."""
    return f"{year:04d}-01-01", f"{year:04d}-12-31"


def assembly_period(year: int) -> tuple[str, str]:
    """The first and last day of the Assembly's reporting period that ends in a year: 16 September to 15 September."""
    return f"{year - 1:04d}-{_ASSEMBLY_BEGINS}", f"{year:04d}-{_ASSEMBLY_ENDS}"


def bounds(period: Period, year: int) -> tuple[str, str]:
    """The first and last day of a period by the year that names it."""
    return assembly_period(year) if period == "assembly" else calendar_year(year)


def year_of(period: Period, day: str) -> int:
    """The year by which the period that holds an ISO day is named."""
    return int(day[:4]) + (period == "assembly" and day[5:] >= _ASSEMBLY_BEGINS)


@dataclass(frozen=True, slots=True)
class Place:
    """To whom a request went: a State (of an authority: its State) or an organisation, with its regional group."""

    id: str
    title: str
    iso2: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A request that was sent. `sent_on` is the day of issue (the addressee's receipt, where only that is known);
    `reviews` are first and last days, an open one without its last."""

    id: str
    title: str
    sent_on: str
    organ: str | None = None
    answered_on: str | None = None
    response_kind: str | None = None
    closed_on: str | None = None
    withdrawn_on: str | None = None
    assistance: tuple[str, ...] = ()
    difficulties: tuple[str, ...] = ()
    reviews: tuple[tuple[str, str | None], ...] = ()
    place: Place | None = None
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

    def outcome(self, as_of: str) -> Outcome:
        """What had come of it by a day: its answer before anything else, then its withdrawal, then its closing."""
        if self.days(as_of) is not None:
            return RESULTS[self.response_kind] if self.response_kind else "unnamed"
        if self.withdrawn_on and self.withdrawn_on <= as_of:
            return "withdrawn"
        return "none" if self.closed_on and self.closed_on <= as_of else "open"

    def places(self, axis: Axis, as_of: str) -> Sequence[str]:
        """Where it stands on an axis: with several difficulties in several places, without any in none."""
        match axis:
            case "organ":
                return (self.organ or UNKNOWN,)
            case "result":
                return (self.outcome(as_of),)
            case "difficulty":
                return self.difficulties
            case "state":
                return (self.place.id if self.place else UNKNOWN,)
            case "region":
                return ((self.place.region if self.place else None) or UNKNOWN,)
            case "assistance":
                return self.assistance or (UNKNOWN,)


@dataclass(frozen=True, slots=True)
class Sent:
    """Requests sent, all or those in one place of an axis, as they stood on a day. Times are in days, and nothing
    where none is known."""

    place: str
    as_of: str
    requests: tuple[Outgoing, ...]

    @property
    def number(self) -> int:
        """How many were sent."""
        return len(self.requests)

    @property
    def answered(self) -> list[Outgoing]:
        """Those with an initial substantive response."""
        return [one for one in self.requests if one.days(self.as_of) is not None]

    @property
    def average_days(self) -> float | None:
        """The response time, over the answered ones."""
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

    @property
    def median_review_days(self) -> float | None:
        """The same, in the middle."""
        return middle(one.review_days(self.as_of) for one in self.requests)

    @property
    def outcomes(self) -> Mapping[Outcome, int]:
        """How many came to what; each outcome is there."""
        counted = Counter(one.outcome(self.as_of) for one in self.requests)
        return {name: counted[name] for name in OUTCOMES}

    @property
    def difficulties(self) -> Mapping[str, int]:
        """How many met each difficulty."""
        return Counter(name for one in self.requests for name in one.difficulties)


@dataclass(frozen=True, slots=True)
class OutgoingFigure:
    """The requests sent between two days, both included, as of a day; `left_out` are the retired ones."""

    since: str
    until: str
    as_of: str
    all: Sent
    left_out: tuple[Outgoing, ...]

    def by(self, axis: Axis) -> list[Sent]:
        """The requests in each place of an axis, the most first; what is not known stands last."""
        found: dict[str, list[Outgoing]] = defaultdict(list)
        for one in self.all.requests:
            for place in one.places(axis, self.as_of):
                found[place].append(one)
        ordered = sorted(found.items(), key=lambda it: (it[0] == UNKNOWN, -len(it[1]), it[0]))
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
