"""One garden of canaries per engine, planted once: these tests only read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from hub.config import Settings
from hub.hub import Hub
from hub.store.driver import Database
from hub.store.graph import Graph
from tests.conftest import wipe
from tests.security.canaries import Canary, plant


@dataclass(frozen=True, slots=True)
class Garden:
    """The hub and the canaries that are in it."""

    hub: Hub
    planted: list[Canary]


@pytest.fixture(scope="module")
def garden(engine_database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Garden]:
    """A graph with every kind of hidden record, on each engine in turn."""
    wipe(engine_database)
    folder = tmp_path_factory.mktemp("garden")
    settings = Settings.from_environment(
        {"HUB_DATA_DIR": str(folder), "HUB_SECRET_KEY": "only-for-tests-" * 3}
    )
    hub = Hub.over(settings, Graph(engine_database))
    yield Garden(hub, plant(hub))
    hub.trail.stop()


@pytest.fixture
def hub(garden: Garden) -> Hub:
    """The hub of the garden."""
    return garden.hub


@pytest.fixture
def planted(garden: Garden) -> list[Canary]:
    """The canaries of the garden."""
    return garden.planted
