"""What records keep of their values is made anew once when the rules for it have changed."""

from __future__ import annotations

import pytest

from graph_schema.core import TYPES
from hub.access import HUB, INSTITUTION
from hub.finding.facets import counted
from hub.hub import Hub
from hub.migrating import migrate
from hub.records.planning import Wish
from hub.store import restating
from hub.store.reader import ListQuery

PROCEEDINGS = ListQuery(TYPES["proceeding"], fresh_since="2026-01-01")


def stages(hub: Hub) -> dict[str, int]:
    return counted(hub.graph, INSTITUTION, PROCEEDINGS).facet("stage").numbers()


def test_records_from_before_a_facet_are_counted_after_a_migration(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restating, "PIECE", 2)
    for number in range(5):
        values = {"title": f"Trial {number}", "stage": "trial", "marking": "closed" if not number else "office",
                  "named_to": [] if number else ["group:vigilance"]}  # fmt: skip
        hub.writer.save(HUB, [Wish(TYPES["proceeding"], values)])
    before = hub.graph.read(
        lambda one: one.run(
            "MATCH (n:Proceeding) RETURN n.id AS id, properties(n) AS node ORDER BY n.id"
        )
    )
    hub.graph.write(
        lambda one: one.run(
            "MATCH (n:Proceeding) SET n.facets = null, n.search_text = 'old', n.staff_text = 'old'"
        )
    )
    assert migrate(hub.graph).restated == 5
    after = hub.graph.read(
        lambda one: one.run(
            "MATCH (n:Proceeding) RETURN n.id AS id, properties(n) AS node ORDER BY n.id"
        )
    )
    assert after == before, "nothing else of a record changes, and no lock stays"
    assert stages(hub) == {"trial": 4}
    assert migrate(hub.graph).restated == 0
    monkeypatch.setattr(restating, "FORM", restating.FORM + 1)
    assert migrate(hub.graph).restated == 5
