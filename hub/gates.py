"""Deciding the legal gates before something is given: all of them in one table, one decision each.

A gate that nobody has looked at stands open (`graph_schema.gates`); what is given past an open one is refused
by the writer, whoever writes it. Here the Office records its decisions on a request or on information shared,
and says of all that stand open at once that they do not apply (Rome Statute, articles 21(3), 54(3)(e), 68, 72,
73, 93(8) and 93(10)(b)(ii); rule 194).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from graph_schema.core import TYPES, Entity
from graph_schema.gates import open_gates
from graph_schema.vocabularies.sharing import GATE
from hub import access
from hub.access import Principal
from hub.errors import NotAllowed, NotFound
from hub.records.planning import Wish, standing_values
from hub.records.writing import Outcome, RecordWriter
from hub.store import writer
from hub.store.graph import Transaction
from hub.store.stored import Values, new_key

GUARDED = ("request", "sharing_event")
"""The types of record that hold gates."""


def pass_gates(type_name: str, values: Mapping[str, Any]) -> bool:
    """Whether what a record is about leaves the Office, so that its gates have to be decided: an answer to a
    request of somebody else, information that the Office gives."""
    if type_name == "request":
        return values.get("direction") != "outgoing"
    return type_name == "sharing_event" and values.get("direction") == "given"


def all_open() -> list[Values]:
    """Every gate of the vocabulary, none decided: what a request has when its receipt is recorded."""
    return [{"kind": term.code, "decision": "open"} for term in GATE]


def table(gates: Iterable[Mapping[str, Any]]) -> list[Values]:
    """The decisions that stand and an open row for each gate that has none, in the order of the vocabulary; a
    gate with several decisions has as many rows."""
    found: dict[str, list[Values]] = {term.code: [] for term in GATE}
    for one in gates:
        found.setdefault(one["kind"], []).append(dict(one))
    return [
        row
        for code, rows in found.items()
        for row in rows or [{"kind": code, "decision": "open"}]
    ]  # fmt: skip


def rest_settled(gates: Iterable[Mapping[str, Any]], on: date, by: str) -> list[Values]:
    """The table in which every gate that nobody has decided does not apply, as `by` says on a day; what was
    refused stays refused."""
    settled = {"decision": "not_applicable", "on": on.isoformat(), "by": by}
    return [row | settled if row.get("decision") in (None, "open") else row for row in table(gates)]


def said(rows: Iterable[Mapping[str, Any]]) -> list[Values]:
    """The rows of a table that say something: an open one that was never kept and holds nothing is none."""
    return [
        dict(row)
        for row in rows
        if row.get("decision") not in (None, "open")
        or any(row.get(name) for name in ("on", "by", "views", "reason"))
    ]


class Gates:
    """Records decisions on gates. All of it raises `NotFound` for a record that is hidden, unknown or has no
    gates, `NotAllowed`, `Retired`, `Conflict`, and `Invalid` with each error at its row (`("gates", 3, "on")`)."""

    def __init__(self, record_writer: RecordWriter) -> None:
        self.writer = record_writer

    def decide(
        self, principal: Principal, record_id: str, version: int, rows: Sequence[Mapping[str, Any]]
    ) -> Outcome:
        """Keep the decisions of a table instead of those that stand."""

        def work(transaction: Transaction) -> Outcome:
            kind, _ = self._standing(transaction, principal, record_id)
            wish = Wish(kind, {"gates": _with_keys(rows)}, record_id, version)
            return self.writer.save_in(transaction, principal, [wish], act="decide_gates")[0]

        return self.writer.graph.write(work)

    def settle_rest(
        self, principal: Principal, record_id: str, version: int, on: date, by: str
    ) -> Outcome:
        """Say of every gate that nobody has decided that it does not apply."""

        def work(transaction: Transaction) -> Outcome:
            kind, values = self._standing(transaction, principal, record_id)
            rest = _with_keys(rest_settled(values["gates"], on, by))
            wish = Wish(kind, {"gates": rest}, record_id, version)
            return self.writer.save_in(transaction, principal, [wish], act="decide_gates")[0]

        return self.writer.graph.write(work)

    def _standing(
        self, transaction: Transaction, principal: Principal, record_id: str
    ) -> tuple[type[Entity], Values]:
        before = writer.lock(transaction, principal, [record_id]).get(record_id)
        if before is None or before.node["type"] not in GUARDED:
            raise NotFound
        kind = TYPES[before.node["type"]]
        if not access.hears(principal, "office"):
            raise NotAllowed
        return kind, standing_values(kind, before)


def _with_keys(rows: Iterable[Mapping[str, Any]]) -> list[Values]:
    """The rows with a name for each new one: the writer takes a nameless one for what stands in its place."""
    return [dict(row) if row.get("key") else dict(row) | {"key": new_key()} for row in rows]


def standing_open(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The codes of the gates of a record that stand in the way."""
    return open_gates(values.get("gates") or ())
