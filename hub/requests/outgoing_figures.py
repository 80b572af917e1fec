"""What became of the requests that the Office and the Court sent: numbers, response times, results, difficulties.

For the Office's eyes only, one family at a time. A request counts in the period in which it was sent: a calendar
year, or the Assembly's reporting period from 16 September to 15 September, named by the year in which it ends. A
response time runs in days from the sending to the initial substantive response. Time in review (recommendations
R279 and R281) is what a request spent in its reviews, open ones until today; one without a review has none, which
is not zero. A request with several forms of assistance or difficulties stands in several rows and once in the total.
Counting is pure; examples and retired requests are not read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any, Literal

from hub import access
from hub.access import Principal, scope_of
from hub.requests.outgoing import RESULTS
from hub.requests.outgoing_lists import Family
from hub.store.graph import Graph, Row

Kind = Literal["calendar", "assembly"]
Axis = Literal["state", "region", "assistance", "organ", "difficulty"]
Outcome = Literal["in_full", "in_part", "refused", "nothing_held", "none", "open", "withdrawn"]
AXES: tuple[Axis, ...] = ("state", "region", "assistance", "organ", "difficulty")
OUTCOMES: tuple[Outcome, ...] = (
    "in_full", "in_part", "refused", "nothing_held", "none", "open", "withdrawn",
)  # fmt: skip
NOT_STATED = ""
"""The row of what is not stated: no organ, no form of assistance, an addressee that the reader cannot see."""
TREND = 5


@dataclass(frozen=True, slots=True)
class Place:
    """To whom a request went: a State (of an authority: its State) or an organisation, with its regional group."""

    id: str
    title: str
    iso2: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """One request that was sent, as far as the figures count it. `reviews` are first and last days."""

    id: str
    sent_on: str
    place: Place | None = None
    organ: str | None = None
    assistance: tuple[str, ...] = ()
    response_kind: str | None = None
    answered_on: str | None = None
    closed_on: str | None = None
    withdrawn_on: str | None = None
    difficulties: tuple[str, ...] = ()
    reviews: tuple[tuple[str, str | None], ...] = ()

    @property
    def outcome(self) -> Outcome:
        """What came of it: the kind of its response, else whether it was withdrawn, closed without any
        (`none`) or is still open."""
        if self.response_kind:
            return RESULTS[self.response_kind]
        if self.withdrawn_on:
            return "withdrawn"
        return "none" if self.closed_on else "open"

    @property
    def days(self) -> int | None:
        """Days from its sending to the response; nothing where there is none."""
        return _days(self.sent_on, self.answered_on) if self.answered_on else None

    def days_in_review(self, today: date) -> int | None:
        """Days that it spent in review; nothing where no review was recorded."""
        if not self.reviews:
            return None
        return sum(_days(start, end or today.isoformat()) for start, end in self.reviews)

    def rows(self, axis: Axis) -> Sequence[str]:
        """The rows of a table in which it stands; a request without difficulty stands in none of these."""
        match axis:
            case "state":
                return (self.place.id if self.place else NOT_STATED,)
            case "region":
                return ((self.place.region if self.place else None) or NOT_STATED,)
            case "organ":
                return (self.organ or NOT_STATED,)
            case "assistance":
                return self.assistance or (NOT_STATED,)
            case "difficulty":
                return self.difficulties


@dataclass(frozen=True, slots=True)
class Figure:
    """The figures of some requests: all of a period, or those of one row. Medians are in days and empty where
    nothing counts for them."""

    key: str
    requests: tuple[Sent, ...]
    outcomes: Mapping[Outcome, int]
    median_days: float | None
    median_review: float | None
    difficulties: Mapping[str, int]

    @property
    def number(self) -> int:
        """How many were sent."""
        return len(self.requests)

    @property
    def answered(self) -> int:
        """How many have had their initial substantive response."""
        return sum(one.days is not None for one in self.requests)


def bounds(kind: Kind, year: int) -> tuple[str, str]:
    """The first and the last day of a period: a calendar year, or the Assembly's that ends in that year."""
    if kind == "assembly":
        return f"{year - 1:04d}-09-16", f"{year:04d}-09-15"
    return f"{year:04d}-01-01", f"{year:04d}-12-31"


def year_of(kind: Kind, day: str) -> int:
    """The year by which the period that holds a day is named."""
    year = int(day[:4])
    return year + (kind == "assembly" and day[5:] >= "09-16")


def figure(requests: Iterable[Sent], today: date, key: str = "") -> Figure:
    """The figures of these requests."""
    listed = tuple(sorted(requests, key=lambda one: (one.sent_on, one.id)))
    outcomes = Counter(one.outcome for one in listed)
    return Figure(
        key,
        listed,
        {name: outcomes[name] for name in OUTCOMES},
        _median(one.days for one in listed),
        _median(one.days_in_review(today) for one in listed),
        dict(Counter(name for one in listed for name in one.difficulties)),
    )


def by(requests: Iterable[Sent], axis: Axis, today: date) -> list[Figure]:
    """The figures of each row of a table, the most requests first; what is not stated stands last."""
    rows: dict[str, list[Sent]] = defaultdict(list)
    for one in requests:
        for key in one.rows(axis):
            rows[key].append(one)
    found = [figure(some, today, key) for key, some in rows.items()]
    return sorted(found, key=lambda one: (one.key == NOT_STATED, -one.number, one.key))


def read_sent(
    graph: Graph, principal: Principal, family: Family, since: str, until: str
) -> list[Sent]:
    """The requests of a family sent between two days, both included, for the whole institution or, where
    something may be kept from the reader, under their own access. Raises `NotAllowed`."""
    access.require(principal, "read_outgoing")
    rows = graph.rows(
        "requests/outgoing_sent", scope_of(principal), direction=family, since=since, until=until
    )
    return [_sent(row) for row in rows]


def _sent(row: Row) -> Sent:
    end = next(iter([*row["homes"], *row["ends"]]), None)
    return Sent(
        row["id"], row["sent_on"], _place(end) if end else None, row["organ"], tuple(row["assistance"] or ()),
        row["response_kind"], row["answered_on"], row["closed_on"], row["withdrawn_on"],
        tuple(row["difficulties"] or ()), tuple((start, end) for start, end in row["reviews"]),
    )  # fmt: skip


def _place(end: Mapping[str, Any]) -> Place:
    return Place(end["id"], end["title"], end.get("iso2"), end.get("region"))


def _days(since: str, until: str) -> int:
    return (date.fromisoformat(until) - date.fromisoformat(since)).days


def _median(values: Iterable[int | None]) -> float | None:
    known = [one for one in values if one is not None]
    return median(known) if known else None
