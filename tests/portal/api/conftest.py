"""Programs that call the API over an empty hub, and records to call it for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from graph_schema.core import TYPES
from hub.access import HUB, Principal
from hub.hub import Hub
from hub.records.planning import Wish
from portal import create_app
from tests.people import MAPPING
from tests.portal.programs import Program, let_in

AsWho = Callable[..., Program]
Put = Callable[..., str]


@pytest.fixture
def app(hub: Hub) -> Flask:
    return let_in(create_app(hub.settings, hub))


@pytest.fixture
def program(app: Flask) -> AsWho:
    """Makes programs: `program(MAPPING)`, `program(LTU, language="fr")`."""

    def make(who: Principal = MAPPING, language: str = "en") -> Program:
        return Program(app, who, **{"Accept-Language": language})

    return make


@pytest.fixture
def put(hub: Hub) -> Put:
    """Puts a record into the hub; its id."""

    def put(kind: str, /, **values: Any) -> str:
        return hub.writer.save(HUB, [Wish(TYPES[kind], values)])[0].record_id

    return put
