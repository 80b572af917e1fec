"""The files that commands write: in the form that was asked for, and whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from graph_schema.text import Text
from hub.errors import HubError
from hub.exporting import Form

form_option = click.option(
    "--format", "form", type=click.Choice(["csv", "xlsx"]), help="Else by the file's name; CSV."
)
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the file goes; else to the standard output.",
)


class CannotWrite(HubError):  # noqa: N818 - named for what happened
    """A file cannot be written where it was asked for; what stood there stands."""

    text = Text("{file} cannot be written: {reason}", "{file} ne peut être écrit : {reason}")


def form_of(form: Form | None, output: Path | None) -> Form:
    """The form that was asked for, else that of the output's name, else CSV."""
    return form or ("xlsx" if output is not None and output.suffix.lower() == ".xlsx" else "csv")


def check_output(form: Form, output: Path | None) -> None:
    """Raise `click.UsageError` where a workbook would go to a terminal."""
    if output is None and form == "xlsx" and sys.stdout.isatty():
        raise click.UsageError("A workbook is not for a terminal: say where it goes with -o.")


def write_output(chunks: Iterable[bytes], output: Path | None) -> None:
    """Write where it was asked for, else to the standard output. A file appears under its name when it
    is whole. Raises `CannotWrite`."""
    if output is None:
        for chunk in chunks:
            sys.stdout.buffer.write(chunk)
        sys.stdout.buffer.flush()
        return
    try:
        if output.exists() and not output.is_file():  # a pipe, a device
            with output.open("wb") as stream:
                stream.writelines(chunks)
        else:
            _write_whole(chunks, output)
    except OSError as error:
        raise CannotWrite(file=output, reason=error.strerror or type(error).__name__) from error


def _write_whole(chunks: Iterable[bytes], output: Path) -> None:
    begun = output.with_name(f"{output.name}.part")
    try:
        with begun.open("wb") as stream:
            stream.writelines(chunks)
        begun.replace(output)
    finally:
        begun.unlink(missing_ok=True)
