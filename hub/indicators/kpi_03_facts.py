"""What KPI 3 looks at, read from the graph under somebody's access."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph_schema.indicators import INDICATORS
from graph_schema.office import OFFICE_ID
from hub.access import Principal, hears
from hub.indicators.kpi_03 import BASELINE_YEAR, EndUser, Facts, Incoming, LeftOut, Use
from hub.indicators.outgoing import assembly_period, calendar_year
from hub.indicators.outgoing_facts import outgoing_in
from hub.indicators.targets import read_targets
from hub.store.graph import Graph, Row, Transaction


def read_facts(graph: Graph, principal: Principal, years: range) -> Facts:
    """The incoming requests of the years and of the baseline year; and of the last of the years, which alone can
    be counted whole, the uses and the requests sent to States, its Assembly period included. The latter are for
    the eyes of the Office alone."""
    return graph.read(lambda transaction: _facts(transaction, principal, years))


def _facts(transaction: Transaction, principal: Principal, years: range) -> Facts:
    last = years[-1]
    the_year = _span(*calendar_year(last))
    span = _span(f"{years[0]:04d}-01-01", f"{last:04d}-12-31")
    incoming = transaction.rows("indicators/kpi_03_incoming", principal, **span)
    if BASELINE_YEAR not in years:
        baseline = _span(*calendar_year(BASELINE_YEAR))
        incoming += transaction.rows("indicators/kpi_03_incoming", principal, **baseline)
    not_received = transaction.rows("indicators/kpi_03_not_received", principal, **the_year)
    outgoing = None
    if hears(principal, "office"):
        since, until = assembly_period(last)[0], calendar_year(last)[1]
        outgoing = outgoing_in(transaction, principal, "outgoing", since, until)
    return Facts(
        tuple(_incoming(row) for row in incoming),
        tuple(
            (row["sent_on"], LeftOut(row["id"], row["title"], "request", "not_received"))
            for row in not_received
        ),
        tuple(_uses(transaction, principal, the_year)),
        outgoing,
        INDICATORS[3].whole_number_targets(),
        read_targets(transaction, principal, kpi=3),
    )


def _uses(transaction: Transaction, principal: Principal, span: dict[str, str]) -> Iterable[Use]:
    rows = transaction.rows("indicators/kpi_03_uses", principal, **span, office=OFFICE_ID)
    ids = sorted({row["end_user"] for row in rows})
    found = transaction.rows("indicators/kpi_03_end_users", principal, ids=ids) if ids else []
    users = {row["id"]: _end_user(row) for row in found}
    for row in rows:
        if user := users.get(row["end_user"]):
            yield Use(
                row["id"], row["event_id"], row["event_title"], user, row["used_on"], row["confirmed_on"],
                row["withdrawn_on"], row["given"], row["given_on"], _retired(row),
            )  # fmt: skip


def _end_user(row: Row) -> EndUser:
    national = row["type"] == "authority" or bool(row["created_by_national_law"])
    return EndUser(
        row["id"], row["title"], row["type"], national, tuple(sorted(set(row["states"])))
    )


def _incoming(row: Row) -> Incoming:
    return Incoming(
        row["id"], row["title"], row["received_on"], row["answered_on"], row["response_kind"],
        row["withdrawn_on"], _retired(row),
    )  # fmt: skip


def _retired(row: Row) -> str | None:
    return (row["retired_reason"] or "") if row["retired"] else None


def _span(since: str, until: str) -> dict[str, Any]:
    return {"since": since, "until": until}
