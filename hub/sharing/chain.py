"""The chain that information went along: who asked, the request, what was shared, its uses, the proceedings.

It is read from one of its records, under the reader's access: what they do not see is not there, and nothing
says that it might be. A use of a hidden proceeding looks like one that names none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.access import Principal
from hub.audit.event import Event
from hub.audit.trail import AuditTrail
from hub.store import reader
from hub.store.graph import Graph, Row, Transaction
from hub.store.reader import Neighbour

MOST = 20
"""So many sharing events, the latest, one chain shows."""


@dataclass(frozen=True, slots=True)
class UseOfIt:
    """One use: who used it, when (a partial date), in which proceeding; `undisclosed`: its end user does not say
    in which. `confirmed_on` and `withdrawn_on` are partial dates or nothing."""

    key: str
    end_user: Neighbour | None
    used_on: str | None
    proceeding: Neighbour | None
    undisclosed: bool
    confirmed_on: str | None
    withdrawn_on: str | None


@dataclass(frozen=True, slots=True)
class Shared:
    """One sharing event: `body` asked for it, or is its other end than the Office where no request shows;
    `purpose` is the proceeding that it was given for."""

    id: str
    title: str
    on: str | None
    given: bool
    body: Neighbour | None
    request: Neighbour | None
    purpose: Neighbour | None
    uses: tuple[UseOfIt, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """Sharing events that belong together, those of one asker and one request beside each other; `more`: there
    are earlier ones."""

    events: tuple[Shared, ...]
    more: bool


def chain_of(graph: Graph, trail: AuditTrail, principal: Principal, record_id: str) -> Chain:
    """The chain through a request, a sharing event or a proceeding; empty where that is hidden or unknown, or
    nothing of it was shared. What was read of it above the marking `community` is noted in the trail."""

    def work(transaction: Transaction) -> tuple[list[Row], dict[str, Neighbour]]:
        rows = transaction.rows("sharing/chain", principal, id=record_id, limit=MOST + 1)
        named = [one[name] for row in rows for one in row["uses"] for name in ("end_user", "proceeding")]  # fmt: skip
        known = reader.titles(transaction, principal, [one for one in named if one])
        return rows, known

    rows, known = graph.read(work)
    shown = rows[:MOST]
    if shown:
        read = [one["id"] for row in shown for one in (row, *row["requests"])]
        trail.record(Event(action="list", by=principal.person_id, subjects=tuple(dict.fromkeys(read))))  # fmt: skip
    events = [_shared(row, known) for row in shown]
    events.sort(key=_beside)
    return Chain(tuple(events), len(rows) > MOST)


def _beside(one: Shared) -> tuple[str, str]:
    return one.body.title if one.body else "", one.request.id if one.request else ""


def _shared(row: Row, known: Mapping[str, Neighbour]) -> Shared:
    given = row["direction"] == "given"
    request = _first(row["requests"])
    if request is not None:
        body = _first(row["askers"], "REQUESTER" if given else "REQUESTED")
    else:
        body = _first(row["ends"], "RECIPIENT" if given else "PROVIDER")
    uses = sorted(row["uses"], key=lambda one: (one["position"], one["key"]))
    return Shared(
        row["id"], row["title"], row["on"], given, body, request, _first(row["purposes"]),
        tuple(_use(one, known) for one in uses),
    )  # fmt: skip


def _first(rows: Sequence[Mapping[str, Any]], end: str | None = None) -> Neighbour | None:
    for one in rows:
        if end is None or one["end"] == end:
            return Neighbour(one["id"], one["type"], one["title"])
    return None


def _use(row: Mapping[str, Any], known: Mapping[str, Neighbour]) -> UseOfIt:
    return UseOfIt(
        row["key"], known.get(row["end_user"] or ""), row["used_on"], known.get(row["proceeding"] or ""),
        bool(row["undisclosed"]), row["confirmed_on"], row["withdrawn_on"],
    )  # fmt: skip
