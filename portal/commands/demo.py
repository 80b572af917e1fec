"""`hub demo`: everything set up on the embedded engine, with real data, one account per role, and served."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from graph_schema.text import Text
from hub.access import HUB
from hub.accounts import NewPerson
from hub.commands.opening import settings_for
from hub.commands.seed import seed
from hub.config import Settings
from hub.errors import AlreadyExists, HubError, Invalid
from hub.hub import Hub
from hub.migrating import migrate
from hub.private_files import write_private
from portal.app import create_app
from portal.commands.running import address_of, listening, run
from portal.security import with_secret_key

ACCOUNTS_FILE = "demo-accounts.json"
FOLDER = "demo"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody who may sign in to the demo."""

    username: str
    name: str
    roles: tuple[str, ...]
    authority: str | None = None
    language: str = "en"
    groups: tuple[str, ...] = ()


PEOPLE = (
    DemoPerson("practitioner", "Practitioner, Lithuania", ("practitioner",), "auth-ltu-ps"),
    DemoPerson("practitioner-fr", "Praticienne, France", ("practitioner",), "auth-fra-pnat", "fr"),
    DemoPerson("mapping", "Mapping unit", ("mapping",)),
    DemoPerson("mapping-2", "Mapping unit, vigilance", ("mapping",), groups=("vigilance",)),
    DemoPerson("cso-liaison", "Liaison with civil society", ("cso_liaison",)),
    DemoPerson("cooperation", "Cooperation adviser", ("cooperation",)),
    DemoPerson("cooperation-2", "Second cooperation adviser", ("cooperation",)),
    DemoPerson("manager", "Head of section", ("manager",)),
    DemoPerson("admin", "Administrator", ("admin",)),
)
"""One account per role, a second practitioner of another State who reads French, a second member of the mapping
unit (what one of them writes the other verifies, and notes on admissibility are for that group), and a second
cooperation adviser, who reviews what the first one drafts."""


class AccountsFileGone(HubError):  # noqa: N818 - named for what happened
    """The demo's accounts exist and the file with their passwords does not name them all."""

    text = Text(
        "{path} no longer has the passwords of the demo’s accounts: choose another --data-dir",
        "{path} ne contient plus les mots de passe des comptes de démonstration : choisissez un autre --data-dir",
    )


@click.command("demo")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="0 takes a free one.",
)
@click.option(
    "--data-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the demo keeps its data.",
)
@click.option(
    "--examples/--no-examples",
    default=True,
    show_default=True,
    help="Load the fictitious examples too.",
)
def command(host: str, port: int, data_dir: Path | None, examples: bool) -> None:
    """Set up the embedded graph, load the starter data, make accounts and serve the portal."""
    console = Console(stderr=True)
    settings = settings_for(data_dir)
    if data_dir is None:
        settings = replace(settings, data_dir=settings.data_dir / FOLDER)
    settings = with_secret_key(replace(settings, graph_uri=None))
    listener = listening(host, port)
    with console.status("Starting the embedded graph …"):
        hub = Hub.open(settings, exclusive=True)
    try:
        with console.status("Preparing the database …"):
            migrate(hub.graph)
        seed(hub, examples=examples, console=console)
        accounts = make_accounts(hub, settings)
        hub.trail.stop()
        app = create_app(settings, hub)
    except BaseException:
        hub.close()
        raise
    run(app, hub, listener, lambda: _say(console, address_of(listener), accounts))


def _say(console: Console, address: str, accounts: Path) -> None:
    click.echo(f"The hub answers at {address}")
    click.echo(f"Accounts and their passwords: {accounts}")
    console.print("Stop it with Ctrl-C.")


def make_accounts(hub: Hub, settings: Settings) -> Path:
    """Make the demo's accounts that do not exist yet; the file with their passwords, mode 0600."""
    path = settings.data_dir / ACCOUNTS_FILE
    known: dict[str, dict[str, Any]] = {}
    if path.exists():
        known = {one["username"]: one for one in json.loads(path.read_text(encoding="utf-8"))}
    for person in PEOPLE:
        if person.username in known:
            continue
        password = secrets.token_urlsafe(15)
        try:
            _add(hub, person, password)
        except (AlreadyExists, Invalid) as taken:
            raise AccountsFileGone(path=path) from taken
        known[person.username] = {
            "username": person.username, "password": password,
            "roles": list(person.roles), "authority": person.authority,
        }  # fmt: skip
        write_private(path, json.dumps(list(known.values()), indent=2) + "\n")
    return path


def _add(hub: Hub, person: DemoPerson, password: str) -> None:
    wish = NewPerson(
        username=person.username, display_name=person.name, roles=person.roles,
        authority_id=person.authority, language=person.language, groups=person.groups,
    )  # fmt: skip
    hub.accounts.people.add(HUB, wish, password)
