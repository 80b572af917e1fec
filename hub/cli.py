"""The command `hub`: one entry, each command in a module of `hub.commands` or, for the portal, its own.

A command is loaded when it is called. An error that people should see is one line and a non-zero exit.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.metadata import entry_points
from typing import NoReturn

import click
import rich_click

from hub.errors import HubError

GROUP = "hub.commands"
"""The entry points that are commands: `hub` declares its own, the portal adds `demo` and `serve`."""

ORDER = (
    "demo",
    "serve",
    "migrate",
    "seed",
    "import",
    "export",
    "kpi",
    "user",
    "notify",
    "audit",
    "check",
)


class Commands(rich_click.RichGroup):
    """The commands, found by name among the entry points."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Every command, the first ones that people need first."""
        found = {point.name for point in entry_points(group=GROUP)}
        return [name for name in ORDER if name in found] + sorted(found - set(ORDER))

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """One command, loaded now."""
        for point in entry_points(group=GROUP, name=name):
            command = point.load()
            if isinstance(command, click.Command):
                return command
        return None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="complementarity-hub", message="%(version)s")
def commands() -> None:
    """The Complementarity Hub: domestic proceedings, cooperation and what came of it, in one graph."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit status: 0, or after one line that says what went wrong 2
    where it was called wrongly and 1 otherwise."""
    try:
        status = commands(args=arguments, prog_name="hub", standalone_mode=False)
    except click.ClickException as wrong:
        _fail(_said(wrong), wrong.exit_code)
    except HubError as error:
        _fail(str(error))
    except click.Abort:
        _fail("stopped")
    except BrokenPipeError:
        sys.exit(1)
    sys.exit(status)


def _said(wrong: click.ClickException) -> str:
    """What was wrong in the call, on one line, and where to read how it goes."""
    said = " ".join(wrong.format_message().split())
    context = getattr(wrong, "ctx", None)
    return f"{said} ({context.command_path} --help says how)" if context else said


def _fail(said: str, status: int = 1) -> NoReturn:
    click.echo(f"hub: {said}", err=True)
    sys.exit(status)
