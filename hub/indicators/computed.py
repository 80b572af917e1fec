"""What an indicator that the graph computes declares: its report, and how that leaves the hub.

The command, the API, the pages and the files know indicators by this alone; `COMPUTED` in `register` lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, Protocol, TypeVar

from graph_schema.text import Text
from hub.access import Principal, scope_of
from hub.audit.event import Event
from hub.audit.trail import AuditTrail
from hub.clock import today
from hub.config import Settings
from hub.errors import NotAllowed
from hub.store.graph import Graph

Scope = Literal["institution", "viewer"]
TREND_YEARS = 5
Cell = str | int | float | None


class Report(Protocol):
    """An indicator of one year as of one day, and under whose access it was computed."""

    @property
    def scope(self) -> Scope:
        """Whether it is the whole institution's figure or the viewer's own."""


R = TypeVar("R", bound=Report)


@dataclass(frozen=True, slots=True)
class Printed:
    """A report for a terminal: a title, a table in sections, and lines below it."""

    title: str
    columns: Sequence[Text]
    sections: Sequence[Sequence[Sequence[Cell]]]
    lines: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """Under whose access a figure is computed, what that is called, and the day it is counted as of."""

    principal: Principal
    scope: Scope
    as_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed(Generic[R]):
    """One computed indicator. Nothing has a default, so that nothing can be left out.

    `report` computes a calendar year as of a day (today unless given) and raises `NotAllowed`; `as_json` is the
    shape of the contract (design, “Contracts”); `flat_rows` gives rows by the names in `columns`; `named` are
    the ids of the records that a file of it tells of; `printed` is what the command prints.
    """

    number: int
    report: Callable[[Graph, AuditTrail, Settings, Principal, int, str | None], R]
    as_json: Callable[[R, str], dict[str, Any]]
    columns: tuple[tuple[str, Text], ...]
    flat_rows: Callable[[R, str], Iterator[dict[str, Cell]]]
    named: Callable[[R], tuple[str, ...]]
    printed: Callable[[R, str], Printed]


def asked_by(principal: Principal, settings: Settings, as_of: str | None) -> Asked:
    """For staff the whole institution's figure, for others what they may see. Raises `NotAllowed`."""
    if not principal.keys:
        raise NotAllowed()
    under = scope_of(principal)
    scope: Scope = "viewer" if under is principal and not principal.extra_keys else "institution"
    return Asked(under, scope, as_of or today(settings.timezone).isoformat())


def note(trail: AuditTrail, principal: Principal, kpi: int, year: int, scope: Scope) -> None:
    """Put down that somebody read an indicator's figures."""
    details = {"kpi": kpi, "year": year, "scope": scope}
    trail.record(Event(action="figures", by=principal.person_id, details=details))


def trend_years(year: int) -> range:
    """The years of the trend: the year asked for and those before it."""
    return range(year - TREND_YEARS + 1, year + 1)
