"""The list of a type: what is asked for, a page of it, its columns, and the same as a file."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from graph_schema.core import Entity
from hub.exporting import MIME_TYPES, export
from hub.finding.facets import Counted, counted
from hub.records.reading import Record
from portal.guard import needs
from portal.languages import number
from portal.records.asking import (
    Asked,
    active_filters,
    asked_for,
    family_tabs,
    filter_fields,
)
from portal.records.columns import (
    chosen_columns,
    keep_columns,
    offered_columns,
    table_columns,
    table_row,
)
from portal.records.facets import facet_boxes
from portal.records.presumption import presumed_people, titles_name_people
from portal.records.saved_views import question_of, view_links
from portal.records.section import blueprint, list_url
from portal.records.slots import template
from portal.visit import hub, principal


@blueprint.get("/<kind:entity>")
@needs("read")
def listing(entity: type[Entity]) -> ResponseReturnValue:
    """A page of a type's list."""
    asked = asked_for(entity, request.args)
    page = hub().records.page(principal(), asked.query)
    numbers = counted(hub().graph, principal(), asked.query) if entity.facets else None
    chosen = chosen_columns(entity, asked.columns)
    kept = ("order", "columns", entity.info.kept_apart_by)
    return render_template(
        template(entity, "list"),
        kind=entity,
        asked=asked,
        filters=list(filter_fields(asked)),
        active=list(active_filters(asked)),
        views=list(view_links(entity, asked)),
        question=question_of(asked),
        families=family_tabs(asked),
        kept={name: asked.one(name) for name in kept if asked.one(name)},
        facets=list(facet_boxes(asked, numbers)) if numbers else [],
        columns=table_columns(asked, chosen),
        rows=[table_row(record, chosen) for record in page.records],
        presumed=any(presumed_people(record) for record in page.records),
        presumed_beside=titles_name_people(_types_shown(page.records)),
        count=_count(asked, len(page.records), page.next, numbers),
        previous=_previous(asked),
        start=asked.url() if asked.query.after else None,
        next=_next(asked, page.next),
        exports=[(_export_url(asked, one), one.upper()) for one in MIME_TYPES],
    )


def _types_shown(records: Sequence[Record]) -> set[str]:
    """The types of the records whose titles stand in a list: those that the rows name, and steps themselves."""
    named = {end.type for record in records for end in record.ends.values()}
    return named | {one.kind.info.name for one in records if one.kind.info.marking_follows}


def _count(asked: Asked, shown: int, following: str | None, numbers: Counted | None) -> str:
    """How many of how many: “3 records”, “50 of 312 records”, “50 of more than 1,000 records”."""
    if asked.query.after is None and following is None:
        return ngettext("%(num)s record", "%(num)s records", shown)
    total, more = (
        (numbers.total, False) if numbers else hub().records.count(principal(), asked.query)
    )
    values = {"shown": number(shown), "total": number(total)}
    if more:
        return _("%(shown)s of more than %(total)s records", **values)
    return _("%(shown)s of %(total)s records", **values)


def _next(asked: Asked, key: str | None) -> str | None:
    """The next page; it carries the keys of the pages before it, so that one can go back."""
    if key is None:
        return None
    back = [*asked.back, asked.query.after or ""]
    return list_url(asked.kind, **asked.given, after=key, back=back)


def _previous(asked: Asked) -> str | None:
    if not asked.query.after or not asked.back:
        return None
    *earlier, last = asked.back
    return list_url(asked.kind, **asked.given, after=last or None, back=earlier)


def _export_url(asked: Asked, file_type: str) -> str:
    return url_for("records.exported", entity=asked.kind, file_type=file_type, **asked.given)


@blueprint.get("/<kind:entity>/export.<any(csv, xlsx):file_type>")
@needs("export")
def exported(entity: type[Entity], file_type: str) -> ResponseReturnValue:
    """Exactly what the list shows, all pages of it, as a file."""
    asked = asked_for(entity, request.args)
    chunks = export(hub(), principal(), asked.query, file_type)
    response = Response(chunks, mimetype=MIME_TYPES[file_type])
    response.headers.set(
        "Content-Disposition", "attachment", filename=f"{entity.info.path}.{file_type}"
    )
    return response


@blueprint.get("/<kind:entity>/columns")
@needs("read")
def columns(entity: type[Entity]) -> ResponseReturnValue:
    """The page on which a person chooses the columns of a type's list."""
    chosen = {one.name for one in chosen_columns(entity)}
    offered = offered_columns(entity, principal()).values()
    return render_template("records/columns.html", kind=entity, offered=offered, chosen=chosen)


@blueprint.post("/<kind:entity>/columns")
@needs("read")
def choose_columns(entity: type[Entity]) -> ResponseReturnValue:
    """Keep the choice in the person's account, then back to the list."""
    keep_columns(entity, None if "_reset" in request.form else request.form.getlist("column"))
    return redirect(list_url(entity), 303)
