"""Importing a file: a rehearsal that only reads, and the import itself, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph_schema.core import Entity
from hub import access
from hub.access import Principal
from hub.audit.event import Event
from hub.clock import now
from hub.importing.batch_writer import BatchWriter
from hub.importing.layout import Layout, layout
from hub.importing.matching import as_in_the_file, headings, names_in_the_file, renamed
from hub.importing.noting import with_cautions, with_twins
from hub.importing.opening import sheets_of
from hub.importing.plan import ImportPlan, PlannedRow, planned, prepare
from hub.importing.problems import ImportRefused, PlanChanged
from hub.importing.rows import ReadRow, read_rows
from hub.importing.sheets import ImportFile
from hub.importing.told import differing
from hub.records.writing import Examined, Outcome
from hub.sharing.belonging import beyond_the_state
from hub.store import writer
from hub.store.graph import Transaction
from hub.store.stored import new_key

if TYPE_CHECKING:
    from hub.hub import Hub

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much; it may begin again where others were writing the same."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did; without a `batch_id` there was nothing to do. `record_ids` are those of the
    records that were created or changed."""

    batch_id: str | None
    created: int
    updated: int
    unchanged: int
    record_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """An import that somebody confirmed: what they were shown, which must still be what would come of it,
    and what else happens in its transaction when it is done."""

    shown: ImportPlan
    finish: Callable[[Transaction, Imported], None]


@dataclass(frozen=True, slots=True)
class _Read:
    """A file as it was read: its layout, its rows, and what the file calls the columns of the hub."""

    layout: Layout
    rows: list[ReadRow]
    names: Mapping[tuple[str | None, str], str] = field(default_factory=dict)


def dry_run(
    hub: Hub, principal: Principal, kind: type[Entity], file: ImportFile,
    progress: Progress | None = None, *, starter: bool = False, twins: bool = False,
) -> ImportPlan:  # fmt: skip
    """What would come of a file; nothing is written. With `twins`, likely twins of the records that it would
    create are looked for too. Raises `NotAllowed`, `FileRefused`."""
    access.require(principal, "import", kind)
    read = _read(principal, kind, file)

    def work(transaction: Transaction) -> tuple[ImportPlan, Examined]:
        tick = _ticking(progress, len(read.rows))
        rows, examined = _examined(
            hub, transaction, principal, kind, read, starter=starter, rehearsal=True, tick=tick
        )
        rows = with_cautions(transaction, principal, kind, read.rows, rows, examined.states)
        return _plan(kind, file, read, rows), examined

    plan, examined = hub.graph.read(work)
    return with_twins(hub, principal, plan, examined.states) if twins else plan


def run(
    hub: Hub, principal: Principal, kind: type[Entity], file: ImportFile,
    progress: Progress | None = None, *, starter: bool = False, confirmed: Confirmed | None = None,
) -> Imported:  # fmt: skip
    """Import a file in one transaction; a file that was imported before changes nothing.

    `starter` marks the starter data, which leave alone what somebody has changed since they were loaded.
    Raises `NotAllowed`, `FileRefused`, `ImportRefused` (with every problem), `PlanChanged` where something
    else was `confirmed`, and what a write raises.
    """
    access.require(principal, "import", kind)
    read = _read(principal, kind, file)
    batch_id = f"imp-{new_key()}"

    def work(transaction: Transaction) -> Imported:
        tick = _ticking(progress, 2 * len(read.rows))
        transaction.rows("importing/take_turn", type=kind.info.name, batch=batch_id)
        rows, examined = _examined(
            hub, transaction, principal, kind, read, starter=starter, rehearsal=False, tick=tick
        )
        plan = _plan(kind, file, read, rows)
        if confirmed is not None and (others := differing(confirmed.shown, plan)):
            raise PlanChanged(plan, others)
        if not plan.possible:
            raise ImportRefused(plan)
        changed = tuple(state.record_id for state in examined.states)
        counts = plan.counts
        done = Imported(
            batch_id if changed else None, counts["create"], counts["update"],
            counts["unchanged"] + counts["kept"], changed,
        )  # fmt: skip
        if changed:
            BatchWriter(hub.writer, batch_id).write(
                transaction, principal, examined.states, examined.actions, tick=tick
            )
            _note_batch(hub, transaction, principal, kind, file, done, starter=starter)
        if confirmed is not None:
            confirmed.finish(transaction, done)
        tick(done.unchanged)
        return done

    return hub.graph.write(work)


def _read(principal: Principal, kind: type[Entity], file: ImportFile) -> _Read:
    sheets = sheets_of(file)
    names: Mapping[tuple[str | None, str], str] = {}
    if file.columns is not None:
        found = headings(kind, principal, sheets)
        sheets = renamed(kind, sheets, found, file.columns)
        names = names_in_the_file(kind, found, file.columns)
    laid_out = layout(kind, principal, sheets)
    return _Read(laid_out, [] if laid_out.problems else read_rows(laid_out), names)


def _examined(
    hub: Hub, transaction: Transaction, principal: Principal, kind: type[Entity], read: _Read, *,
    starter: bool, rehearsal: bool, tick: Callable[[int], None] | None = None,
) -> tuple[list[PlannedRow], Examined]:  # fmt: skip
    prepared = prepare(transaction, principal, kind, read.rows, starter=starter)
    examined = hub.writer.examine(
        transaction, principal, prepared.wishes, rehearsal=rehearsal, tick=tick
    )
    wrong = beyond_the_state(transaction, examined.states)
    examined.found = [
        wrong.get(one.record_id, one) if isinstance(one, Outcome) else one for one in examined.found
    ]
    return planned(kind, prepared, examined), examined


def _plan(kind: type[Entity], file: ImportFile, read: _Read, rows: list[PlannedRow]) -> ImportPlan:
    plan = ImportPlan(kind, file.name, file.sha256, tuple(rows), tuple(read.layout.problems))
    return as_in_the_file(plan, read.names) if read.names else plan


def _ticking(progress: Progress | None, total: int) -> Callable[[int], None]:
    """A counter that tells `progress` how far it has come."""
    done = 0

    def tick(more: int) -> None:
        nonlocal done
        done += more
        if progress is not None:
            progress(done, total)

    return tick


def _note_batch(
    hub: Hub, transaction: Transaction, principal: Principal, kind: type[Entity], file: ImportFile,
    done: Imported, *, starter: bool,
) -> None:  # fmt: skip
    """Remember the import: which records it made and changed, its revisions say by the batch's id.

    The file's name stays out of the audit trail, where no word can be sealed.
    """
    counts = {"created": done.created, "updated": done.updated, "unchanged": done.unchanged}
    batch = {
        "id": done.batch_id, "type": kind.info.name, "file": file.name, "sha256": file.sha256,
        "by": principal.person_id, "at": now(), "starter": starter,
    }  # fmt: skip
    writer.put_system(transaction, "ImportBatch", [batch | counts])
    details = {"batch": done.batch_id, "type": kind.info.name, "sha256": file.sha256, **counts}
    event = Event(
        action="import", by=principal.person_id, subjects=done.record_ids, details=details
    )
    hub.trail.append(transaction, [event])
