"""Visitors of the portal: over the real hub, and over the sample pages without a database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from hub.hub import Hub
from portal import create_app
from tests.portal.apps import SignedIn, sample_app
from tests.portal.client import Client

SampleClient = Callable[..., Client]


@pytest.fixture
def app(hub: Hub) -> Flask:
    """The portal over an empty hub, on each engine in turn."""
    return create_app(hub.settings, hub)


@pytest.fixture
def client(app: Flask) -> Client:
    """A visitor who has not signed in; `client.sign_in(username, password)` does it by the form."""
    return Client(app)


@pytest.fixture
def visitor(tmp_path: Path) -> SampleClient:
    """Makes visitors of the sample pages: `visitor("mapping", language="fr")`, `visitor()` is nobody."""

    def make(*roles: str, language: str | None = None, **environ: str) -> Client:
        who = SignedIn(*roles, language=language) if roles else None
        return Client(sample_app(tmp_path, who, **environ))

    return make
