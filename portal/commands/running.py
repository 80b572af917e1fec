"""Running the portal in this process until it is told to stop."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable
from types import FrameType

import click
import waitress
from flask import Flask

from graph_schema.text import Text
from hub.errors import HubError
from hub.hub import Hub
from hub.notifications.rounds import Rounds

THREADS = 8


class PortTaken(HubError):  # noqa: N818 - named for what happened
    """The port that the portal was told to use is in use."""

    text = Text(
        "Port {port} on {host} cannot be used ({reason}): choose another with --port",
        "Le port {port} de {host} ne peut être utilisé ({reason}) : choisissez-en un autre avec --port",
    )


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 lets the system choose. Raises `PortTaken`."""
    try:
        return socket.create_server((host, port), backlog=64)
    except OSError as error:
        raise PortTaken(
            port=port, host=host, reason=error.strerror or type(error).__name__
        ) from error


def address_of(listener: socket.socket) -> str:
    """The address that people open."""
    host, port = listener.getsockname()[:2]
    return f"http://{host}:{port}/"


def run(app: Flask, hub: Hub, listener: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM; then end the requests in progress, seal the trail, let the graph go.

    Whoever serves the portal with one command expects that people are told what becomes due, too: there is no
    timer beside it. Under gunicorn, with its several workers, `hub notify --every` does that.
    """
    rounds = Rounds(hub.graph, hub.trail, hub.settings)
    server = waitress.create_server(app, sockets=[listener], threads=THREADS, ident="hub")
    stopping = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        if not stopping.is_set():
            stopping.set()
            raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    hub.trail.start()
    rounds.start()
    ready()
    try:
        server.run()
    except KeyboardInterrupt:
        click.echo("Stopping.")
    finally:
        server.close()
        rounds.stop()
        hub.close()
