"""Taking a value out of a record that must not exist: out of what stands and out of every revision.

A witness's name typed by mistake is gone from record, Parts, history and search, from the corrections
that were proposed, from the reasons that people gave about the record, from the names of imported files, and
from what people keep for themselves (imports in preparation, saved views, drafts of forms) and ask informally; the audit
trail keeps that it happened, and holds no values anyway. (Design, “Sealing”.) The value is named as a column is (`summary`,
`accused.name`: of every accused), or within one Part by its key (`accused.k3x9.name`).

Merging copies values. So the same words at the same place go from the records that were merged into this one,
too, and from the one that this one was merged into.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_schema.core import TYPES, Entity, FieldSpec
from hub.access import Principal
from hub.clock import now
from hub.contacts.notes import forget_in_notes
from hub.drafts.forgetting import forget_drafts
from hub.errors import NotFound
from hub.finding.forgetting import forget_views
from hub.importing.forgetting import forget
from hub.records.planning import changed, standing_values
from hub.records.writing import RecordWriter
from hub.search.folding import fold
from hub.store import twins, writer
from hub.store.graph import Transaction
from hub.store.stored import StoredRecord, Values
from hub.store.writer import NewState

SEALED = "[sealed]"
"""What stands where a sealed value stood, if something must."""

SEALABLE = frozenset({"line", "paragraphs", "markdown", "url", "lines"})
"""The kinds of value that can be sealed: what people typed."""

TELLING = 3
"""Letters from which on a word may tell whom it is about."""


def sealable(kind: type[Entity], path: str) -> FieldSpec | None:
    """The field at a path, if its value can be sealed."""
    specs: Mapping[str, FieldSpec] = kind.fields
    spec = None
    for name in path.split("."):
        if name in specs:
            spec = specs[name]
            specs = spec.inner
        elif spec is None or spec.kind != "parts" or specs is not spec.inner:
            return None
    return spec if spec is not None and spec.kind in SEALABLE else None


def seal(
    record_writer: RecordWriter,
    transaction: Transaction,
    principal: Principal,
    record_id: str,
    path: str,
) -> None:
    """Seal a value inside the caller's transaction, which two people have agreed on. Raises `NotFound`."""
    standing = writer.lock(transaction, principal, [record_id]).get(record_id)
    if standing is None:
        raise NotFound()
    kind = TYPES[standing.node["type"]]
    spec = sealable(kind, path)
    if spec is None:
        raise NotFound()
    steps = path.split(".")
    words = _words_at(transaction, kind, standing, steps)
    batches = _take_out(record_writer, transaction, principal, standing, steps, words)
    copied = _field_steps(kind, steps)
    for other in _joined(transaction, kind, standing):
        if words & _words_at(transaction, kind, other, copied):
            batches |= _take_out(
                record_writer, transaction, principal, other, copied, words, copies=True
            )
    named = [
        row["id"]
        for row in transaction.rows("records/file_names")
        if _names(words, row["file"], came_from_it=row["id"] in batches)
    ]
    transaction.rows("records/seal_file_names", ids=named, instead=SEALED)
    forget(transaction, words)
    forget_views(transaction, words)
    forget_in_notes(transaction, words)
    forget_drafts(transaction, words)


def _field_steps(kind: type[Entity], steps: Sequence[str]) -> list[str]:
    """A path without the keys of Parts, which are others in a record that was merged."""
    specs: Mapping[str, FieldSpec] = kind.fields
    found = []
    for step in steps:
        if step in specs:
            found.append(step)
            specs = specs[step].inner
    return found


def _joined(
    transaction: Transaction, kind: type[Entity], standing: StoredRecord
) -> list[StoredRecord]:
    """The records that became one with this one by merging, whoever may see them, locked."""
    root = standing
    while root.node.get("merged_to"):
        (root,) = writer.lock_along(transaction, kind, (), [root.node["merged_to"]])
    family, new = {root.node["id"]}, {root.node["id"]}
    while new:
        new = set(twins.lost_in(transaction, kind, new)) - family
        family |= new
    return writer.lock_along(transaction, kind, (), sorted(family - {standing.node["id"]}))


def _words_at(
    transaction: Transaction, kind: type[Entity], standing: StoredRecord, steps: Sequence[str]
) -> set[str]:
    """The texts at a path of a record: as it stands, in its revisions, and in corrections to it."""
    record_id = standing.node["id"]
    held = [standing_values(kind, standing)]
    for row in transaction.rows("records/all_revisions_of", id=record_id):
        held += _held(row)
    for row in transaction.rows("corrections/held", id=record_id):
        held += (json.loads(row[side]) for side in ("before", "said"))
    return {text for values in held for text in _texts(kind.fields, values, steps)} - {SEALED}


def _take_out(
    record_writer: RecordWriter, transaction: Transaction, principal: Principal, standing: StoredRecord,
    steps: Sequence[str], words: set[str], *, copies: bool = False,
) -> set[str]:  # fmt: skip
    """Take what is at a path (of `copies` these words alone) out of one record and of all that tells of it;
    the imports that the record came from."""
    kind, record_id = TYPES[standing.node["type"]], str(standing.node["id"])
    spec = sealable(kind, ".".join(steps))
    gone = _Gone(steps, words if copies else None, SEALED if spec and spec.required else None)
    revisions = transaction.rows("records/all_revisions_of", id=record_id)
    values = standing_values(kind, standing)
    gone.empty(kind.fields, values)
    system = changed(principal, standing, now(), inner=kind.fields[steps[0]].audience is not None)
    if "retired_reason" in system:
        system["retired_reason"] = _without(words, system["retired_reason"])
    record_writer.write(
        transaction, principal, [NewState(kind, record_id, values, system, standing)], ["seal"]
    )
    rows = [
        _sealed_revision(kind, row, gone, words)
        for row in transaction.rows("records/all_revisions_of", id=record_id)
    ]
    transaction.rows("records/rewrite_revisions", rows=rows)
    reasons = [
        {"id": row["id"], "reason": _without(words, row["reason"])}
        for row in transaction.rows("records/proposals_about", id=record_id)
    ]
    transaction.rows("records/rewrite_reasons", rows=reasons)
    corrections = transaction.rows("corrections/held", id=record_id)
    told = [_sealed_correction(kind, row, gone, words) for row in corrections]
    transaction.rows("corrections/rewrite", rows=told)
    return {row["batch_id"] for row in revisions}


@dataclass(frozen=True, slots=True)
class _Gone:
    """What goes: everything at a path, or `only` these texts of it; and what stands `instead`."""

    steps: Sequence[str]
    only: Collection[str] | None
    instead: str | None

    def empty(self, specs: Mapping[str, FieldSpec], values: Values, *, told: bool = False) -> None:
        """Take it out of plain values; `told`: what is past says that something was sealed."""
        instead = SEALED if told else self.instead
        for holder, name in list(_holders(specs, values, self.steps)):
            held: Any = holder[name]
            if isinstance(held, list):
                kept = [one for one in held if not self._goes(one)]
                holder[name] = [*kept, instead] if instead and len(kept) < len(held) else kept
            elif self._goes(held):
                holder[name] = instead

    def _goes(self, text: str) -> bool:
        return self.only is None or text in self.only


def _sealed_revision(kind: type[Entity], row: Values, gone: _Gone, words: set[str]) -> Values:
    """A revision without the value, and without its words in the reasons that people gave."""
    changes, state = json.loads(row["changes"]), json.loads(row["state"])
    sides = [{name: pair[side] for name, pair in changes.items()} for side in (0, 1)]
    for values in (state, *sides):
        gone.empty(kind.fields, values, told=True)
        if values.get("retired_reason"):
            values["retired_reason"] = _without(words, values["retired_reason"])
    told = {name: [side[name] for side in sides] for name in changes}
    return {
        "id": row["id"],
        "reason": _without(words, row["reason"]),
        "changes": json.dumps(told, ensure_ascii=False, sort_keys=True),
        "state": json.dumps(state, ensure_ascii=False, sort_keys=True),
    }


def _sealed_correction(kind: type[Entity], row: Values, gone: _Gone, words: set[str]) -> Values:
    """What a practitioner proposed, without the value: accepted later, it writes what sealing left."""
    sides = {side: json.loads(row[side]) for side in ("before", "said")}
    for values in sides.values():
        gone.empty(kind.fields, values)
    told = {
        side: json.dumps(values, ensure_ascii=False, sort_keys=True)
        for side, values in sides.items()
    }
    reasons = {name: _without(words, row[name]) for name in ("reason", "answer")}
    return {"id": row["id"], **told, **reasons}


def _held(row: Values) -> Iterator[Values]:
    """The values that a revision holds: the state after it, and both sides of each change."""
    yield json.loads(row["state"])
    changes = json.loads(row["changes"])
    for side in (0, 1):
        yield {name: pair[side] for name, pair in changes.items()}


def _holders(
    specs: Mapping[str, FieldSpec], values: Values, steps: Sequence[str]
) -> Iterator[tuple[Values, str]]:
    """Every place at a path that holds something: the dict and the name in it."""
    name, *rest = steps
    if not values.get(name):
        return
    if not rest:
        yield values, name
        return
    inner = specs[name].inner
    listed = values[name] if isinstance(values[name], list) else [values[name]]
    for part in listed:
        if rest[0] in inner:
            yield from _holders(inner, part, rest)
        elif part.get("key") == rest[0]:
            yield from _holders(inner, part, rest[1:])


def _texts(specs: Mapping[str, FieldSpec], values: Values, steps: Sequence[str]) -> Iterator[str]:
    for holder, name in _holders(specs, values, steps):
        held: Any = holder[name]
        yield from held if isinstance(held, list) else [held]


def _names(words: set[str], file: str, *, came_from_it: bool) -> bool:
    """Whether the name of a file holds a sealed value, in whatever spelling and with whatever between its
    words. Where the record came from this very file, one word of the value is enough: a name is cut short and
    turned round there, and the name of a file is no loss."""
    name = fold(file)
    held = [fold(one) for one in words]
    if came_from_it:
        told = {word for one in held for word in one.split() if len(word) >= TELLING}
        return not told.isdisjoint(name.split())
    return any(one and f" {one} " in f" {name} " for one in held)


def _without(words: set[str], reason: str | None) -> str | None:
    """A reason without the sealed words, should somebody have repeated them there."""
    if not reason:
        return reason
    for one in sorted(words, key=len, reverse=True):
        reason = re.sub(re.escape(one), SEALED, reason, flags=re.IGNORECASE)
    return reason
