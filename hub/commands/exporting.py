"""`hub export TYPE`: the records of a type as a file, in the form that `hub import` reads."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from graph_schema.core import Entity
from hub.access import HUB
from hub.commands.files import check_output, form_of, form_option, output_option, write_output
from hub.commands.opening import data_dir_option, opened
from hub.commands.record_type import type_argument
from hub.exporting import Form, export
from hub.store.reader import ListQuery


@click.command("export")
@type_argument
@form_option
@output_option
@click.option(
    "--word", "words", multiple=True, help="Only records that hold this word; may be repeated."
)
@click.option("--retired", is_flag=True, help="Retired records too.")
@data_dir_option
def command(
    kind: type[Entity], form: Form | None, output: Path | None, words: tuple[str, ...], *, retired: bool,
    data_dir: Path | None,
) -> None:  # fmt: skip
    """Write the records of TYPE that the whole institution may see, and note it in the audit trail.

    Closed records and Parts kept for single roles are left out. Importing the file again changes nothing.
    """
    chosen = form_of(form, output)
    check_output(chosen, output)
    query = ListQuery(kind, words=" ".join(words), order="oldest", with_retired=retired)
    with opened(data_dir) as hub, Console(stderr=True).status(f"Writing {kind.info.plural.en} …"):
        write_output(export(hub, HUB, query, chosen), output)
