"""Proposing a correction to a proceeding of one's own State."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph_schema.core import TYPES
from hub.corrections.corrections import KIND
from hub.corrections.errors import NothingProposed, NotYourState
from hub.errors import Conflict, Invalid, ReasonNeeded, Retired
from hub.records.reading import Record
from hub.records.validation import validated
from portal.corrections.forming import correction_form, correction_page, form_of, sent_values
from portal.corrections.section import blueprint
from portal.error_pages import answer
from portal.forms import RecordForm
from portal.guard import needs
from portal.languages import language
from portal.records.conflicts import carried_version, conflict_page, settled
from portal.records.editing import say_the_session_had_ended, took_a_step
from portal.records.resuming import keep_form
from portal.records.section import record_url
from portal.visit import hub, principal


@blueprint.route("/corrections/new/<record_id>", methods=["GET", "POST"])
@needs("propose_correction")
def propose(record_id: str) -> ResponseReturnValue:
    """The form of a proceeding, sent as a proposal: nothing is saved in the proceeding itself."""
    record = hub().records.get(principal(), record_id, TYPES[KIND])
    if record.retired:
        raise Retired
    if not hub().corrections.may_propose(principal(), record):
        return answer(403, NotYourState().say(language()))
    if request.method == "GET":
        return _page(form_of(record.values), record, record.version)
    version, sent = carried_version(), settled(record, sent_values())
    form = correction_form(sent)
    if took_a_step(form):
        return _page(form, record, version)
    form.drop_blank_parts()
    reason = request.form.get("reason", "")
    try:
        made = hub().corrections.propose(principal(), record_id, version, form.values(), reason)
    except Invalid as refused:
        form.refuse(refused.errors)
    except ReasonNeeded as refused:
        return _page(form, record, version, refused.say(language()))
    except NothingProposed as refused:
        form.form_errors.append(refused.say(language()))
    except Conflict:
        wanted, errors = validated(record.kind, record.values | form.values())
        if wanted is not None:
            here = url_for("corrections.propose", record_id=record_id)
            return conflict_page(record, form, wanted, sent, version, here)
        form.refuse(errors)
    else:
        flash(_("Proposed. The mapping unit decides; nothing has been changed yet."), "success")
        return redirect(url_for("corrections.correction_page", correction_id=made), 303)
    return _page(form, record, version, status=422)


def _page(
    form: RecordForm, record: Record, version: int, reason_error: str | None = None, status: int = 200
) -> ResponseReturnValue:  # fmt: skip
    if reason_error is not None:
        form.form_errors.append(reason_error)
        status = 422
    return correction_page(
        "corrections/propose.html", form, record, version, status,
        reason=request.form.get("reason", ""),
        reason_error=reason_error,
        submit=_("Propose"),
        cancel_href=record_url(KIND, record.id),
    )  # fmt: skip


def _again(record_id: str) -> ResponseReturnValue:
    """The form as it was sent from a session that has ended; nothing is proposed."""
    record = hub().records.get(principal(), record_id, TYPES[KIND])
    if not hub().corrections.may_propose(principal(), record):
        return answer(403, NotYourState().say(language()))
    form = correction_form(sent_values())
    say_the_session_had_ended(form)
    return _page(form, record, carried_version(), status=409)


keep_form(blueprint, "propose", _again)
