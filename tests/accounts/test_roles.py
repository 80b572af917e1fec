"""Roles and other access: who proposes, who confirms, what acts at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from hub.access import HUB
from hub.accounts import Access, AccessWish, Accounts, Person
from hub.accounts.errors import ChangeDecided, LastAdministrator, OwnAccess
from hub.audit.trail import StoredEvent
from hub.errors import Invalid, NotAllowed, NotFound, SecondPersonNeeded
from tests.accounts.conftest import Add


def now_of(accounts: Accounts, person: Person) -> Access:
    return accounts.people.get(HUB, person.id).access


def test_a_new_role_waits_for_a_second_person(accounts: Accounts, add: Add) -> None:
    first, second, person = add("a1", "admin"), add("a2", "admin"), add("rasa", "mapping")
    wish = AccessWish(roles=["mapping", "manager"])
    change = accounts.roles.change(first.principal, person.id, wish)
    assert change is not None
    assert now_of(accounts, person).roles == {"mapping"}
    with pytest.raises(SecondPersonNeeded):
        accounts.roles.confirm(first.principal, change.id)
    assert now_of(accounts, person).roles == {"mapping"}
    accounts.roles.confirm(second.principal, change.id)
    assert now_of(accounts, person).roles == {"mapping", "manager"}


def test_a_manager_may_be_the_second_person_and_other_staff_may_not(
    accounts: Accounts, add: Add
) -> None:
    admin, manager, colleague = add("a1", "admin"), add("head", "manager"), add("jonas", "mapping")
    person = add("rasa", "mapping")
    change = accounts.roles.change(
        admin.principal, person.id, AccessWish(roles=["mapping", "cooperation"])
    )
    assert change is not None
    with pytest.raises(NotAllowed):
        accounts.roles.confirm(colleague.principal, change.id)
    accounts.roles.confirm(manager.principal, change.id)
    assert now_of(accounts, person).roles == {"mapping", "cooperation"}


def test_nobody_changes_their_own_access(accounts: Accounts, add: Add) -> None:
    admin, manager = add("a1", "admin", "manager"), add("head", "manager")
    with pytest.raises(OwnAccess):
        accounts.roles.change(admin.principal, admin.id, AccessWish(roles=["admin", "mapping"]))
    change = accounts.roles.change(
        admin.principal, manager.id, AccessWish(roles=["manager", "mapping"])
    )
    assert change is not None
    with pytest.raises(OwnAccess):
        accounts.roles.confirm(manager.principal, change.id)
    assert now_of(accounts, manager).roles == {"manager"}


def test_only_administrators_propose(accounts: Accounts, add: Add) -> None:
    manager, person = add("head", "manager"), add("rasa", "mapping")
    with pytest.raises(NotAllowed):
        accounts.roles.change(manager.principal, person.id, AccessWish(roles=["manager"]))


def test_taking_a_role_away_acts_at_once(accounts: Accounts, add: Add) -> None:
    admin, person = add("a1", "admin"), add("rasa", "mapping", "manager")
    assert accounts.roles.change(admin.principal, person.id, AccessWish(roles=["mapping"])) is None
    assert now_of(accounts, person).roles == {"mapping"}


def test_an_exchange_of_roles_takes_at_once_and_gives_later(accounts: Accounts, add: Add) -> None:
    admin, person = add("a1", "admin"), add("rasa", "mapping")
    change = accounts.roles.change(admin.principal, person.id, AccessWish(roles=["cooperation"]))
    assert change is not None
    assert now_of(accounts, person).roles == set()
    assert change.after.roles == {"cooperation"}


@pytest.mark.usefixtures("states")
def test_groups_another_body_and_a_secondment_wait_as_roles_do(
    accounts: Accounts, add: Add
) -> None:
    admin, second = add("a1", "admin"), add("a2", "admin")
    staff = add("rasa", "mapping")
    national = add("jonas", "practitioner", authority_id="auth-ltu-ps")
    assert national.access.state_id == "ltu"
    for person, wish in (
        (staff, AccessWish(roles=["mapping"], groups=["vigilance"], seconded_by="fra")),
        (national, AccessWish(roles=["practitioner"], authority_id="auth-fra-ps")),
    ):
        change = accounts.roles.change(admin.principal, person.id, wish)
        assert change is not None
        left = now_of(accounts, person)
        assert (left.authority_id, left.state_id, left.groups) == (None, None, frozenset())
        accounts.roles.confirm(second.principal, change.id)
    assert now_of(accounts, staff).groups == {"vigilance"}
    assert now_of(accounts, staff).seconded_by == "fra"
    moved = accounts.people.get(HUB, national.id).principal
    assert {"org:auth-fra-ps", "state:fra"} < moved.keys
    assert not {"org:auth-ltu-ps", "state:ltu"} & moved.keys


def test_a_later_proposal_takes_the_place_of_the_earlier_one(accounts: Accounts, add: Add) -> None:
    admin, second, person = add("a1", "admin"), add("a2", "admin"), add("rasa", "mapping")
    earlier = accounts.roles.change(
        admin.principal, person.id, AccessWish(roles=["mapping", "admin"])
    )
    later = accounts.roles.change(
        admin.principal, person.id, AccessWish(roles=["mapping", "cooperation"])
    )
    assert earlier is not None
    assert later is not None
    with pytest.raises(ChangeDecided):
        accounts.roles.confirm(second.principal, earlier.id)
    assert [change.id for change in accounts.roles.open(second.principal)] == [later.id]


def test_a_proposal_is_decided_once(accounts: Accounts, add: Add) -> None:
    admin, second, person = add("a1", "admin"), add("a2", "admin"), add("rasa", "mapping")
    change = accounts.roles.change(
        admin.principal, person.id, AccessWish(roles=["mapping", "manager"])
    )
    assert change is not None
    accounts.roles.decline(second.principal, change.id)
    for decide in (accounts.roles.confirm, accounts.roles.decline):
        with pytest.raises(ChangeDecided):
            decide(second.principal, change.id)
    with pytest.raises(NotFound):
        accounts.roles.confirm(second.principal, "chg-made-up")
    assert now_of(accounts, person).roles == {"mapping"}


def test_what_a_removed_administrator_proposed_is_withdrawn(accounts: Accounts, add: Add) -> None:
    bad, good, person = add("a1", "admin"), add("a2", "admin"), add("rasa", "mapping")
    first = accounts.roles.change(
        bad.principal, person.id, AccessWish(roles=["mapping", "manager"])
    )
    assert first is not None
    accounts.roles.change(good.principal, bad.id, AccessWish(roles=[]))
    with pytest.raises(ChangeDecided):
        accounts.roles.confirm(good.principal, first.id)


def test_what_a_disabled_administrator_proposed_is_withdrawn(accounts: Accounts, add: Add) -> None:
    bad, good, person = add("a1", "admin"), add("a2", "admin"), add("rasa", "mapping")
    change = accounts.roles.change(
        bad.principal, person.id, AccessWish(roles=["mapping", "manager"])
    )
    assert change is not None
    accounts.people.disable(good.principal, bad.id)
    assert accounts.roles.open(good.principal) == []


def test_the_last_administrator_can_neither_be_demoted_nor_disabled_nor_given_a_last_day(
    accounts: Accounts, add: Add
) -> None:
    admin = add("a1", "admin")
    with pytest.raises(LastAdministrator):
        accounts.roles.change(HUB, admin.id, AccessWish(roles=["manager"]))
    with pytest.raises(LastAdministrator):
        accounts.people.disable(HUB, admin.id)
    add("a2", "admin")
    accounts.people.disable(HUB, admin.id)


def test_two_administrators_cannot_remove_each_other_at_one_moment(
    accounts: Accounts, add: Add
) -> None:
    admins = [add("a1", "admin"), add("a2", "admin")]
    together = Barrier(2)

    def remove(mine: int) -> bool:
        together.wait()
        try:
            accounts.people.disable(admins[mine].principal, admins[1 - mine].id)
        except LastAdministrator:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(remove, (0, 1))) == [False, True]
    assert sum(one.disabled_at is None for one in accounts.people.everybody(HUB)) == 1


def test_the_operator_at_the_machine_needs_no_second_person(accounts: Accounts, add: Add) -> None:
    person = add("rasa", "mapping")
    assert accounts.roles.change(HUB, person.id, AccessWish(roles=["manager"])) is None
    assert now_of(accounts, person).roles == {"manager"}


def test_proposal_and_decision_are_told_to_the_trail(
    accounts: Accounts, add: Add, told: Callable[[str], list[StoredEvent]]
) -> None:
    admin, second, person = add("a1", "admin"), add("a2", "admin"), add("rasa", "mapping")
    wish = AccessWish(roles=["mapping", "manager"])
    for decide in (accounts.roles.decline, accounts.roles.confirm):
        change = accounts.roles.change(admin.principal, person.id, wish)
        assert change is not None
        decide(second.principal, change.id)
    assert [event.by for event in told("role_change_proposed")] == [admin.id, admin.id]
    for action in ("role_change_refused", "role_change"):
        (event,) = told(action)
        assert (event.by, event.subjects) == (second.id, (person.id,))
        assert event.details == {"roles": ["manager", "mapping"], "proposed_by": admin.id}


@pytest.mark.usefixtures("states")
def test_an_authority_or_state_that_is_not_there_is_refused_at_its_field(
    accounts: Accounts, add: Add
) -> None:
    person = add("rasa", "mapping")
    for wish in (
        AccessWish(roles=["practitioner"], authority_id="auth-ltu-nothing"),
        AccessWish(roles=["practitioner"], authority_id="ltu"),
        AccessWish(roles=["mapping"], seconded_by="zzz"),
    ):
        with pytest.raises(Invalid) as wrong:
            accounts.roles.change(HUB, person.id, wish)
        assert wrong.value.errors[0].column in ("authority_id", "seconded_by")
    assert now_of(accounts, person).roles == {"mapping"}
