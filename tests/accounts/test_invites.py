"""Invitations, and letting people in again."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from hub.access import HUB
from hub.accounts import Accounts, NewPerson
from hub.accounts.errors import InvitationSpent, OwnAccess, PasswordRefused, SignInRefused
from hub.audit.trail import StoredEvent
from hub.errors import Invalid, NotAllowed
from hub.store.graph import Graph
from tests.accounts.conftest import AT, PASSWORD, Add, Clock
from tests.accounts.test_sign_in import everything_stored

AGENT = "curl/8"


def wish(username: str = "rasa", **more: object) -> NewPerson:
    values: dict[str, object] = {
        "username": username,
        "display_name": "Rasa Rasaitė",
        "roles": ["mapping"],
        "sponsor": "Head of section",
        "ends_on": "2026-12-31",
    }
    return NewPerson.model_validate(values | more)


def test_an_invited_person_sets_a_password_and_sees_nothing_before_a_second_person_agrees(
    accounts: Accounts, add: Add
) -> None:
    admin, second = add("a1", "admin"), add("a2", "admin")
    made = accounts.invites.invite(admin.principal, wish())
    opened = accounts.invites.accept(made.token, PASSWORD, agent=AGENT)
    found = accounts.sessions.find(opened.token)
    assert found is not None
    assert found.principal.keys == frozenset()
    (change,) = accounts.roles.open(second.principal)
    accounts.roles.confirm(second.principal, change.id)
    found = accounts.sessions.find(opened.token)
    assert found is not None
    assert found.principal.roles == {"mapping"}
    accounts.sign_in("rasa", PASSWORD, **AT)


def test_the_operators_invitation_carries_its_roles(accounts: Accounts) -> None:
    made = accounts.invites.invite(HUB, wish())
    opened = accounts.invites.accept(made.token, PASSWORD, agent=AGENT)
    found = accounts.sessions.find(opened.token)
    assert found is not None
    assert found.principal.roles == {"mapping"}


def test_only_administrators_invite(accounts: Accounts, add: Add) -> None:
    with pytest.raises(NotAllowed):
        accounts.invites.invite(add("head", "manager").principal, wish())


def test_an_invitation_names_a_sponsor_and_a_last_day_that_is_to_come(
    accounts: Accounts, add: Add
) -> None:
    admin = add("a1", "admin").principal
    with pytest.raises(Invalid) as wrong:
        accounts.invites.invite(admin, wish(sponsor=None, ends_on=None))
    assert [error.column for error in wrong.value.errors] == ["sponsor", "ends_on"]
    with pytest.raises(Invalid) as wrong:
        accounts.invites.invite(admin, wish(ends_on="2026-03-01"))
    assert [error.column for error in wrong.value.errors] == ["ends_on"]


def test_a_link_works_once(accounts: Accounts) -> None:
    made = accounts.invites.invite(HUB, wish())
    accounts.invites.accept(made.token, PASSWORD, agent=AGENT)
    assert accounts.invites.find(made.token) is None
    with pytest.raises(InvitationSpent):
        accounts.invites.accept(made.token, "a cutlery of marmalade", agent=AGENT)
    accounts.sign_in("rasa", PASSWORD, **AT)


def test_a_link_used_twice_at_one_moment_works_once(accounts: Accounts) -> None:
    made = accounts.invites.invite(HUB, wish())
    together = Barrier(4)

    def accept(_number: int) -> bool:
        together.wait()
        try:
            accounts.invites.accept(made.token, PASSWORD, agent=AGENT)
        except InvitationSpent:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(accept, range(4))) == [False, False, False, True]


def test_a_link_works_for_seven_days(accounts: Accounts, clock: Clock) -> None:
    made = accounts.invites.invite(HUB, wish())
    clock.passes(days=7, seconds=-1)
    assert accounts.invites.find(made.token) is not None
    clock.passes(seconds=1)
    assert accounts.invites.find(made.token) is None
    with pytest.raises(InvitationSpent):
        accounts.invites.accept(made.token, PASSWORD, agent=AGENT)


def test_a_poor_password_is_refused_and_the_link_still_works(accounts: Accounts) -> None:
    made = accounts.invites.invite(HUB, wish())
    with pytest.raises(PasswordRefused):
        accounts.invites.accept(made.token, "password1234", agent=AGENT)
    accounts.invites.accept(made.token, PASSWORD, agent=AGENT)


def test_disabling_somebody_takes_their_link_away(accounts: Accounts) -> None:
    made = accounts.invites.invite(HUB, wish())
    accounts.people.disable(HUB, made.person_id)
    assert accounts.invites.find(made.token) is None


def test_the_token_of_a_link_is_not_stored(accounts: Accounts, graph: Graph) -> None:
    made = accounts.invites.invite(HUB, wish())
    assert made.token not in everything_stored(graph)
    assert made.token not in repr(made)


def test_a_user_name_belongs_to_one_person(accounts: Accounts, add: Add) -> None:
    add("rasa", "mapping")
    for taken in ("rasa", "RASA"):
        with pytest.raises(Invalid) as wrong:
            accounts.invites.invite(HUB, wish(taken))
        assert [error.column for error in wrong.value.errors] == ["username"]


def test_letting_somebody_in_again_ends_the_old_password_and_sessions(
    accounts: Accounts, add: Add
) -> None:
    person = add("rasa", "mapping")
    token = accounts.sign_in("rasa", PASSWORD, **AT).token
    made = accounts.invites.readmit(HUB, person.id)
    assert accounts.sessions.find(token) is None
    with pytest.raises(SignInRefused):
        accounts.sign_in("rasa", PASSWORD, **AT)
    accounts.invites.accept(made.token, "a cutlery of marmalade", agent=AGENT)
    accounts.sign_in("rasa", "a cutlery of marmalade", **AT)


def test_an_administrator_who_makes_a_link_for_somebody_gets_none_of_their_access(
    accounts: Accounts, add: Add
) -> None:
    admin, second, person = add("a1", "admin"), add("a2", "admin"), add("rasa", "manager")
    made = accounts.invites.readmit(admin.principal, person.id)
    opened = accounts.invites.accept(made.token, "a cutlery of marmalade", agent=AGENT)
    found = accounts.sessions.find(opened.token)
    assert found is not None
    assert found.principal.keys == frozenset()
    (change,) = accounts.roles.open(second.principal)
    accounts.roles.confirm(second.principal, change.id)
    assert accounts.people.get(HUB, person.id).roles == {"manager"}


def test_a_second_link_replaces_the_first_and_keeps_what_was_proposed(
    accounts: Accounts, add: Add
) -> None:
    admin, second = add("a1", "admin"), add("a2", "admin")
    first = accounts.invites.invite(admin.principal, wish())
    again = accounts.invites.readmit(admin.principal, first.person_id)
    assert accounts.invites.find(first.token) is None
    assert accounts.invites.find(again.token) is not None
    (change,) = accounts.roles.open(second.principal)
    assert change.after.roles == {"mapping"}


def test_a_disabled_person_is_let_in_again_by_a_new_link(accounts: Accounts, add: Add) -> None:
    person = add("rasa", "mapping")
    accounts.people.disable(HUB, person.id)
    made = accounts.invites.readmit(HUB, person.id)
    accounts.invites.accept(made.token, PASSWORD, agent=AGENT)
    accounts.sign_in("rasa", PASSWORD, **AT)


def test_nobody_makes_a_link_for_themselves(accounts: Accounts, add: Add) -> None:
    admin = add("a1", "admin")
    with pytest.raises(OwnAccess):
        accounts.invites.readmit(admin.principal, admin.id)


def test_inviting_and_accepting_are_told_to_the_trail(
    accounts: Accounts, add: Add, told: Callable[[str], list[StoredEvent]]
) -> None:
    admin = add("a1", "admin")
    made = accounts.invites.invite(admin.principal, wish())
    accounts.invites.accept(made.token, PASSWORD, agent=AGENT)
    assert [(event.by, event.subjects) for event in told("invite")] == [
        (admin.id, (made.person_id,))
    ]
    assert [event.by for event in told("accept_invite")] == [made.person_id]
