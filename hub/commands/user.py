"""`hub user`: the operator at the machine adds, invites and disables people, and gives roles.

What is done here acts at once, without a second person: whoever runs commands beside the database could
change it anyway. The audit trail says that the hub itself did it.
"""

from __future__ import annotations

import secrets
import sys
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.table import Table

from graph_schema.core import Declared
from hub.access import HUB, ROLES, STAFF_ROLES
from hub.accounts import AccessWish, NewPerson, Person
from hub.accounts.person import fold_username
from hub.commands.opening import data_dir_option, opened
from hub.errors import Invalid, NotFound
from hub.hub import Hub
from hub.records.validation import validated

W = TypeVar("W", bound=Declared)

_role = click.option(
    "--role", "roles", multiple=True, type=click.Choice(ROLES), help="May be given several times."
)
_authority = click.option(
    "--authority", help="Id of a practitioner's authority, such as auth-ltu-ps."
)
_seconded_by = click.option("--seconded-by", help="State that lent a member of staff, such as nld.")
_group = click.option(
    "--group", "groups", multiple=True, help="Closed group of staff; may be given several times."
)
_name = click.option("--name", help="Name as others read it; the user name unless given.")
_language = click.option(
    "--language", type=click.Choice(["en", "fr"]), default="en", show_default=True
)
_ends_on = click.option(
    "--ends-on", help="Last day on which the account works, such as 2027-06-30."
)
_sponsor = click.option("--sponsor", help="Who answers for this person.")


@click.group("user")
def user_group() -> None:
    """People who may sign in: add, invite, give roles, disable, list."""


@user_group.command("add")
@click.argument("username")
@_name
@_role
@_authority
@_seconded_by
@_group
@_language
@_sponsor
@_ends_on
@click.option(
    "--password-stdin",
    is_flag=True,
    help="Read the password from standard input instead of making one.",
)
@data_dir_option
def add(username: str, password_stdin: bool, data_dir: Path | None, **values: Any) -> None:
    """Add somebody with a password; one made at random is printed once."""
    wish = _new_person(username, values)
    given = sys.stdin.readline().rstrip("\r\n") if password_stdin else None
    password = secrets.token_urlsafe(16) if given is None else given
    with opened(data_dir) as hub:
        hub.accounts.people.add(HUB, wish, password)
    click.echo(f"Added {wish.username}.")
    if given is None:
        click.echo(f"Password (shown this once): {password}")


@user_group.command("invite")
@click.argument("username")
@_name
@_role
@_authority
@_seconded_by
@_group
@_language
@_sponsor
@_ends_on
@data_dir_option
def invite(username: str, data_dir: Path | None, **values: Any) -> None:
    """Print a link, once, with which somebody sets their password within seven days.

    Somebody who has an account (lost password, disabled) gets a new link and keeps name and roles; the
    old password and sessions end.
    """
    with opened(data_dir) as hub:
        standing = _found(hub, username)
        if standing is None:
            made = hub.accounts.invites.invite(HUB, _new_person(username, values))
        elif any(value for name, value in values.items() if name != "language"):
            raise click.UsageError(f"{username} has an account; change it with hub user roles.")
        else:
            made = hub.accounts.invites.readmit(HUB, standing.id)
        address = hub.settings.public_url or ""
    click.echo("The link (shown this once, valid for seven days):")
    click.echo(f"{address}/invitation/{made.token}")
    if not address:
        click.echo("Put the address of the portal before it, or set HUB_PUBLIC_URL.", err=True)


@user_group.command("roles")
@click.argument("username")
@_role
@_authority
@_seconded_by
@_group
@data_dir_option
def roles(username: str, data_dir: Path | None, **values: Any) -> None:
    """Give somebody exactly these roles; none takes all away. The rest stays unless it is given."""
    with opened(data_dir) as hub:
        person = _known(hub, username)
        wish = _valid(AccessWish, _access(_standing(person, values)))
        hub.accounts.roles.change(HUB, person.id, wish)
    click.echo(f"{person.username} has now: {', '.join(sorted(wish.roles)) or 'no role'}.")


@user_group.command("disable")
@click.argument("username")
@data_dir_option
def disable(username: str, data_dir: Path | None) -> None:
    """Close an account at once: sessions and invitations end."""
    with opened(data_dir) as hub:
        person = _known(hub, username)
        hub.accounts.people.disable(HUB, person.id)
    click.echo(f"{person.username} is disabled.")


@user_group.command("list")
@data_dir_option
def list_people(data_dir: Path | None) -> None:
    """Everybody who has or had an account."""
    with opened(data_dir) as hub:
        people = hub.accounts.people.everybody(HUB)
        today = hub.accounts.desk.today()
    table = Table("User name", "Name", "Roles", "Authority", "Last day", "State", box=None)
    for one in people:
        table.add_row(
            one.username,
            one.display_name,
            ", ".join(sorted(one.roles)),
            one.access.authority_id or "",
            one.ends_on or "",
            one.state_on(today),
        )
    Console().print(table)


def _access(values: dict[str, Any]) -> dict[str, Any]:
    return {
        "roles": list(values["roles"]),
        "authority_id": values["authority"],
        "seconded_by": values["seconded_by"],
        "groups": list(values["groups"]),
    }


def _standing(person: Person, values: dict[str, Any]) -> dict[str, Any]:
    """What was given, and where nothing was, what stands and still applies with the roles given."""
    access = person.access
    stays: dict[str, Any] = {"authority": access.authority_id}
    if STAFF_ROLES.intersection(values["roles"]):
        stays |= {"seconded_by": access.seconded_by, "groups": sorted(access.groups)}
    return values | {name: values[name] or kept for name, kept in stays.items()}


def _new_person(username: str, values: dict[str, Any]) -> NewPerson:
    told = {name: values[name] for name in ("language", "sponsor", "ends_on")}
    names = {"username": username, "display_name": values["name"] or username}
    return _valid(NewPerson, _access(values) | told | names)


def _valid(kind: type[W], values: dict[str, Any]) -> W:
    wish, errors = validated(kind, values)
    if wish is None:
        raise Invalid(errors)
    return wish


def _found(hub: Hub, username: str) -> Person | None:
    try:
        return hub.accounts.people.by_username(HUB, fold_username(username))
    except NotFound:
        return None


def _known(hub: Hub, username: str) -> Person:
    person = _found(hub, username)
    if person is None:
        raise click.UsageError(f"Nobody has the user name {username}; see hub user list.")
    return person
