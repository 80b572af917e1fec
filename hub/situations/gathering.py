"""Everything about one situation, as one person may see it: numbers by type, and what is dated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph_schema.core import TYPES, Entity
from hub.access import Principal
from hub.store.graph import Graph, Row, Transaction

MOST_IN_PICTURE = 60
_UNTIL: Mapping[str, str] = {
    "jit": "ended_on", "project": "ended_on", "engagement": "ended_on", "secondment": "ended_on",
    "roadmap": "achieved_on",
}  # fmt: skip
"""The field that ends what lasts, by type."""

_LASTING: Mapping[str, frozenset[str]] = {
    "project": frozenset({"ongoing"}),
    "secondment": frozenset({"serving"}),
}
"""The statuses in which a record of the type still lasts."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A record about the situation, with its date as it was written; `lasts`: it has not ended."""

    kind: type[Entity]
    id: str
    title: str
    on: str
    until: str | None
    lasts: bool


@dataclass(frozen=True, slots=True)
class Gathered:
    """How many records of each type are about the situation, and the latest dated ones."""

    numbers: tuple[tuple[type[Entity], int], ...]
    dated: tuple[Dated, ...]

    @property
    def total(self) -> int:
        """All records about it."""
        return sum(number for _, number in self.numbers)


def gather(graph: Graph, principal: Principal, situation_id: str) -> Gathered:
    """What is about a situation; empty where it is hidden or unknown."""

    def work(transaction: Transaction) -> Gathered:
        numbers = transaction.rows("situations/numbers", principal, id=situation_id)
        rows = transaction.rows(
            "situations/gathered", principal, id=situation_id, limit=MOST_IN_PICTURE
        )
        by_type = {row["type"]: int(row["number"]) for row in numbers}
        ordered = tuple((kind, by_type[name]) for name, kind in TYPES.items() if name in by_type)
        return Gathered(ordered, tuple(one for row in rows if (one := _dated(row)) is not None))

    return graph.read(work)


def _dated(row: Row) -> Dated | None:
    kind, node = TYPES[row["type"]], row["node"]
    end = node.get(_UNTIL.get(kind.info.name, ""))
    start = node.get(kind.info.date_field or "") or end
    if not start:
        return None
    lasts = node.get("status") in _LASTING.get(kind.info.name, frozenset()) and not end
    return Dated(kind, node["id"], node["title"], start, end if end != start else None, lasts)
