"""How far long work has come: shown on a terminal, apart from what a command answers, and nowhere else."""

from __future__ import annotations

from rich.console import Console
from rich.progress import Progress, ProgressColumn


def progress_on(console: Console | None = None, *columns: ProgressColumn) -> Progress:
    """A progress bar on a console, the error output unless told; a pipe or a log gets not even a blank
    line of it."""
    console = console or Console(stderr=True)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
