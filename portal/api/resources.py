"""The records of every type: one set of operations, made for each type from its declaration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from flask import Response, url_for
from pydantic import BaseModel

from graph_schema.core import TYPES, Entity
from hub.errors import Conflict, Invalid, Retired
from hub.records.history import history
from hub.records.planning import Wish
from hub.records.validation import error, validated
from hub.store.stored import Values
from portal.api import shapes
from portal.api.asking import list_model, list_query
from portal.api.section import ModelOf, Operation, blueprint
from portal.api.showing import answer, history_json, records_json
from portal.error_pages import problem
from portal.languages import language
from portal.visit import hub, principal

Kind = type[Entity]


def listed(kind: Kind, asked: BaseModel) -> Response:
    """A page of the type's list."""
    page = hub().records.page(principal(), list_query(kind, asked))
    return answer({"records": records_json(page.records), "next": page.next})


def read(kind: Kind, record_id: str) -> Response:
    """One record."""
    return answer(_now(kind, record_id))


def _now(kind: Kind, record_id: str) -> Values:
    return records_json([hub().records.get(principal(), record_id, kind)])[0]


def versions(kind: Kind, record_id: str) -> Response:
    """The history of one record."""
    record = hub().records.get(principal(), record_id, kind)
    found = history(hub().graph, principal(), record_id)
    return answer(history_json(found, record.system["created_by"]))


def create(kind: Kind, sent: shapes.Creation) -> Response:
    """A new record."""
    outcome = _saved(Wish(kind, _complete(kind, sent.values)))
    place = url_for(f"api.get_{kind.info.name}", record_id=outcome)
    return answer(_now(kind, outcome), 201, Location=place)


def put(kind: Kind, record_id: str, sent: shapes.Replacement) -> Response:
    """All values of a record at once."""
    values = _without_id(record_id, _complete(kind, sent.values))
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
    """Take a record out of the lists."""
    hub().records.get(principal(), record_id, kind)
    hub().writer.retire(principal(), record_id, sent.version, sent.reason)
    return answer(_now(kind, record_id))


def propose_retirement(kind: Kind, record_id: str, sent: shapes.Retirement) -> Response:
    """Put it to a second person to retire a record that an indicator looks at, once."""
    record = hub().records.get(principal(), record_id, kind)
    if record.version != sent.version:
        raise Conflict(record_id=record_id, carried=sent.version, current=record.version)
    if record.retired:
        raise Retired
    for waiting in hub().proposals.open(principal()):
        if (waiting.record_id, waiting.kind) == (record_id, "retire"):
            return answer({"proposal": waiting.id}, 202)
    proposal = hub().proposals.propose(principal(), "retire", record_id, sent.reason)
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


def operations_of(kind: Kind) -> Iterator[Operation]:
    """What a program can do with the records of one type."""
    name, one, many = kind.info.name, kind.info.label.en, kind.info.plural.en
    base = f"/{kind.info.path}"
    record = f"{base}/<record_id>"

    def model(shape: type[BaseModel]) -> ModelOf:
        return partial(shapes.of_type, shape, kind)

    said: dict[str, Any] = {"tag": many, "gives": model(shapes.Record)}
    change = said | {"conflict": model(shapes.Conflict)}
    yield Operation(
        name=f"list_{name}", method="GET", rule=base, action="read", answer=partial(listed, kind),
        query=partial(list_model, kind), summary=f"{many}: a page of the list, narrowed and in order.",
        **said | {"gives": model(shapes.RecordPage)},
    )  # fmt: skip
    yield Operation(
        name=f"get_{name}", method="GET", rule=record, action="read", answer=partial(read, kind),
        summary=f"{one}: one record.", **said,
    )  # fmt: skip
    yield Operation(
        name=f"history_of_{name}", method="GET", rule=f"{record}/history", action="read",
        answer=partial(versions, kind), summary=f"{one}: every version that you may see.",
        **said | {"gives": lambda: shapes.History},
    )  # fmt: skip
    yield Operation(
        name=f"create_{name}", method="POST", rule=base, action="create", answer=partial(create, kind),
        body=model(shapes.Creation), status=201, summary=f"{one}: a new record.", **said,
    )  # fmt: skip
    yield Operation(
        name=f"put_{name}", method="PUT", rule=record, action="edit", answer=partial(put, kind),
        body=model(shapes.Replacement), summary=f"{one}: all values of a record at once.", **change,
    )  # fmt: skip
    yield Operation(
        name=f"patch_{name}", method="PATCH", rule=record, action="edit", answer=partial(patch, kind),
        body=lambda: shapes.Change, summary=f"{one}: some values of a record.", **change,
    )  # fmt: skip
    two = kind.info.confirm_retirement
    yield Operation(
        name=f"retire_{name}", method="POST", rule=f"{record}/retire", action="retire",
        answer=partial(propose_retirement if two else retire, kind), body=lambda: shapes.Retirement,
        summary=f"{one}: " + ("propose to a second person to retire it." if two else "retire it."),
        status=202 if two else 200, **change | ({"gives": lambda: shapes.Waiting} if two else {}),
    )  # fmt: skip
    yield Operation(
        name=f"restore_{name}", method="POST", rule=f"{record}/restore", action="restore",
        answer=partial(restore, kind), body=lambda: shapes.Carried,
        summary=f"{one}: bring a retired record back.", **change,
    )  # fmt: skip


OPERATIONS = tuple(one for kind in TYPES.values() for one in operations_of(kind))
"""Everything that can be done with records, type by type."""
