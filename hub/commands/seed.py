"""`hub seed`: load the starter data and the fictitious examples, or take the examples out again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn

import graph_schema.entities  # noqa: F401 - fills the register of types
from graph_schema.core import TYPES, Entity
from graph_schema.text import Text
from hub.access import HUB
from hub.audit.event import Event
from hub.commands.opening import data_dir_option, opened
from hub.commands.progress import progress_on
from hub.config import Settings
from hub.errors import ConfigurationError, HubError
from hub.hub import Hub
from hub.importing import ImportFile, ImportRefused, run
from hub.importing.examples import remove_examples

ORDER = "order.txt"
EXAMPLES = "examples"
LEDGER = "ledger.csv"
"""What of the original files was not loaded, or not as it stood, and why."""


class SeedRefused(HubError):  # noqa: N818 - named for what happened
    """A file of the starter data does not fit the schema; `problem` is the first that was found."""

    text = Text(
        "The starter data do not fit: {file}, {problem}",
        "Les données de départ ne conviennent pas : {file}, {problem}",
    )


@click.command("seed")
@click.option(
    "--examples/--no-examples",
    default=False,
    show_default=True,
    help="Load the fictitious examples too.",
)
@click.option(
    "--remove-examples",
    "remove",
    is_flag=True,
    help="Take the fictitious examples out, with their history.",
)
@data_dir_option
def command(*, examples: bool, remove: bool, data_dir: Path | None) -> None:
    """Load the starter data: public facts with their sources. Running it again changes nothing.

    Records that somebody has changed since are left as they are. What of the original files was not
    loaded, or not as it stood, is in the ledger that the command names.
    """
    if examples and remove:
        raise click.UsageError("Load the examples or remove them: one of the two.")
    console = Console(stderr=True)
    with opened(data_dir) as hub:
        if remove:
            gone = remove_examples(hub, HUB)
            click.echo(f"Fictitious examples removed: {len(gone)}.")
            return
        seed(hub, examples=examples, console=console)
        ledger = seeds_directory(hub.settings) / LEDGER
    click.echo("The starter data are loaded.")
    if ledger.is_file():
        click.echo(f"What was not loaded, and why: {ledger}")


def seed(hub: Hub, *, examples: bool, console: Console) -> None:
    """Load the starter data, and with `examples` the fictitious records; types in order, each file all or
    nothing. What is there already stays. Raises `ConfigurationError` where there are no files,
    `SeedRefused` where one does not fit."""
    files = list(seed_files(seeds_directory(hub.settings), examples=examples))
    written = {"created": 0, "updated": 0}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with progress_on(console, *columns) as shown:
        task = shown.add_task("Loading the starter data", total=len(files))
        for kind, path in files:
            shown.update(task, description=f"Loading the starter data: {kind.info.plural.en}")
            done = _load(hub, kind, path)
            written["created"] += done[0]
            written["updated"] += done[1]
            shown.advance(task)
    if any(written.values()):
        hub.trail.record(
            Event(action="seed", by=HUB.person_id, details={"examples": examples, **written})
        )
    console.print(
        f"Starter data: {written['created']} records new, {written['updated']} brought up to date."
    )


def _load(hub: Hub, kind: type[Entity], path: Path) -> tuple[int, int]:
    try:
        done = run(hub, HUB, kind, ImportFile.at(path), starter=True)
    except ImportRefused as refused:
        first = refused.plan.all_problems()[0]
        said = Text(*(f"{first.place(one)}: {first.say(one)}" for one in ("en", "fr")))
        raise SeedRefused(file=path.name, problem=said) from refused
    return done.created, done.updated


def seeds_directory(settings: Settings) -> Path:
    """Where the starter data lie: `HUB_SEEDS_DIR`, or `seeds` beside the packages of this project."""
    directory = settings.seeds_dir or Path(__file__).resolve().parents[2] / "seeds"
    if not (directory / ORDER).is_file():
        raise ConfigurationError(
            setting="HUB_SEEDS_DIR",
            expected=Text(
                "the directory “seeds” of the project, with its order.txt",
                "le répertoire « seeds » du projet, avec son fichier order.txt",
            ),
        )
    return directory


def seed_files(directory: Path, *, examples: bool) -> Iterator[tuple[type[Entity], Path]]:
    """The files of the starter data with the types of their records, in the order of loading."""
    for folder in (directory, directory / EXAMPLES) if examples else (directory,):
        for name in (folder / ORDER).read_text(encoding="utf-8").split():
            if Path(name).stem not in TYPES or not (folder / name).is_file():
                raise SeedRefused(
                    file=ORDER,
                    problem=Text(
                        f"there is no file of records “{name}”",
                        f"il n’y a pas de fichier de fiches « {name} »",
                    ),
                )
            yield TYPES[Path(name).stem], folder / name
