"""The dry run of a draft: how many rows would do what, each row with what is wrong with it, and as a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from flask import Response, get_template_attribute, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup, escape

from graph_schema.core import Entity
from hub.exporting import MIME_TYPES
from hub.exporting.tables import table_file
from hub.importing import ImportPlan, PlannedRow, Problem
from hub.importing.drafts import Draft, draft, plan_of
from hub.records.reading import Neighbour
from portal.components import Cell, Column, Row
from portal.guard import needs
from portal.importing.section import ACTIONS, blueprint, draft_url
from portal.languages import language, number, say
from portal.records.presumption import titles_name_people
from portal.records.section import record_url
from portal.state_names import title_of
from portal.visit import hub, principal

PER_PAGE = 50
DIFFERING, CAUTIONS, TWINS = "differing", "cautions", "twins"
"""Rows may be narrowed to those that would do something else than was confirmed, that give pause, or that would
create what is likely there."""


@blueprint.get("/imports/drafts/<draft_id>/dry-run")
@needs("import")
def dry_run(draft_id: str) -> ResponseReturnValue:
    """A page of the rows of a dry run."""
    one = draft(hub(), principal(), draft_id)
    if one.step != "planned":
        return redirect(url_for("importing.go_on", draft_id=draft_id), 303)
    plan = plan_of(hub(), principal(), one)
    what = request.args.get("what", "")
    rows = _narrowed(one, plan, what)
    place = request.args.get("page", "1")
    page = max(1, int(place)) if place.isdecimal() and len(place) < 6 else 1
    shown = rows[(page - 1) * PER_PAGE : page * PER_PAGE]
    ids = {twin for row in shown for twin in row.twins}
    twins = hub().records.titles(principal(), ids) if ids else {}

    def page_url(other: int) -> str:
        return url_for("importing.dry_run", draft_id=one.id, what=what or None, page=other)

    return render_template(
        "importing/dry_run.html",
        kind=one.kind,
        draft=one,
        plan=plan,
        what=what,
        counts=_counts(one, plan),
        file_problems=[_sentence(problem) for problem in plan.problems],
        presumed=titles_name_people(twin.type for twin in twins.values()),
        columns=[Column("row", _("Row")), Column("what", _("What")), Column("record", _("Record")), Column("detail", _("Details"))],
        rows=[_row(one.kind, row, twins) for row in shown],
        shown=_shown(len(rows), len(plan.rows)),
        previous=page_url(page - 1) if page > 1 else None,
        next=page_url(page + 1) if page * PER_PAGE < len(rows) else None,
        exports=[(url_for("importing.dry_run_file", draft_id=one.id, file_type=each), each.upper()) for each in MIME_TYPES],
        writes=one.counts.get("create", 0) + one.counts.get("update", 0),
    )  # fmt: skip


def _shown(rows: int, of: int) -> str:
    if rows == of:
        return _("%(number)s rows", number=number(of))
    return _("%(shown)s of %(total)s rows", shown=number(rows), total=number(of))


def _narrowed(one: Draft, plan: ImportPlan, what: str) -> Sequence[PlannedRow]:
    if what == DIFFERING:
        return [row for row in plan.rows if row.row in set(one.differing)]
    if what == CAUTIONS:
        return [row for row in plan.rows if row.cautions]
    if what == TWINS:
        return [row for row in plan.rows if row.twins]
    return [row for row in plan.rows if row.action == what] if what in ACTIONS else plan.rows


def _counts(one: Draft, plan: ImportPlan) -> list[tuple[str, str, int]]:
    """What the rows can be narrowed to: name, words, how many."""
    counted = [
        (action, say(words[1]), plan.counts.get(action, 0))
        for action, words in ACTIONS.items()
        if action != "kept" or plan.counts.get(action)
    ]
    cautioned = sum(bool(row.cautions) for row in plan.rows)
    if cautioned:
        counted.append((CAUTIONS, _("To look at again"), cautioned))
    twins = sum(bool(row.twins) for row in plan.rows)
    if twins:
        counted.append((TWINS, _("Likely there already"), twins))
    if one.differing:
        counted.append((DIFFERING, _("Different from before"), len(one.differing)))
    return counted


def _row(kind: type[Entity], row: PlannedRow, twins: Mapping[str, Neighbour]) -> Row:
    known = row.record_id and row.action in ("update", "unchanged", "conflict", "kept")
    href = record_url(kind.info.name, str(row.record_id)) if known else None
    return Row(
        {
            "row": str(row.row),
            "what": _mark(row),
            "record": Cell(row.name or "–", href=href),
            "detail": _detail(kind, row, twins),
        }
    )


def _mark(row: PlannedRow) -> Markup:
    words, _many, tone, drawing = ACTIONS[row.action]
    badge = get_template_attribute("components/marks.html", "badge")
    drawn: Markup = badge(say(words), tone, drawing)
    return drawn


def _detail(kind: type[Entity], row: PlannedRow, twins: Mapping[str, Neighbour]) -> Markup:
    """What is wrong with a row, what gives pause about it, what it would create twice, and the fields that it
    would change."""
    told = [Markup("<li class='problem'>{}</li>").format(_sentence(one)) for one in row.problems]
    told += [
        Markup("<li class='caution'>{} {}</li>").format(_("Look again:"), _sentence(one))
        for one in row.cautions
    ]
    told += [
        Markup("<li class='caution'>{} <a href='{}'>{}</a></li>").format(
            _("Likely there already:"), record_url(twins[one].type, one), title_of(twins[one])
        )
        for one in row.twins
        if one in twins
    ]
    if row.fields:
        fields = ", ".join(say(kind.fields[name].label) for name in row.fields)
        told.append(Markup("<li>{}</li>").format(fields))
    return (
        Markup("<ul class='plain-list'>{}</ul>").format(Markup("").join(told))
        if told
        else Markup("")
    )


def _sentence(one: Problem) -> Markup:
    """A problem with its place in the file."""
    place = one.place(language())
    said = escape(one.say(language()))
    return (
        Markup("<strong>{}</strong> {}").format(f"{place[:1].upper()}{place[1:]}:", said)
        if place
        else said
    )


@blueprint.get("/imports/drafts/<draft_id>/dry-run.<any(csv, xlsx):file_type>")
@needs("import")
def dry_run_file(draft_id: str, file_type: str) -> ResponseReturnValue:
    """The whole dry run as a file: a line for each problem, caution, or row that has none."""
    one = draft(hub(), principal(), draft_id)
    if one.step != "planned":
        return redirect(draft_url(one), 303)
    plan = plan_of(hub(), principal(), one)
    header = [
        _("Row"),
        _("What"),
        _("Record"),
        _("Fields"),
        _("Where"),
        _("Problem"),
        _("Look again"),
    ]
    content = table_file(header, _lines(one.kind, plan), file_type)
    response = Response(content, mimetype=MIME_TYPES[file_type])
    response.headers.set("Content-Disposition", "attachment", filename=f"dry-run.{file_type}")
    return response


def _lines(kind: type[Entity], plan: ImportPlan) -> Iterator[list[Any]]:
    for one in plan.problems:
        yield [None, None, None, None, one.place(language()), one.say(language()), None]
    for row in plan.rows:
        fields = ", ".join(say(kind.fields[name].label) for name in row.fields)
        begun = [row.row, say(ACTIONS[row.action][0]), row.name, fields]
        for one in row.problems:
            yield [*begun, one.place(language()), one.say(language()), None]
        for one in row.cautions:
            yield [*begun, one.place(language()), None, one.say(language())]
        if not row.problems and not row.cautions:
            yield [*begun, None, None, None]
