"""An event says who did what, and nothing that must not be in the trail."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_schema.text import LANGUAGES
from hub.audit.actions import ACTIONS
from hub.audit.anchor import Anchor
from hub.audit.event import Event, Head, Keys, StoredEvent, node_of
from hub.errors import UndeclaredAction

KEYS = Keys(b"a key for the tests, thirty-two bytes")


def stored(event: Event, seq: int = 0, keys: Keys = KEYS) -> dict[str, object]:
    return node_of(event, "lane", Head(seq), "2026-11-22T10:00:00.000000Z", keys)


def test_an_action_that_is_not_declared_cannot_be_told():
    with pytest.raises(UndeclaredAction):
        Event("peek", "person-1")


def test_every_action_has_words_in_every_language():
    for action in ACTIONS.values():
        for language in LANGUAGES:
            assert action.label.say(language)


def test_only_reads_may_be_written_later():
    deferred = {action.name for action in ACTIONS.values() if action.deferred}
    assert deferred == {"read", "list", "search", "history", "figures"}


@pytest.mark.parametrize("name", ["password", "token", "secret", "code"])
def test_details_named_like_a_secret_are_refused(name: str):
    with pytest.raises(ValueError, match="secret"):
        Event("sign_in", "person-1", details={name: "x"})


def test_details_do_not_carry_records():
    with pytest.raises(ValueError, match="details"):
        Event("import", "person-1", details={"rows": ["x" * 100] * 100})


def test_a_value_leaves_only_a_keyed_hash():
    node = stored(Event("edit", "person-1", values={"summary": "Maria Kovalenko"}))
    assert "Kovalenko" not in str(node)
    told = StoredEvent.from_node(node)
    assert told.vouches_for(KEYS, "summary", "Maria Kovalenko")
    assert not told.vouches_for(KEYS, "summary", "Maria Kovalenka")
    assert not told.vouches_for(KEYS, "title", "Maria Kovalenko")
    other_key = Keys(b"another key, also of thirty-two bytes")
    assert not told.vouches_for(other_key, "summary", "Maria Kovalenko")


def test_two_events_do_not_tell_that_they_hold_the_same_value():
    event = Event("edit", "person-1", values={"summary": "same"})
    assert stored(event, seq=1)["hashes"] != stored(event, seq=2)["hashes"]


def test_an_export_of_very_many_records_is_told_in_pieces_that_name_them_all():
    ids = tuple(f"prc-{number}" for number in range(2_500))
    pieces = list(Event("export", "person-1", ids, {"format": "csv"}).pieces())
    assert [len(piece.subjects) for piece in pieces] == [1_000, 1_000, 500]
    assert tuple(one for piece in pieces for one in piece.subjects) == ids
    assert pieces[2].details == {"format": "csv", "part": 3, "parts": 3}


def test_a_broken_character_in_a_refused_address_does_not_lose_the_event():
    event = Event("denied", "nobody", ("prc-\ud800",), {"path": "/proceedings/\ud800"})
    assert event.subjects == ("prc-?",)
    assert StoredEvent.from_node(stored(event)).details == {"path": "/proceedings/\ud800"}


def test_a_broken_event_can_still_be_shown():
    node = stored(Event("edit", "person-1")) | {"details": "{", "hashes": "[]"}
    assert StoredEvent.from_node(node).details == {"unreadable": "{"}


def test_the_anchor_never_goes_back(tmp_path: Path):
    path = tmp_path / "audit-anchor.json"
    for seq in (5, 6, 4):
        Anchor(seq, "00", "2026-11-22T10:00:00.000000Z", KEYS.name).advance(path, KEYS)
    standing = Anchor.read(path, KEYS)
    assert standing is not None
    assert standing.seq == 6
