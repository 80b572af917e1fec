"""Creating and changing records: the form, its steps without script, its errors, and two people at once."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import RequestEntityTooLarge

from graph_schema.core import Entity
from hub import access
from hub.errors import Conflict, Invalid, MovedTo, NotAllowed, Retired
from hub.proceedings.cautions import Draft
from hub.records.planning import Wish, is_settled
from hub.records.reading import Record
from hub.records.validation import validated
from hub.records.writing import Outcome, RowErrors
from hub.store.stored import Values
from portal.error_pages import answer
from portal.forms import RecordForm, equip, form_for, makers_of, with_made, written
from portal.forms.fields import PickerField
from portal.forms.written import presets, without
from portal.guard import needs, safe_next
from portal.languages import language
from portal.records.cautions import cautions_of
from portal.records.conflicts import carried_version, conflict_page, settled
from portal.records.picking import describe, find, named_exactly, suggest_url
from portal.records.presumption import presumed_in
from portal.records.readers import audience
from portal.records.section import blueprint, list_url, record_url
from portal.records.showing import shown_fields, value_words
from portal.records.slots import (
    Questions,
    beside_forms,
    questions,
    starting_values,
    tell_saved,
    template,
    unasked,
)
from portal.security import LARGEST_FORM
from portal.visit import hub, principal

MOST_VALUES = 5_000
"""So many values may one form send."""

Sent = MultiDict[str, str]


@blueprint.route("/<kind:entity>/new", methods=["GET", "POST"])
@needs("create")
def new(entity: type[Entity]) -> ResponseReturnValue:
    """The form of a new record; its values may come in the address (`?about=sit-ukr`)."""
    access.require(principal(), "create", entity)
    sent = _sent() if request.method == "POST" else started(entity, request.args)
    form = _form(entity, sent, new=True)
    if request.method == "GET" or took_a_step(form):
        return form_page(form)
    if form.oversteps():
        return form_page(form, status=422)
    form.drop_blank_parts()
    asked = questions(form, None)
    if any(question for _name, question in asked):
        return form_page(form, asked=asked)
    outcome = _saved(form, Wish(entity, form.values()))
    if outcome is None:
        return form_page(form, status=422)
    tell_saved(entity, outcome.record_id)
    return _done(entity, outcome)


@blueprint.route("/<kind:entity>/<record_id>/edit", methods=["GET", "POST"])
@needs("edit")
def edit(entity: type[Entity], record_id: str) -> ResponseReturnValue:
    """The form of a record that is there; what somebody else saved meanwhile is shown beside it."""
    try:
        record = _editable(entity, record_id)
    except MovedTo as moved:
        if request.method == "GET":
            raise
        return _merged_meanwhile(entity, record_id, str(moved.values["id"]))
    if request.method == "GET":
        return form_page(_form(entity, written(entity, record.values)), record, record.version)
    version = carried_version()
    sent = settled(record, _sent())
    form = _form(entity, sent)
    if took_a_step(form):
        return form_page(form, record, version)
    if form.oversteps():
        return form_page(form, record, version, status=422)
    form.drop_blank_parts()
    wanted, errors = validated(entity, record.values | form.values())
    if wanted is None:
        form.refuse(errors)
        return form_page(form, record, version, status=422)
    try:
        outcome = _saved(form, Wish(entity, form.values(), record_id, version))
    except Conflict:
        return conflict_page(
            hub().records.get(principal(), record_id, entity), form, wanted, sent, version
        )
    return (
        form_page(form, record, version, status=422) if outcome is None else _done(entity, outcome)
    )


def _merged_meanwhile(entity: type[Entity], record_id: str, kept_id: str) -> ResponseReturnValue:
    """What was typed into the form of a record that was merged into another one meanwhile, beside that one."""
    record = _editable(entity, kept_id)
    sent = _sent()
    form = _form(entity, sent)
    form.drop_blank_parts()
    flash(
        _("The record was merged into this one while you typed. Nothing is saved yet."), "warning"
    )
    wanted, errors = validated(entity, record.values | form.values())
    if wanted is None:
        form.refuse(errors)
        return form_page(form, record, record.version, status=409)
    return conflict_page(record, form, wanted, sent, carried_version(), of=record_id)


def form_again(entity: type[Entity], record_id: str | None = None) -> ResponseReturnValue:
    """A form that was sent from a session that has ended, shown again with all it holds; nothing is saved."""
    record = _editable(entity, record_id) if record_id is not None else None
    if record is None:
        access.require(principal(), "create", entity)
    form = _form(entity, _sent(), new=record is None)
    say_the_session_had_ended(form)
    return form_page(form, record, carried_version() if record else None, status=409)


def say_the_session_had_ended(form: RecordForm) -> None:
    """Put over a form that it was sent from a session that has ended."""
    form.form_errors.append(_("Your session had ended. Look through what you typed, then save it."))


def _editable(entity: type[Entity], record_id: str) -> Record:
    """The record, if this person may change it. Raises `NotFound`, `NotAllowed`, `Retired`."""
    record = hub().records.get(principal(), record_id, entity)
    if not access.may_change(principal(), "edit", entity, record.system["created_by"]):
        raise NotAllowed
    if is_settled(principal(), entity, record.values):
        raise NotAllowed
    if record.retired:
        raise Retired
    return record


class FormTooLarge(RequestEntityTooLarge):
    """A form sent more than any record holds."""


@blueprint.errorhandler(FormTooLarge)
def refuse_too_much(_error: FormTooLarge) -> ResponseReturnValue:
    """Say what a form may hold; nothing was saved."""
    return answer(
        413, _("A record cannot hold that much. Shorten the long texts or take out rows.")
    )


def _sent() -> Sent:
    if (request.content_length or 0) > LARGEST_FORM or len(request.form) > MOST_VALUES:
        raise FormTooLarge
    return MultiDict(request.form)


def _form(entity: type[Entity], sent: Sent, *, new: bool = False) -> RecordForm:
    form = form_for(entity, principal(), language(), new=new)(sent)
    equip(form, principal(), sent)
    return form


def started(entity: type[Entity], given: Sent) -> Sent:
    """What a new record's form starts with: the declared values, a marking, and what the address gives."""
    markings = access.allowed_markings(principal(), entity)
    preset = entity.info.preset_marking
    values: Values = presets(entity) | {"marking": preset if preset in markings else markings[0]}
    authority = principal().authority_id
    if values["marking"] in ("named", "closed") and authority:
        values["named_to"] = [f"org:{authority}"]
    sent = written(entity, values | starting_values(entity))
    for name in {key.partition("-")[0] for key in given} & {*entity.fields, "id"}:
        sent = without(sent, name)
        for key, text in given.items(multi=True):
            if key.partition("-")[0] == name:
                sent.add(key, text)
    return sent


def took_a_step(form: RecordForm) -> bool:
    """Do what a button of the form other than “save” asks: one more row, one less, a search, a preview,
    what is made on the spot.

    Words that were typed into a picker and not searched for yet are searched for before anything is
    saved, and the field says so. The answer is whether the form is to be shown again instead of being saved.
    """
    asked = request.form
    for maker in makers_of(form):
        if asked.get("_open") == maker.name:
            maker.is_open = True
        elif asked.get("_close") == maker.name:
            maker.is_open = False
    unasked = []
    for picker in form.pickers():
        if picker.query == _answered(picker.name) and asked.get("_find") != picker.name:
            picker.query = ""
        elif picker.query:
            unasked.append(picker)
    if "_add" in asked:
        form.add_part(asked["_add"])
    elif "_remove" in asked:
        form.remove_part(asked["_remove"])
    else:
        wanted = [one for one in unasked if one.name == asked.get("_find", one.name)]
        is_save = asked.keys().isdisjoint(STEPS)
        for picker in wanted:
            if is_save:
                said = _("Nothing is saved yet: look at what was found for “%(words)s”, then save.", words=picker.query)  # fmt: skip
                picker.errors = [*picker.errors, said]
            _search(picker)
        return bool(wanted) or not asked.keys().isdisjoint(STEPS)
    return True


STEPS = ("_find", "_preview", "_open", "_close")
"""Buttons of a form that save nothing, besides those of Parts."""


def _search(picker: PickerField) -> None:
    """Offer what a picker's words find; a number that names one value chooses it at once."""
    exact = named_exactly(picker.among, picker.query)
    if exact is not None:
        picker.choose([exact])
        picker.query = ""
        return
    found = find(picker.among, picker.query)
    picker.found = [one for one in found if one.id not in picker.data]


def _answered(name: str) -> str:
    """The words that a picker's last search was about."""
    return request.form.get(f"{name}-asked", "").strip()


def form_page(
    form: RecordForm, record: Record | None = None, version: int | None = None, status: int = 200,
    asked: Questions | None = None,
) -> ResponseReturnValue:  # fmt: skip
    """The page of a form, with its errors, with who will see the record, and with what is asked before it is
    saved."""
    describe(form)
    if record is not None:
        _tell(form, record)
    values = form.usable_values()
    draft = Draft(form.entity.info.name, values, record.id if record else None)
    form.caution(cautions_of([draft])[0])
    home = record_url(form.entity.info.name, record.id) if record else list_url(form.entity)
    page = render_template(
        template(form.entity, "form"),
        kind=form.entity,
        form=form,
        record=record,
        version=version,
        errors=form.summary(),
        presumed=presumed_in(form.entity, values),
        preview=preview_of(form),
        suggest_url=suggest_url,
        asides=beside_forms(form, record),
        asked=unasked(form.entity) if asked is None else asked,
        cancel_href=home,
        next=request.values.get("next", ""),
    )
    return page, status


def _tell(form: RecordForm, record: Record) -> None:
    """Put what stands, in words, where the form asks for nothing."""
    shown = shown_fields(form.entity, principal())
    for field in form.told:
        value = record.values.get(field.name) if field.name in shown else None
        field.words = value_words(shown[field.name], value, record.ends) if value else None


def preview_of(form: RecordForm) -> Any:
    """Who will see the record as the form stands; nothing where it follows another record's marking."""
    given = {field.name: field.data for field in form.access}
    if "marking" not in given:
        return None
    return audience(form.entity, given["marking"], given["named_to"], given["excluded"])


def _saved(form: RecordForm, wish: Wish) -> Outcome | None:
    """The outcome of a wish, or nothing where values were refused (the form then says which and why). What
    was made on the spot is written with it or not at all."""
    wishes, makers = with_made(form, wish)
    try:
        return hub().writer.save(principal(), wishes)[-1]
    except RowErrors as refused:
        own = refused.by_place.get(0, [])
        for one in own:
            if one.text is Conflict.text:
                raise Conflict(**one.values) from None
        for place, maker in enumerate(makers, start=1):
            maker.form.refuse(refused.by_place.get(place, []))
        form.refuse(own)
    except Invalid as refused:
        form.refuse(refused.errors)
    return None


def _done(entity: type[Entity], outcome: Outcome) -> ResponseReturnValue:
    if outcome.action == "unchanged":
        flash(_("Nothing was changed."), "info")
    else:
        flash(_("Saved as version %(version)s.", version=outcome.version), "success")
    return redirect(safe_next(record_url(entity.info.name, outcome.record_id)), 303)
