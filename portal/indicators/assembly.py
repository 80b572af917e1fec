"""`/kpis/3/assembly`: the extract for the Assembly, in which no count under 3 can be found."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from graph_schema.text import Text
from hub.clock import today
from hub.exporting.tables import table_file
from hub.indicators.assembly import (
    DIRECTION_NAMES,
    NOT_TOLD,
    TOTAL,
    Direction,
    Extract,
    PeriodNotOver,
    count_words,
    extract,
    flat_rows,
    kind_name,
    latest,
    region_name,
    total_words,
)
from hub.indicators.suppression import Published, Total
from portal.components import Column, Row
from portal.guard import needs
from portal.indicators import blueprint
from portal.indicators.export import download
from portal.indicators.kpi_03_tables import Table
from portal.indicators.years import FIRST_CHOICE, read_asked
from portal.languages import language, say, typeset
from portal.visit import hub, principal

_KIND = Text("Kind of assistance", "Forme d’assistance")


@blueprint.get("/kpis/3/assembly")
@needs("extract_for_assembly")
def assembly() -> ResponseReturnValue:
    """Both tables of a period that is over."""
    year, problems = _asked()
    last = latest(today(hub().settings.timezone))
    found, refused = None, None
    try:
        found = _extract(year, "page")
    except PeriodNotOver as error:
        refused = typeset(error.say(language()))
    return render_template(
        "indicators/assembly.html",
        year=year,
        years=sorted({*range(FIRST_CHOICE, last + 1), year}, reverse=True),
        problems=problems,
        refused=refused,
        found=found,
        tables=[_table(name, table) for name, table in found.tables.items()] if found else [],
    )


@blueprint.get("/kpis/3/assembly/export.<any(csv,xlsx):form>")
@needs("extract_for_assembly")
def assembly_export(form: str) -> ResponseReturnValue:
    """Both tables as one file. Raises `PeriodNotOver`."""
    year, _problems = _asked()
    header, *rows = flat_rows(_extract(year, form), language())
    return download(table_file(header, rows, form), form, f"kpi-3-assembly-{year}")


def _asked() -> tuple[int, tuple[str, ...]]:
    """The year of the address, otherwise that of the last period that is over."""
    day = today(hub().settings.timezone)
    asked = read_asked(request.args.get("year"), None, day)
    given = request.args.get("year") and not asked.problems
    return (asked.year if given else latest(day)), asked.problems


def _extract(year: int, form: str) -> Extract:
    opened = hub()
    return extract(opened.graph, opened.trail, opened.settings, principal(), year, form)


def _table(direction: Direction, table: Published) -> Table:
    columns = [
        Column("kind", say(_KIND)),
        *(Column(one, typeset(region_name(one, language())), numeric=True) for one in table.columns),
        Column("all", say(TOTAL), numeric=True),
    ]  # fmt: skip
    rows = [
        Row({
            "kind": typeset(kind_name(kind, language())),
            **{region: _count(table.cells[kind, region]) for region in table.columns},
            "all": _total(table.row_totals[kind]),
        })
        for kind in table.rows
    ]  # fmt: skip
    foot = Row({
        "kind": say(TOTAL),
        **{region: _total(table.column_totals[region]) for region in table.columns},
        "all": _total(table.total),
    })  # fmt: skip
    return Table(direction, say(DIRECTION_NAMES[direction]), columns, [*rows, foot])


def _count(count: int | None) -> str | Markup:
    if count is None:
        words = typeset(count_words(None, language()))
        return Markup('<span class="zero" title="{0}">&lt; 3<span class="visually-hidden"> ({0})</span></span>').format(words)  # fmt: skip
    return str(count)


def _total(total: Total) -> str:
    if total.exact is None and total.at_least:
        return f"≥ {total.at_least}"
    return say(NOT_TOLD) if total.exact is None else typeset(total_words(total, language()))
