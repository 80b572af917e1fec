"""A practitioner proposes, the mapping unit decides, and the proposer sees what came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hub.access import Principal
from hub.audit.trail import StoredEvent
from hub.clock import today
from hub.corrections.errors import AlreadyDecided, ChangedMeanwhile, NothingProposed, NotYourState
from hub.errors import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    ReasonNeeded,
    Retired,
    SecondPersonNeeded,
)
from hub.hub import Hub
from hub.records.history import history
from tests.people import COOPERATION, FRA, LTU, MANAGER, MAPPING
from tests.records.making import change, make

COLLEAGUE = Principal(
    "per-ltu2", roles=frozenset({"practitioner"}), authority_id="auth-ltu-ps", state_id="ltu"
)
LENT = Principal("per-lent", roles=frozenset({"mapping"}), seconded_by="fra")


@pytest.fixture
def world(hub: Hub) -> str:
    """A proceeding of Lithuania that all practitioners read; its id."""
    make(hub, "source", id="src-open", title="Open source", marking="public")
    cites = [{"id": "src-open", "locator": "p. 1"}]
    for state, iso2 in (("ltu", "LT"), ("fra", "FR")):
        make(hub, "state", id=state, title=state, iso2=iso2, marking="public", citations=cites)
    make(hub, "source", id="src-office", title="Internal memorandum")
    return make(
        hub, "proceeding", title="The trial of A. B.", in_state="ltu", marking="community", stage="trial",
        summary="Acts at a checkpoint.", accused=[{"name": "A. B.", "status": "on_trial"}],
        citations=[*cites, {"id": "src-office", "locator": "p. 7"}],
    )  # fmt: skip


def propose(hub: Hub, record_id: str, who: Principal = LTU, /, **values: Any) -> str:
    version = hub.records.get(who, record_id).version
    return hub.corrections.propose(who, record_id, version, values, "The court registry says so")


def decided(hub: Hub, correction_id: str, who: Principal = LTU) -> tuple[str, str | None]:
    found = hub.corrections.get(who, correction_id)
    return found.status, found.answer


def told(hub: Hub, record_id: str) -> list[StoredEvent]:
    return [one for one in hub.trail.page(subject=record_id) if "correction" in one.action]


def test_a_proposal_changes_and_publishes_nothing(hub: Hub, world: str) -> None:
    before = hub.records.get(MAPPING, world)
    propose(hub, world, stage="appeal")
    assert hub.records.get(MAPPING, world) == before
    assert [one.number for one in history(hub.graph, MAPPING, world).versions] == [1]
    assert "appeal" not in repr(hub.records.get(FRA, world))
    assert [one.action for one in told(hub, world)] == ["propose_correction"]


def test_it_says_what_differs_and_nothing_else(hub: Hub, world: str) -> None:
    record = hub.records.get(LTU, world)
    correction_id = propose(hub, world, stage="appeal", summary=record.values["summary"])
    found = hub.corrections.get(LTU, correction_id)
    assert (found.before, found.said) == ({"stage": "trial"}, {"stage": "appeal"})
    assert (found.reason, found.version, found.by) == ("The court registry says so", 1, "per-ltu")


def test_an_accepted_correction_is_written_with_its_proposer_named_to_the_office(
    hub: Hub, world: str
) -> None:
    correction_id = propose(hub, world, stage="appeal")
    outcome = hub.corrections.accept(MAPPING, correction_id, 1)
    record = hub.records.get(FRA, world)
    assert (record.values["stage"], record.version, outcome.version) == ("appeal", 2, 2)
    assert record.system["updated_by"] == "per-map"
    assert decided(hub, correction_id) == ("accepted", None)
    assert hub.corrections.get(LTU, correction_id).written == 2
    named = {
        who.person_id: history(hub.graph, who, world).versions[0].proposed_by
        for who in (MAPPING, COOPERATION, LTU, COLLEAGUE, FRA)
    }
    assert named == {
        "per-map": "per-ltu", "per-coop": "per-ltu", "per-ltu": "per-ltu", "per-ltu2": None, "per-fra": None,
    }  # fmt: skip
    assert [one.action for one in told(hub, world)] == ["accept_correction", "propose_correction"]


def test_what_the_proposer_does_not_see_stays_as_it_is(hub: Hub, world: str) -> None:
    make(hub, "source", id="src-new", title="Judgment", marking="public")
    seen = hub.records.get(LTU, world).values["citations"]
    assert [one["id"] for one in seen] == ["src-open"]
    added = [*seen, {"id": "src-new", "locator": "para 3"}]
    correction_id = propose(hub, world, citations=added)
    hub.corrections.accept(MAPPING, correction_id, 1)
    stands = hub.records.get(MAPPING, world).values["citations"]
    assert {one["id"] for one in stands} == {"src-open", "src-office", "src-new"}
    assert hub.records.get(MAPPING, world).values["marking"] == "community"


def test_a_relation_taken_away_is_taken_away_and_the_hidden_one_stays(hub: Hub, world: str) -> None:
    make(hub, "situation", id="sit-a", title="Situation A", marking="public", citations=[{"id": "src-open", "locator": "1"}])  # fmt: skip
    make(hub, "situation", id="sit-b", title="Situation B")
    change(hub, MAPPING, world, linked_to=["sit-a", "sit-b"])
    correction_id = propose(hub, world, linked_to=[])
    hub.corrections.accept(MAPPING, correction_id, 2)
    assert [one["id"] for one in hub.records.get(MAPPING, world).values["linked_to"]] == ["sit-b"]


def test_a_rejection_says_why_and_the_proposer_reads_it(hub: Hub, world: str) -> None:
    correction_id = propose(hub, world, stage="appeal")
    with pytest.raises(ReasonNeeded):
        hub.corrections.reject(MAPPING, correction_id, " ")
    hub.corrections.reject(MAPPING, correction_id, "The appeal was withdrawn in May")
    assert decided(hub, correction_id) == ("rejected", "The appeal was withdrawn in May")
    assert hub.records.get(MAPPING, world).version == 1
    assert hub.corrections.own(LTU)[0][0].answer == "The appeal was withdrawn in May"


def test_an_amended_correction_writes_other_values(hub: Hub, world: str) -> None:
    correction_id = propose(hub, world, stage="appeal")
    with pytest.raises(NothingProposed):
        hub.corrections.amend(MAPPING, correction_id, 1, {"stage": "trial"})
    hub.corrections.amend(MAPPING, correction_id, 1, {"stage": "appeal_judgment"})
    assert hub.records.get(LTU, world).values["stage"] == "appeal_judgment"
    assert decided(hub, correction_id)[0] == "amended"
    assert history(hub.graph, MAPPING, world).versions[0].proposed_by == "per-ltu"


def test_who_decided_on_it_is_the_author_and_does_not_verify_it(hub: Hub, world: str) -> None:
    hub.corrections.accept(MAPPING, propose(hub, world, stage="appeal"), 1)

    standing = hub.reviews.standing(MAPPING, world, today(hub.settings.timezone))
    assert standing.review is not None
    assert standing.review.entry.authors == ("per-map",)


def test_what_was_changed_meanwhile_shows_both_sides_before_it_is_overwritten(
    hub: Hub, world: str
) -> None:
    correction_id = propose(hub, world, stage="appeal", reference="12 BJs 5/24")
    change(hub, MAPPING, world, stage="first_instance_judgment")
    with pytest.raises(Conflict):
        hub.corrections.accept(MAPPING, correction_id, 1, over=True)
    with pytest.raises(ChangedMeanwhile):
        hub.corrections.accept(MAPPING, correction_id, 2)
    found = hub.corrections.get(MAPPING, correction_id)
    fields = hub.corrections.compared(found, hub.records.get(MAPPING, world))
    sides = {one.name: (one.before, one.now, one.said, one.clashes) for one in fields}
    assert sides["stage"] == ("trial", "first_instance_judgment", "appeal", True)
    assert sides["reference"] == (None, None, "12 BJs 5/24", False)
    hub.corrections.accept(MAPPING, correction_id, 2, over=True)
    assert hub.records.get(LTU, world).values["stage"] == "appeal"


def test_what_stands_meanwhile_as_proposed_is_accepted_without_a_version(
    hub: Hub, world: str
) -> None:
    correction_id = propose(hub, world, stage="appeal")
    change(hub, MAPPING, world, stage="appeal")
    outcome = hub.corrections.accept(MAPPING, correction_id, 2)
    assert (outcome.action, hub.records.get(LTU, world).version) == ("unchanged", 2)
    assert decided(hub, correction_id)[0] == "accepted"
    assert hub.corrections.get(LTU, correction_id).written is None


def test_a_correction_is_decided_once(hub: Hub, world: str) -> None:
    accepted = propose(hub, world, stage="appeal")
    hub.corrections.accept(MAPPING, accepted, 1)
    withdrawn = propose(hub, world, stage="final")
    hub.corrections.withdraw(LTU, withdrawn)
    for correction_id in (accepted, withdrawn):
        for act in (
            lambda one=correction_id: hub.corrections.accept(MAPPING, one, 2),
            lambda one=correction_id: hub.corrections.amend(MAPPING, one, 2, {"stage": "final"}),
            lambda one=correction_id: hub.corrections.reject(MAPPING, one, "No"),
            lambda one=correction_id: hub.corrections.withdraw(LTU, one),
        ):
            with pytest.raises(AlreadyDecided):
                act()
    assert hub.records.get(MAPPING, world).version == 2


def test_who_proposed_it_does_not_decide_on_it_whatever_roles_they_have(
    hub: Hub, world: str
) -> None:
    both = replace(LTU, roles=frozenset({"practitioner", "mapping"}))
    correction_id = propose(hub, world, both, stage="appeal")
    for act in (
        lambda: hub.corrections.accept(both, correction_id, 1),
        lambda: hub.corrections.amend(both, correction_id, 1, {"stage": "final"}),
        lambda: hub.corrections.reject(both, correction_id, "No"),
    ):
        with pytest.raises(SecondPersonNeeded):
            act()
    assert hub.records.get(MAPPING, world).version == 1


def test_nobody_else_sees_a_correction(hub: Hub, world: str) -> None:
    correction_id = propose(hub, world, stage="appeal")
    for who in (COLLEAGUE, FRA):
        with pytest.raises(NotFound):
            hub.corrections.get(who, correction_id)
        with pytest.raises(NotFound):
            hub.corrections.withdraw(who, correction_id)
        assert hub.corrections.own(who) == ([], None)
        assert hub.corrections.about(who, world) == []
        with pytest.raises(NotAllowed):
            hub.corrections.page(who)
    for who in (COOPERATION, MANAGER):
        with pytest.raises(NotAllowed):
            hub.corrections.get(who, correction_id)
        assert hub.corrections.about(who, world) == []
    assert [one.id for one in hub.corrections.page(MAPPING)[0]] == [correction_id]
    assert [one.id for one in hub.corrections.about(LTU, world)] == [correction_id]


def test_a_correction_goes_where_its_proceeding_goes(hub: Hub, world: str) -> None:
    correction_id = propose(hub, world, stage="appeal")
    change(hub, MAPPING, world, excluded=["state:fra"])
    for call in (
        lambda: hub.corrections.get(LENT, correction_id),
        lambda: hub.corrections.accept(LENT, correction_id, 2),
        lambda: hub.corrections.reject(LENT, correction_id, "No"),
    ):
        with pytest.raises(NotFound):
            call()
    assert hub.corrections.page(LENT) == ([], None)
    change(hub, MAPPING, world, marking="office")
    with pytest.raises(NotFound):
        hub.corrections.get(LTU, correction_id)
    assert hub.corrections.own(LTU) == ([], None)


def test_only_practitioners_of_the_state_propose(hub: Hub, world: str) -> None:
    with pytest.raises(NotYourState):
        hub.corrections.propose(FRA, world, 1, {"stage": "appeal"}, "Because")
    for who in (MAPPING, COOPERATION, MANAGER):
        with pytest.raises(NotAllowed):
            hub.corrections.propose(who, world, 1, {"stage": "appeal"}, "Because")
    stateless = make(hub, "proceeding", title="No forum", marking="community", citations=[{"id": "src-open", "locator": "1"}])  # fmt: skip
    with pytest.raises(NotYourState):
        hub.corrections.propose(LTU, stateless, 1, {"stage": "appeal"}, "Because")


def test_a_hidden_proceeding_and_none_at_all_are_refused_alike(hub: Hub, world: str) -> None:
    hidden = make(hub, "proceeding", title="Hidden", in_state="ltu")
    for record_id in (hidden, "prc-none", "src-open"):
        with pytest.raises(NotFound):
            hub.corrections.propose(LTU, record_id, 1, {"stage": "appeal"}, "Because")


def test_a_correction_without_a_change_or_without_a_reason_is_refused(hub: Hub, world: str) -> None:
    record = hub.records.get(LTU, world)
    for values in ({}, {"stage": "trial"}, {"summary": record.values["summary"]}, {"note": ""}):
        with pytest.raises(NothingProposed):
            hub.corrections.propose(LTU, world, 1, values, "Because")
    with pytest.raises(ReasonNeeded):
        hub.corrections.propose(LTU, world, 1, {"stage": "appeal"}, " \n")
    assert hub.corrections.own(LTU) == ([], None)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("marking", "public"),
        ("named_to", ["org:auth-ltu-ps"]),
        ("excluded", []),
        ("is_example", True),
        ("external_id", "FILE-1"),
        ("last_verified_on", "2026-01-01"),
        ("verified_against", {"id": "src-open"}),
        ("created_by", "per-ltu"),
        ("no_such_field", "x"),
        ("stage", "nonsense"),
        ("title", ""),
        ("last_event_on", "2023-02-30"),
        ("linked_to", ["sit-none"]),
        ("citations", [{"id": "src-office", "locator": "p. 1"}]),
        ("conducted_by", ["ltu"]),
    ],
)
def test_a_tampered_or_senseless_proposal_is_refused(
    hub: Hub, world: str, name: str, value: Any
) -> None:
    with pytest.raises(Invalid) as refused:
        hub.corrections.propose(LTU, world, 1, {name: value}, "Because")
    assert refused.value.errors[0].place[0] == name
    assert hub.corrections.own(LTU) == ([], None)


def test_an_old_page_proposes_nothing(hub: Hub, world: str) -> None:
    change(hub, MAPPING, world, reference="1/24")
    with pytest.raises(Conflict):
        hub.corrections.propose(LTU, world, 1, {"stage": "appeal"}, "Because")


def test_a_retired_proceeding_takes_no_correction(hub: Hub, world: str) -> None:
    correction_id = propose(hub, world, stage="appeal")
    hub.writer.retire(MAPPING, world, 1, "Entered twice")
    with pytest.raises(Retired):
        hub.corrections.propose(LTU, world, 2, {"stage": "final"}, "Because")
    with pytest.raises(Retired):
        hub.corrections.accept(MAPPING, correction_id, 2)
    hub.corrections.reject(MAPPING, correction_id, "It was entered twice")
    assert decided(hub, correction_id)[0] == "rejected"


def test_sealing_reaches_what_corrections_hold(hub: Hub, world: str) -> None:
    said = propose(hub, world, summary="The witness Robin Finch was there.")
    parts = hub.records.get(LTU, world).values["accused"]
    named = propose(hub, world, accused=[{**parts[0], "name": "Robin Finch"}])
    hub.corrections.reject(MAPPING, named, "Robin Finch is no accused")
    for path in ("summary", "accused.name"):
        two = hub.proposals.propose(MAPPING, "seal", world, "A name that must not be here", path)
        hub.proposals.confirm(MANAGER, two)
    for correction_id in (said, named):
        found = hub.corrections.get(LTU, correction_id)
        assert "Finch" not in repr(found)
    hub.corrections.accept(MAPPING, said, hub.records.get(MAPPING, world).version, over=True)
    assert hub.records.get(MAPPING, world).values["summary"] is None


def test_long_lists_are_read_to_their_end(hub: Hub, world: str) -> None:
    made = [propose(hub, world, reference=f"{number}/24") for number in range(28)]
    first, after = hub.corrections.page(MAPPING)
    rest, end = hub.corrections.page(MAPPING, after=after)
    assert [one.id for one in (*first, *rest)] == made
    assert end is None
    newest, before = hub.corrections.own(LTU)
    oldest, _ = hub.corrections.own(LTU, before=before)
    assert [one.id for one in (*newest, *oldest)] == made[::-1]
    hub.corrections.withdraw(LTU, made[0])
    assert [one.id for one in hub.corrections.page(MAPPING, decided=True)[0]] == [made[0]]


def test_a_correction_that_names_what_somebody_may_not_see_is_not_there_for_them(
    hub: Hub, world: str
) -> None:
    """A member of the unit whom France has lent is not told of the source that is kept from France."""
    make(hub, "source", id="src-kept", title="Kept", marking="community", excluded=["state:fra"])
    cites = [
        *hub.records.get(LTU, world).values["citations"],
        {"id": "src-kept", "locator": "p. 2"},
    ]
    one = propose(hub, world, citations=cites)
    other = propose(hub, world, summary="Of two villages.")
    assert [each.id for each in hub.corrections.page(MAPPING)[0]] == [one, other]
    assert [each.id for each in hub.corrections.own(LTU)[0]] == [other, one]
    assert [each.id for each in hub.corrections.page(LENT)[0]] == [other]
    assert [each.id for each in hub.corrections.about(LENT, world)] == [other]
    for act in (hub.corrections.get, lambda who, it: hub.corrections.accept(who, it, 1)):
        with pytest.raises(NotFound):
            act(LENT, one)
    hub.corrections.accept(MAPPING, one, 1)
    cited = {link["id"] for link in hub.records.get(MAPPING, world).values["citations"]}
    assert cited == {"src-open", "src-office", "src-kept"}
