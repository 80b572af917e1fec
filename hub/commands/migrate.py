"""`hub migrate`: give the database the constraints and indexes that the declaration asks for."""

from __future__ import annotations

from pathlib import Path

import click

from hub.commands.opening import data_dir_option, opened
from hub.migrating import migrate


@click.command("migrate")
@data_dir_option
def command(data_dir: Path | None) -> None:
    """Create the constraints and indexes that are missing, and bring records up to date. Running it again changes
    nothing."""
    with opened(data_dir, migrated=False) as hub:
        done = migrate(hub.graph)
    if done.created:
        click.echo(f"Created {len(done.created)} constraints and indexes.")
    if done.restated:
        click.echo(f"Brought {done.restated} records up to the rules of today.")
    if not done.created and not done.restated:
        click.echo("The database has all that is declared; nothing to do.")
