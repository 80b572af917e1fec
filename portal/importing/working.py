"""A draft on its way: where it stands, how far the work on it has come, confirmed or thrown away."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hub.importing.drafts import discard, draft
from hub.importing.running import confirm
from portal.guard import needs
from portal.importing.section import blueprint, draft_url
from portal.records.section import list_url
from portal.visit import hub, principal

PATIENCE = 1.0
"""Seconds that a request waits for an import, so that a small one is done at once."""


@blueprint.get("/imports/drafts/<draft_id>")
@needs("import")
def go_on(draft_id: str) -> ResponseReturnValue:
    """Go on where the draft stands; one that was imported leads to what came of it."""
    one = draft(hub(), principal(), draft_id)
    if one.step != "imported":
        return redirect(draft_url(one), 303)
    if one.batch_id:
        return redirect(url_for("importing.batch_page", batch_id=one.batch_id), 303)
    flash(_("The file holds nothing new: no record was changed."), "info")
    return redirect(list_url(one.kind), 303)


@blueprint.get("/imports/drafts/<draft_id>/progress")
@needs("import")
def progress(draft_id: str) -> ResponseReturnValue:
    """How far the work on a draft has come; once it is done, the page leads on."""
    one = draft(hub(), principal(), draft_id)
    if not one.in_work:
        return redirect(url_for("importing.go_on", draft_id=draft_id), 303)
    return render_template("importing/progress.html", kind=one.kind, draft=one)


@blueprint.post("/imports/drafts/<draft_id>/import")
@needs("import")
def import_it(draft_id: str) -> ResponseReturnValue:
    """Import exactly what the dry run showed."""
    confirm(hub(), principal(), draft_id, PATIENCE)
    return redirect(url_for("importing.go_on", draft_id=draft_id), 303)


@blueprint.post("/imports/drafts/<draft_id>/discard")
@needs("import")
def throw_away(draft_id: str) -> ResponseReturnValue:
    """Throw a draft away with its file."""
    one = draft(hub(), principal(), draft_id)
    discard(hub(), principal(), draft_id)
    flash(_("The file was thrown away; nothing was imported."), "success")
    return redirect(url_for("importing.start", entity=one.kind), 303)
