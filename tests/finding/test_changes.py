"""What has changed since somebody last looked, and nothing of what they could not have seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from graph_schema.core import TYPES
from hub.access import Principal
from hub.clock import now
from hub.finding.changes import Changed
from hub.hub import Hub
from hub.records.planning import Wish
from tests.people import IN_VIGILANCE, LTU, MAPPING

FIELDS = frozenset(TYPES["proceeding"].fields)
EVERYTHING = Principal(
    "hub", operates=True, extra_keys=frozenset({"office", "community", "public", "group:vigilance"})
)
Put = Callable[..., str]
Told = Callable[[Principal], dict[str, Changed]]


@pytest.fixture
def put(garden: Hub, request: pytest.FixtureRequest) -> Put:
    """Writes a record or changes one; ids are this test's own."""

    def write(kind: str, record_id: str | None = None, /, **values: Any) -> str:
        wish = Wish(TYPES[kind], values, record_id)
        return garden.writer.save(EVERYTHING, [wish])[0].record_id

    return write


@pytest.fixture
def told(garden: Hub, put: Put) -> Told:
    """What each person is told has changed since this test began with its records."""
    begun = now()
    for who in (MAPPING, LTU, IN_VIGILANCE):
        garden.changes.mark_seen(who, begun)

    def ask(who: Principal) -> dict[str, Changed]:
        since = garden.changes.since_last_visit(who, begun, FIELDS)
        return {one.id: one for one in since.changed}

    return ask


@pytest.fixture
def standing(put: Put) -> str:
    """A proceeding that was there before anybody looked."""
    source = [{"id": "src-open", "locator": "p. 1"}]
    return put(
        "proceeding", title="Standing", stage="investigation", marking="community", citations=source
    )


def test_nothing_has_changed_for_who_has_just_looked(standing: str, told: Told) -> None:
    assert told(MAPPING) == told(LTU) == {}


def test_new_and_changed_proceedings_are_told_the_latest_first(
    hub: Hub, standing: str, told: Told, put: Put
) -> None:
    new = put("proceeding", title="New", marking="office")
    put("proceeding", standing, summary="Two villages.")
    found = told(MAPPING)
    assert list(found) == [standing, new]
    assert (found[new].is_new, found[standing].is_new) == (True, False)
    assert found[standing].fields == {"summary"}
    assert set(told(LTU)) == {standing}, "what is marked for the Office is not there for others"


def test_a_new_step_is_told_with_its_date(standing: str, told: Told, put: Put) -> None:
    step = put(
        "stage_event", title="Hearing", of_proceeding=standing, on="2019-03",
        citations=[{"id": "src-open", "locator": "p. 2"}],
    )  # fmt: skip
    found = told(LTU)[standing]
    assert [(one.id, one.title, one.on) for one in found.steps] == [(step, "Hearing", "2019-03")]


def test_a_link_to_a_hidden_situation_is_no_change(standing: str, told: Told, put: Put) -> None:
    put("proceeding", standing, linked_to=["sit-hidden"])
    assert told(LTU) == {}
    assert told(MAPPING) == {}
    assert told(IN_VIGILANCE)[standing].fields == {"linked_to"}


def test_a_hidden_proceeding_changes_for_nobody_else(told: Told, put: Put) -> None:
    closed = put("proceeding", title="Closed", marking="closed", named_to=["group:vigilance"])
    put("stage_event", title="Closed step", of_proceeding=closed, on="2020")
    put("proceeding", closed, summary="Changed")
    assert told(MAPPING) == told(LTU) == {}
    assert set(told(IN_VIGILANCE)) == {closed}


def test_what_is_opened_to_somebody_is_new_to_them_and_tells_nothing_of_before(
    hub: Hub, told: Told, put: Put
) -> None:
    source = [{"id": "src-open", "locator": "p. 1"}]
    record = put("proceeding", title="Opened", summary="First", marking="office", citations=source)
    hub.changes.mark_seen(MAPPING, now())
    put("proceeding", record, marking="community")
    assert told(LTU)[record].is_new
    assert not told(MAPPING)[record].is_new
    assert told(MAPPING)[record].fields == {"marking"}


def test_marking_as_seen_keeps_what_came_after_the_page_was_opened(
    hub: Hub, standing: str, told: Told, put: Put
) -> None:
    put("proceeding", standing, summary="On the page")
    opened = hub.changes.since_last_visit(MAPPING, now(), FIELDS).until
    later = put("proceeding", title="Later", marking="office")
    hub.changes.mark_seen(MAPPING, opened)
    assert set(told(MAPPING)) == {later}
    hub.changes.mark_seen(MAPPING, "2001-01-01T00:00:00.000000Z")
    assert set(told(MAPPING)) == {later}, "a mark never moves back"
    hub.changes.mark_seen(MAPPING, "2999-01-01T00:00:00.000000Z")
    newest = put("proceeding", title="Newest", marking="office")
    assert set(told(MAPPING)) == {newest}, "nor into the future"


def test_a_field_that_pages_do_not_show_somebody_is_no_change(
    hub: Hub, standing: str, told: Told, put: Put
) -> None:
    put("proceeding", standing, external_id="FILE-9")
    since = hub.changes.since_last_visit(LTU, now(), FIELDS - {"external_id"})
    assert since.changed == ()
    assert set(told(MAPPING)) == {standing}
