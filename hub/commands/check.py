"""`hub check`: does the database hold what is declared, and do its indexes answer as its records do?"""

from __future__ import annotations

from pathlib import Path

import click
from rich.progress import Progress

from hub.checking import IndexFault, faults
from hub.commands.opening import data_dir_option, opened
from hub.migrating import differences


@click.command("check")
@data_dir_option
@click.option(
    "--repair",
    is_flag=True,
    help="Create what is missing and rebuild the indexes that answer wrongly.",
)
@click.pass_context
def command(context: click.Context, data_dir: Path | None, repair: bool) -> None:
    """Compare the database with the declaration, and its index answers with scans."""
    with opened(data_dir, migrated=False) as hub:
        missing, surplus = differences(hub.graph)
        for item in missing:
            click.echo(f"missing: {item}")
        for item in surplus:
            click.echo(f"not declared: {item}")
        if repair and missing:
            hub.graph.dialect.create(missing)
            click.echo(f"created {len(missing)}")
        wrong: list[IndexFault] = []
        with Progress(transient=True) as progress:
            task = progress.add_task("Comparing index answers with scans", total=None)
            for done, total, fault in faults(hub.graph):
                progress.update(task, completed=done, total=total)
                if fault is not None:
                    wrong.append(fault)
        for fault in wrong:
            click.echo(str(fault))
            if repair:
                hub.graph.dialect.rebuild(fault.item)
                click.echo(f"rebuilt: {fault.item}")
    if (missing or wrong) and not repair:
        click.echo("The database differs from what is declared; hub check --repair puts it right.")
        context.exit(1)
    if not missing and not wrong:
        click.echo("The database holds what is declared, and its indexes answer as its records do.")
