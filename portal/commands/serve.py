"""`hub serve`: the portal on the database that the environment names."""

from __future__ import annotations

from pathlib import Path

import click

from hub.commands.opening import data_dir_option, settings_for
from hub.hub import Hub
from hub.migrating import require_migrated
from portal.app import create_app
from portal.commands.running import address_of, listening, run
from portal.security import with_secret_key


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="0 takes a free one.",
)
@click.option(
    "--join", is_flag=True, help="Share the data directory of a portal that runs already."
)
@data_dir_option
def command(host: str, port: int, join: bool, data_dir: Path | None) -> None:
    """Serve the portal in the foreground. Behind a proxy, gunicorn does the same: `portal:create_app()`."""
    settings = with_secret_key(settings_for(data_dir))
    listener = listening(host, port)
    hub = Hub.open(settings, exclusive=not join)
    try:
        require_migrated(hub.graph)
        app = create_app(settings, hub)
    except BaseException:
        hub.close()
        raise
    run(app, hub, listener, lambda: click.echo(f"The hub answers at {address_of(listener)}"))
