"""What has changed in proceedings since somebody last looked: new ones, changed ones, new steps.

All of it is told under their access: a change that they might not have seen is none, and says nothing of
when it was. A proceeding that was opened to them since is new to them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph_schema.core import TYPES
from hub.access import Principal
from hub.clock import now
from hub.records.changes import differences
from hub.records.history import named_in
from hub.store import reader, seen
from hub.store.graph import Graph, Row, Transaction

MOST = 200
"""Proceedings, and steps, that are looked at: the latest."""

_KIND = TYPES["proceeding"]
_CREATED = "create"


@dataclass(frozen=True, slots=True)
class Step:
    """A step that was recorded since: its id, title and date (partial)."""

    id: str
    title: str
    on: str | None


@dataclass(slots=True)
class Changed:
    """A proceeding with what is new about it: `fields` are the names of those that changed."""

    id: str
    title: str
    at: str = ""
    is_new: bool = False
    fields: set[str] = field(default_factory=set)
    steps: list[Step] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since an instant, the latest first; `more`: only the latest were looked at."""

    since: str
    until: str
    changed: tuple[Changed, ...]
    more: bool


class Changes:
    """What each person has not seen yet."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def since_last_visit(self, principal: Principal, first: str, shown: Collection[str]) -> Since:
        """What changed since the person marked it as seen; since `first` where they never did. `shown` are
        the fields that pages show them: what changed elsewhere is no change to them."""

        def work(transaction: Transaction) -> Since:
            marks = transaction.rows("finding/seen_at", id=_mark(principal))
            since, until = (marks[0]["at"] if marks else first), now()
            changed, more = _changed(transaction, principal, since, shown)
            ordered = sorted(changed, key=lambda one: (one.at, one.id), reverse=True)
            return Since(since, until, tuple(ordered), more)

        return self._graph.read(work)

    def mark_seen(self, principal: Principal, until: str) -> None:
        """What changed until an instant has been seen; what changed later has not."""
        at = min(until, now())
        self._graph.write(
            lambda transaction: transaction.rows("finding/mark_seen", id=_mark(principal), at=at)
        )


def _mark(principal: Principal) -> str:
    return f"{principal.person_id}|{_KIND.info.name}"


def _changed(
    transaction: Transaction, principal: Principal, since: str, shown: Collection[str]
) -> tuple[list[Changed], bool]:
    after = f"{since}|\uffff"
    rows = transaction.rows("finding/changed", principal, since=after, limit=MOST + 1)
    steps = transaction.rows("finding/steps_since", principal, since=after, limit=MOST + 1)
    found: dict[str, Changed] = {}
    for one in _seen_changes(transaction, principal, rows[:MOST], since, shown):
        found[one.id] = one
    for row in steps[:MOST]:
        if row["created_at"] > since:
            one = found.setdefault(row["id"], Changed(row["id"], row["title"]))
            one.at = max(one.at, row["created_at"])
            one.steps.append(Step(row["step_id"], row["step_title"], row["on"]))
    return list(found.values()), max(len(rows), len(steps)) > MOST


def _seen_changes(
    transaction: Transaction,
    principal: Principal,
    rows: list[Row],
    since: str,
    shown: Collection[str],
) -> Iterator[Changed]:
    """The proceedings in which something changed that the person may be told."""
    ids = [row["id"] for row in rows]
    revisions: dict[str, list[Row]] = defaultdict(list)
    for one in transaction.rows("finding/changes_of", principal, ids=ids, since=since):
        changes = json.loads(one["changes"])
        revisions[one["id"]].append(one | {"changes": changes})
    sides = [
        _side(one["changes"], side)
        for listed in revisions.values()
        for one in listed
        for side in (0, 1)
    ]
    named = {end for values in sides for end in named_in(_KIND, values)}
    ends = reader.titles(transaction, principal, named) if named else {}
    for row in rows:
        told = Changed(row["id"], row["title"])
        for one in revisions[row["id"]]:
            old, new = (
                seen.as_seen(
                    principal, _KIND, seen.without_readers(principal, row["created_by"], _side(one["changes"], side)),
                    ends,
                )
                for side in (0, 1)
            )  # fmt: skip
            is_new = one["action"] == _CREATED or not one["before"]
            fields = differences(old, new).keys() & set(shown)
            if is_new or fields or one["action"] == "restore":
                told.at = max(told.at, one["at"])
                told.is_new |= is_new
                told.fields |= fields
        if told.at:
            yield told


def _side(changes: Mapping[str, Any], side: int) -> dict[str, Any]:
    return {name: pair[side] for name, pair in changes.items()}
