"""The columns of a file: which field each of them is, proposed and changed by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from graph_schema.text import Text
from hub.importing.columns import EXTERNAL_ID, ID
from hub.importing.drafts import Draft, draft, file_of, say_columns
from hub.importing.matching import Choice, Found, Heading, choices, headings, unread_sheets
from hub.importing.opening import sheets_of
from hub.importing.running import rehearse
from portal.components import Option
from portal.guard import needs
from portal.importing.section import blueprint, draft_url
from portal.languages import say
from portal.visit import hub, principal

PATIENCE = 1.5
"""Seconds that a request waits for a dry run, most of which are done by then."""

MANY = 60
"""Of more columns, those that were recognised by name offer nothing but that, to keep the page small."""

_LEAVE_OUT = Text("– leave out –", "– ne pas importer –")
_FOUND: dict[Found, Text] = {
    "kept": Text("as last time", "comme la dernière fois"),
    "exact": Text("same name", "même nom"),
    "label": Text("same label", "même libellé"),
    "near": Text("similar name: check it", "nom voisin : à vérifier"),
    "told": Text("follows from other columns", "découle d’autres colonnes"),
    "nothing": Text("not recognised", "non reconnue"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One column of the file with the fields that it can be."""

    field: str
    sheet: str | None
    words: str
    sample: str
    how: str
    doubtful: bool
    options: Sequence[Option]


@blueprint.get("/imports/drafts/<draft_id>/columns")
@needs("import")
def columns(draft_id: str) -> ResponseReturnValue:
    """Every column of the file with the field that it is taken for."""
    one = draft(hub(), principal(), draft_id)
    if one.in_work or one.step == "imported":
        return redirect(draft_url(one), 303)
    sheets = sheets_of(file_of(hub(), principal(), one))
    found = headings(one.kind, principal(), sheets)
    lines = list(_lines(one, found))
    return render_template(
        "importing/columns.html",
        kind=one.kind,
        draft=one,
        lines=lines,
        left_out=sum(line.doubtful and line.options[0].selected for line in lines),
        named=any(
            one.columns.get(each.key) in (ID, EXTERNAL_ID) for each in found if not each.sheet
        ),
        unread=unread_sheets(one.kind, principal(), sheets),
        rows=len(sheets[0].rows),
    )


def _lines(one: Draft, found: Sequence[Heading]) -> Iterator[Line]:
    offered = {
        sheet: choices(one.kind, principal(), sheet) for sheet in {each.sheet for each in found}
    }
    few = len(found) <= MANY
    for place, heading in enumerate(found):
        chosen = one.columns.get(heading.key, heading.proposed)
        how = heading.found if chosen == heading.proposed else "kept"
        own = offered[heading.sheet]
        listed = own.values() if few or heading.found != "exact" else ()
        yield Line(
            f"column-{place}", heading.sheet, heading.words, heading.sample[:80], say(_FOUND[how]),
            how != "told" and (not chosen or how == "near"), list(_options(chosen, heading, listed)),
        )  # fmt: skip


def _options(chosen: str, heading: Heading, listed: Sequence[Choice]) -> Iterator[Option]:
    yield Option("", say(_LEAVE_OUT), not chosen)
    names = {one.name for one in listed}
    for name in dict.fromkeys((chosen, heading.proposed)):
        if name and name not in names:
            yield Option(name, name, name == chosen)
    for one in listed:
        yield Option(one.name, f"{say(one.label)} ({one.name})", one.name == chosen)


@blueprint.post("/imports/drafts/<draft_id>/columns")
@needs("import")
def choose(draft_id: str) -> ResponseReturnValue:
    """Keep what was said of the columns, and begin the dry run."""
    one = draft(hub(), principal(), draft_id)
    found = headings(one.kind, principal(), sheets_of(file_of(hub(), principal(), one)))
    said = {
        heading.key: request.form.get(f"column-{place}", "") for place, heading in enumerate(found)
    }
    say_columns(hub(), principal(), draft_id, said)
    rehearse(hub(), principal(), draft_id, PATIENCE)
    return redirect(url_for("importing.go_on", draft_id=draft_id), 303)
