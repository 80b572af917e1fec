"""Opening the hub for one command: what the environment says, the right data directory, a clean end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from hub.config import Settings
from hub.hub import Hub
from hub.migrating import require_migrated

data_dir_option = click.option(
    "--data-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Data directory of the embedded graph, instead of HUB_DATA_DIR.",
)


def settings_for(data_dir: Path | None, environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of the environment, with the data directory that the command was given."""
    settings = (
        Settings.from_environment(environ) if environ is not None else Settings.from_environment()
    )
    return replace(settings, data_dir=data_dir.expanduser().absolute()) if data_dir else settings


@contextmanager
def opened(data_dir: Path | None = None, *, migrated: bool = True) -> Iterator[Hub]:
    """The hub for one command: joins the engine that runs on the data directory, or starts it.

    With `migrated` a database that lacks its constraints is refused with one line.
    """
    with Hub.open(settings_for(data_dir)) as hub:
        if migrated:
            require_migrated(hub.graph)
        yield hub
