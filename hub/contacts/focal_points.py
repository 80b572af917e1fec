"""Who is the focal point for a situation, a topic or a State, and what their body says that it works on.

Both as far as the reader sees the records. What a body works on shows beside its focal points only where the body
chose so (`shows_what_it_works_on`), and to its own practitioners.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hub.access import Principal
from hub.records.reading import Neighbour, Record, RecordReader

PAGE = 50


@dataclass(frozen=True, slots=True)
class Body:
    """What stands beside a focal point's body: its State, and the visible proceedings and situations that it works
    on, where that is shown."""

    states: tuple[Neighbour, ...] = ()
    proceedings: tuple[Neighbour, ...] = ()
    situations: tuple[Neighbour, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """A focal point with its body."""

    record: Record
    body: Body


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for: ids of a situation and a State, a code of `practice_topic`; nothing asks for all."""

    situation: str | None = None
    topic: str | None = None
    state: str | None = None


class FocalPoints:
    """Finds focal points under somebody's access."""

    def __init__(self, records: RecordReader) -> None:
        self._records = records

    def page(
        self, principal: Principal, asked: Asked, *, after: str | None = None, limit: int = PAGE
    ) -> tuple[list[Contact], str | None]:
        """A page of the focal points that were asked for, by title, and the key to go on after."""
        rows = self._records.graph.rows(
            "contacts/focal_points", principal, situation=asked.situation, topic=asked.topic,
            state=asked.state, after=after or "", limit=limit + 1,
        )  # fmt: skip
        rows.sort(key=lambda row: row["key"])
        shown = rows[:limit]
        records = self._records.many(principal, [row["id"] for row in shown])
        bodies = self._bodies(principal, {_body_id(one) for one in records} - {""})
        contacts = [Contact(one, bodies.get(_body_id(one), Body())) for one in records]
        return contacts, shown[-1]["key"] if len(rows) > limit else None

    def choices(self, principal: Principal) -> tuple[tuple[Neighbour, ...], tuple[Neighbour, ...]]:
        """The situations and the States for which somebody may ask with an answer, by title."""
        rows = self._records.graph.rows("contacts/choices", principal)
        situations = [one for row in rows for one in row["situations"]]
        return _by_title(situations), _by_title([one for row in rows for one in row["states"]])

    def _bodies(self, principal: Principal, ids: set[str]) -> Mapping[str, Body]:
        if not ids:
            return {}
        rows = self._records.graph.rows(
            "contacts/works_on", principal, ids=sorted(ids), own=principal.authority_id
        )
        return {
            row["id"]: Body(
                _by_title(row["states"]),
                _by_title(row["proceedings"]),
                _by_title(row["situations"]),
            )
            for row in rows
        }


def _body_id(record: Record) -> str:
    link = record.values.get("of_authority")
    return str(link["id"]) if link else ""


def _by_title(found: list[dict[str, Any]]) -> tuple[Neighbour, ...]:
    neighbours = {one["id"]: Neighbour(one["id"], one["type"], one["title"]) for one in found}
    return tuple(sorted(neighbours.values(), key=lambda one: (one.title, one.id)))
