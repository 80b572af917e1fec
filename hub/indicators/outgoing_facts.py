"""The requests that were sent, read from the graph under somebody's access, for KPI 3 and for their own figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub import access
from hub.access import Principal, scope_of
from hub.indicators.outgoing import Outgoing, Place
from hub.requests.outgoing_lists import Family
from hub.store.graph import Graph, Row, Transaction


def read_outgoing(
    graph: Graph, principal: Principal, family: Family, since: str, until: str
) -> tuple[Outgoing, ...]:
    """The requests of a family sent between two days, for the whole institution or, where something may be kept
    from the reader, under their own access. Raises `NotAllowed`."""
    access.require(principal, "read_outgoing")
    return graph.read(lambda one: outgoing_in(one, scope_of(principal), family, since, until))


def outgoing_in(
    transaction: Transaction, principal: Principal, family: Family, since: str, until: str
) -> tuple[Outgoing, ...]:
    """The requests of a family sent between two days, both included; examples are not among them, retired ones are."""
    rows = transaction.rows(
        "indicators/outgoing", principal, direction=family, since=since, until=until
    )
    return tuple(_outgoing(row) for row in rows)


def _outgoing(row: Row) -> Outgoing:
    end = next(iter([*row["homes"], *row["ends"]]), None)
    return Outgoing(
        row["id"], row["title"], row["sent_on"], row["organ"], row["answered_on"], row["response_kind"],
        row["closed_on"], row["withdrawn_on"], tuple(row["assistance"] or ()), tuple(row["difficulties"] or ()),
        tuple((start, end_on) for start, end_on in row["reviews"]), _place(end) if end else None, _retired(row),
    )  # fmt: skip


def _place(end: Mapping[str, Any]) -> Place:
    return Place(end["id"], end["title"], end.get("iso2"), end.get("region"))


def _retired(row: Row) -> str | None:
    return (row["retired_reason"] or "") if row["retired"] else None
