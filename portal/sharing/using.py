"""Uses on the page of a sharing event: recording one, confirming it, taking the confirmation back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from graph_schema.core import TYPES
from graph_schema.entities.sharing_event import Use
from hub import access
from hub.errors import Conflict, HubError, Invalid
from hub.records.reading import Neighbour, Record
from hub.sharing.errors import (
    AlreadyConfirmed,
    AlreadyWithdrawn,
    NoSuchUse,
    NotConfirmed,
    NotGivenYet,
    NothingReceived,
    ReceivedByTheOffice,
)
from hub.sharing.following import KIND
from portal.error_pages import answer
from portal.forms import DeclaredForm, declared_form, written
from portal.forms.fields import TO_CHOOSE
from portal.guard import needs
from portal.languages import language, say, show_date, typeset
from portal.records.conflicts import carried_version
from portal.records.editing import MOST_VALUES, FormTooLarge, took_a_step
from portal.records.picking import describe, suggest_url
from portal.records.presumption import titles_name_people
from portal.records.resuming import keep_form
from portal.records.section import record_url
from portal.records.slots import aside
from portal.sharing.section import UNDISCLOSED, blueprint, how_it_stands, this_day
from portal.state_names import title_of
from portal.visit import hub, principal

REFUSED: dict[type[HubError], int] = {
    NothingReceived: 403, ReceivedByTheOffice: 409, NotGivenYet: 409, NoSuchUse: 409, AlreadyConfirmed: 409,
    AlreadyWithdrawn: 409, NotConfirmed: 409,
}  # fmt: skip
"""What an act is refused for in one sentence, with the status of the page that says it."""

_ASKED = ("used_on", "proceeding", "purpose")


@aside("sharing_event", "sharing/_uses.html")
def uses(record: Record) -> dict[str, Any] | None:
    """The uses of what was given, and what the reader may do about them; nothing of what is none of the
    Office's giving."""
    if record.values["direction"] != "given" or not record.values["on"]:
        return None
    may_record = hub().uses.may_record(principal(), record)
    if not may_record and not record.values["uses"]:
        return None
    return {"uses": list(map(_shown(record), record.values["uses"])), "may_record": may_record}


def _shown(record: Record) -> Any:
    def shown(use: Mapping[str, Any]) -> dict[str, Any]:
        end_user, proceeding = (record.ends.get(use[one] or "") for one in ("end_user", "proceeding"))  # fmt: skip
        text, values = how_it_stands(use["confirmed_on"], use["withdrawn_on"])
        return {
            "key": use["key"], "used_on": show_date(use["used_on"]), "end_user": _linked(end_user),
            "proceeding": _linked(proceeding), "undisclosed": bool(use["proceeding_undisclosed"]),
            "stands": say(text, **values), "confirmed": bool(use["confirmed_on"]),
            "withdrawn": bool(use["withdrawn_on"]),
        }  # fmt: skip

    return shown


def _linked(one: Neighbour | None) -> tuple[str, str] | None:
    return (record_url(one.type, one.id), title_of(one)) if one else None


@blueprint.route("/sharing/<record_id>/uses/new", methods=["GET", "POST"])
@needs("record_use")
def new_use(record_id: str) -> ResponseReturnValue:
    """The form of a use; what somebody else recorded meanwhile stands above what was typed."""
    record = hub().records.get(principal(), record_id, TYPES[KIND])
    if not hub().uses.may_record(principal(), record):
        raise NothingReceived
    if request.method == "GET":
        return _page(_form(record, _started(record)), record, record.version)
    version, form = carried_version(), _form(record, _sent())
    if took_a_step(cast(Any, form)):
        return _page(form, record, version)
    try:
        hub().uses.record(principal(), record_id, version, form.values(), this_day())
    except Invalid as refused:
        form.refuse(refused.errors)
        return _page(form, record, version, status=422)
    except Conflict:
        now = hub().records.get(principal(), record_id, TYPES[KIND])
        return _page(form, now, now.version, changed=True, status=409)
    flash(_("Recorded. The use stands on this page."), "success")
    return redirect(record_url(KIND, record_id), 303)


@blueprint.post("/sharing/<record_id>/uses/<key>/<any(confirm, withdraw):act>")
@needs("record_use")
def change_use(record_id: str, key: str, act: str) -> ResponseReturnValue:
    """Confirm a use, or withdraw its confirmation."""
    change = hub().uses.confirm if act == "confirm" else hub().uses.withdraw
    try:
        change(principal(), record_id, carried_version(), key, this_day())
    except Conflict:
        flash(_("Somebody else changed it while you looked at it. Look again; nothing was saved."), "warning")  # fmt: skip
    else:
        flash(_("Confirmed.") if act == "confirm" else _("Withdrawn. It counts no more; its history stays."), "success")  # fmt: skip
    return redirect(record_url(KIND, record_id), 303)


def refuse(refused: HubError) -> ResponseReturnValue:
    """Say in one sentence why an act is refused."""
    return answer(REFUSED[type(refused)], typeset(refused.say(language())))


for _kind in REFUSED:
    blueprint.register_error_handler(_kind, refuse)


def _started(record: Record) -> MultiDict[str, str]:
    """What the form starts with: the reader's own authority, and the proceeding that it was given for."""
    purpose = record.values["for_proceeding"]
    values = {
        "end_user": principal().authority_id or _only_recipient(record),
        "proceeding": purpose["id"] if purpose and purpose["id"] in record.ends else None,
    }
    return written(Use, values)


def _only_recipient(record: Record) -> str | None:
    recipient = record.ends.get(record.values["recipient"]["id"])
    return recipient.id if recipient and recipient.type != "state" else None


def _sent() -> MultiDict[str, str]:
    if len(request.form) > MOST_VALUES:
        raise FormTooLarge
    return MultiDict(request.form)


def _form(record: Record, sent: MultiDict[str, str]) -> DeclaredForm:
    """The form of a use of this event: its end user is one of the bodies that may have used it. Only the
    adviser says when it was confirmed; others confirm it by recording it."""
    names = (*_ASKED, "confirmed_on") if principal().is_staff else _ASKED
    declared = declared_form(Use, language(), *names)
    bodies = hub().uses.end_users(principal(), record.id)
    choices = [SelectChoice(one.id, title_of(one)) for one in bodies]
    choices.insert(0, SelectChoice("", say(TO_CHOOSE)))
    label, undisclosed = (say(Use.fields[one].label) for one in ("end_user", "proceeding_undisclosed"))  # fmt: skip
    asked: dict[str, Any] = {
        "end_user": SelectField(label, [InputRequired()], choices=choices, validate_choice=False),
        "used_on": declared.asked["used_on"],
        "proceeding": declared.asked["proceeding"],
        "proceeding_undisclosed": BooleanField(
            undisclosed, description=_("Tick this where the end user does not say in which.")
        ),
    }
    asked |= {name: field for name, field in declared.asked.items() if name not in asked}
    form = type("UseForm", (declared,), {"asked": asked})
    return cast(DeclaredForm, form(sent))


def _page(
    form: DeclaredForm, record: Record, version: int, *, changed: bool = False, status: int = 200
) -> ResponseReturnValue:
    describe(cast(Any, form))
    page = render_template(
        "sharing/use.html",
        record=record,
        form=form,
        version=version,
        errors=form.summary(),
        suggest_url=suggest_url,
        changed=changed,
        uses=list(map(_shown(record), record.values["uses"])),
        presumed=titles_name_people(["proceeding"]),
        undisclosed=say(UNDISCLOSED),
        confirms=not principal().is_staff,
    )
    return page, status


def _again(record_id: str) -> ResponseReturnValue:
    """The form as it was sent from a session that has ended; nothing is recorded."""
    record = hub().records.get(principal(), record_id, TYPES[KIND])
    access.require(principal(), "record_use")
    form = _form(record, _sent())
    form.form_errors.append(_("Your session had ended. Look through what you typed, then save it."))
    return _page(form, record, carried_version(), status=409)


keep_form(blueprint, "new_use", _again)
