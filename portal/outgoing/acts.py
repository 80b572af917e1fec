"""One act on a request of the Office: its form, and what is said where it is refused or somebody was quicker."""

from __future__ import annotations

from collections.abc import Sequence

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph_schema.core import TYPES
from hub.audit import actions as audit
from hub.errors import Conflict, Invalid, NotFound, Retired
from hub.records.history import history
from hub.records.reading import Record
from hub.records.validation import FieldError
from hub.requests.outgoing import OURS
from hub.requests.outgoing_acts import ACTS, Act
from hub.requests.outgoing_errors import NotNow, ReviewHeldByAnother
from portal.components import Change
from portal.guard import needs
from portal.languages import say
from portal.outgoing.drawn import draw, said_in
from portal.outgoing.section import blueprint, day
from portal.records.conflicts import carried_version
from portal.records.people import names_of
from portal.records.section import record_url
from portal.records.versions import changes_between
from portal.visit import graph, hub, principal

REFUSED = (NotNow, ReviewHeldByAnother, Retired)
_NAMES = ", ".join(f'"{name}"' for name in ACTS)


@blueprint.route(f"/requests/outgoing/<record_id>/<any({_NAMES}):act>", methods=["GET", "POST"])
@needs("handle_outgoing")
def act_page(record_id: str, act: str) -> ResponseReturnValue:
    """The form of an act on a request; sent, the act is done and the request is shown."""
    done = ACTS[act]
    if request.method == "GET":
        return _page(record_id, done)
    try:
        hub().outgoing.do(
            principal(), record_id, carried_version(), done, said_in(done, request.form), day()
        )
    except Conflict:
        return _page(record_id, done, since=carried_version(), status=409)
    except Invalid as wrong:
        return _page(record_id, done, errors=wrong.errors, status=422)
    except REFUSED as refused:
        return _page(record_id, done, refused=say(refused.text, **refused.values), status=409)
    flash(_("Noted: %(act)s.", act=say(audit.action(done.audited).label)), "success")
    return redirect(record_url("request", record_id), 303)


def _page(
    record_id: str,
    act: Act,
    *,
    errors: Sequence[FieldError] = (),
    refused: str | None = None,
    since: int | None = None,
    status: int = 200,
) -> ResponseReturnValue:
    record = hub().records.get(principal(), record_id, TYPES["request"])
    if record.values["direction"] not in OURS:
        raise NotFound
    said = said_in(act, request.form) if request.method == "POST" else None
    by = record.system["updated_by"]
    page = render_template(
        "outgoing/act.html",
        record=record,
        drawn=draw(act, record, said, errors),
        refused=refused,
        meanwhile=_changes(record, since) if since is not None else None,
        who=names_of([by])[by],
    )
    return page, status


def _changes(record: Record, older: int) -> list[Change]:
    """What differs from the version that the person saw to the one that stands."""
    try:
        return changes_between(history(graph(), principal(), record.id), older, record.version)
    except NotFound:
        return []
