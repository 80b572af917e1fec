"""Who changed a proceeding does not verify it: waiting, verifying against a source, sending back, passing on."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.core import TYPES
from hub.access import HUB, Principal
from hub.duplicates.merging import Merge
from hub.errors import Conflict, Invalid, NotAllowed, NotFound, ReasonNeeded, Retired
from hub.hub import Hub
from hub.records.history import history
from hub.records.planning import Wish
from hub.verification.errors import (
    HeldByAnother,
    NoReviewer,
    NothingToReview,
    OwnWork,
    SourceNeeded,
)
from tests.people import COOPERATION, LTU, MANAGER, MAPPING
from tests.records.making import change, make
from tests.verification.conftest import Named, day, in_queue, working_days

BORIS = Principal("per-map2", roles=frozenset({"mapping"}))


def proceeding(hub: Hub, who: Principal = MAPPING, **values: Any) -> str:
    return make(hub, "proceeding", who, **{"title": "The trial of A. B.", **values})


def verified(hub: Hub, record_id: str, who: Principal, source: str = "src-one") -> int:
    version = hub.records.get(who, record_id).version
    return hub.reviews.verify(who, record_id, version, source, day(hub)).version


def review(hub: Hub, record_id: str, who: Principal = MAPPING, later: int = 0) -> Any:
    return hub.reviews.standing(who, record_id, day(hub, later)).review


def test_a_new_proceeding_waits_and_its_author_cannot_verify_it(hub: Hub, sources: Any) -> None:
    record_id = proceeding(hub, citations=sources)
    assert in_queue(hub, BORIS) == [record_id]
    waiting = review(hub, record_id)
    assert (waiting.entry.cause, waiting.entry.authors, waiting.age) == ("new", ("per-map",), 0)
    with pytest.raises(OwnWork):
        verified(hub, record_id, MAPPING)
    assert in_queue(hub, BORIS) == [record_id]


def test_a_verification_says_when_against_what_and_by_whom(hub: Hub, sources: Any) -> None:
    record_id = proceeding(hub, citations=sources)
    assert verified(hub, record_id, BORIS, "src-two") == 2
    record = hub.records.get(MAPPING, record_id)
    assert record.values["last_verified_on"] == day(hub).isoformat()
    assert record.values["verified_against"] == {"id": "src-two"}
    assert record.system["updated_by"] == "per-map2"
    assert in_queue(hub, BORIS) == []
    standing = hub.reviews.standing(MAPPING, record_id, day(hub))
    assert standing.review is None
    assert standing.verified is not None
    assert standing.verified.version == 2
    newest = history(hub.graph, MAPPING, record_id).versions[0]
    assert (newest.action, newest.by, set(newest.changes)) == (
        "verify", "per-map2", {"last_verified_on", "verified_against"},
    )  # fmt: skip
    event = next(one for one in hub.trail.page(subject=record_id) if one.action == "verify")
    assert event.by == "per-map2"


def test_a_change_puts_it_into_review_again_for_all_but_who_changed_it(
    hub: Hub, sources: Any
) -> None:
    record_id = proceeding(hub, citations=sources)
    verified(hub, record_id, BORIS)
    change(hub, BORIS, record_id, summary="Two villages.")
    waiting = review(hub, record_id)
    assert (waiting.entry.cause, waiting.entry.authors) == ("changed", ("per-map2",))
    with pytest.raises(OwnWork):
        verified(hub, record_id, BORIS)
    verified(hub, record_id, MAPPING)
    assert in_queue(hub, BORIS) == []


def test_each_who_changed_it_since_is_an_author(hub: Hub, sources: Any) -> None:
    record_id = proceeding(hub, citations=sources)
    change(hub, BORIS, record_id, summary="Two villages.")
    for author in (MAPPING, BORIS):
        with pytest.raises(OwnWork):
            verified(hub, record_id, author)
    third = Principal("per-map3", roles=frozenset({"mapping"}))
    verified(hub, record_id, third)


def test_who_wrote_what_was_merged_into_it_is_an_author_too(hub: Hub, sources: Any) -> None:
    kept = proceeding(hub, BORIS, citations=sources)
    lost = proceeding(hub, MAPPING, summary="Two villages.")
    third = Principal("per-map3", roles=frozenset({"mapping"}))
    hub.duplicates.merging.merge(third, Merge(kept, lost, 1, 1))
    assert review(hub, kept).entry.authors == ("per-map", "per-map2", "per-map3")
    with pytest.raises(OwnWork):
        verified(hub, kept, MAPPING)
    assert in_queue(hub, MAPPING) == [kept]


def test_retiring_and_restoring_makes_nobody_the_only_author(hub: Hub, sources: Any) -> None:
    record_id = proceeding(hub, citations=sources)
    hub.writer.retire(BORIS, record_id, 1, "Entered twice")
    assert in_queue(hub, BORIS) == []
    with pytest.raises(Retired):
        verified(hub, record_id, BORIS)
    hub.writer.restore(BORIS, record_id, 2)
    assert in_queue(hub, BORIS) == [record_id]
    with pytest.raises(OwnWork):
        verified(hub, record_id, MAPPING)


def test_a_step_puts_its_proceeding_into_review(hub: Hub, sources: Any) -> None:
    record_id = proceeding(hub, citations=sources, stage="trial")
    verified(hub, record_id, BORIS)
    event = make(hub, "stage_event", BORIS, title="Opening", on="2024-05-02", stage="trial", of_proceeding=record_id)  # fmt: skip
    assert review(hub, record_id).entry.authors == ("per-map2",)
    verified(hub, record_id, MAPPING)
    change(hub, MAPPING, event, stage="appeal")
    assert hub.records.get(MAPPING, record_id).values["stage"] == "appeal"
    assert review(hub, record_id).entry.authors == ("per-map",)


def test_starter_data_wait_for_anybody_and_examples_for_nobody(hub: Hub, sources: Any) -> None:
    loaded = proceeding(hub, HUB, citations=sources)
    proceeding(hub, HUB, title="Example trial", is_example=True)
    dated = proceeding(hub, HUB, title="Verified elsewhere", last_verified_on="2020-05")
    assert in_queue(hub, MAPPING) == [loaded]
    assert (review(hub, loaded).entry.cause, review(hub, loaded).entry.authors) == ("loaded", ())
    verified(hub, loaded, MAPPING)
    assert in_queue(hub, MAPPING, "verified") == [dated]


def test_nobody_writes_the_day_of_a_verification_by_hand(hub: Hub, sources: Any) -> None:
    record_id = proceeding(hub, citations=sources)
    for said in ({"last_verified_on": "2026-01-01"}, {"verified_against": {"id": "src-one"}}):
        with pytest.raises(Invalid):
            change(hub, MAPPING, record_id, **said)
        with pytest.raises(Invalid):
            proceeding(hub, title="Another", citations=sources, **said)
    verified(hub, record_id, BORIS)
    record = hub.records.get(MAPPING, record_id)
    change(hub, MAPPING, record_id, title="New", last_verified_on=record.values["last_verified_on"])


def test_a_proceeding_that_was_changed_meanwhile_is_not_verified(hub: Hub, sources: Any) -> None:
    record_id = proceeding(hub, citations=sources)
    change(hub, MAPPING, record_id, summary="Two villages.")
    with pytest.raises(Conflict):
        hub.reviews.verify(BORIS, record_id, 1, "src-one", day(hub))
    with pytest.raises(Conflict):
        hub.reviews.send_back(BORIS, record_id, 1, "Which villages?", day(hub))
    assert in_queue(hub, BORIS) == [record_id]


def test_a_source_that_it_does_not_cite_verifies_nothing(hub: Hub, sources: Any) -> None:
    record_id = proceeding(hub, citations=sources[:1])
    for source in ("src-two", "src-none", ""):
        with pytest.raises(SourceNeeded):
            verified(hub, record_id, BORIS, source)


def test_who_is_not_of_the_mapping_unit_reviews_nothing(hub: Hub, sources: Any) -> None:
    record_id = proceeding(hub, citations=sources)
    for who in (COOPERATION, MANAGER, LTU):
        with pytest.raises(NotAllowed):
            hub.reviews.verify(who, record_id, 1, "src-one", day(hub))
        with pytest.raises(NotAllowed):
            hub.reviews.take(who, record_id, day(hub))
    for who in (COOPERATION, LTU):
        with pytest.raises(NotAllowed):
            in_queue(hub, who)
    assert in_queue(hub, MANAGER) == [record_id]


def test_a_hidden_proceeding_and_none_at_all_are_refused_alike(hub: Hub, sources: Any) -> None:
    hidden = proceeding(hub, citations=sources, marking="closed", named_to=["person:per-map"])
    for record_id in (hidden, "prc-none", "src-one"):
        for act in (
            lambda one=record_id: hub.reviews.verify(BORIS, one, 1, "src-one", day(hub)),
            lambda one=record_id: hub.reviews.send_back(BORIS, one, 1, "Why?", day(hub)),
            lambda one=record_id: hub.reviews.take(BORIS, one, day(hub)),
        ):
            with pytest.raises(NotFound):
                act()
    assert in_queue(hub, BORIS) == []
    assert in_queue(hub, MAPPING) == [hidden]


def test_what_is_sent_back_waits_with_its_author_and_returns_when_changed(
    hub: Hub, sources: Any
) -> None:
    record_id = proceeding(hub, citations=sources)
    with pytest.raises(ReasonNeeded):
        hub.reviews.send_back(BORIS, record_id, 1, "  ", day(hub))
    hub.reviews.send_back(BORIS, record_id, 1, "Which villages?", day(hub))
    assert in_queue(hub, BORIS) == []
    assert in_queue(hub, MAPPING, "sent_back", author="per-map") == [record_id]
    assert in_queue(hub, BORIS, "sent_back", author="per-map2") == []
    entry = review(hub, record_id).entry
    assert (entry.reason, entry.decided_by) == ("Which villages?", "per-map2")
    assert hub.records.get(MAPPING, record_id).version == 1
    with pytest.raises(NothingToReview):
        hub.reviews.send_back(BORIS, record_id, 1, "Again", day(hub))
    change(hub, MAPPING, record_id, summary="Two villages.")
    assert in_queue(hub, BORIS) == [record_id]
    entry = review(hub, record_id).entry
    assert (entry.reason, entry.authors) == (None, ("per-map",))
    assert [one.action for one in hub.trail.page(subject=record_id)].count("send_back") == 1


def test_who_takes_a_review_holds_it(hub: Hub, sources: Any) -> None:
    record_id = proceeding(hub, citations=sources)
    third = Principal("per-map3", roles=frozenset({"mapping"}))
    hub.reviews.take(BORIS, record_id, day(hub))
    assert in_queue(hub, BORIS, holder="per-map2") == [record_id]
    assert in_queue(hub, BORIS, holder="nobody") == []
    with pytest.raises(HeldByAnother):
        verified(hub, record_id, third)
    with pytest.raises(OwnWork):
        hub.reviews.take(MAPPING, record_id, day(hub))
    hub.reviews.take(third, record_id, day(hub))
    verified(hub, record_id, third)
    with pytest.raises(NothingToReview):
        hub.reviews.take(third, record_id, day(hub))


def test_an_absent_reviewer_is_followed_by_the_stand_in_after_five_working_days(
    hub: Hub, sources: Any, reviewer: Named
) -> None:
    anna, clara = reviewer("anna"), reviewer("clara")
    record_id = proceeding(hub, citations=sources)
    hub.reviews.assign(BORIS, record_id, anna.person_id, clara.person_id, day(hub))
    *within, passes = working_days(hub, 5)
    for later in (0, *within):
        assert review(hub, record_id, later=later).holder == anna.person_id
        assert in_queue(hub, BORIS, later=later, holder=anna.person_id) == [record_id]
    with pytest.raises(HeldByAnother):
        hub.reviews.verify(clara, record_id, 1, "src-one", day(hub))
    waiting = review(hub, record_id, later=passes)
    assert (waiting.holder, waiting.passed) == (clara.person_id, True)
    assert in_queue(hub, BORIS, later=passes, holder=anna.person_id) == []
    assert in_queue(hub, BORIS, later=passes, holder=clara.person_id) == [record_id]
    with pytest.raises(HeldByAnother):
        hub.reviews.verify(anna, record_id, 1, "src-one", day(hub, passes))
    hub.reviews.verify(clara, record_id, 1, "src-one", day(hub, passes))
    told = [one.details for one in hub.trail.page(subject=record_id, action="assign_review")]
    assert {"version": 1, "passed_from": anna.person_id} in told


def test_reviewers_are_two_of_the_unit_who_may_see_it_and_did_not_write_it(
    hub: Hub, sources: Any, reviewer: Named
) -> None:
    make(hub, "state", id="fra", title="France", iso2="FR", marking="public", citations=sources)
    anna, clara, lent = reviewer("anna"), reviewer("clara"), reviewer("lou", seconded_by="fra")
    record_id = proceeding(hub, anna, citations=sources, excluded=["state:fra"])
    for pair in (
        (anna.person_id, None),
        (clara.person_id, clara.person_id),
        (clara.person_id, anna.person_id),
        (lent.person_id, None),
        (clara.person_id, lent.person_id),
        ("per-nobody", None),
    ):
        with pytest.raises(NoReviewer):
            hub.reviews.assign(BORIS, record_id, *pair, day(hub))
    assert review(hub, record_id).holder is None
    with pytest.raises(OwnWork):
        hub.reviews.assign(anna, record_id, anna.person_id, None, day(hub))
    assert in_queue(hub, lent) == []


def test_a_reviewer_who_changes_the_proceeding_no_longer_holds_it(
    hub: Hub, sources: Any, reviewer: Named
) -> None:
    anna, clara = reviewer("anna"), reviewer("clara")
    record_id = proceeding(hub, citations=sources)
    hub.reviews.assign(MAPPING, record_id, anna.person_id, clara.person_id, day(hub))
    change(hub, anna, record_id, summary="Two villages.")
    assert review(hub, record_id).holder == clara.person_id
    change(hub, clara, record_id, summary="Three villages.")
    assert review(hub, record_id).holder is None
    verified(hub, record_id, BORIS)


def test_an_import_of_many_asks_as_often_as_one_of_a_few(hub: Hub, sources: Any) -> None:
    asked: list[str] = []
    run = hub.graph.write

    def counting(work: Any) -> Any:
        def counted(transaction: Any) -> Any:
            rows = transaction.rows

            def noting(name: str, *rest: Any, **parameters: Any) -> Any:
                asked.append(name)
                return rows(name, *rest, **parameters)

            transaction.rows = noting
            return work(transaction)

        return run(counted)

    kind = TYPES["proceeding"]
    hub.graph.write = counting  # type: ignore[method-assign]  # to count the questions
    for number in (2, 40):
        asked.clear()
        wishes = [Wish(kind, {"title": f"Trial {one} of {number}"}) for one in range(number)]
        hub.writer.save(MAPPING, wishes)
        assert sorted(one for one in asked if one.startswith("verification/")) == [
            "verification/entries", "verification/put",
        ]  # fmt: skip
    assert len(in_queue(hub, BORIS)) == 42
