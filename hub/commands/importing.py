"""`hub import TYPE FILE`: records from a CSV or XLSX file, all or nothing; or an empty file to fill in."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from graph_schema.core import Entity
from hub.access import HUB
from hub.commands.files import check_output, form_of, form_option, output_option, write_output
from hub.commands.opening import data_dir_option, opened
from hub.commands.progress import progress_on
from hub.commands.record_type import type_argument
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
@click.option(
    "--template", "empty", is_flag=True, help="Write an empty file of this type to fill in instead."
)
@form_option
@output_option
@language_option
@data_dir_option
@click.pass_context
def command(  # noqa: PLR0913 - each option of the command is one
    context: click.Context, kind: type[Entity], file: Path | None, *, rehearsal: bool, empty: bool,
    form: Form | None, output: Path | None, language: str, data_dir: Path | None,
) -> None:  # fmt: skip
    """Import the records of FILE (CSV or XLSX) as records of TYPE, all of them or none.

    A row whose id or external_id is known changes that record; a file that was imported before changes
    nothing. Errors are told with row and column, and the exit status is 1.
    """
    if empty == (file is not None):
        raise click.UsageError("Name one FILE to import, or ask for a --template.")
    if file is None:
        chosen = form_of(form, output)
        check_output(chosen, output)
        write_output([template(HUB, kind, chosen)], output)
        return
    if form or output:
        raise click.UsageError("--format and --output are for a --template.")
    console = Console()
    with opened(data_dir) as hub:
        done = (
            _rehearse(hub, kind, ImportFile.at(file), console, language)
            if rehearsal
            else _import(hub, kind, ImportFile.at(file), language)
        )
    if not done:
        context.exit(1)


def _rehearse(
    hub: Hub, kind: type[Entity], file: ImportFile, console: Console, language: str
) -> bool:
    with console.status(f"Reading {escape(file.name)} …"):
        plan = dry_run(hub, HUB, kind, file)
    _show_rows(console, plan)
    _show_problems(plan.all_problems(), language)
    counts = ", ".join(f"{number} {action}" for action, number in plan.counts.items() if number)
    click.echo(f"{file.name}: {counts or 'no rows'}; nothing was written.")
    return plan.possible


def _import(hub: Hub, kind: type[Entity], file: ImportFile, language: str) -> bool:
    try:
        with progress_on() as shown:
            task = shown.add_task(f"Importing {escape(file.name)}", total=None)
            done = run(
                hub,
                HUB,
                kind,
                file,
                lambda some, all_: shown.update(task, completed=some, total=all_),
            )
    except ImportRefused as refused:
        _show_problems(refused.plan.all_problems(), language, err=True)
        click.echo(f"hub: {refused.say(language)}", err=True)
        return False
    click.echo(
        f"{file.name}: {done.created} created, {done.updated} updated, {done.unchanged} unchanged"
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


def _show_problems(problems: list[Problem], language: str, *, err: bool = False) -> None:
    """Each problem on a line of its own: where it is, and what is wrong."""
    for problem in problems[:MOST_SHOWN]:
        place = problem.place(language)
        click.echo(f"{place}: {problem.say(language)}" if place else problem.say(language), err=err)
    if len(problems) > MOST_SHOWN:
        click.echo(f"… and {len(problems) - MOST_SHOWN} more", err=err)
