"""The table of a record's gates: a decision, its day, who made it, whose views were heard, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from graph_schema.vocabularies.sharing import GATE
from hub import access
from hub.clock import today
from hub.errors import Conflict, Invalid, NotAllowed, NotFound, Retired
from hub.gates import GUARDED, rest_settled, said, table
from hub.records.reading import Record
from hub.records.validation import validated
from hub.store.stored import Values
from portal.forms import RecordForm, form_for, written
from portal.gates.section import blueprint, gates_url
from portal.guard import needs, safe_next
from portal.languages import language, say
from portal.records.conflicts import carried_version, conflict_page
from portal.records.editing import say_the_session_had_ended
from portal.records.resuming import keep_form
from portal.records.section import record_url
from portal.visit import hub, person, principal, settings

FIELD = "gates"


@blueprint.route("/gates/<record_id>", methods=["GET", "POST"])
@needs("edit")
def gates_page(record_id: str) -> ResponseReturnValue:
    """The table of all gates of a request or of information shared. “The rest does not apply” settles those
    that the table as it was sent leaves open."""
    record = _decidable(record_id)
    if request.method == "GET":
        form = gates_form(record, table(record.values[FIELD]))
        return _page(record, form, record.version)
    form = _sent(record)
    version = carried_version()
    if "_preview" in request.form:
        return _page(record, form, version)
    rows = sent_gates(form)
    if "_rest" in request.form:
        rows = with_rest(rows)
    return _saved(record, form, rows, version)


def _saved(
    record: Record, form: RecordForm, rows: Sequence[Values], version: int
) -> ResponseReturnValue:
    kept = said(rows)
    try:
        outcome = hub().gates.decide(principal(), record.id, version, kept)
    except Conflict:
        return _both(record, kept, version)
    except Invalid as refused:
        form = gates_form(record, rows)
        form.refuse(_moved(one, rows, kept) for one in refused.errors)
        return _page(record, form, version, 422)
    if outcome.action == "unchanged":
        flash(_("Nothing was changed."), "info")
    else:
        flash(_("The decisions are recorded."), "success")
    return redirect(safe_next(record_url(record.kind.info.name, record.id)), 303)


def _moved(one: Any, rows: Sequence[Values], kept: Sequence[Values]) -> Any:
    """An error at the row of the table that it is about: rows that say nothing were not sent on."""
    if len(one.place) < 2 or one.place[0] != FIELD or not isinstance(one.place[1], int):
        return one
    places = [place for place, row in enumerate(rows) if row in kept]
    return one.moved_to((FIELD, places[one.place[1]], *one.place[2:]))


def _both(record: Record, kept: Sequence[Values], version: int) -> ResponseReturnValue:
    """What stands now beside what was decided here, where somebody changed the record meanwhile."""
    kind = record.kind
    sent = written(kind, record.values | {FIELD: kept})
    form = form_for(kind, principal(), language())(sent)
    wanted, errors = validated(kind, record.values | form.values())
    if wanted is None:
        form = gates_form(record, table(kept))
        form.refuse(errors)
        return _page(record, form, record.version, 422)
    return conflict_page(record, form, wanted, sent, version)


def _decidable(record_id: str) -> Record:
    """The record, if this person decides on its gates. Raises `NotFound`, `NotAllowed`, `Retired`."""
    record = hub().records.get(principal(), record_id)
    if record.kind.info.name not in GUARDED:
        raise NotFound
    changes = access.may_change(principal(), "edit", record.kind, record.system["created_by"])
    if not changes or not access.hears(principal(), "office"):
        raise NotAllowed
    if record.retired:
        raise Retired
    return record


def gates_form(record: Record, rows: Sequence[Mapping[str, Any]]) -> RecordForm:
    """The form of a record with a row for each gate; its field `gates` alone is drawn."""
    sent = written(record.kind, {FIELD: rows})
    return form_for(record.kind, principal(), language())(sent)


def _sent(record: Record) -> RecordForm:
    only = MultiDict(
        (name, value)
        for name, value in request.form.items(multi=True)
        if name.startswith(f"{FIELD}-")
    )
    return form_for(record.kind, principal(), language())(only)


def sent_gates(form: RecordForm) -> list[Values]:
    """The rows of a table as they were sent, open ones and all; a new one has no key yet."""
    return [{name: value for name, value in row.items() if value} for row in form.values()[FIELD]]


def with_rest(rows: Sequence[Values]) -> list[Values]:
    """The rows, with every gate that was left open not applying, as the person says today."""
    who = person()
    day = today(settings().timezone)
    return rest_settled(rows, day, who.display_name if who else principal().person_id)


def _page(record: Record, form: RecordForm, version: int, status: int = 200) -> ResponseReturnValue:
    page = render_template(
        "gates/gates.html",
        record=record,
        kind=record.kind,
        version=version,
        form=form,
        rows=gate_rows(form),
        errors=form.summary(),
        action=gates_url(record.id),
        next=request.values.get("next", ""),
    )
    return page, status


def gate_rows(form: RecordForm) -> list[tuple[str, Any]]:
    """The rows of the table: the gate in words, and the form of its decision."""
    found = []
    for entry in form[FIELD]:
        code = entry.form["kind"].data
        label = say(GATE[code].label) if code in GATE else ""
        found.append((label, entry.form))
    return found


def _again(record_id: str) -> ResponseReturnValue:
    """The table as it was sent from a session that has ended; nothing is recorded."""
    record = _decidable(record_id)
    form = _sent(record)
    say_the_session_had_ended(form)
    return _page(record, form, carried_version(), 409)


keep_form(blueprint, "gates_page", _again)
