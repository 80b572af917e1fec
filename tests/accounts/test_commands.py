"""`hub user`: what the operator does at the machine acts at once and is said once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from click.testing import CliRunner, Result

from hub.access import HUB
from hub.accounts.errors import SignInRefused
from hub.commands import user
from hub.errors import Invalid
from hub.hub import Hub
from tests.accounts.conftest import AT, PASSWORD


@pytest.fixture
def run(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs `hub user …` over the hub of the test."""

    @contextmanager
    def opened(_data_dir: object = None) -> Iterator[Hub]:
        yield hub

    monkeypatch.setattr(user, "opened", opened)

    def run(*arguments: str, given: str | None = None) -> Result:
        return CliRunner().invoke(
            user.user_group, list(arguments), input=given, catch_exceptions=True
        )

    return run


def test_add_prints_the_password_once_and_it_opens_a_session(run: Any, hub: Hub) -> None:
    done = run("add", "rasa", "--name", "Rasa Rasaitė", "--role", "mapping", "--role", "manager")
    assert done.exit_code == 0, done.output
    password = done.output.splitlines()[-1].split(": ")[1]
    opened = hub.accounts.sign_in("rasa", password, **AT)
    found = hub.accounts.sessions.find(opened.token)
    assert found is not None
    assert found.person.display_name == "Rasa Rasaitė"
    assert found.principal.roles == {"mapping", "manager"}
    assert password not in run("list").output


def test_a_password_from_standard_input_is_not_printed(run: Any, hub: Hub) -> None:
    done = run("add", "rasa", "--role", "mapping", "--password-stdin", given=f"{PASSWORD}\n")
    assert done.exit_code == 0, done.output
    assert PASSWORD not in done.output
    assert "Password" not in done.output
    hub.accounts.sign_in("rasa", PASSWORD, **AT)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "rasa", "--role", "king"), "is not one of"),
        (("add", "r", "--role", "mapping"), "username: Two to 64"),
        (("add", "jonas", "--role", "practitioner"), "authority_id: A practitioner belongs"),
        (
            ("add", "jonas", "--role", "practitioner", "--authority", "auth-x"),
            "authority_id: There is no record “auth-x”",
        ),
        (("add", "rasa", "--ends-on", "soon"), "ends_on: Expected a date"),
        (("roles", "nobody-here", "--role", "mapping"), "Nobody has the user name nobody-here"),
        (("disable", "nobody-here"), "Nobody has the user name nobody-here"),
    ],
)
def test_a_wrong_value_says_which_and_adds_nobody(
    run: Any, hub: Hub, arguments: tuple[str, ...], said: str
) -> None:
    failed = run(*arguments)
    assert failed.exit_code != 0
    assert said in failed.output + str(failed.exception)
    assert hub.accounts.people.everybody(HUB) == []


def test_a_poor_password_from_standard_input_is_refused(run: Any, hub: Hub) -> None:
    failed = run("add", "rasa", "--role", "mapping", "--password-stdin", given="password1234\n")
    assert "guesser" in str(failed.exception)
    assert hub.accounts.people.everybody(HUB) == []


def test_a_taken_user_name_is_refused(run: Any) -> None:
    assert run("add", "rasa", "--role", "mapping").exit_code == 0
    again = run("add", "Rasa", "--role", "admin")
    assert isinstance(again.exception, Invalid)


def test_invite_prints_a_link_that_sets_the_password(run: Any, hub: Hub) -> None:
    done = run("invite", "rasa", "--role", "mapping")
    assert done.exit_code == 0, done.output
    (link,) = (line for line in done.output.splitlines() if "/invitation/" in line)
    hub.accounts.invites.accept(link.rsplit("/", 1)[1], PASSWORD, agent="")
    assert hub.accounts.people.by_username(HUB, "rasa").roles == {"mapping"}


def test_inviting_somebody_who_has_an_account_lets_them_in_again(run: Any, hub: Hub) -> None:
    run("add", "rasa", "--role", "mapping", "--password-stdin", given=PASSWORD)
    done = run("invite", "rasa")
    assert done.exit_code == 0, done.output
    with pytest.raises(SignInRefused):
        hub.accounts.sign_in("rasa", PASSWORD, **AT)
    assert hub.accounts.people.by_username(HUB, "rasa").roles == {"mapping"}
    assert "has an account" in run("invite", "rasa", "--role", "admin").output


@pytest.mark.usefixtures("states")
def test_roles_replaces_the_roles_and_keeps_the_authority(run: Any, hub: Hub) -> None:
    run("add", "jonas", "--role", "practitioner", "--authority", "auth-ltu-ps")
    done = run(
        "roles", "jonas", "--role", "practitioner", "--role", "mapping", "--group", "vigilance"
    )
    assert done.exit_code == 0, done.output
    access = hub.accounts.people.by_username(HUB, "jonas").access
    assert access.roles == {"practitioner", "mapping"}
    assert (access.authority_id, access.state_id) == ("auth-ltu-ps", "ltu")
    assert access.groups == {"vigilance"}
    assert "no role" in run("roles", "jonas").output
    assert hub.accounts.people.by_username(HUB, "jonas").roles == set()


def test_disable_closes_the_account_and_list_says_so(run: Any, hub: Hub) -> None:
    run("add", "rasa", "--role", "mapping", "--password-stdin", given=PASSWORD)
    assert run("disable", "rasa").exit_code == 0
    with pytest.raises(SignInRefused):
        hub.accounts.sign_in("rasa", PASSWORD, **AT)
    assert "disabled" in run("list").output
