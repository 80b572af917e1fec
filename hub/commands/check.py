"""`hub check`: does the database hold what is declared, and do its indexes answer as its records do?"""

from __future__ import annotations

from pathlib import Path

import click

from hub.commands.opening import data_dir_option, opened
from hub.commands.progress import progress_on
from hub.migrating import declared, differences
from hub.store.checking import IndexFault, faults


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
        with progress_on() as progress:
            standing = sorted(declared() - set(missing))
            for item in progress.track(standing, description="Comparing index answers with scans"):
                wrong += faults(hub.graph, item)
        for fault in wrong:
            click.echo(str(fault))
        if repair:
            for item in dict.fromkeys(fault.item for fault in wrong):
                hub.graph.dialect.rebuild(item)
                click.echo(f"rebuilt: {item}")
    if (missing or wrong) and not repair:
        click.echo("The database differs from what is declared; hub check --repair puts it right.")
        context.exit(1)
    if not missing and not wrong:
        click.echo("The database holds what is declared, and its indexes answer as its records do.")
