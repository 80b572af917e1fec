"""A person's own drafts of requests: kept while they type, listed, thrown away."""

from __future__ import annotations

from typing import Any

from flask import flash, jsonify, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import generate_csrf

from hub.drafts.drafts import DraftTooLong, FormDraft, TooManyDrafts
from portal.guard import needs
from portal.languages import language, show_moment
from portal.requests.preparing import FORM, keep_sent, sent_form
from portal.requests.section import blueprint
from portal.visit import hub, principal


@blueprint.get("/requests/drafts")
@needs("prepare_request")
def drafts_page() -> ResponseReturnValue:
    """The drafts that the person keeps, the latest first."""
    return render_template("requests/drafts.html", drafts=own_drafts())


def own_drafts() -> list[FormDraft]:
    """The drafts of requests of who asks."""
    return hub().form_drafts.of(principal().person_id, FORM)


@blueprint.post("/requests/drafts/keep")
@needs("prepare_request")
def keep() -> ResponseReturnValue:
    """Keep what is in the form just now, for the script that saves while somebody types."""
    try:
        draft = keep_sent(sent_form())
    except (DraftTooLong, TooManyDrafts) as refused:
        return jsonify(problem=refused.say(language())), 422
    return jsonify(_answer(draft))


def _answer(draft: FormDraft) -> dict[str, Any]:
    return {
        "draft": draft.id,
        "saves": draft.saves,
        "said": _("Draft saved at %(when)s.", when=show_moment(draft.saved_at)),
        "address": url_for("requests.prepare", draft=draft.id),
    }


@blueprint.get("/requests/drafts/token")
@needs("prepare_request")
def token() -> ResponseReturnValue:
    """A fresh token for the form of somebody who has signed in again in another window."""
    return jsonify(token=generate_csrf())


@blueprint.post("/requests/drafts/<draft_id>/drop")
@needs("prepare_request")
def drop(draft_id: str) -> ResponseReturnValue:
    """Throw a draft away."""
    hub().form_drafts.drop(principal().person_id, draft_id)
    flash(_("The draft is thrown away."), "success")
    return redirect(url_for("requests.drafts_page"), 303)
