"""`hub import TYPE FILE`: records from a CSV or XLSX file, all or nothing; or an empty file to fill in."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress
from rich.table import Table

import graph_schema.entities  # noqa: F401 - fills the register of types
from graph_schema.core import TYPES, Entity
from hub.access import HUB
from hub.commands.opening import data_dir_option, opened
from hub.exporting import Form, template
from hub.hub import Hub
from hub.importing import (
    ImportFile,
    ImportPlan,
    ImportRefused,
    PlannedRow,
    Problem,
    dry_run,
    run,
)

MOST_SHOWN = 50
"""Problems and rows that the terminal shows; the rest is counted."""

type_argument = click.argument("type", metavar="TYPE", type=click.Choice(list(TYPES)))
language_option = click.option(
    "--language", type=click.Choice(["en", "fr"]), default="en", show_default=True
)


@click.command("import")
@type_argument
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--dry-run", "rehearsal", is_flag=True, help="Say what would come of it; write nothing."
)
@click.option("--template", "empty", is_flag=True, help="Write an empty file of this type instead.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "xlsx"]),
    help="Of the template; else by its name.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the template goes.",
)
@language_option
@data_dir_option
@click.pass_context
def command(  # noqa: PLR0913 - each option of the command is one
    context: click.Context, type: str, file: Path | None, *, rehearsal: bool, empty: bool,
    form: Form | None, output: Path | None, language: str, data_dir: Path | None,
) -> None:  # fmt: skip
    """Import the records of FILE (CSV or XLSX) as records of TYPE, all of them or none.

    A row whose id or external_id is known changes that record; a file that was imported before changes
    nothing. Errors are told with row and column, and the exit status is 1.
    """
    kind = TYPES[type]
    if empty:
        write_output(template(HUB, kind, form_of(form, output)), output, f"{type}.xlsx")
        return
    if file is None:
        raise click.UsageError("Name the FILE to import, or ask for a --template.")
    console = Console()
    with opened(data_dir) as hub:
        done = (
            _rehearse(hub, kind, ImportFile.at(file), console, language)
            if rehearsal
            else _import(hub, kind, ImportFile.at(file), console, language)
        )
    if not done:
        context.exit(1)


def form_of(form: Form | None, output: Path | None) -> Form:
    """The form that was asked for, else that of the output's name, else CSV."""
    return form or ("xlsx" if output is not None and output.suffix.lower() == ".xlsx" else "csv")


def write_output(content: bytes, output: Path | None, example: str) -> None:
    """Write a file where it was asked for, else to the standard output. A workbook is not for a terminal."""
    stream = sys.stdout.buffer
    if output is not None:
        output.write_bytes(content)
    elif content.startswith(b"PK") and stream.isatty():
        raise click.UsageError(f"Say where the workbook goes, such as -o {example}")
    else:
        stream.write(content)


def _rehearse(
    hub: Hub, kind: type[Entity], file: ImportFile, console: Console, language: str
) -> bool:
    with console.status(f"Reading {escape(file.name)} …"):
        plan = dry_run(hub, HUB, kind, file)
    _show_rows(console, plan)
    _show_problems(console, plan.all_problems(), language)
    counts = ", ".join(f"{number} {action}" for action, number in plan.counts.items() if number)
    console.print(f"{escape(file.name)}: {counts or 'no rows'}; nothing was written.")
    return plan.possible


def _import(
    hub: Hub, kind: type[Entity], file: ImportFile, console: Console, language: str
) -> bool:
    try:
        with Progress(console=Console(stderr=True), transient=True) as shown:
            task = shown.add_task(f"Importing {escape(file.name)}", total=None)
            done = run(
                hub,
                HUB,
                kind,
                file,
                lambda some, all_: shown.update(task, completed=some, total=all_),
            )
    except ImportRefused as refused:
        _show_problems(console, refused.plan.all_problems(), language)
        click.echo(f"hub: {refused.say(language)}", err=True)
        return False
    console.print(
        f"{escape(file.name)}: {done.created} created, {done.updated} updated, {done.unchanged} unchanged"
        + (f" (batch {done.batch_id})." if done.batch_id else "; nothing to do.")
    )
    return True


def _show_rows(console: Console, plan: ImportPlan) -> None:
    """What becomes of the rows that change something."""
    told: list[PlannedRow] = [row for row in plan.rows if row.action in ("create", "update")]
    if not told:
        return
    table = Table("row", "what", "record", "fields")
    for row in told[:MOST_SHOWN]:
        table.add_row(
            str(row.row), row.action, escape(row.record_id or row.name), ", ".join(row.fields)
        )
    console.print(table)
    if len(told) > MOST_SHOWN:
        console.print(f"… and {len(told) - MOST_SHOWN} more rows")


def _show_problems(console: Console, problems: list[Problem], language: str) -> None:
    if not problems:
        return
    table = Table("where", "what is wrong", show_lines=False)
    for problem in problems[:MOST_SHOWN]:
        table.add_row(escape(problem.place(language)), escape(problem.say(language)))
    console.print(table)
    if len(problems) > MOST_SHOWN:
        console.print(f"… and {len(problems) - MOST_SHOWN} more")
