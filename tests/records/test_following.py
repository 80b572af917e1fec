"""A record whose marking follows another's: at its birth, at every change of the leader, and in its history."""

from __future__ import annotations

import threading

import pytest

from graph_schema.core import TYPES
from hub.access import HUB
from hub.errors import Invalid, NotFound
from hub.hub import Hub
from hub.records.history import history
from hub.records.planning import Wish
from hub.store.graph import Transaction
from tests.people import COOPERATION, FRA, LTU, MAPPING
from tests.records.making import change, cited, make


def test_a_reply_has_the_readers_of_its_question_from_the_start_and_after_each_change(
    hub: Hub,
) -> None:
    question = make(hub, "question", title="Q", topic="forensics", body="How?", marking="office")
    reply = make(hub, "reply", title="R", answers=question, body="So.", marking="community")
    with pytest.raises(NotFound):
        hub.records.get(FRA, reply)
    change(hub, COOPERATION, question, marking="community")
    assert hub.records.get(FRA, reply).title == "R"
    change(hub, COOPERATION, question, marking="office")
    with pytest.raises(NotFound):
        hub.records.get(FRA, reply)


def test_following_is_a_change_like_any_other_with_version_and_history(hub: Hub) -> None:
    sources = cited(hub)
    proceeding = make(hub, "proceeding", title="P", citations=sources)
    step = make(hub, "stage_event", title="Trial opens", of_proceeding=proceeding, stage="trial",
                on="2023", citations=sources)  # fmt: skip
    change(hub, MAPPING, proceeding, marking="community")
    seen = hub.records.get(LTU, step)
    assert (seen.version, seen.system["updated_by"]) == (2, "per-map")
    (version,) = history(hub.graph, LTU, step).versions
    assert (version.number, version.changes["marking"]) == (2, [None, "community"])
    assert history(hub.graph, MAPPING, step).version(2).changes["marking"] == [
        "office",
        "community",
    ]
    change(hub, MAPPING, proceeding, note="Nothing about readers")
    assert hub.records.get(LTU, step).version == 2


def test_a_leader_is_not_widened_while_a_follower_lacks_its_source(hub: Hub) -> None:
    proceeding = make(hub, "proceeding", title="P", citations=cited(hub))
    make(hub, "stage_event", title="Trial opens", of_proceeding=proceeding, stage="trial")
    with pytest.raises(Invalid) as refused:
        change(hub, MAPPING, proceeding, marking="community")
    assert [(one.column, one.say()) for one in refused.value.errors] == [
        ("marking", "“Trial opens” would be shown with it, and has no source.")
    ]
    assert hub.records.get(MAPPING, proceeding).values["marking"] == "office"


def test_a_step_created_while_its_proceeding_is_closed_does_not_stay_open(hub: Hub) -> None:
    """The one writer has read the old marking and not committed; the other narrows it meanwhile."""
    sources = cited(hub)
    proceeding = make(hub, "proceeding", title="P", marking="community", citations=sources)
    wish = Wish(
        TYPES["stage_event"],
        {"title": "Arrest", "of_proceeding": proceeding, "stage": "trial", "citations": sources},
    )
    planned = threading.Event()
    narrowed = threading.Event()
    made: list[str] = []

    def create(transaction: Transaction) -> None:
        made[:] = [hub.writer.save_in(transaction, HUB, [wish])[0].record_id]
        planned.set()
        narrowed.wait(1.5)  # an engine that locks lets the other writer wait until this one is done

    def narrow() -> None:
        planned.wait()
        change(hub, MAPPING, proceeding, marking="office")
        narrowed.set()

    other = threading.Thread(target=narrow)
    other.start()
    hub.graph.write(create)
    other.join()
    assert hub.records.get(MAPPING, made[0]).values["marking"] == "office"
    with pytest.raises(NotFound):
        hub.records.get(LTU, made[0])
