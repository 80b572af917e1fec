"""`hub kpi NUMBER --year Y`: an indicator's figure with the records behind it."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from hub.access import INSTITUTION
from hub.commands.opening import data_dir_option, opened
from hub.exporting.cells import neutral
from hub.indicators.kpi_04_report import COLUMNS, Report, as_json, flat_rows, report
from hub.indicators.phases import Group

COMPUTED = {4: report}
"""The indicators that the graph computes, by number."""


@click.command("kpi")
@click.argument("number", type=click.IntRange(1, 20))
@click.option("--year", type=click.IntRange(2002, 2100), required=True, help="The calendar year.")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Count as known on this day; today unless given.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
)
@click.option("--language", type=click.Choice(["en", "fr"]), default="en", show_default=True)
@data_dir_option
def command(
    number: int, year: int, as_of: datetime | None, form: str, language: str, data_dir: Path | None
) -> None:
    """Print an indicator's figure for a year, computed for the whole institution."""
    if number not in COMPUTED:
        raise click.UsageError(
            f"KPI {number} is not computed from the graph; computed: {sorted(COMPUTED)}"
        )
    day: date | None = as_of.date() if as_of else None
    with opened(data_dir) as hub:
        found = COMPUTED[number](
            hub.graph, hub.trail, hub.settings, INSTITUTION, year, day.isoformat() if day else None
        )
    if form == "json":
        click.echo(json.dumps(as_json(found, language), ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(_csv(found, language), nl=False)
    else:
        _print_table(found, language)


def _csv(found: Report, language: str) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow([name for name, _ in COLUMNS])
    for row in flat_rows(found, language):
        rows.writerow([neutral(row[name]) for name, _ in COLUMNS])
    return out.getvalue()


def _print_table(found: Report, language: str) -> None:
    figure = found.figure
    table = Table(
        title=f"KPI 4, {figure.year}, as of {figure.as_of}: {figure.total} projects ({found.scope})"
    )
    names = [
        name for name, _ in COLUMNS if name not in ("records", "left_out", "met", "group", "title")
    ]
    labels = dict(COLUMNS)
    for name in names:
        first = name == "situation"
        table.add_column(
            labels[name].say(language),
            no_wrap=first,
            overflow="fold",
            justify="left" if first else "right",
        )
    group = ""
    for row in flat_rows(found, language):
        if row["group"] != group:
            group = str(row["group"])
            table.add_section()
        table.add_row(*(str(row[name]) if row[name] is not None else "" for name in names))
    console = Console()
    console.print(table)
    told: tuple[tuple[str, tuple[Group, ...]], ...] = (
        ("open", ("open",)),
        ("open and investigation concluded", ("open", "investigation_concluded")),
        ("examination closed (no target)", ("examination_closed",)),
    )
    if figure.set_target is not None:
        one = figure.set_target
        console.print(
            f"Target for {figure.year}: {one.number} per situation, set on {one.set_on}: {one.reason}",
            markup=False,
        )
    for name, groups in told:
        standing = figure.standing(*groups)
        met = "" if standing.met is None else f", target met: {standing.met}"
        console.print(f"{name}: {standing.reached} of {standing.of} reached{met}")
