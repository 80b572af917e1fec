"""What a portal does for its trail beside the requests: write what may wait a second, and seal."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Sequence

from hub.audit.event import Event

log = logging.getLogger(__name__)

FLUSH_EVERY = 1.0
"""Seconds that a deferred event waits at most, as long as the database answers."""
MOST_WAITING = 5_000
_BATCH = 500


class Background:
    """One thread that writes waiting events with `write` and calls `seal` every `seal_every` seconds.

    Where the database does not answer, events keep waiting; when too many do, `take` refuses more and
    the caller must write its own.
    """

    def __init__(
        self,
        write: Callable[[Sequence[Event]], None],
        seal: Callable[[], object],
        seal_every: float,
    ) -> None:
        self._write = write
        self._seal = seal
        self._seal_every = seal_every
        self._owner = os.getpid()
        self._waiting: list[Event] = []
        self._wake = threading.Condition()
        self._flushing = threading.Lock()
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="audit", daemon=True)
        self._thread.start()

    @property
    def alive(self) -> bool:
        """Whether this process has the thread (a forked child has not)."""
        return self._owner == os.getpid() and self._thread.is_alive() and not self._ended

    def take(self, events: Sequence[Event]) -> bool:
        """Put the events on the list; false where it is full or nobody would write them."""
        if not self.alive:
            return False
        with self._wake:
            if self._ended or len(self._waiting) + len(events) > MOST_WAITING:
                return False
            self._waiting += events
            if len(self._waiting) >= _BATCH:
                self._wake.notify()
        return True

    def flush(self) -> None:
        """Write all that waits; raises what `write` raises, and then nothing is lost from the list.

        After a commit of unknown outcome the same events are written again: rather twice than never.
        """
        with self._flushing:
            while batch := self._waiting[:_BATCH]:
                self._write(batch)
                with self._wake:
                    del self._waiting[: len(batch)]

    def end(self) -> None:
        """Stop the thread, then write what still waits; raises what `write` raises."""
        if self._owner != os.getpid():
            return
        with self._wake:
            self._ended = True
            self._wake.notify()
        self._thread.join()
        self.flush()

    def _run(self) -> None:
        since_seal = self._seal_every  # the first one comes at once: it looks for what a crash left
        while True:
            if since_seal >= self._seal_every and self._tried(self._seal):
                since_seal = 0.0
            pause = min(FLUSH_EVERY, self._seal_every)
            with self._wake:
                if not self._ended:
                    self._wake.wait(pause)
                if self._ended:
                    return
            since_seal += pause
            self._tried(self.flush)

    def _tried(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Exception:
            # The thread must outlive a database that is away, whatever the failure is called.
            log.warning(
                "the audit trail could not be written or sealed; it is tried again", exc_info=True
            )
            return False
        return True
