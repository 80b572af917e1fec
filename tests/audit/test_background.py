"""What waits to be written is not lost by a database that is away, nor piles up without end."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from hub.audit import background
from hub.audit.background import Background
from hub.audit.event import Event
from hub.errors import DatabaseBusy

READ = Event("read", "person-1", ("prc-1",))


class Shelf:
    """Takes events, or is away."""

    def __init__(self) -> None:
        self.written: list[Event] = []
        self.away = False
        self.asked = threading.Event()

    def write(self, events: Sequence[Event]) -> None:
        self.asked.set()
        if self.away:
            raise DatabaseBusy
        self.written += events


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "FLUSH_EVERY", 0.02)


@pytest.mark.usefixtures("soon")
def test_events_wait_out_a_database_that_is_away(shelf: Shelf):
    shelf.away = True
    waiting = Background(shelf.write, lambda: None, 60.0)
    assert waiting.take([READ])
    assert shelf.asked.wait(60)
    assert shelf.written == []
    shelf.away = False
    waiting.end()
    assert shelf.written == [READ]


def test_the_end_says_when_something_could_not_be_written(shelf: Shelf):
    shelf.away = True
    waiting = Background(shelf.write, lambda: None, 60.0)
    waiting.take([READ])
    with pytest.raises(DatabaseBusy):
        waiting.end()


def test_a_full_list_refuses_more(shelf: Shelf):
    shelf.away = True
    waiting = Background(shelf.write, lambda: None, 60.0)
    assert waiting.take([READ] * background.MOST_WAITING)
    assert not waiting.take([READ])
    shelf.away = False
    waiting.end()
    assert len(shelf.written) == background.MOST_WAITING
    assert not waiting.take([READ])  # ended: nobody would write it


@pytest.mark.usefixtures("soon")
def test_a_failing_seal_is_tried_again_and_holds_nothing_up(shelf: Shelf):
    tried = threading.Semaphore(0)

    def seal() -> None:
        tried.release()
        raise DatabaseBusy

    waiting = Background(shelf.write, seal, 0.02)
    waiting.take([READ])
    assert tried.acquire(timeout=60)
    assert tried.acquire(timeout=60)
    waiting.end()
    assert shelf.written == [READ]
