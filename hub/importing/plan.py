"""What would come of a file, row by row: create, update (which fields), unchanged, conflict or error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from graph_schema.core import Entity
from graph_schema.text import Text
from hub import access
from hub.access import Principal
from hub.errors import Conflict
from hub.importing.batch_writer import UNDONE
from hub.importing.columns import EXTERNAL_ID, ID, VERSION
from hub.importing.placing import placed
from hub.importing.problems import (
    AMBIGUOUS,
    GIVEN_ID_NEEDED,
    OTHER_TYPE,
    TWICE_IN_FILE,
    UNKNOWN_RECORD,
    VERSION_OF_NOTHING,
    Problem,
)
from hub.importing.rows import ReadRow
from hub.records.changes import differences, number_of_changes, plain
from hub.records.planning import Wish, new_id
from hub.records.validation import SENTENCES
from hub.records.writing import Examined, Outcome
from hub.store import writer
from hub.store.graph import Transaction

RowAction = Literal["create", "update", "unchanged", "kept", "conflict", "error"]
ACTIONS: tuple[RowAction, ...] = ("create", "update", "unchanged", "kept", "conflict", "error")
"""What may become of a row. `kept`: of the starter data, a record that somebody has changed since."""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What would become of one row; `fields` are those that would change, `version` the number of changes
    of the record that they would change; `cautions` give pause and refuse nothing,
    and `twins` are the ids of records that are likely about the same thing as one that would be created."""

    row: int
    action: RowAction
    record_id: str | None
    name: str
    fields: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    version: int | None = None
    cautions: tuple[Problem, ...] = ()
    twins: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportPlan:
    """What would come of a file. `problems` are those of the file and its header; each row has its own."""

    kind: type[Entity]
    file_name: str
    sha256: str
    rows: tuple[PlannedRow, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def counts(self) -> dict[RowAction, int]:
        """How many rows there are of each action."""
        counted = Counter(row.action for row in self.rows)
        return {action: counted[action] for action in ACTIONS}

    @property
    def possible(self) -> bool:
        """Whether the import can be made as it is."""
        return not self.problems and not any(row.problems for row in self.rows)

    def all_problems(self) -> list[Problem]:
        """Every problem, those of the header first, then by row."""
        return [*self.problems, *(one for row in self.rows for one in row.problems)]


@dataclass(slots=True)
class Prepared:
    """The rows of a file with their records found: a wish for each row that can become one.

    `problems` are those of each row so far; `kept` the places of rows that the starter data leave to
    somebody's later work.
    """

    rows: Sequence[ReadRow]
    problems: list[list[Problem]]
    wishes: list[Wish] = field(default_factory=list)
    kept: set[int] = field(default_factory=set)

    def wrong(self, place: int, text: Text, column: str | None, /, **values: Any) -> None:
        """Note a problem of the row at a place."""
        self.problems[place].append(Problem(text, values, self.rows[place].number, column))


@dataclass(frozen=True, slots=True)
class _Standing:
    """The record that a row changes."""

    id: str
    version: int


def prepare(
    transaction: Transaction, principal: Principal, kind: type[Entity], rows: Sequence[ReadRow], *,
    starter: bool,
) -> Prepared:  # fmt: skip
    """Find the record of each row: by its id, or by its external_id among those that somebody may see."""
    prepared = Prepared(rows, [list(row.problems) for row in rows])
    standing = _standing(transaction, principal, kind, prepared, starter=starter)
    _note_same_record(prepared, standing)
    if starter:
        prepared.kept |= _changed_since(transaction, standing)
    made: dict[str, str] = {}
    for place, row in enumerate(rows):
        if row.external_id and not row.record_id:
            made[row.external_id] = standing[place].id if place in standing else new_id(kind)
    given = {row.record_id for row in rows}
    by_name = {name: record_id for name, record_id in made.items() if name not in given}
    for place, row in enumerate(rows):
        if prepared.problems[place] or place in prepared.kept:
            continue
        values = _with_ids(kind, row.values, by_name)
        if place in standing:
            wish = Wish(kind, values, standing[place].id, row.version, place)
        elif row.record_id:
            wish = Wish(kind, values | {"id": row.record_id}, place=place)
        else:
            wish = Wish(kind, values, place=place, made_id=made[row.external_id or ""])
        prepared.wishes.append(wish)
    return prepared


def _standing(
    transaction: Transaction,
    principal: Principal,
    kind: type[Entity],
    prepared: Prepared,
    *,
    starter: bool,
) -> dict[int, _Standing]:
    """The record that stands for each row, by the row's place; a row without one will create it."""
    rows = prepared.rows
    ids = [row.record_id for row in rows if row.record_id]
    found = writer.versions(transaction, principal, ids)
    given = access.may_give_id(principal, kind)
    taken = writer.taken(transaction, [one for one in ids if one not in found]) if given else set()
    names = [row.external_id for row in rows if row.external_id and not row.record_id]
    by_name = writer.by_external_id(transaction, principal, kind, names, but_retired_for=UNDONE)
    standing: dict[int, _Standing] = {}
    for place, row in enumerate(rows):
        if row.record_id is None:
            matches = by_name.get(row.external_id or "", [])
            if len(matches) > 1:
                prepared.wrong(place, AMBIGUOUS, EXTERNAL_ID, value=row.external_id)
        else:
            matches = [found[row.record_id]] if row.record_id in found else []
            if matches and matches[0].type != kind.info.name:
                prepared.wrong(place, OTHER_TYPE, ID, value=row.record_id)
            elif row.record_id in taken and starter:
                prepared.kept.add(place)  # loaded before, and closed
            elif row.record_id in taken:
                prepared.wrong(place, SENTENCES["id_taken"], ID)
            elif not matches and not given:
                prepared.wrong(place, UNKNOWN_RECORD, ID, value=row.record_id)
        if matches:
            standing[place] = _Standing(matches[0].id, matches[0].version)
        elif row.version is not None:
            prepared.wrong(place, VERSION_OF_NOTHING, VERSION, version=row.version)
        elif row.record_id is None and row.external_id and kind.info.given_ids:
            prepared.wrong(place, GIVEN_ID_NEEDED, ID)
    return standing


def _note_same_record(prepared: Prepared, standing: Mapping[int, _Standing]) -> None:
    """Two rows that turn out to mean one record, the one by its id, the other by its external_id."""
    first: dict[str, int] = {}
    for place, record in standing.items():
        row = prepared.rows[place].number
        other = first.setdefault(record.id, row)
        if other != row and not prepared.problems[place]:
            prepared.wrong(place, TWICE_IN_FILE, None, value=record.id, other=other)


def _changed_since(transaction: Transaction, standing: Mapping[int, _Standing]) -> set[int]:
    """The places of records that are no longer as the starter data left them."""
    versions = [f"{record.id}@{record.version}" for record in standing.values()]
    rows = transaction.rows("importing/from_starter_data", versions=versions)
    untouched = {row["id"] for row in rows}
    return {place for place, record in standing.items() if record.id not in untouched}


def _with_ids(
    kind: type[Entity], values: Mapping[str, Any], by_name: Mapping[str, str]
) -> dict[str, Any]:
    """The values with relations to rows of the same file named by id, where the file had only their
    external_id."""
    resolved = dict(values)
    for name, value in values.items():
        spec = kind.fields[name]
        if by_name and spec.is_relation and value and {kind.info.name, "*"} & set(spec.to):
            listed = value if spec.many else [value]
            links = [link | {"id": by_name.get(link["id"], link["id"])} for link in listed]
            resolved[name] = links if spec.many else links[0]
    return resolved


def planned(kind: type[Entity], prepared: Prepared, examined: Examined) -> list[PlannedRow]:
    """What would become of each row, once its wish has been examined."""
    found = {wish.place: one for wish, one in zip(prepared.wishes, examined.found, strict=True)}
    states = {state.record_id: state for state in examined.states}
    rows = []
    for place, row in enumerate(prepared.rows):
        record_id: str | None = row.record_id
        problems = list(prepared.problems[place])
        fields: tuple[str, ...] = ()
        version: int | None = None
        action: RowAction = "kept" if place in prepared.kept else "error"
        one = found.get(place)
        if isinstance(one, Outcome):
            record_id, action = one.record_id, _ACTIONS[one.action]
            if action == "update":
                state = states[record_id]
                changed = differences(plain(kind, state.before), plain(kind, state.built))
                fields = tuple(name for name in kind.fields if name in changed)
                version = number_of_changes(state.before.node) if state.before else None
        elif one is not None:
            problems += [placed(kind, row, error) for error in one]
            if any(error.text is Conflict.text for error in one):
                action = "conflict"
        told = tuple(problems)
        rows.append(PlannedRow(row.number, action, record_id, row.name, fields, told, version))
    return rows


_ACTIONS: dict[str, RowAction] = {"create": "create", "edit": "update", "unchanged": "unchanged"}
