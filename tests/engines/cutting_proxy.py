"""A proxy on loopback that cuts a connection at a chosen moment: the outage that a test needs."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator

RUN = b"\xb3\x10"
"""The signature of Bolt's RUN message: a query is sent."""
COMMIT = b"\x00\x02\xb0\x12\x00\x00"
"""Bolt's COMMIT message in its chunk."""
KEPT_ALIVE = b"\x00"
"""What an empty chunk is made of: a server that is still at work sends one to say no more than that."""


class CuttingProxy:
    """Passes everything on to `port` until the client has sent `signature`; then it cuts, `times` times.

    With `deliver` the server still gets that message and acts on it: only its answer is lost. (A server
    whose client is gone before it has begun may as well give the message up.)
    """

    def __init__(self, port: int, signature: bytes, *, deliver: bool, times: int = 1) -> None:
        self._target = port
        self._signature = signature
        self._deliver = deliver
        self._times = times
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._target))
                cut = threading.Event()
                for passing in (self._questions, self._answers):
                    threading.Thread(
                        target=passing, args=(client, server, cut), daemon=True
                    ).start()

    def _questions(
        self, client: socket.socket, server: socket.socket, cut: threading.Event
    ) -> None:
        with contextlib.suppress(OSError):
            while received := client.recv(65_536):
                if self._signature in received and self._cut_now():
                    cut.set()
                    if self._deliver:
                        server.sendall(received)
                        return  # once the server has answered, `_answers` closes it all
                    break
                server.sendall(received)
            # The server ends the connection: `_answers` closes it all.
            server.shutdown(socket.SHUT_WR)

    def _answers(self, client: socket.socket, server: socket.socket, cut: threading.Event) -> None:
        with contextlib.suppress(OSError):
            while received := server.recv(65_536):
                if not cut.is_set():
                    client.sendall(received)
                elif self._deliver and received.strip(KEPT_ALIVE):
                    break
        for end in (client, server):
            end.close()

    def _cut_now(self) -> bool:
        with self._lock:
            self._times -= 1
            return self._times >= 0


@contextlib.contextmanager
def cutting(port: int, signature: bytes, *, deliver: bool, times: int = 1) -> Iterator[int]:
    """The port of a proxy in front of `port`, which cuts when the client sends `signature`."""
    proxy = CuttingProxy(port, signature, deliver=deliver, times=times)
    try:
        yield proxy.port
    finally:
        proxy.close()
