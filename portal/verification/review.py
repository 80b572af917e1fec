"""The review of one proceeding: what is to be verified, against which source, and who does it."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph_schema.core import TYPES
from hub.clock import today
from hub.errors import Conflict, HubError, NotFound, ReasonNeeded
from hub.records.history import History, history
from hub.records.reading import Record
from hub.verification.contradictions import say_rule
from hub.verification.errors import (
    HeldByAnother,
    NoReviewer,
    NothingToReview,
    OwnWork,
    SourceNeeded,
)
from hub.verification.reviewing import Standing
from portal.components import Change
from portal.guard import needs, safe_next
from portal.languages import language
from portal.records.conflicts import carried_version
from portal.records.people import names_of
from portal.records.presumption import presumed_people
from portal.records.section import record_url
from portal.records.versions import changes_between
from portal.verification.section import CAUSES, blueprint, cited_sources, held_by, people_of
from portal.visit import graph, hub, principal, settings

REFUSED: dict[type[HubError], int] = {
    OwnWork: 403, HeldByAnother: 409, NothingToReview: 409, SourceNeeded: 422, NoReviewer: 422,
}  # fmt: skip
"""What is said on the page of the review itself, with the status that it then has."""


@blueprint.get("/verification/of/<record_id>")
@needs("read_queues")
def review_page(record_id: str) -> ResponseReturnValue:
    """What is to be verified of a proceeding, and what its reviewer may do."""
    return _page(record_id)


@blueprint.post("/verification/of/<record_id>/<any(verify, 'send-back', take, assign):act>")
@needs("verify")
def act(record_id: str, act: str) -> ResponseReturnValue:
    """Verify a proceeding, send it back, take its review or assign it; what is refused is said on its page,
    with what was changed meanwhile."""
    try:
        done = _ACTS[act](record_id)
    except Conflict:
        return _page(record_id, since=carried_version(), status=409)
    except ReasonNeeded as needed:
        return _page(record_id, reason_error=needed.say(language()), status=422)
    except tuple(REFUSED) as refused:
        return _page(record_id, refused.say(language()), status=REFUSED[type(refused)])
    flash(done, "success")
    leads_to = url_for("verification.review_page", record_id=record_id)
    own = record_url("proceeding", record_id) if act == "verify" else leads_to
    return redirect(safe_next(own), 303)


def _verify(record_id: str) -> str:
    source = request.form.get("source", "")
    hub().reviews.verify(principal(), record_id, carried_version(), source, _today())
    return _("Verified. It no longer waits for review.")


def _send_back(record_id: str) -> str:
    reason = request.form.get("reason", "")
    hub().reviews.send_back(principal(), record_id, carried_version(), reason, _today())
    return _("Sent back to its author with your reason.")


def _take(record_id: str) -> str:
    hub().reviews.take(principal(), record_id, _today())
    return _("You now hold this review.")


def _assign(record_id: str) -> str:
    reviewer, stand_in = request.form.get("reviewer", ""), request.form.get("stand_in") or None
    hub().reviews.assign(principal(), record_id, reviewer, stand_in, _today())
    return _("The review is assigned.")


_ACTS = {"verify": _verify, "send-back": _send_back, "take": _take, "assign": _assign}


def _today() -> Any:
    return today(settings().timezone)


def _page(
    record_id: str,
    error: str | None = None,
    *,
    reason_error: str | None = None,
    since: int | None = None,
    status: int = 200,
) -> ResponseReturnValue:
    record = hub().records.get(principal(), record_id, TYPES["proceeding"])
    standing = hub().reviews.standing(principal(), record_id, _today())
    found = history(graph(), principal(), record_id)
    verified = standing.verified
    page = render_template(
        "verification/review.html",
        record=record,
        error=error,
        reason_error=reason_error,
        meanwhile=_changes(found, since) if since is not None else None,
        changes=_changes(found, verified.version) if verified and verified.version else None,
        presumed=presumed_people(record),
        reason=request.form.get("reason", ""),
        reviewers=hub().reviews.reviewers(principal(), _today()),
        **review_words(record, standing, found),
    )
    return page, status


def review_words(record: Record, standing: Standing, found: History | None = None) -> dict[str, Any]:  # fmt: skip
    """What a page says of a proceeding's review; with its history also who verified it last."""
    review = standing.review
    last = next((one for one in found.versions if one.action == "verify"), None) if found else None
    people = names_of([*(people_of(review) if review else []), *([last.by] if last else [])])
    decides = hub().reviews.may_decide(principal(), standing) and not record.retired
    return {
        "review": review,
        "verified": standing.verified,
        "verified_by": people[last.by] if last else None,
        "people": people,
        "authors": [people[one] for one in review.entry.authors] if review else [],
        "holder": held_by(review, people) if review else None,
        "cause": CAUSES[review.entry.cause] if review and review.entry.cause in CAUSES else None,
        "own": review is not None and principal().person_id in review.entry.authors,
        "decides": decides,
        "sources": cited_sources(record) if decides else [],
        "against": next(iter(record.link_titles("verified_against")), None),
        "rules": [
            say_rule(rule, language()) for one in standing.others for rule in one.entry.rules
        ],
        "single": any(one.entry.queue == "single_source" for one in standing.others),
    }


def _changes(found: History, older: int) -> list[Change] | None:
    """What differs from an earlier version to the one that stands; nothing where that one does not show."""
    try:
        return changes_between(found, older, found.versions[0].number)
    except NotFound:
        return None
