"""Two people at one record: both versions side by side, one choice a field, and nothing typed is lost."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from graph_schema.core import Entity
from hub.errors import NotFound
from hub.records.history import history
from hub.records.reading import Record
from hub.store.stored import Values
from portal.components import Change
from portal.forms import RecordForm, written
from portal.forms.written import without
from portal.languages import say
from portal.records.people import names_of
from portal.records.presumption import presumed_in, presumed_people
from portal.records.showing import Names, value_words
from portal.visit import hub, principal

Sent = MultiDict[str, str]
CONTROLS = ("csrf_token", "version")


def conflict_page(
    record: Record, form: RecordForm, wanted: Entity, sent: Sent, carried: int, action: str | None = None,
    *, of: str | None = None,
) -> ResponseReturnValue:  # fmt: skip
    """What stands now beside what was typed. Where only one of the two changed a field, that one is
    ticked; what both changed is for the person to choose. `action` is where the form goes, if not to the
    record itself; `of` the record whose version `carried` the person saw, if it was another one."""
    by = record.system["updated_by"]
    changes = list(_changes(record, form, wanted, _base(of or record.id, carried)))
    page = render_template(
        "records/conflict.html",
        kind=record.kind,
        record=record,
        changes=changes,
        action=action,
        kept=[pair for pair in sent.items(multi=True) if is_value(pair[0])],
        who=names_of([by])[by],
        presumed=presumed_people(record) or presumed_in(record.kind, wanted.model_dump()),
    )
    return page, 409


def is_value(name: str) -> bool:
    """Whether something that a form sent is a value of the record, no button and no machinery."""
    return not name.startswith(("_", "keep-")) and name not in CONTROLS


def _base(record_id: str, carried: int) -> Values:
    """The values that both started from, as far as the person may see that version."""
    try:
        return history(hub().graph, principal(), record_id).version(carried).state
    except NotFound:
        return {}


def _changes(record: Record, form: RecordForm, wanted: Entity, base: Values) -> list[Change]:
    kind = record.kind
    yours, theirs = wanted.model_dump(), record.values
    names: Names = record.ends | hub().records.titles(principal(), _ids(form))
    found = []
    for field in form:
        name = field.name
        if _bare(yours[name]) == _bare(theirs[name]):
            continue
        untouched = name in base and _bare(yours[name]) == _bare(base[name])
        spec = kind.fields[name]
        found.append(
            Change(
                name,
                say(spec.label),
                value_words(spec, theirs[name], names),
                value_words(spec, yours[name], names),
                "theirs" if untouched else "yours",
            )
        )
    return found


def _ids(form: RecordForm) -> set[str]:
    return {one for field in form.pickers() if field.among.what == "records" for one in field.data}


def _bare(value: object) -> object:
    """A value without what says nothing: an empty list is nothing, and so is an empty text."""
    if isinstance(value, dict):
        return {name: _bare(one) for name, one in value.items() if _bare(one) is not None}
    if isinstance(value, list):
        return [_bare(one) for one in value] or None
    return None if value == "" else value


def settled(record: Record, sent: Sent) -> Sent:
    """What was sent after a conflict, with the fields for which the other version was chosen."""
    for key in [key for key in sent if key.startswith("keep-")]:
        name = key.removeprefix("keep-")
        if sent[key] == "theirs" and name in record.kind.fields:
            sent = without(sent, name)
            theirs = written(record.kind, {name: record.values.get(name)})
            for one, text in theirs.items(multi=True):
                sent.add(one, text)
    return sent


def carried_version() -> int:
    """The version that a form carried. Raises `BadRequest` for what is none."""
    version = request.form.get("version", "")
    if not version.isdecimal() or len(version) > 9:
        raise BadRequest
    return int(version)
