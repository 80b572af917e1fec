"""Proceedings that were written before there were queues come into them with a migration, once."""

from __future__ import annotations

from hub.access import HUB
from hub.hub import Hub
from hub.migrating import migrate
from hub.verification.keeping import catch_up
from tests.people import MAPPING
from tests.records.making import make
from tests.verification.conftest import day, in_queue


def test_older_proceedings_come_into_the_queues_with_those_who_wrote_them(hub: Hub) -> None:
    written = make(hub, "proceeding", MAPPING, title="Written by somebody")
    loaded = make(hub, "proceeding", HUB, title="Loaded")
    make(hub, "proceeding", HUB, title="Example trial", is_example=True)
    dated = make(hub, "proceeding", HUB, title="Verified elsewhere", last_verified_on="2020")
    hub.graph.write(lambda one: one.run("MATCH (q:QueueEntry) DETACH DELETE q"))
    assert in_queue(hub, MAPPING) == []
    migrate(hub.graph)
    assert set(in_queue(hub, MAPPING)) == {written, loaded}
    assert in_queue(hub, MAPPING, "verified") == [dated]
    authors = {
        one: hub.reviews.standing(MAPPING, one, day(hub)).review for one in (written, loaded)
    }
    assert {one: review and review.entry.authors for one, review in authors.items()} == {
        written: ("per-map",), loaded: (),
    }  # fmt: skip
    assert catch_up(hub.graph) == 0
