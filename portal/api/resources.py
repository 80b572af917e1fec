"""The records of every type: one set of operations for all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import Response, url_for
from pydantic import BaseModel

from hub import access
from hub.errors import Conflict, Invalid, Retired
from hub.records.history import history
from hub.records.planning import Wish
from hub.records.reading import Record
from hub.records.validation import error, validated
from hub.store.stored import Values
from portal.api import shapes
from portal.api.asking import list_model, list_query
from portal.api.section import OF_A_TYPE, Kind, ModelOf, Operation, blueprint
from portal.api.showing import answer, history_json, noted, records_json
from portal.error_pages import problem
from portal.languages import language
from portal.visit import hub, principal


def listed(kind: Kind, asked: BaseModel) -> Response:
    """A page of the type's list."""
    query = list_query(kind, asked)
    page = hub().records.page(principal(), query)
    found = {"records": records_json(page.records), "next": page.next}
    return answer(noted(found, query.words))


def read(kind: Kind, record_id: str) -> Response:
    """One record."""
    return answer(_now(kind, record_id))


def _now(kind: Kind, record_id: str) -> Values:
    return records_json([hub().records.get(principal(), record_id, kind)])[0]


def versions(kind: Kind, record_id: str) -> Response:
    """The history of one record."""
    record = hub().records.get(principal(), record_id, kind, though_merged=True)
    found = history(hub().graph, principal(), record_id)
    return answer(history_json(found, record.system["created_by"]))


def create(kind: Kind, sent: shapes.Creation) -> Response:
    """A new record."""
    record_id = _saved(Wish(kind, _complete(kind, sent.values)))
    place = url_for("api.get", kind=kind, record_id=record_id)
    return answer(_now(kind, record_id), 201, Location=place)


def put(kind: Kind, record_id: str, sent: shapes.Replacement) -> Response:
    """All values of a record at once."""
    values = _without_id(record_id, _complete(kind, sent.values))
    values = {name: value for name, value in values.items() if _speaks_of(kind, name, sent.values)}
    return answer(_now(kind, _saved(Wish(kind, values, record_id, sent.version))))


def patch(kind: Kind, record_id: str, sent: shapes.Change) -> Response:
    """Some values of a record."""
    values = _without_id(record_id, sent.values)
    return answer(_now(kind, _saved(Wish(kind, values, record_id, sent.version))))


def _complete(kind: Kind, values: Values) -> Values:
    """What was said, and for all that was not, what a new record has there. Raises `Invalid`."""
    record, errors = validated(kind, values)
    if record is None:
        raise _placed(Invalid(errors))
    return record.model_dump()


def _speaks_of(kind: Kind, name: str, said: Values) -> bool:
    """Whether all values at once mean this field too: said, or cleared by whoever sets it."""
    return name in said or access.sets(principal(), kind.fields[name].set_by)


def _without_id(record_id: str, values: Values) -> Values:
    """The values without the id, which may be said and cannot be changed. Raises `Invalid`."""
    if values.get("id") not in (None, record_id):
        raise _placed(Invalid([error(("id",), "id_taken")]))
    return {name: value for name, value in values.items() if name != "id"}


def _saved(wish: Wish) -> str:
    """The id of the record that a wish came to."""
    try:
        return hub().writer.save(principal(), [wish])[0].record_id
    except Invalid as refused:
        raise _placed(refused) from None


def _placed(refused: Invalid) -> Invalid:
    """The same errors at their places in the body."""
    return Invalid([replace(one, place=("values", *one.place)) for one in refused.errors])


def retire(kind: Kind, record_id: str, sent: shapes.Retirement) -> Response:
    """Take a record out of the lists; where an indicator looks at it, put that to a second person."""
    record = hub().records.get(principal(), record_id, kind)
    if kind.info.confirm_retirement:
        return _proposed(record, sent)
    hub().writer.retire(principal(), record_id, sent.version, sent.reason)
    return answer(_now(kind, record_id))


def _proposed(record: Record, sent: shapes.Retirement) -> Response:
    """The proposal to retire a record: the one that waits already, or a new one."""
    if record.version != sent.version:
        raise Conflict(record_id=record.id, carried=sent.version, current=record.version)
    if record.retired:
        raise Retired
    for waiting in hub().proposals.open(principal()):
        if (waiting.record_id, waiting.kind) == (record.id, "retire"):
            return answer({"proposal": waiting.id}, 202)
    proposal = hub().proposals.propose(principal(), "retire", record.id, sent.reason)
    return answer({"proposal": proposal}, 202)


def restore(kind: Kind, record_id: str, sent: shapes.Carried) -> Response:
    """Bring a retired record back into the lists."""
    hub().records.get(principal(), record_id, kind)
    hub().writer.restore(principal(), record_id, sent.version)
    return answer(_now(kind, record_id))


@blueprint.errorhandler(Conflict)
def _overtaken(conflict: Conflict) -> Response:
    """What stands now, so that the caller can look at it and decide."""
    standing = hub().records.many(principal(), [conflict.values["record_id"]])
    current = records_json(standing)[0] if standing else None
    return problem(409, conflict.say(language()), current=current)


def _ok(shape: type[BaseModel], status: int = 200) -> Callable[[Kind], tuple[int, type[BaseModel]]]:
    return lambda kind: (status, shapes.of_type(shape, kind))


def _retired(kind: Kind) -> tuple[int, type[BaseModel]]:
    two = kind.info.confirm_retirement
    return (202, shapes.Waiting) if two else (200, shapes.of_type(shapes.Record, kind))


def _of(shape: type[BaseModel]) -> ModelOf:
    return lambda kind: shapes.of_type(shape, kind)


LIST = f"/{OF_A_TYPE}"
RECORD = f"/{OF_A_TYPE}/<record_id>"
CHANGE: dict[str, Any] = {"gives": _ok(shapes.Record), "conflict": _of(shapes.Conflict)}

OPERATIONS = (
    Operation(
        name="list", method="GET", rule=LIST, action="read", answer=listed,
        query=list_model, gives=_ok(shapes.RecordPage),
        summary="a page of the list, narrowed and in order.",
    ),
    Operation(
        name="get", method="GET", rule=RECORD, action="read", answer=read, gives=_ok(shapes.Record),
        summary="one record.",
    ),
    Operation(
        name="history", method="GET", rule=f"{RECORD}/history", action="read", answer=versions,
        gives=lambda _kind: (200, shapes.History), summary="every version that you may see.",
    ),
    Operation(
        name="create", method="POST", rule=LIST, action="create", answer=create,
        body=_of(shapes.Creation), gives=_ok(shapes.Record, 201), summary="a new record.",
    ),
    Operation(
        name="put", method="PUT", rule=RECORD, action="edit", answer=put,
        body=_of(shapes.Replacement), summary="all values of a record at once.", **CHANGE,
    ),
    Operation(
        name="patch", method="PATCH", rule=RECORD, action="edit", answer=patch,
        body=lambda _kind: shapes.Change, summary="some values of a record.", **CHANGE,
    ),
    Operation(
        name="retire", method="POST", rule=f"{RECORD}/retire", action="retire", answer=retire,
        body=lambda _kind: shapes.Retirement, **CHANGE | {"gives": _retired},
        summary="take a record out of the lists, or propose it where an indicator looks at it.",
    ),
    Operation(
        name="restore", method="POST", rule=f"{RECORD}/restore", action="restore", answer=restore,
        body=lambda _kind: shapes.Carried, summary="bring a retired record back.", **CHANGE,
    ),
)  # fmt: skip
"""Everything that can be done with the records of a type."""
