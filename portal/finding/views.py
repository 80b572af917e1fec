"""Saved views: keep the question of a list under a name, find it again, rename and delete it."""

from __future__ import annotations

from urllib.parse import parse_qs

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from graph_schema.core import TYPES, Entity
from hub.finding.views import ViewRefused
from portal.finding.section import blueprint
from portal.guard import needs
from portal.languages import language
from portal.records.asking import asked_for
from portal.records.columns import chosen_columns
from portal.records.saved_views import view_links
from portal.records.section import list_url
from portal.visit import hub, principal


@blueprint.get("/views")
@needs("read")
def views() -> ResponseReturnValue:
    """Everything that the person saved, to open, rename or delete."""
    return render_template(
        "finding/views.html", views=list(view_links()), proceedings=TYPES["proceeding"]
    )


@blueprint.post("/<kind:entity>/views")
@needs("read")
def keep(entity: type[Entity]) -> ResponseReturnValue:
    """Keep what the list is asked now, with its columns, under a name; then back to the list."""
    sent = parse_qs(request.form.get("question", "")[:10_000])
    asked = asked_for(entity, MultiDict(sent))
    columns = ",".join(one.name for one in chosen_columns(entity, asked.columns))
    question = asked.given | ({"columns": columns} if columns else {})
    name = request.form.get("name", "")
    try:
        hub().saved_views.keep(principal().person_id, name, entity.info.name, question)
        flash(_("Saved. You find it here and on your home page."), "success")
    except ViewRefused as refused:
        flash(refused.say(language()), "danger")
    return redirect(list_url(entity, **question), 303)


@blueprint.post("/views/<view_id>/rename")
@needs("read")
def rename(view_id: str) -> ResponseReturnValue:
    """Give a view of one's own another name."""
    try:
        hub().saved_views.rename(principal().person_id, view_id, request.form.get("name", ""))
        flash(_("Renamed."), "success")
    except ViewRefused as refused:
        flash(refused.say(language()), "danger")
    return redirect(url_for("finding.views"), 303)


@blueprint.post("/views/<view_id>/delete")
@needs("read")
def delete(view_id: str) -> ResponseReturnValue:
    """Delete a view of one's own."""
    hub().saved_views.drop(principal().person_id, view_id)
    flash(_("Deleted."), "success")
    return redirect(url_for("finding.views"), 303)
