"""The entries by which proceedings stand in queues: one node for each, found by its id, walked by its place.

An entry holds ids and dates, carries the readers of its proceeding, and is put down by what follows from a
change (`hub.verification.keeping`) and by reviews (`hub.verification.reviewing`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from hub.store.graph import Transaction
from hub.store.stored import Values

KINDS = ("review", "verified", "single_source", "contradictory")
"""The entries that a proceeding can have, one of each; the first is its place in the review."""

Cause = Literal["new", "changed", "loaded"]
"""Why a review is asked for; `loaded`: by the hub's own commands, such as the starter data."""


def entry_id(kind: str, record_id: str) -> str:
    """The id of a proceeding's entry of one kind."""
    return f"{kind}:{record_id}"


def placed(entry: Values, *, asleep: bool = False) -> Values:
    """The entry with its place in its queue, after all that has waited longer; `asleep`: in none."""
    queue = "asleep" if asleep else entry["queue"]
    return entry | {"place": f"{queue}|{entry['since']}|{entry['id']}"}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it is read. `since` is the instant since which it stands in its queue (of `verified`: the
    day of the verification); `reviewer`, `stand_in` and `assigned_at` are those of an assigned review;
    `reason` is why a proceeding was sent back, by `decided_by`; `rules` are the contradictions."""

    queue: str
    record_id: str
    place: str
    since: str
    cause: str | None = None
    authors: tuple[str, ...] = ()
    reviewer: str | None = None
    stand_in: str | None = None
    assigned_at: str | None = None
    reason: str | None = None
    decided_by: str | None = None
    version: int | None = None
    rules: tuple[str, ...] = ()

    @classmethod
    def read(cls, node: Mapping[str, Any]) -> Entry:
        """An entry from its node."""
        known = {name: node[name] for name in cls.__slots__ if node.get(name) is not None}
        for name in ("authors", "rules"):
            known[name] = tuple(known.get(name, ()))
        return cls(**known)


def standing_entries(
    transaction: Transaction, record_ids: Iterable[str]
) -> dict[str, dict[str, Values]]:
    """The entries that proceedings have, by record and kind, as their nodes stand."""
    ids = [entry_id(kind, one) for one in sorted(set(record_ids)) for kind in KINDS]
    found: dict[str, dict[str, Values]] = {}
    for row in transaction.rows("verification/entries", ids=ids) if ids else []:
        node = row["node"]
        found.setdefault(node["record_id"], {})[node["id"].partition(":")[0]] = node
    return found


def put_entries(transaction: Transaction, entries: Sequence[Values], gone: Sequence[str]) -> None:
    """Put entries down, and take out those whose ids are `gone`."""
    if entries:
        rows = [
            {name: value for name, value in one.items() if value is not None} for one in entries
        ]
        transaction.rows("verification/put", rows=rows)
    if gone:
        transaction.rows("verification/drop", ids=list(gone))
