"""The form of a proceeding as a correction uses it: its own facts, and nothing of who reads it."""

from __future__ import annotations

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from graph_schema.core import TYPES
from hub.corrections.corrections import KIND
from hub.corrections.difference import correctable
from hub.records.reading import Record
from hub.store.stored import Values
from portal.forms import RecordForm, form_for, written
from portal.languages import language
from portal.records.editing import MOST_VALUES, FormTooLarge
from portal.records.picking import describe, suggest_url
from portal.records.presumption import presumed_in
from portal.visit import principal

Sent = MultiDict[str, str]


def sent_values() -> Sent:
    """What a browser sent."""
    if len(request.form) > MOST_VALUES:
        raise FormTooLarge
    return MultiDict(request.form)


def correction_form(sent: Sent) -> RecordForm:
    """The form of a proceeding without what no correction is about, filled from what was sent."""
    form = form_for(TYPES[KIND], principal(), language())(sent)
    for name in {field.name for field in form} - correctable(TYPES[KIND]).keys():
        del form[name]
    return form


def form_of(values: Values) -> RecordForm:
    """The form with these plain values."""
    return correction_form(written(TYPES[KIND], values))


def correction_page(
    template: str, form: RecordForm, record: Record, version: int, status: int = 200, **more: Any
) -> ResponseReturnValue:
    """The page of the form, with its errors."""
    describe(form)
    page = render_template(
        template,
        kind=record.kind,
        form=form,
        record=record,
        version=version,
        errors=form.summary(),
        presumed=presumed_in(record.kind, form.usable_values()),
        preview=None,
        suggest_url=suggest_url,
        asked=(),
        next="",
        **more,
    )
    return page, status
