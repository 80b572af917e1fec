"""The world of the lists' tests, and what these tests add to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph_schema.core import TYPES
from hub.access import HUB
from hub.hub import Hub
from hub.records.planning import Wish
from tests.portal.records.conftest import CITED, Add, Visit, add, visit, world

__all__ = ["Visit", "add", "visit", "world"]


@pytest.fixture
def garden(world: Add, hub: Hub) -> Add:
    """The world of the lists with a situation and a State for few, and proceedings about them.

    Everybody sees one trial in Lithuania, the Office an investigation in France, Lithuania an inquiry of its
    own (`world`); the group alone a closed one before the courts of Ukraine; all see one about a situation and in
    a State that they may not, on crimes committed in Ukraine and in Malta.
    """
    sower = replace(HUB, extra_keys=HUB.extra_keys | {"person:per-man"})

    def sow(name: str, **values: Any) -> None:
        hub.writer.save(sower, [Wish(TYPES[name], values)])

    closed = {"marking": "closed", "named_to": ["person:per-man"]}
    sow("situation", id="sit-quoll", title="Situation Quoll", **closed)
    sow("state", id="qqq", title="State Numbat", iso2="QQ", marking="office")
    sow("state", id="mlt", title="Malta", iso2="MT", **CITED)
    sow("proceeding", id="prc-bilby", title="Secret Bilby", stage="trial", in_state="ukr",
          citations=CITED["citations"], **closed)  # fmt: skip
    sow("proceeding", id="prc-wide", title="Known trial", stage="trial", in_state="qqq",
          linked_to=["sit-quoll"], committed_in=["ukr", "mlt"], last_event_on="2023-11", **CITED)  # fmt: skip
    return world
