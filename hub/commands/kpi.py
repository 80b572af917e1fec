"""`hub kpi NUMBER --year Y`: an indicator's figure with the records behind it."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from hub.access import INSTITUTION
from hub.commands.opening import data_dir_option, opened
from hub.exporting.cells import neutral
from hub.indicators.computed import Computed, Printed
from hub.indicators.register import COMPUTED


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
    indicator = COMPUTED[number]
    day: date | None = as_of.date() if as_of else None
    with opened(data_dir) as hub:
        found = indicator.report(
            hub.graph, hub.trail, hub.settings, INSTITUTION, year, day.isoformat() if day else None
        )
    if form == "json":
        click.echo(json.dumps(indicator.as_json(found, language), ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(_csv(indicator, found, language), nl=False)
    else:
        _print(indicator.printed(found, language), language)


def _csv(indicator: Computed[Any], found: Any, language: str) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    names = [name for name, _ in indicator.columns]
    rows.writerow(names)
    for row in indicator.flat_rows(found, language):
        rows.writerow([neutral(row[name]) for name in names])
    return out.getvalue()


def _print(printed: Printed, language: str) -> None:
    table = Table(title=printed.title)
    for place, label in enumerate(printed.columns):
        first = place == 0
        table.add_column(
            label.say(language),
            no_wrap=first,
            overflow="fold",
            justify="left" if first else "right",
        )
    for section in printed.sections:
        table.add_section()
        for row in section:
            table.add_row(*("" if cell is None else str(cell) for cell in row))
    console = Console()
    console.print(table)
    for line in printed.lines:
        console.print(line, markup=False)
