"""Deciding on a correction: accept it, amend it, reject it with a reason, or take back one's own."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hub import access
from hub.corrections.correction import Correction
from hub.corrections.corrections import KIND
from hub.corrections.errors import AlreadyDecided, ChangedMeanwhile, NothingProposed
from hub.errors import Conflict, HubError, Invalid, ReasonNeeded, Retired
from hub.records.reading import Record
from hub.records.validation import validated
from portal.corrections.forming import correction_form, correction_page, form_of, sent_values
from portal.corrections.pages import page_url, shown
from portal.corrections.section import blueprint
from portal.forms import RecordForm
from portal.guard import needs
from portal.languages import language
from portal.records.conflicts import carried_version, conflict_page, settled
from portal.records.editing import say_the_session_had_ended, took_a_step
from portal.records.resuming import keep_form
from portal.records.section import record_url
from portal.visit import hub, principal

_REFUSED: dict[type[HubError], int] = {
    AlreadyDecided: 409, ChangedMeanwhile: 409, Conflict: 409, Retired: 409, Invalid: 422,
}  # fmt: skip
"""What is said on the page of the correction itself, with the status that it then has."""


@blueprint.post("/corrections/<correction_id>/<any(accept, reject, withdraw):act>")
@needs("read_corrections")
def decide(correction_id: str, act: str) -> ResponseReturnValue:
    """Carry a decision out; what is refused is said on the correction's page."""
    try:
        return redirect(_ACTS[act](correction_id), 303)
    except ReasonNeeded as needed:
        return shown(correction_id, status=422, reason_error=needed.say(language()))
    except tuple(_REFUSED) as refused:
        status = next(status for kind, status in _REFUSED.items() if isinstance(refused, kind))
        said = refused.errors if isinstance(refused, Invalid) else [refused]
        if isinstance(refused, Conflict):
            said = [ChangedMeanwhile()]
        return shown(correction_id, [one.say(language()) for one in said], status)


def _accept(correction_id: str) -> str:
    over = request.form.get("over") == "yes"
    outcome = hub().corrections.accept(principal(), correction_id, carried_version(), over=over)
    if outcome.action == "unchanged":
        flash(_("Accepted. It stood like this already."), "success")
    else:
        flash(_("Accepted and saved as version %(version)s.", version=outcome.version), "success")
    return record_url(KIND, outcome.record_id)


def _reject(correction_id: str) -> str:
    hub().corrections.reject(principal(), correction_id, request.form.get("reason", ""))
    flash(_("Rejected. Who proposed it reads your reason."), "success")
    return url_for("corrections.corrections_page")


def _withdraw(correction_id: str) -> str:
    hub().corrections.withdraw(principal(), correction_id)
    flash(_("Withdrawn."), "success")
    return page_url(correction_id)


_ACTS = {"accept": _accept, "reject": _reject, "withdraw": _withdraw}


@blueprint.route("/corrections/<correction_id>/amend", methods=["GET", "POST"])
@needs("decide_correction")
def amend(correction_id: str) -> ResponseReturnValue:
    """The form of the proceeding with what was proposed in it; saving it decides the correction."""
    correction = hub().corrections.get(principal(), correction_id)
    if not correction.is_open:
        return shown(correction_id, [AlreadyDecided().say(language())], 409)
    record = hub().records.get(principal(), correction.record_id)
    fields = hub().corrections.compared(correction, record)
    access.require(principal(), "edit", record.kind)
    if record.retired:
        return shown(correction_id, [Retired().say(language())], 409)

    def page(form: RecordForm, version: int, status: int = 200) -> ResponseReturnValue:
        return _amend_page(correction, form, record, version, status)

    if request.method == "GET":
        merged = {one.name: one.merged for one in fields}
        return page(form_of(record.values | merged), record.version)
    version, sent = carried_version(), settled(record, sent_values())
    form = correction_form(sent)
    if took_a_step(form):
        return page(form, version)
    form.drop_blank_parts()
    try:
        outcome = hub().corrections.amend(principal(), correction_id, version, form.values())
    except AlreadyDecided as refused:
        return shown(correction_id, [refused.say(language())], 409)
    except Invalid as refused:
        form.refuse(refused.errors)
    except NothingProposed as refused:
        form.form_errors.append(refused.say(language()))
    except Conflict:
        wanted, errors = validated(record.kind, record.values | form.values())
        if wanted is not None:
            here = url_for("corrections.amend", correction_id=correction_id)
            return conflict_page(record, form, wanted, sent, version, here)
        form.refuse(errors)
    else:
        flash(_("Saved as version %(version)s.", version=outcome.version), "success")
        return redirect(record_url(KIND, outcome.record_id), 303)
    return page(form, version, 422)


def _amend_page(
    correction: Correction, form: RecordForm, record: Record, version: int, status: int
) -> ResponseReturnValue:
    return correction_page(
        "corrections/amend.html", form, record, version, status,
        correction=correction, submit=_("Save"), cancel_href=page_url(correction.id),
    )  # fmt: skip


def _amend_again(correction_id: str) -> ResponseReturnValue:
    """The form as it was sent from a session that has ended; nothing is decided."""
    access.require(principal(), "decide_correction")
    correction = hub().corrections.get(principal(), correction_id)
    record = hub().records.get(principal(), correction.record_id)
    form = correction_form(sent_values())
    say_the_session_had_ended(form)
    return _amend_page(correction, form, record, carried_version(), 409)


keep_form(blueprint, "amend", _amend_again)
