"""People: adding, describing, disabling them; what they chose for themselves."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from hub.access import HUB
from hub.accounts import AccessWish, Accounts, NewPerson
from hub.errors import Invalid, NotAllowed, NotFound
from tests.accounts.conftest import PASSWORD, Add


def test_only_the_operator_adds_somebody_with_roles_at_once(accounts: Accounts, add: Add) -> None:
    wish = NewPerson(username="rasa", display_name="Rasa", roles=["mapping"])
    with pytest.raises(NotAllowed):
        accounts.people.add(add("a1", "admin").principal, wish, PASSWORD)


def test_ids_of_people_say_nothing_about_them(add: Add) -> None:
    person = add("rasa", "mapping")
    assert person.id.startswith("per-")
    assert "rasa" not in person.id


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"username": "r"}, "username"),
        ({"username": "rasa rasaitė"}, "username"),
        ({"username": ""}, "username"),
        ({"display_name": " "}, "display_name"),
        ({"roles": ["king"]}, "roles"),
        ({"roles": ["practitioner"]}, "authority_id"),
        ({"roles": ["practitioner"], "authority_id": "auth-x-y", "groups": ["g1"]}, "groups"),
        ({"roles": ["admin"], "seconded_by": "fra"}, "seconded_by"),
        ({"seconded_by": "France"}, "seconded_by"),
        ({"groups": ["Big Group"]}, "groups"),
        ({"language": "de"}, "language"),
        ({"ends_on": "2026-02-30"}, "ends_on"),
        ({"ends_on": "2026"}, "ends_on"),
        ({"is_root": True}, "is_root"),
    ],
)
def test_a_wrong_value_is_refused_at_its_field(values: dict[str, object], field: str) -> None:
    right = {"username": "rasa", "display_name": "Rasa", "roles": ["mapping"]}
    NewPerson.model_validate(right)
    with pytest.raises(ValidationError) as wrong:
        NewPerson.model_validate(right | values)
    assert [error["loc"] for error in wrong.value.errors()] == [(field,)]


def test_everybody_is_listed_by_name_for_administrators_alone(accounts: Accounts, add: Add) -> None:
    admin = add("a1", "admin", display_name="Zita")
    add("rasa", "mapping", display_name="ada")
    listed = accounts.people.everybody(admin.principal)
    assert [person.display_name for person in listed] == ["ada", "Zita"]
    for asker in (person for person in listed if person.id != admin.id):
        with pytest.raises(NotAllowed):
            accounts.people.everybody(asker.principal)
        with pytest.raises(NotAllowed):
            accounts.people.get(asker.principal, admin.id)


def test_an_unknown_person_is_not_found(accounts: Accounts) -> None:
    with pytest.raises(NotFound):
        accounts.people.get(HUB, "per-unknown")
    with pytest.raises(NotFound):
        accounts.people.disable(HUB, "per-unknown")
    with pytest.raises(NotFound):
        accounts.roles.change(HUB, "per-unknown", AccessWish(roles=["admin"]))


def test_names_are_told_for_ids(accounts: Accounts, add: Add) -> None:
    first, second = add("rasa", display_name="Rasa"), add("jonas", display_name="Jonas")
    ids = [first.id, second.id, "hub", first.id]
    assert accounts.people.names(ids) == {first.id: "Rasa", second.id: "Jonas"}


def test_describing_somebody_changes_no_access(accounts: Accounts, add: Add) -> None:
    admin, person = add("a1", "admin"), add("rasa", "mapping")
    wish = NewPerson(
        username="other",
        display_name="Rasa R.",
        roles=["admin"],
        language="fr",
        ends_on="2027-01-31",
    )
    accounts.people.describe(admin.principal, person.id, wish)
    found = accounts.people.get(HUB, person.id)
    assert (found.display_name, found.language, found.ends_on) == ("Rasa R.", "fr", "2027-01-31")
    assert (found.username, found.roles) == ("rasa", {"mapping"})


def test_disabling_twice_is_told_once(accounts: Accounts, add: Add, told) -> None:  # type: ignore[no-untyped-def]  # a fixture
    person = add("rasa", "mapping")
    accounts.people.disable(HUB, person.id)
    accounts.people.disable(HUB, person.id)
    assert len(told("account_disabled")) == 1


def test_choices_are_kept_with_the_person(accounts: Accounts, add: Add) -> None:
    person = add("rasa", "mapping")
    assert accounts.preferences.of(person.id) == {"language": "en"}
    accounts.preferences.set(person.id, "theme", "dark")
    accounts.preferences.set(person.id, "columns:proceeding", ["title", "stage"])
    accounts.preferences.set(person.id, "language", "fr")
    assert accounts.preferences.of(person.id) == {
        "language": "fr",
        "theme": "dark",
        "columns:proceeding": ["title", "stage"],
    }
    accounts.preferences.set(person.id, "theme", None)
    assert "theme" not in accounts.preferences.of(person.id)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("language", None),
        ("language", "de"),
        ("roles", ["admin"]),
        ("columns:Proceeding", ["title"]),
        ("columns:proceeding", "title"),
        ("columns:proceeding", ["x" * 81]),
        ("columns:proceeding", ["title"] * 61),
    ],
)
def test_a_choice_that_does_not_exist_is_refused(
    accounts: Accounts, add: Add, name: str, value: object
) -> None:
    person = add("rasa", "mapping")
    with pytest.raises(Invalid):
        accounts.preferences.set(person.id, name, value)
    assert accounts.preferences.of(person.id) == {"language": "en"}
