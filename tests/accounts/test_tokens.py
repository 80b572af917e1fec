"""Tokens: they speak for their owner as they are now, and end when they should."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hub.access import HUB
from hub.accounts import AccessWish, Accounts
from hub.accounts.tokens import NewToken
from hub.audit.trail import StoredEvent
from hub.errors import Invalid, NotFound
from hub.store.graph import Graph
from tests.accounts.conftest import AT, PASSWORD, Add, Clock

Told = Callable[[str], list[StoredEvent]]


def make(
    accounts: Accounts, person_id: str, ends_on: str = "2026-04-01", name: str = "Sync"
) -> str:
    """A new token of a person: its secret."""
    return accounts.tokens.make(person_id, NewToken(name=name, ends_on=ends_on)).secret


def test_a_token_speaks_for_its_owner_as_they_are_now(accounts: Accounts, add: Add) -> None:
    owner = add("rasa", "mapping")
    secret = make(accounts, owner.id)
    found = accounts.tokens.find(secret)
    assert found is not None
    assert (found.id, found.principal.roles) == (owner.id, {"mapping"})
    accounts.roles.change(HUB, owner.id, AccessWish(roles=["manager"]))
    changed = accounts.tokens.find(secret)
    assert changed is not None
    assert changed.principal.roles == {"manager"}


def test_the_graph_holds_no_secret_that_could_be_shown(
    accounts: Accounts, add: Add, graph: Graph
) -> None:
    secret = make(accounts, add("rasa", "mapping").id)
    stored = graph.database.read(
        lambda transaction: str(transaction.run("MATCH (n) RETURN properties(n)").data())
    )
    assert "token_hash" in stored
    assert secret.removeprefix("hub_") not in stored


def test_a_token_works_through_its_last_day_and_no_longer(
    accounts: Accounts, add: Add, clock: Clock
) -> None:
    owner = add("rasa", "mapping")
    secret = make(accounts, owner.id, "2026-03-03")
    clock.passes(hours=37)  # 23:00 of the last day where the Office works
    assert accounts.tokens.find(secret) is not None
    clock.passes(hours=2)
    assert accounts.tokens.find(secret) is None
    assert accounts.tokens.of_person(owner.id) == []


@pytest.mark.parametrize(
    ("ends_on", "words"),
    [("2026-03-01", "has passed"), ("2027-03-04", "a year at most"), ("2026-03", "whole day")],
)
def test_a_last_day_lies_ahead_and_within_a_year(
    accounts: Accounts, add: Add, ends_on: str, words: str
) -> None:
    owner = add("rasa", "mapping")
    with pytest.raises((Invalid, ValueError), match=words):
        make(accounts, owner.id, ends_on)
    assert accounts.tokens.of_person(owner.id) == []


def test_a_revoked_token_is_nobody_s_and_only_its_owner_revokes_it(
    accounts: Accounts, add: Add, told: Told
) -> None:
    rasa, jonas = add("rasa", "mapping"), add("jonas", "mapping")
    secret = make(accounts, rasa.id)
    token = accounts.tokens.of_person(rasa.id)[0]
    with pytest.raises(NotFound):
        accounts.tokens.revoke(jonas.id, token.id)
    assert accounts.tokens.find(secret) is not None
    accounts.tokens.revoke(rasa.id, token.id)
    assert accounts.tokens.find(secret) is None
    with pytest.raises(NotFound):
        accounts.tokens.revoke(rasa.id, token.id)
    for action in ("token_made", "token_revoked"):
        (event,) = told(action)
        assert (event.by, event.details) == (rasa.id, {"id": token.id})


@pytest.mark.parametrize("end", ["password", "everywhere", "disabled"])
def test_what_ends_all_sessions_ends_all_tokens(accounts: Accounts, add: Add, end: str) -> None:
    owner = add("rasa", "mapping")
    secret = make(accounts, owner.id)
    if end == "password":
        accounts.sign_in.change_password(owner.id, PASSWORD, "a cutlery of marmalade", **AT)
    elif end == "everywhere":
        accounts.sessions.sign_out_everywhere(owner.principal, owner.id)
    else:
        accounts.people.disable(HUB, owner.id)
    assert accounts.tokens.find(secret) is None
    assert accounts.tokens.of_person(owner.id) == []


def test_the_day_of_the_last_use_is_told(accounts: Accounts, add: Add, clock: Clock) -> None:
    owner = add("rasa", "mapping")
    secret = make(accounts, owner.id)
    assert accounts.tokens.of_person(owner.id)[0].used_on is None
    accounts.tokens.find(secret)
    assert accounts.tokens.of_person(owner.id)[0].used_on == "2026-03-02"
    clock.passes(days=1)
    accounts.tokens.find(secret)
    assert accounts.tokens.of_person(owner.id)[0].used_on == "2026-03-03"


def test_tokens_that_ended_are_cleared_away_with_the_next_one(
    accounts: Accounts, add: Add, clock: Clock, graph: Graph
) -> None:
    owner = add("rasa", "mapping")
    make(accounts, owner.id, "2026-03-03")
    clock.passes(days=5)
    make(accounts, owner.id, name="Later")
    rows = graph.rows("accounts/tokens_of", user_id=owner.id)
    assert [row["token"]["name"] for row in rows] == ["Later"]


def test_what_is_no_token_finds_nobody(accounts: Accounts, add: Add) -> None:
    make(accounts, add("rasa", "mapping").id)
    for wrong in ("", "hub_", "hub_" + "x" * 43):
        assert accounts.tokens.find(wrong) is None
