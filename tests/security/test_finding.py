"""Nobody meets a hidden record by its absence, either: facets, pictures and changes count what one may see."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_schema.core import TYPES
from hub.finding.facets import counted
from hub.hub import Hub
from hub.store.reader import Filter, ListQuery
from tests.people import EVERYBODY
from tests.security.canaries import Canary, hidden_from, shown_to

ALL = ListQuery(TYPES["proceeding"], fresh_since="2026-01-01")
FIELDS = frozenset(TYPES["proceeding"].fields)


@pytest.mark.parametrize("person", sorted(EVERYBODY))
def test_facets_count_the_visible_proceedings_and_name_no_hidden_one(
    hub: Hub, planted: list[Canary], person: str
) -> None:
    who = EVERYBODY[person]
    proceedings = [one for one in planted if one.record_id.startswith("prc-")]
    visible = [one for one in proceedings if one.shows_to(who)]
    told = counted(hub.graph, who, ALL, most=None)
    assert told.total == len(visible)
    assert told.facet("stage").numbers() == ({"trial": len(visible)} if visible else {})
    assert told.facet("linked_to").numbers() == ({"sit-open": len(visible)} if visible else {})
    for canary in proceedings:
        for query in (
            replace(ALL, words=canary.word),
            replace(ALL, words=canary.record_id),
            replace(ALL, filters=(Filter("linked_to", values=(canary.record_id,)),)),
        ):
            found = counted(hub.graph, who, query, most=None)
            answer = repr(found).lower()
            assert not {word for word in hidden_from(who, planted) if word in answer}
            if not canary.shows_to(who):
                assert found.total == 0
        expected = 1 if canary.shows_to(who) else 0
        assert counted(hub.graph, who, replace(ALL, words=canary.word)).total == expected


@pytest.mark.parametrize("person", sorted(EVERYBODY))
def test_what_has_changed_names_the_visible_proceedings_alone(
    hub: Hub, planted: list[Canary], person: str
) -> None:
    who = EVERYBODY[person]
    answer = repr(hub.changes.since_last_visit(who, "2000-01-01T00:00:00Z", FIELDS)).lower()
    assert not {word for word in hidden_from(who, planted) if word in answer}
    expected = {one.word.lower() for one in planted if one.record_id.startswith("prc-")}
    assert {word for word in expected if word in answer} == expected & shown_to(who, planted)
