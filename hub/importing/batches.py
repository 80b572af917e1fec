"""Imports that were made: which there are, and what each did to the records that somebody may see."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from graph_schema.core import TYPES, Entity
from hub import access
from hub.access import Principal
from hub.errors import NotFound
from hub.records.changes import differences
from hub.records.history import named_in
from hub.store import reader, seen
from hub.store.graph import Row, Transaction
from hub.store.stored import Values

if TYPE_CHECKING:
    from hub.hub import Hub

PER_PAGE = 50
_REVISIONS = 4
"""Revisions that are read for each record of a page; one has one, and one for each narrower audience."""
_FIRST, _LAST = "", "9999"


@dataclass(frozen=True, slots=True)
class Batch:
    """One import: of which type, which file, by whom and when. `undoes` names the import that it undid;
    `undone_by` the person who undid it, in the batch `undone_as`; `undo_asked_by` who asked for that, where
    it takes two people. `starter`: the starter data, which are not undone."""

    id: str
    kind: type[Entity]
    file_name: str
    by: str
    at: str
    starter: bool
    undoes: str | None
    undone_by: str | None
    undone_at: str | None
    undone_as: str | None
    undo_asked_by: str | None
    undo_asked_at: str | None


@dataclass(frozen=True, slots=True)
class Touched:
    """A record of an import as somebody may see it: what was done to it, and the fields that were changed."""

    id: str
    kind: type[Entity]
    title: str
    retired: bool
    action: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Some records of an import; `next` is where the rest begins, if there is any."""

    records: Sequence[Touched]
    next: str | None


def batches(
    hub: Hub, principal: Principal, kind: type[Entity] | None = None, before: str | None = None
) -> list[Batch]:
    """The newest imports of a type (or of all) that somebody may import and of which they may see a record;
    one more than a page where there are more. Raises `NotAllowed`."""
    access.require(principal, "import", kind)
    types = [one for one in TYPES.values() if access.may(principal, "import", one)]
    names = [one.info.name for one in types if kind in (None, one)]
    rows = hub.graph.rows(
        "importing/batches", principal, types=names, person_id=principal.person_id,
        before=before or _LAST, limit=PER_PAGE + 1,
    )  # fmt: skip
    return [read(row["batch"]) for row in rows]


def batch(hub: Hub, principal: Principal, batch_id: str) -> tuple[Batch, Mapping[str, int]]:
    """One import, and how many of its records somebody may see by what was done to them. Raises `NotFound`
    where there is none, where they do not import its type, and where they may see nothing of another's."""
    rows = hub.graph.rows("importing/batch", id=batch_id)
    if not rows:
        raise NotFound()
    found = read(rows[0]["batch"])
    counted = hub.graph.rows("importing/batch_counts", principal, id=batch_id)
    if not access.may(principal, "import", found.kind) or not (
        counted or found.by == principal.person_id
    ):
        raise NotFound()
    return found, {row["action"]: row["number"] for row in counted}


def read(node: Values) -> Batch:
    """A batch from the properties of its node."""
    return Batch(
        node["id"], TYPES[node["type"]], node["file"], node["by"], node["at"], bool(node.get("starter")),
        *(node.get(name) for name in (
            "undoes", "undone_by", "undone_at", "undone_as", "undo_asked_by", "undo_asked_at",
        )),
    )  # fmt: skip


def records(hub: Hub, principal: Principal, one: Batch, after: str | None = None) -> Page:
    """A page of the records of an import that somebody may see, by id; what was changed is told as far as
    the other ends of relations show to them."""

    def work(transaction: Transaction) -> Page:
        rows = transaction.rows(
            "importing/batch_records", principal, id=one.id, after=after or _FIRST,
            limit=(PER_PAGE + 1) * _REVISIONS,
        )  # fmt: skip
        by_record = [list(group) for _, group in groupby(rows, key=lambda row: row["id"])]
        shown, more = by_record[:PER_PAGE], by_record[PER_PAGE:]
        sides = [_sides(group) for group in shown]
        ids = {
            end
            for group, listed in zip(shown, sides, strict=True)
            for one in (*listed[0], *listed[1])
            for end in named_in(TYPES[group[0]["type"]], one)
        }
        ends = reader.titles(transaction, principal, ids) if ids else {}
        found = [
            _touched(principal, group, *listed, ends)
            for group, listed in zip(shown, sides, strict=True)
        ]
        return Page(found, found[-1].id if more else None)

    return hub.graph.read(work)


def _sides(rows: Sequence[Row]) -> tuple[list[Values], list[Values]]:
    """The values before and after each change of a record; nothing for one that was created."""
    changes = [json.loads(row["changes"]) for row in rows if row["action"] != "create"]
    old, new = (
        [{name: pair[side] for name, pair in one.items()} for one in changes] for side in (0, 1)
    )
    return old, new


def _touched(
    principal: Principal, rows: Sequence[Row], old: Sequence[Values], new: Sequence[Values],
    ends: Mapping[str, reader.Neighbour],
) -> Touched:  # fmt: skip
    first = rows[0]
    kind = TYPES[first["type"]]

    def told(values: Values) -> Values:
        shown = seen.without_readers(principal, first["created_by"], values)
        return seen.as_seen(principal, kind, shown, ends)

    names = {
        name
        for before, after in zip(old, new, strict=True)
        for name in differences(told(before), told(after))
    }
    return Touched(
        first["id"], kind, first["title"], first["retired_at"] is not None, first["action"],
        tuple(name for name in kind.fields if name in names),
    )  # fmt: skip
