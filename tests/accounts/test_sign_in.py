"""Signing in: who gets a session, and that a refusal tells nothing."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from argon2 import PasswordHasher

from hub.access import HUB
from hub.accounts import Accounts, passwords
from hub.accounts.errors import PasswordRefused, SignInRefused, TooManyAttempts
from hub.accounts.person import Person
from hub.audit.trail import AuditTrail, StoredEvent
from hub.store.graph import Graph
from tests.accounts.conftest import AMSTERDAM, AT, PASSWORD, Add, Clock

WRONG = "not the password"
Told = Callable[[str], list[StoredEvent]]


def refused(accounts: Accounts, username: str, password: str = WRONG, **at: str) -> str:
    with pytest.raises(SignInRefused) as why:
        accounts.sign_in(username, password, **(AT | at))
    return str(why.value)


def stands_on(graph: Graph, name: str) -> list[object]:
    """A property of every counter of the throttle whose key begins with `name` or `address`."""
    return [
        row["failures"]
        for row in graph.database.read(
            lambda transaction: transaction.run(
                "MATCH (t:Throttle) WHERE t.key STARTS WITH $name RETURN t.failures AS failures",
                {"name": name},
            ).data()
        )
    ]


def everything_stored(graph: Graph) -> str:
    return str(
        graph.database.read(
            lambda transaction: transaction.run("MATCH (n) RETURN properties(n) AS n").data()
        )
    )


def test_the_right_password_opens_a_session_and_is_told_to_the_trail(
    accounts: Accounts, add: Add, told: Told
) -> None:
    person = add("rasa", "mapping")
    opened = accounts.sign_in("rasa", PASSWORD, **AT)
    found = accounts.sessions.find(opened.token)
    assert found is not None
    assert found.person == person
    assert found.principal.roles == {"mapping"}
    assert [(event.by, event.subjects) for event in told("sign_in")] == [(person.id, (person.id,))]


def test_the_user_name_is_taken_in_any_case_and_with_space_around_it(
    accounts: Accounts, add: Add
) -> None:
    person = add("rasa", "mapping")
    assert accounts.sign_in("  Rasa ", PASSWORD, **AT).person_id == person.id


def test_unknown_wrong_disabled_ended_and_invited_get_one_answer(
    accounts: Accounts, add: Add, clock: Clock, told: Told
) -> None:
    add("rasa", "mapping")
    disabled = add("former", "mapping")
    accounts.people.disable(HUB, disabled.id)
    add("seconded", "mapping", ends_on="2026-03-02")
    again = add("forgetful", "mapping")
    accounts.invites.readmit(HUB, again.id)
    clock.passes(days=1)
    answers = {
        refused(accounts, "nobody-of-that-name", PASSWORD),
        refused(accounts, "rasa", "wrong"),
        refused(accounts, "former", PASSWORD),
        refused(accounts, "seconded", PASSWORD),
        refused(accounts, "forgetful", PASSWORD),
        refused(accounts, "", ""),
    }
    assert len(answers) == 1
    assert len(told("sign_in_refused")) == 6


def test_a_password_is_compared_for_whoever_signs_in(
    accounts: Accounts, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    disabled = add("former", "mapping")
    accounts.people.disable(HUB, disabled.id)
    compared: list[str] = []
    verify = PasswordHasher.verify

    def counting(self: PasswordHasher, kept: str, password: str) -> bool:
        compared.append(kept)
        return verify(self, kept, password)

    monkeypatch.setattr(PasswordHasher, "verify", counting)
    for username in ("former", "nobody-of-that-name"):
        refused(accounts, username, PASSWORD)
    assert len(compared) == 2
    assert all(kept.startswith("$argon2id$") for kept in compared)


def test_an_account_works_through_its_last_day_where_the_office_is(
    accounts: Accounts, add: Add, clock: Clock
) -> None:
    add("seconded", "mapping", ends_on="2026-03-02")
    clock.moment = "2026-03-02T22:59:00.000000Z"  # 23:59 in Amsterdam
    token = accounts.sign_in("seconded", PASSWORD, **AT).token
    assert accounts.sessions.find(token) is not None
    clock.passes(minutes=1)
    assert accounts.sessions.find(token) is None
    refused(accounts, "seconded", PASSWORD)


def test_five_failures_make_the_next_attempt_wait_even_with_the_right_password(
    accounts: Accounts, add: Add, clock: Clock, told: Told
) -> None:
    add("rasa", "mapping")
    for _ in range(5):
        refused(accounts, "rasa")
    with pytest.raises(TooManyAttempts) as wait:
        accounts.sign_in("rasa", PASSWORD, **AT)
    assert wait.value.retry_at == "2026-03-02T09:00:30.000000Z"
    assert told("sign_in_refused")[0].details["blocked_until"] == wait.value.retry_at
    clock.passes(seconds=31)
    accounts.sign_in("rasa", PASSWORD, **AT)


def test_each_further_failure_doubles_the_wait_up_to_a_quarter_of_an_hour(
    accounts: Accounts, add: Add, clock: Clock
) -> None:
    add("rasa", "mapping")
    for _ in range(4):
        refused(accounts, "rasa")
    waits = []
    for _ in range(7):
        refused(accounts, "rasa")
        with pytest.raises(TooManyAttempts) as wait:
            accounts.sign_in("rasa", PASSWORD, **AT)
        before, clock.moment = clock.moment, wait.value.retry_at
        waits.append((before[14:19], wait.value.retry_at[14:19]))
    assert waits == [
        ("00:00", "00:30"),
        ("00:30", "01:30"),
        ("01:30", "03:30"),
        ("03:30", "07:30"),
        ("07:30", "15:30"),
        ("15:30", "30:30"),
        ("30:30", "45:30"),
    ]


def test_attempts_at_a_name_that_does_not_exist_are_made_to_wait_too(accounts: Accounts) -> None:
    for _ in range(5):
        refused(accounts, "nobody-of-that-name")
    with pytest.raises(TooManyAttempts):
        accounts.sign_in("nobody-of-that-name", "wrong", **AT)


def test_a_right_password_forgets_the_failures_of_the_name_and_not_of_the_address(
    accounts: Accounts, add: Add, graph: Graph
) -> None:
    add("rasa", "mapping")
    refused(accounts, "somebody-else")
    for _ in range(3):
        refused(accounts, "rasa")
    accounts.sign_in("rasa", PASSWORD, **AT)
    assert sorted(stands_on(graph, "name:")) == [0, 1]
    assert stands_on(graph, "address:") == [4]


def test_many_names_tried_from_one_address_are_made_to_wait_and_other_addresses_are_not(
    accounts: Accounts, add: Add
) -> None:
    add("rasa", "mapping")
    for number in range(30):
        refused(accounts, f"guess-{number}")
    with pytest.raises(TooManyAttempts):
        accounts.sign_in("rasa", PASSWORD, **AT)
    accounts.sign_in("rasa", PASSWORD, **(AT | {"address": "192.0.2.8"}))


def test_one_network_of_the_new_protocol_counts_as_one_address(accounts: Accounts) -> None:
    for number in range(30):
        refused(accounts, f"guess-{number}", address=f"2001:db8:1:2::{number:x}")
    with pytest.raises(TooManyAttempts):
        accounts.sign_in("another", "wrong", **(AT | {"address": "2001:db8:1:2:ffff::1"}))
    refused(accounts, "another", address="2001:db8:1:3::1")


def test_after_a_quiet_time_failures_are_forgotten(
    accounts: Accounts, add: Add, clock: Clock, graph: Graph
) -> None:
    add("rasa", "mapping")
    for _ in range(4):
        refused(accounts, "rasa")
    clock.passes(hours=13)
    refused(accounts, "rasa")
    assert stands_on(graph, "name:") == [1]
    accounts.sign_in("rasa", PASSWORD, **AT)


def test_the_throttle_is_shared_by_all_processes(
    accounts: Accounts, add: Add, graph: Graph, clock: Clock, tmp_path: Path
) -> None:
    add("rasa", "mapping")
    with AuditTrail(graph, b"a key for the tests of accounts!", tmp_path / "other.json") as trail:
        other = Accounts(graph, trail, key="k" * 32, timezone=AMSTERDAM, clock=clock)
        for one in (accounts, other, accounts, other, accounts):
            refused(one, "rasa")
        with pytest.raises(TooManyAttempts):
            other.sign_in("rasa", PASSWORD, **AT)


def test_failures_at_one_moment_count_exactly_and_no_burst_gets_more_guesses(
    accounts: Accounts, add: Add, graph: Graph
) -> None:
    add("rasa", "mapping")
    together = Barrier(12)

    def guess(_number: int) -> type[Exception]:
        together.wait()
        with pytest.raises((SignInRefused, TooManyAttempts)) as why:
            accounts.sign_in("rasa", "wrong", **AT)
        return why.type

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(guess, range(12)))
    assert answers.count(SignInRefused) == 5
    assert answers.count(TooManyAttempts) == 7
    assert stands_on(graph, "name:") == [5]
    assert stands_on(graph, "address:") == [5]


def test_neither_password_nor_a_name_typed_by_mistake_is_stored_or_told(
    accounts: Accounts, add: Add, graph: Graph, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    add("rasa", "mapping")
    typed = "my secret typed as a name"
    refused(accounts, typed, "a wrong password, typed")
    opened = accounts.sign_in("rasa", PASSWORD, **AT)
    stored = everything_stored(graph)
    for secret in (typed, "a wrong password, typed", PASSWORD, opened.token):
        assert secret not in stored
        assert secret not in caplog.text
        assert secret not in repr(opened)


def test_every_sign_in_has_a_token_of_its_own(accounts: Accounts, add: Add) -> None:
    add("rasa", "mapping")
    first, second = (accounts.sign_in("rasa", PASSWORD, **AT) for _ in range(2))
    assert first.token != second.token
    assert accounts.sessions.find(first.token) is not None
    assert accounts.sessions.find(second.token) is not None


def test_a_hash_of_older_parameters_is_made_anew_at_sign_in(
    accounts: Accounts, add: Add, graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with monkeypatch.context() as patched:
        patched.setattr(passwords, "_hasher", weak)
        add("rasa", "mapping")
    accounts.sign_in("rasa", PASSWORD, **AT)
    kept = graph.rows("accounts/person_by_username", username="rasa")[0]["person"]["password_hash"]
    assert not passwords.is_outdated(kept)
    accounts.sign_in("rasa", PASSWORD, **AT)


def test_a_new_password_ends_all_sessions_and_opens_one(
    accounts: Accounts, add: Add, told: Told
) -> None:
    person = add("rasa", "mapping")
    elsewhere = accounts.sign_in("rasa", PASSWORD, **AT).token
    opened = accounts.sign_in.change_password(person.id, PASSWORD, "a cutlery of marmalade", **AT)
    assert accounts.sessions.find(elsewhere) is None
    assert accounts.sessions.find(opened.token) is not None
    refused(accounts, "rasa", PASSWORD)
    accounts.sign_in("rasa", "a cutlery of marmalade", **AT)
    assert [event.by for event in told("password_changed")] == [person.id]


def test_the_password_changes_only_for_who_knows_the_old_one(accounts: Accounts, add: Add) -> None:
    person: Person = add("rasa", "mapping")
    for _ in range(5):
        with pytest.raises(SignInRefused):
            accounts.sign_in.change_password(person.id, "guess", "a cutlery of marmalade", **AT)
    with pytest.raises(TooManyAttempts):
        accounts.sign_in.change_password(person.id, PASSWORD, "a cutlery of marmalade", **AT)


def test_a_poor_new_password_is_refused_and_the_old_one_stays(accounts: Accounts, add: Add) -> None:
    person = add("rasa", "mapping")
    with pytest.raises(PasswordRefused):
        accounts.sign_in.change_password(person.id, PASSWORD, "password1234", **AT)
    accounts.sign_in("rasa", PASSWORD, **AT)
