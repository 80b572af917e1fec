"""Asking informally: no request, no clock, and nobody's to see but its author's and the advisers'."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hub.access import Principal
from hub.clock import today
from hub.contacts.errors import NothingAsked, ThreadFull, TooLong
from hub.contacts.notes import LONGEST, MOST_MESSAGES
from hub.errors import HubError, NotAllowed, NotFound
from hub.hub import Hub
from hub.notifications.reminders import remind
from hub.records.sealing import seal
from tests.notifications.conftest import COLLEAGUE, settle, told, world
from tests.people import (
    ADMIN,
    COOPERATION,
    COOPERATION_2,
    EVERYBODY,
    FRA,
    LIAISON,
    LTU,
    MANAGER,
    MAPPING,
)
from tests.records.making import make

__all__ = ["world"]

pytestmark = pytest.mark.usefixtures("world")


def test_a_question_reaches_every_adviser_and_its_answer_its_author(hub: Hub) -> None:
    note_id = hub.notes.ask(LTU, "Is anything held on the bridge?")
    assert told(hub, COOPERATION) == told(hub, COOPERATION_2) == ["note_asked"]
    hub.notes.add(COOPERATION, note_id, "It seems so.\r\nMake a request.")
    note = hub.notes.get(LTU, note_id)
    assert [(one.by, one.text) for one in note.messages] == [
        ("per-ltu", "Is anything held on the bridge?"), ("per-coop", "It seems so.\nMake a request."),
    ]  # fmt: skip
    assert told(hub, LTU) == ["note_answered"]
    assert not note.waits


def test_what_waits_longest_is_answered_first_and_a_further_question_waits_again(hub: Hub) -> None:
    first, second = (hub.notes.ask(LTU, text) for text in ("One?", "Two?"))
    assert [one.id for one in hub.notes.waiting(COOPERATION)[0]] == [first, second]
    hub.notes.add(COOPERATION, first, "Yes.")
    assert [one.id for one in hub.notes.waiting(COOPERATION)[0]] == [second]
    assert [one.id for one in hub.notes.waiting(COOPERATION, answered=True)[0]] == [first]
    hub.notes.add(LTU, first, "And three?")
    assert [one.id for one in hub.notes.waiting(COOPERATION)[0]] == [second, first]
    assert [one.id for one in hub.notes.own(LTU)[0]] == [second, first]


def test_pages_go_on_where_the_last_ended(hub: Hub) -> None:
    ids = [hub.notes.ask(LTU, f"Question {number}") for number in range(3)]
    page, place = hub.notes.waiting(COOPERATION, limit=2)
    rest, end = hub.notes.waiting(COOPERATION, after=place, limit=2)
    assert ([one.id for one in page + rest], end) == (ids, None)
    page, place = hub.notes.own(LTU, limit=2)
    rest, end = hub.notes.own(LTU, before=place, limit=2)
    assert ([one.id for one in page + rest], end) == (ids[::-1], None)


def test_it_is_no_request_and_starts_no_clock(hub: Hub) -> None:
    hub.notes.ask(LTU, "Is anything held?")
    rows = hub.graph.read(lambda one: one.run("MATCH (n:Request) RETURN count(n) AS n"))
    assert rows[0]["n"] == 0
    in_two_months = today(hub.settings.timezone) + timedelta(days=62)
    assert remind(hub.graph, in_two_months, hub.settings.timezone) == 0


def test_nobody_but_its_author_and_the_advisers_ever_sees_it(hub: Hub) -> None:
    note_id = hub.notes.ask(LTU, "Kakapo")
    lent = Principal("per-lent-coop", roles=frozenset({"cooperation"}), seconded_by="fra")
    see = []
    for name, who in {**EVERYBODY, "colleague": COLLEAGUE, "lent adviser": lent}.items():
        try:
            hub.notes.get(who, note_id)
            see.append(name)
        except (NotFound, NotAllowed):
            continue
    assert see == ["ltu", "cooperation", "lent adviser"]
    for who in (COLLEAGUE, FRA):
        with pytest.raises(NotFound):
            hub.notes.add(who, note_id, "I too")
        assert hub.notes.own(who) == ([], None)
    for who in (MAPPING, LIAISON, MANAGER, ADMIN):
        with pytest.raises(NotAllowed):
            hub.notes.add(who, note_id, "I too")
    for who in (LTU, MAPPING, MANAGER, ADMIN):
        with pytest.raises(NotAllowed):
            hub.notes.waiting(who)
    assert all(not hub.records.search(who, "Kakapo") for who in EVERYBODY.values())


def test_who_is_an_adviser_no_more_is_not_told_of_questions_any_more(hub: Hub) -> None:
    hub.notes.ask(LTU, "Is anything held?")
    assert hub.notices.unseen(COOPERATION) == 1
    moved = Principal(COOPERATION.person_id, roles=frozenset({"mapping"}))
    assert hub.notices.unseen(moved) == 0
    assert hub.notices.page(moved) == ([], None)


@pytest.mark.parametrize(
    ("text", "refused"), [("", NothingAsked), (" \n ", NothingAsked), ("x" * (LONGEST + 1), TooLong)]
)  # fmt: skip
def test_an_empty_or_long_note_is_refused_and_nothing_is_written(hub: Hub, text: str, refused: type[HubError]) -> None:  # fmt: skip
    with pytest.raises(refused):
        hub.notes.ask(LTU, text)
    note_id = hub.notes.ask(LTU, "x" * LONGEST)
    with pytest.raises(refused):
        hub.notes.add(COOPERATION, note_id, text)
    assert len(hub.notes.own(LTU)[0]) == len(hub.notes.get(LTU, note_id).messages) == 1


def test_an_exchange_that_grows_too_long_ends(hub: Hub) -> None:
    note_id = hub.notes.ask(LTU, "One?")
    for _ in range(MOST_MESSAGES - 1):
        hub.notes.add(LTU, note_id, "And?")
    with pytest.raises(ThreadFull):
        hub.notes.add(COOPERATION, note_id, "No.")


def test_only_practitioners_ask(hub: Hub) -> None:
    for who in (COOPERATION, MAPPING, MANAGER, ADMIN):
        with pytest.raises(NotAllowed):
            hub.notes.ask(who, "Is anything held?")


def test_the_trail_says_that_somebody_asked_and_not_what(hub: Hub) -> None:
    note_id = hub.notes.ask(LTU, "Kakapo")
    hub.notes.add(COOPERATION, note_id, "Kakapo too")
    events = hub.trail.page(subject=note_id)
    assert [(one.action, one.by) for one in events] == [
        ("answer_informally", "per-coop"), ("ask_informally", "per-ltu"),
    ]  # fmt: skip
    assert "kakapo" not in repr(events).lower()


def test_a_value_that_is_sealed_stands_in_no_note(hub: Hub) -> None:
    settle(hub, LIAISON)
    record = make(hub, "project", title="Training", kind="programme", status="ongoing", marking="office", results="Met Jane Dóe there")  # fmt: skip
    note_id = hub.notes.ask(LTU, "Was it met jane  doe there, perhaps?")
    other = hub.notes.ask(LTU, "Who met whom?")
    hub.graph.write(lambda one: seal(hub.writer, one, MANAGER, record, "results"))
    assert [one.text for one in hub.notes.get(LTU, note_id).messages] == ["[sealed]"]
    assert [one.text for one in hub.notes.get(LTU, other).messages] == ["Who met whom?"]
