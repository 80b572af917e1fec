"""The lists of corrections, and the page of one: what was proposed, what stands, what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph_schema.core import TYPES
from hub import access
from hub.clock import day_of, today
from hub.corrections.correction import Correction
from hub.corrections.corrections import KIND
from hub.corrections.difference import Proposed
from hub.records.planning import named_ids
from hub.records.reading import Record
from portal.components import Cell, Change, Column, Row
from portal.corrections.section import STATUSES, blueprint
from portal.guard import needs
from portal.languages import number, say, show_moment
from portal.records.people import names_of
from portal.records.presumption import presumed_in
from portal.records.section import record_url
from portal.records.showing import Names, value_words
from portal.state_names import title_of
from portal.visit import hub, principal, settings


@blueprint.get("/corrections")
@needs("read_corrections")
def corrections_page() -> ResponseReturnValue:
    """What waits for the mapping unit, or what it has decided; a practitioner's own, newest first."""
    after = request.args.get("after") or None
    decided = "decided" in request.args
    deciding = access.may(principal(), "decide_correction")
    if deciding:
        found, following = hub().corrections.page(principal(), decided=decided, after=after)
    else:
        found, following = hub().corrections.own(principal(), before=after)
    kept = {"decided": "yes"} if decided and deciding else {}
    return render_template(
        "corrections/list.html",
        deciding=deciding,
        decided=decided,
        columns=_columns(deciding=deciding),
        rows=_rows(found),
        next=url_for("corrections.corrections_page", after=following, **kept) if following else None,
        start=url_for("corrections.corrections_page", **kept) if after else None,
    )  # fmt: skip


def _columns(*, deciding: bool) -> list[Column]:
    shown = [Column("title", _("Proceeding")), Column("what", _("What"))]
    if deciding:
        shown.append(Column("who", _("Proposed by")))
    shown += [Column("at", _("Proposed on")), Column("age", _("Age in days"), numeric=True)]
    return [*shown, Column("status", _("What came of it"))]


def _rows(found: Sequence[Correction]) -> list[Row]:
    titles = hub().records.titles(principal(), [one.record_id for one in found])
    people = names_of(one.by for one in found)
    zone = settings().timezone
    day = today(zone)
    return [
        Row(
            {
                "title": Cell(title_of(titles[one.record_id]), page_url(one.id)),
                "what": fields_named(one),
                "who": people[one.by],
                "at": show_moment(one.at),
                "age": number((day - day_of(one.at, zone)).days) if one.is_open else None,
                "status": Cell(say(STATUSES[one.status]), note=one.answer),
            }
        )
        for one in found
        if one.record_id in titles
    ]


def fields_named(correction: Correction) -> str:
    """The fields that a correction is about, in words."""
    fields = TYPES[KIND].fields
    return ", ".join(say(fields[name].label) for name in correction.said if name in fields)


def page_url(correction_id: str) -> str:
    """The address of a correction's page."""
    return url_for("corrections.correction_page", correction_id=correction_id)


@blueprint.get("/corrections/<correction_id>")
@needs("read_corrections")
def correction_page(correction_id: str) -> ResponseReturnValue:
    """One correction, beside what stands."""
    return shown(correction_id)


def shown(
    correction_id: str,
    errors: Sequence[str] = (),
    status: int = 200,
    reason_error: str | None = None,
) -> ResponseReturnValue:
    """The page of a correction, with what was refused."""
    correction = hub().corrections.get(principal(), correction_id)
    record = hub().records.get(principal(), correction.record_id)
    fields = hub().corrections.compared(correction, record)
    names = _names(record, fields)
    clashes = [one for one in fields if one.clashes] if correction.is_open else []
    page = render_template(
        "corrections/one.html",
        correction=correction,
        record=record,
        record_href=record_url(KIND, record.id),
        changes=[_change(record, one, one.before, one.said, names) for one in fields],
        clashes=[_change(record, one, one.now, one.said, names) for one in clashes],
        status=say(STATUSES[correction.status]),
        people=names_of(one for one in (correction.by, correction.decided_by) if one),
        own=correction.by == principal().person_id,
        decides=correction.is_open and access.may(principal(), "decide_correction"),
        presumed=presumed_in(record.kind, record.values | correction.said),
        reason=request.form.get("reason", ""),
        errors=errors,
        reason_error=reason_error,
    )
    return page, status


def _change(record: Record, one: Proposed, left: Any, right: Any, names: Names) -> Change:
    spec = record.kind.fields[one.name]
    return Change(
        one.name, say(spec.label), value_words(spec, left, names), value_words(spec, right, names)
    )


def _names(record: Record, fields: Iterable[Proposed]) -> Names:
    """The records that the values name, as far as the reader may see them."""
    ids = {
        one
        for field in fields
        if record.kind.fields[field.name].is_relation
        for value in (field.before, field.said)
        for one in named_ids(value)
    }
    known: Mapping[str, Any] = record.ends
    more = ids - known.keys()
    return record.ends | (hub().records.titles(principal(), more) if more else {})
