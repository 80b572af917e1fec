"""`hub export TYPE`: the records of a type as a file, in the form that `hub import` reads."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import click
from rich.console import Console

from graph_schema.core import TYPES
from hub.access import HUB
from hub.commands.importing import form_of, type_argument
from hub.commands.opening import data_dir_option, opened
from hub.exporting import Form, export
from hub.store.reader import ListQuery


@click.command("export")
@type_argument
@click.option(
    "--format", "form", type=click.Choice(["csv", "xlsx"]), help="Else by the file's name; CSV."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Else the standard output.",
)
@click.option(
    "--word", "words", multiple=True, help="Only records that hold this word; may be repeated."
)
@click.option("--retired", is_flag=True, help="Retired records too.")
@data_dir_option
def command(
    type: str, form: Form | None, output: Path | None, words: tuple[str, ...], *, retired: bool,
    data_dir: Path | None,
) -> None:  # fmt: skip
    """Write the records of TYPE that the whole institution may see, and note it in the audit trail.

    Closed records and Parts kept for single roles are left out. Importing the file again changes nothing.
    """
    chosen = form_of(form, output)
    if output is None and chosen == "xlsx" and sys.stdout.buffer.isatty():
        raise click.UsageError(f"Say where the workbook goes, such as -o {type}.xlsx")
    query = ListQuery(TYPES[type], words=" ".join(words), order="oldest", with_retired=retired)
    with opened(data_dir) as hub, ExitStack() as stack:
        chunks = export(hub, HUB, query, chosen)
        stream: BinaryIO = sys.stdout.buffer
        if output is not None:
            stream = stack.enter_context(output.open("wb"))
            stack.enter_context(Console(stderr=True).status(f"Writing {output.name} …"))
        _copy(chunks, stream)


def _copy(chunks: Iterable[bytes], stream: BinaryIO) -> None:
    for chunk in chunks:
        stream.write(chunk)
    stream.flush()
