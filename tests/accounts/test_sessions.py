"""Sessions end when they should: by time, by their owner, by an administrator, with the account."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from hub.access import HUB
from hub.accounts import AccessWish, Accounts
from hub.accounts.errors import SignInRefused
from hub.accounts.sessions import end_all_in, open_in
from hub.accounts.stored import locked
from hub.errors import NotAllowed, NotFound
from hub.store.graph import Graph
from tests.accounts.conftest import AT, PASSWORD, Add, Clock


def seen_at(graph: Graph) -> list[str]:
    return [
        row["seen"]
        for row in graph.database.read(
            lambda transaction: transaction.run(
                "MATCH (s:Session) RETURN s.last_seen_at AS seen"
            ).data()
        )
    ]


def sessions_stored(graph: Graph) -> int:
    return len(seen_at(graph))


def test_a_made_up_token_stands_for_nobody(accounts: Accounts) -> None:
    assert accounts.sessions.find("made-up") is None
    assert accounts.sessions.find("") is None


def test_a_session_ends_after_two_idle_hours(accounts: Accounts, add: Add, clock: Clock) -> None:
    add("rasa", "mapping")
    token = accounts.sign_in("rasa", PASSWORD, **AT).token
    clock.passes(minutes=119)
    assert accounts.sessions.find(token) is not None
    clock.passes(minutes=119)
    assert accounts.sessions.find(token) is not None
    clock.passes(minutes=120)
    assert accounts.sessions.find(token) is None


def test_a_session_ends_after_twelve_hours_however_busy(
    accounts: Accounts, add: Add, clock: Clock
) -> None:
    add("rasa", "mapping")
    token = accounts.sign_in("rasa", PASSWORD, **AT).token
    for _ in range(11):
        clock.passes(hours=1)
        assert accounts.sessions.find(token) is not None
    clock.passes(hours=1)
    assert accounts.sessions.find(token) is None


def test_use_is_noted_at_most_once_a_minute(
    accounts: Accounts, add: Add, clock: Clock, graph: Graph
) -> None:
    add("rasa", "mapping")
    token = accounts.sign_in("rasa", PASSWORD, **AT).token
    clock.passes(seconds=60)
    accounts.sessions.find(token)
    assert seen_at(graph) == ["2026-03-02T09:00:00.000000Z"]
    clock.passes(seconds=1)
    accounts.sessions.find(token)
    assert seen_at(graph) == ["2026-03-02T09:01:01.000000Z"]


def test_many_requests_at_one_moment_all_find_the_session(
    accounts: Accounts, add: Add, clock: Clock
) -> None:
    add("rasa", "mapping")
    token = accounts.sign_in("rasa", PASSWORD, **AT).token
    clock.passes(minutes=5)
    together = Barrier(8)

    def ask(_number: int) -> bool:
        together.wait()
        return accounts.sessions.find(token) is not None

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(8))) == [True] * 8


def test_signing_out_ends_this_session_and_no_other(accounts: Accounts, add: Add) -> None:
    add("rasa", "mapping")
    here, elsewhere = (accounts.sign_in("rasa", PASSWORD, **AT).token for _ in range(2))
    accounts.sessions.sign_out(here)
    assert accounts.sessions.find(here) is None
    assert accounts.sessions.find(elsewhere) is not None
    accounts.sessions.sign_out(here)


def test_a_revoked_session_stops_at_once(accounts: Accounts, add: Add) -> None:
    person = add("rasa", "mapping")
    lost, kept = (accounts.sign_in("rasa", PASSWORD, **AT) for _ in range(2))
    accounts.sessions.revoke(person.id, lost.session_id)
    assert accounts.sessions.find(lost.token) is None
    assert accounts.sessions.find(kept.token) is not None
    with pytest.raises(NotFound):
        accounts.sessions.revoke(person.id, lost.session_id)


def test_nobody_revokes_somebody_elses_session(accounts: Accounts, add: Add) -> None:
    add("rasa", "mapping")
    other = add("jonas", "mapping")
    opened = accounts.sign_in("rasa", PASSWORD, **AT)
    with pytest.raises(NotFound):
        accounts.sessions.revoke(other.id, opened.session_id)
    assert accounts.sessions.find(opened.token) is not None


def test_signing_out_everywhere_ends_every_session(
    accounts: Accounts, add: Add, graph: Graph
) -> None:
    person = add("rasa", "mapping")
    tokens = [accounts.sign_in("rasa", PASSWORD, **AT).token for _ in range(3)]
    accounts.sessions.sign_out_everywhere(person.principal, person.id)
    assert [accounts.sessions.find(token) for token in tokens] == [None, None, None]
    assert sessions_stored(graph) == 0
    accounts.sign_in("rasa", PASSWORD, **AT)


def test_only_an_administrator_signs_somebody_else_out(accounts: Accounts, add: Add) -> None:
    person, colleague, admin = add("rasa", "mapping"), add("jonas", "mapping"), add("a1", "admin")
    token = accounts.sign_in("rasa", PASSWORD, **AT).token
    with pytest.raises(NotAllowed):
        accounts.sessions.sign_out_everywhere(colleague.principal, person.id)
    assert accounts.sessions.find(token) is not None
    accounts.sessions.sign_out_everywhere(admin.principal, person.id)
    assert accounts.sessions.find(token) is None


def test_a_session_being_opened_while_all_are_ended_is_born_ended(
    accounts: Accounts, add: Add, graph: Graph, clock: Clock
) -> None:
    person = add("rasa", "mapping")
    desk = accounts.desk
    graph.write(lambda transaction: end_all_in(transaction, locked(transaction, person.id)))
    with pytest.raises(SignInRefused):  # the password was looked at before, at epoch 0
        graph.write(lambda transaction: open_in(transaction, desk, person.id, 0, "curl/8"))


def test_a_session_of_an_earlier_epoch_stands_for_nobody(
    accounts: Accounts, add: Add, graph: Graph
) -> None:
    person = add("rasa", "mapping")
    token = accounts.sign_in("rasa", PASSWORD, **AT).token
    graph.write(
        lambda transaction: transaction.rows(
            "accounts/person_change", id=person.id, values={"session_epoch": 1}
        )
    )
    assert sessions_stored(graph) == 1
    assert accounts.sessions.find(token) is None


def test_a_disabled_person_is_out_at_once(accounts: Accounts, add: Add) -> None:
    person = add("rasa", "mapping")
    token = accounts.sign_in("rasa", PASSWORD, **AT).token
    accounts.people.disable(HUB, person.id)
    assert accounts.sessions.find(token) is None


def test_a_revoked_role_acts_at_the_next_request(accounts: Accounts, add: Add) -> None:
    person = add("rasa", "mapping", "manager")
    token = accounts.sign_in("rasa", PASSWORD, **AT).token
    accounts.roles.change(HUB, person.id, AccessWish(roles=["mapping"]))
    found = accounts.sessions.find(token)
    assert found is not None
    assert found.principal.roles == {"mapping"}
    assert "role:manager" not in found.principal.keys


def test_the_list_of_sessions_shows_the_running_ones_and_their_browser(
    accounts: Accounts, add: Add, clock: Clock
) -> None:
    person = add("rasa", "mapping")
    accounts.sign_in("rasa", PASSWORD, **AT)
    clock.passes(hours=3)
    first = accounts.sign_in("rasa", PASSWORD, **AT)
    clock.passes(minutes=10)
    second = accounts.sign_in("rasa", PASSWORD, **(AT | {"agent": "curl/8.5.0"}))
    listed = accounts.sessions.of_person(person.id)
    assert [(one.id, one.browser) for one in listed] == [
        (second.session_id, "curl"),
        (first.session_id, "Firefox, Linux"),
    ]


def test_sessions_that_ended_by_themselves_are_cleared_away_at_the_next_sign_in(
    accounts: Accounts, add: Add, clock: Clock, graph: Graph
) -> None:
    add("rasa", "mapping")
    accounts.sign_in("rasa", PASSWORD, **AT)
    clock.passes(hours=13)
    accounts.sign_in("rasa", PASSWORD, **AT)
    assert sessions_stored(graph) == 1
