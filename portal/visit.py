"""What one request carries: who asks, and the hub that answers."""

from __future__ import annotations

import threading
from typing import cast

from flask import Flask, current_app, g, has_request_context
from flask_login import current_user

from hub.access import NOBODY, Principal
from hub.accounts import Accounts, Person
from hub.config import Settings
from hub.hub import Hub
from hub.store.graph import Graph


class HubAtHand:
    """The hub of one app, opened when a request first asks for it.

    So a portal starts while its database is away, says so, and recovers by itself.
    """

    def __init__(self, settings: Settings, hub: Hub | None) -> None:
        self.settings = settings
        self._opened = hub
        self._opening = threading.Lock()

    def opened(self) -> Hub:
        """The open hub; raises `DatabaseUnavailable` or `EngineStartFailed` where it cannot be."""
        with self._opening:
            if self._opened is None:
                hub = Hub.open(self.settings)
                hub.trail.start()
                self._opened = hub
            return self._opened

    def if_open(self) -> Hub | None:
        """The hub if a request has asked for it."""
        return self._opened


def attach(app: Flask, settings: Settings, hub: Hub | None) -> None:
    """Give the app its hub: one that is open already, or the one that the settings name."""
    app.extensions["hub"] = HubAtHand(settings, hub)


def _at_hand() -> HubAtHand:
    return cast(HubAtHand, current_app.extensions["hub"])


def settings() -> Settings:
    """The settings of this app."""
    return _at_hand().settings


def hub() -> Hub:
    """The hub of this app: records, writer, trail, accounts. Raises `DatabaseUnavailable`."""
    return _at_hand().opened()


def hub_if_open() -> Hub | None:
    """The hub of this app if it is open; what only decorates a page does not open it."""
    return _at_hand().if_open()


def graph() -> Graph:
    """The graph of this app. Raises `DatabaseUnavailable`."""
    return hub().graph


def accounts() -> Accounts:
    """The accounts of this app. Raises `DatabaseUnavailable`."""
    return hub().accounts


def forget_who() -> None:
    """Answer the rest of this request as if nobody had signed in (the database may be away)."""
    g.forgotten = True


def _signed_in() -> bool:
    if not has_request_context() or g.get("forgotten"):
        return False
    return bool(current_user and current_user.is_authenticated)


def principal() -> Principal:
    """Who asks; `NOBODY` where nobody has signed in."""
    return cast(Principal, current_user.principal) if _signed_in() else NOBODY


def person() -> Person | None:
    """The account of who asks, or nothing where nobody has signed in."""
    return cast(Person, current_user.person) if _signed_in() else None


def request_id() -> str:
    """The short name of this request in the log and on error pages; empty outside a request."""
    return str(g.get("request_id", "")) if has_request_context() else ""
