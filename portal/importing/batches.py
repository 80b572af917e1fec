"""The imports that were made: a list, a page for each with its records, and undoing it."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph_schema.core import TYPES
from graph_schema.text import Text
from hub.errors import SecondPersonNeeded
from hub.importing.batches import PER_PAGE, Batch, Touched, batch, batches, records
from hub.importing.undoing import UndoRefused, undo
from portal.components import Cell, Column, Row
from portal.guard import needs
from portal.importing.section import blueprint
from portal.languages import language, say, show_moment
from portal.records.people import names_of
from portal.records.presumption import titles_name_people
from portal.records.section import record_url
from portal.visit import hub, principal

_DONE = {
    "create": Text("created", "créée"),
    "edit": Text("changed", "modifiée"),
    "retire": Text("retired", "retirée"),
    "restore": Text("restored", "rétablie"),
}
_COUNTED = {
    "create": Text("Records created", "Fiches créées"),
    "edit": Text("Records changed", "Fiches modifiées"),
    "retire": Text("Records retired", "Fiches retirées"),
    "restore": Text("Records restored", "Fiches rétablies"),
}


@blueprint.get("/imports")
@needs("import")
def listing() -> ResponseReturnValue:
    """The imports of which the reader may see something, the newest first."""
    kind = TYPES.get(request.args.get("type", ""))
    before = request.args.get("before", "")[:40] or None
    found = batches(hub(), principal(), kind, before)
    shown, more = found[:PER_PAGE], found[PER_PAGE:]
    names = names_of(one.by for one in shown)
    narrowed = kind.info.name if kind else None
    return render_template(
        "importing/batches.html",
        kind=kind,
        columns=[Column("when", _("When")), Column("file", _("File")), Column("type", _("Type")), Column("who", _("Who")), Column("undone", _("Undone"))],
        rows=[
            Row({
                "when": Cell(show_moment(one.at), href=url_for("importing.batch_page", batch_id=one.id)),
                "file": one.file_name,
                "type": say(one.kind.info.plural),
                "who": names[one.by],
                "undone": _state(one),
            })
            for one in shown
        ],
        start=url_for("importing.listing", type=narrowed) if before else None,
        next=url_for("importing.listing", type=narrowed, before=shown[-1].at) if more else None,
    )  # fmt: skip


def _state(one: Batch) -> str:
    if one.undoes:
        return _("undoes another import")
    return show_moment(one.undone_at) if one.undone_at else ""


@blueprint.get("/imports/<batch_id>")
@needs("import")
def batch_page(batch_id: str) -> ResponseReturnValue:
    """One import: file, who and when, and what was done to the records that the reader may see."""
    return _page(batch_id)


def _page(batch_id: str, refused: str | None = None, status: int = 200) -> ResponseReturnValue:
    one, counted = batch(hub(), principal(), batch_id)
    after = request.args.get("after", "")[:100] or None
    page = records(hub(), principal(), one, after)
    people = (one.by, one.undone_by, one.undo_asked_by)
    shown = render_template(
        "importing/batch.html",
        batch=one,
        refused=refused,
        names=names_of(each for each in people if each),
        counted=[(say(words), counted.get(action, 0)) for action, words in _COUNTED.items() if counted.get(action)],
        columns=[Column("record", _("Record")), Column("done", _("What was done")), Column("fields", _("Fields"))],
        rows=[_row(each) for each in page.records],
        presumed=titles_name_people(each.kind.info.name for each in page.records),
        undoable=not (one.undone_at or one.undoes or one.starter),
        start=url_for("importing.batch_page", batch_id=one.id) if after else None,
        next=url_for("importing.batch_page", batch_id=one.id, after=page.next) if page.next else None,
    )  # fmt: skip
    return shown, status


def _row(one: Touched) -> Row:
    href = record_url(one.kind.info.name, one.id)
    note = _("retired now") if one.retired else None
    return Row(
        {
            "record": Cell(one.title, href=href, note=note),
            "done": Cell(say(_DONE[one.action]), href=f"{href}/history"),
            "fields": ", ".join(say(one.kind.fields[name].label) for name in one.fields),
        }
    )


@blueprint.get("/imports/<batch_id>/undo")
@needs("import")
def ask_undo(batch_id: str) -> ResponseReturnValue:
    """What undoing an import does, before it is done."""
    one, counted = batch(hub(), principal(), batch_id)
    if one.undone_at or one.undoes or one.starter:
        return redirect(url_for("importing.batch_page", batch_id=batch_id), 303)
    takes_two = one.kind.info.confirm_retirement and bool(counted.get("create"))
    return render_template(
        "importing/undo.html",
        batch=one,
        counted=counted,
        takes_two=takes_two,
        names=names_of([one.undo_asked_by] if one.undo_asked_by else []),
    )


@blueprint.post("/imports/<batch_id>/undo")
@needs("import")
def undo_it(batch_id: str) -> ResponseReturnValue:
    """Undo an import, or say what rests on it."""
    try:
        done = undo(hub(), principal(), batch_id)
    except (UndoRefused, SecondPersonNeeded) as refused:
        return _page(batch_id, refused.say(language()), 409)
    if done.batch_id is None:
        flash(
            _("Another person who imports such records has to confirm that it is undone."), "info"
        )
    else:
        flash(_("The import was undone; history keeps both."), "success")
    return redirect(url_for("importing.batch_page", batch_id=batch_id), 303)
