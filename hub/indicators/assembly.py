"""The extract for the Assembly of States Parties: requests by direction, kind of assistance and regional group.

It is made for a reporting period (16 September to 15 September) that is over, of all that the institution holds,
and so that no count under 3 can be had from it (`suppression`). Each request stands in one cell: one that asks
for several kinds of assistance under “several kinds”, so that the cells add up to requests.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph_schema.text import Text
from graph_schema.vocabulary import VOCABULARIES
from hub.access import INSTITUTION, Principal, may
from hub.audit.event import Event
from hub.audit.trail import AuditTrail
from hub.clock import today
from hub.config import Settings
from hub.errors import HubError, NotAllowed
from hub.indicators.outgoing import assembly_period
from hub.indicators.suppression import LEAST, Published, Total, publish
from hub.store.graph import Graph

Direction = Literal["incoming", "outgoing"]
DIRECTIONS: Mapping[Direction, str] = {"incoming": "93(10)", "outgoing": "93(1)"}
"""The directions, and the paragraph whose kinds of assistance can be asked for."""

SEVERAL, NOT_STATED = "several", "not_stated"
REGIONS: tuple[str, ...] = (*(term.code for term in VOCABULARIES["regional_group"]), NOT_STATED)
"""The columns of the tables."""

_WORDS: Mapping[str, Text] = {
    SEVERAL: Text("Several kinds", "Plusieurs formes"),
    NOT_STATED: Text("Not stated", "Non précisé"),
}
DIRECTION_NAMES: Mapping[Direction, Text] = {
    "incoming": Text("Requests of States to the Court", "Demandes d’États à la Cour"),
    "outgoing": Text("Requests to States", "Demandes adressées à des États"),
}
TOTAL = Text("All", "Ensemble")
FEWER = Text("fewer than {least}", "moins de {least}")
AT_LEAST = Text("at least {number}", "au moins {number}")
NOT_TOLD = Text("not told", "non communiqué")


class PeriodNotOver(HubError):  # noqa: N818 - named for what happened
    """The extract was asked for a reporting period that is still running, or to come."""

    text = Text(
        "The period {since} to {until} is not over: its extract is made afterwards",
        "La période du {since} au {until} n’est pas terminée : l’extrait est établi ensuite",
    )


@dataclass(frozen=True, slots=True)
class Extract:
    """The tables of one period, one for each direction."""

    year: int
    since: str
    until: str
    tables: Mapping[Direction, Published]


def latest(day: date) -> int:
    """The year in which the last period ended that is over on a day."""
    return day.year if day.isoformat() > assembly_period(day.year)[1] else day.year - 1


def kinds_of(direction: Direction) -> tuple[str, ...]:
    """The rows of a direction's table: its kinds of assistance, several of them, none stated."""
    parent = DIRECTIONS[direction]
    codes = (term.code for term in VOCABULARIES["assistance"] if term.parent == parent)
    return (*codes, SEVERAL, NOT_STATED)


def place_of(
    direction: Direction, assistance: Sequence[str] | None, regions: Sequence[str | None]
) -> tuple[str, str]:
    """The one cell that a request stands in, as (kind, region)."""
    asked = set(assistance or ()) & set(kinds_of(direction))
    kind = NOT_STATED if not asked else next(iter(asked)) if len(asked) == 1 else SEVERAL
    known = sorted({one for one in regions if one in REGIONS})
    return kind, str(known[0]) if len(known) == 1 else NOT_STATED


def may_extract(principal: Principal) -> bool:
    """Whether somebody may make the extract: those with the action, where no exclusion can touch them."""
    return may(principal, "extract_for_assembly") and principal.reads_as_institution


def extract(
    graph: Graph, trail: AuditTrail, settings: Settings, principal: Principal, year: int, form: str = "page"
) -> Extract:  # fmt: skip
    """The extract of the period that ends in a year; it is put down in the trail, as an export where it leaves
    in the `form` of a file.

    Raises `NotAllowed` for who may not make it or does not read as the institution (two extracts of what two
    people may see would differ by what one of them may not), and `PeriodNotOver`.
    """
    if not may_extract(principal):
        raise NotAllowed()
    since, until = assembly_period(year)
    if today(settings.timezone).isoformat() <= until:
        raise PeriodNotOver(since=since, until=until)
    span = {"since": since, "until": until}
    tables: dict[Direction, Published] = {}
    for direction in DIRECTIONS:
        rows = graph.rows(f"indicators/assembly_{direction}", INSTITUTION, **span)
        counts = Counter(place_of(direction, row["assistance"], row["regions"]) for row in rows)
        tables[direction] = publish(kinds_of(direction), REGIONS, counts)
    action = "figures" if form == "page" else "export"
    trail.record(
        Event(
            action=action,
            by=principal.person_id,
            details={"kpi": 3, "extract": "assembly", "year": year, "form": form},
        )
    )
    return Extract(year, since, until, tables)


def kind_name(kind: str, language: str) -> str:
    """A row in words."""
    return (
        _WORDS[kind].say(language)
        if kind in _WORDS
        else VOCABULARIES["assistance"].say(kind, language)
    )


def region_name(region: str, language: str) -> str:
    """A column in words."""
    if region in _WORDS:
        return _WORDS[region].say(language)
    return VOCABULARIES["regional_group"].say(region, language)


def count_words(count: int | None, language: str) -> str:
    """A cell in words."""
    return FEWER.say(language, least=LEAST) if count is None else str(count)


def total_words(total: Total, language: str) -> str:
    """A total in words: exact, at least, or not told."""
    if total.exact is not None:
        return str(total.exact)
    return (
        AT_LEAST.say(language, number=total.at_least) if total.at_least else NOT_TOLD.say(language)
    )


def flat_rows(found: Extract, language: str = "en") -> Iterator[list[str]]:
    """The tables as rows of one file, its header first: direction, kind, its name, the regions, all."""
    yield ["direction", "kind", "name", *REGIONS, "all"]
    for direction, table in found.tables.items():
        for kind in table.rows:
            counts = [count_words(table.cells[kind, region], language) for region in table.columns]
            total = total_words(table.row_totals[kind], language)
            yield [direction, kind, kind_name(kind, language), *counts, total]
        totals = [total_words(table.column_totals[region], language) for region in table.columns]
        yield [direction, "all", TOTAL.say(language), *totals, total_words(table.total, language)]
