"""Looking up likely twins in the graph: found through the index, under the reader's access, quickly enough."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from graph_schema.core import TYPES
from hub.access import HUB
from hub.config import Settings
from hub.duplicates import Asked
from hub.hub import Hub
from hub.records.planning import Wish
from hub.store.driver import Database
from hub.store.graph import Graph
from tests.conftest import wipe
from tests.duplicates.labelled import measured, pairs, recorded
from tests.people import FRA, IN_VIGILANCE, LENT_BY_FRANCE, LTU, MAPPING

PROCEEDING = TYPES["proceeding"]


@pytest.fixture(scope="module")
def hub(engine_database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """The proceedings of the starter data, for these tests that only read."""
    wipe(engine_database)
    settings = Settings.from_environment(
        {
            "HUB_DATA_DIR": str(tmp_path_factory.mktemp("twins")),
            "HUB_SECRET_KEY": "only-for-tests-" * 3,
        }
    )
    opened = Hub.over(settings, Graph(engine_database))
    put(opened)
    yield opened
    opened.trail.stop()


def put(hub: Hub) -> None:
    """The proceedings with the records that they name, the same for every reader of the Office."""
    known = recorded()
    named = {
        field: {link["id"] for values in known.values() for link in values[field]}
        for field in ("conducted_by", "committed_in", "linked_to")
    }
    states = named["committed_in"] | {values["in_state"]["id"] for values in known.values()}
    source = hub.writer.save(HUB, [Wish(TYPES["source"], {"title": "S", "marking": "public"})])
    cites = [{"id": source[0].record_id, "locator": "1"}]
    wishes = [
        Wish(TYPES["state"], {"id": one, "title": one, "iso2": one[:2].upper(), "marking": "public", "citations": cites})
        for one in sorted(states)
    ]  # fmt: skip
    for one in sorted(named["conducted_by"]):
        kind = TYPES["organisation" if one.startswith("org") else "authority"]
        values: dict[str, Any] = {"id": one, "title": one}
        if kind is TYPES["organisation"]:
            values["kind"] = "hybrid_court"
        else:
            values["of_state"] = one.split("-")[1]
        wishes.append(Wish(kind, values))
    wishes += [Wish(TYPES["situation"], {"id": one, "title": one}) for one in named["linked_to"]]
    hub.writer.save(HUB, wishes)
    hub.writer.save(HUB, [Wish(PROCEEDING, values | {"id": one}) for one, values in known.items()])


def closed(hub: Hub, title: str, name: str, **more: Any) -> str:
    """A proceeding before a German court that few may read."""
    values = {"title": title, "in_state": "deu", "accused": [{"name": name}]} | more
    return hub.writer.save(IN_VIGILANCE, [Wish(PROCEEDING, values)])[0].record_id


@pytest.mark.parametrize("half", ["tune", "test"])
def test_what_is_typed_finds_its_twin_among_all_and_little_else(hub: Hub, half: str) -> None:
    found = measured(
        (pair, pair.left in {twin.id for twin in hub.duplicates.twins_of(MAPPING, PROCEEDING, pair.typed)})
        for pair in pairs(half)
    )  # fmt: skip
    assert found.recall >= 0.95, found.missed
    assert found.precision >= 0.9, found.wrongly


def test_many_at_once_are_answered_as_one_by_one(hub: Hub) -> None:
    asked = [Asked(pair.typed) for pair in pairs()][:40]
    together = hub.duplicates.lookup.twins_of_many(MAPPING, PROCEEDING, asked)
    apart = [hub.duplicates.twins_of(MAPPING, PROCEEDING, one.values) for one in asked]
    assert together == apart


def test_a_record_is_no_twin_of_itself(hub: Hub) -> None:
    values = recorded()["prc-001"]
    assert "prc-001" in {one.id for one in hub.duplicates.twins_of(MAPPING, PROCEEDING, values)}
    own = hub.duplicates.twins_of(MAPPING, PROCEEDING, values, "prc-001")
    assert "prc-001" not in {one.id for one in own}


def test_it_is_said_what_agrees_and_what_differs(hub: Hub) -> None:
    typed = recorded()["prc-013"] | {"accused": [{"name": "Usman Sonko"}], "last_event_on": "2023"}
    (twin,) = hub.duplicates.twins_of(MAPPING, PROCEEDING, typed)
    said = {(reason.field, reason.agrees): (reason.left, reason.right) for reason in twin.reasons}
    assert twin.id == "prc-013"
    assert said["accused", True] == (("Usman Sonko",), ("Ousman Sonko",))
    assert said["last_event_on", False] == (("2023",), ("2024-05-15",))
    assert twin.ends["che"].title == "che"


def test_who_cannot_see_a_twin_is_not_told_of_it(hub: Hub) -> None:
    typed = {"title": "T", "in_state": {"id": "deu"}, "accused": [{"name": "Zebulon Quokkaborn"}]}
    before = {who: hub.duplicates.twins_of(who, PROCEEDING, typed) for who in (MAPPING, LTU, FRA)}
    hidden = closed(
        hub, "Quokka", "Zebulon Quokkaborn", marking="closed", named_to=["group:vigilance"]
    )
    kept_away = closed(hub, "Narwhal", "Zebulon Quokkaborn", excluded=["state:fra"])
    seen = {one.id for one in hub.duplicates.twins_of(IN_VIGILANCE, PROCEEDING, typed)}
    assert seen == {hidden, kept_away}
    assert {one.id for one in hub.duplicates.twins_of(MAPPING, PROCEEDING, typed)} == {kept_away}
    assert hub.duplicates.twins_of(LENT_BY_FRANCE, PROCEEDING, typed) == before[FRA] == []
    assert hub.duplicates.twins_of(LTU, PROCEEDING, typed) == before[LTU]
    many = [Asked(typed)] * 20
    for who, ids in ((MAPPING, {kept_away}), (LENT_BY_FRANCE, set()), (LTU, set())):
        for listed in hub.duplicates.lookup.twins_of_many(who, PROCEEDING, many):
            assert {one.id for one in listed} == ids
    hub.writer.retire(IN_VIGILANCE, hidden, 1, "only for a test")
    hub.writer.retire(MAPPING, kept_away, 1, "only for a test")
    assert hub.duplicates.twins_of(IN_VIGILANCE, PROCEEDING, typed) == []


def test_a_reason_never_names_a_record_that_is_hidden(hub: Hub) -> None:
    hub.writer.save(
        IN_VIGILANCE,
        [Wish(TYPES["situation"], {"title": "Quokka situation", "marking": "closed", "named_to": ["group:vigilance"]})],
    )  # fmt: skip
    rows = hub.graph.read(
        lambda one: one.run("MATCH (n:Situation {title: 'Quokka situation'}) RETURN n.id AS id")
    )
    secret = rows[0]["id"]
    there = closed(hub, "Open case", "Ferdinand Openman", linked_to=[secret])
    typed = {
        "title": "X", "in_state": {"id": "deu"}, "linked_to": [{"id": secret}],
        "accused": [{"name": "Ferdinand Openman"}],
    }  # fmt: skip
    for who, expected in ((IN_VIGILANCE, {"linked_to"}), (MAPPING, set())):
        (twin,) = hub.duplicates.twins_of(who, PROCEEDING, typed)
        assert twin.id == there
        assert {one.field for one in twin.reasons} & {"linked_to"} == expected
        assert (secret in twin.ends) == bool(expected)
