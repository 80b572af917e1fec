"""Two records become one: what is kept, what is carried over, who reads it, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.core import TYPES
from hub.access import HUB, Principal
from hub.duplicates.choosing import Choice
from hub.duplicates.errors import (
    MergeOfExample,
    MergeOfRetired,
    MergeOfTypes,
    MergeRefused,
    MergeWithItself,
)
from hub.duplicates.merging import Merge
from hub.errors import Conflict, Invalid, MergedAway, MovedTo, NotAllowed, NotFound
from hub.hub import Hub
from hub.records.history import history
from tests.people import COOPERATION, FRA, IN_VIGILANCE, LENT_BY_FRANCE, LTU, MANAGER, MAPPING
from tests.records.making import change, cited, make, settled


@pytest.fixture(autouse=True)
def places(hub: Hub) -> None:
    make(hub, "state", id="deu", title="Germany", iso2="DE", marking="public", citations=cited(hub))
    make(hub, "state", id="fra", title="France", iso2="FR", marking="public", citations=cited(hub))
    make(hub, "state", id="syr", title="Syria", iso2="SY", marking="public", citations=cited(hub))


def proceeding(hub: Hub, title: str, who: Principal = MAPPING, **values: Any) -> str:
    return make(hub, "proceeding", who, title=title, in_state={"id": "deu"}, **values)


def version(hub: Hub, record_id: str, who: Principal = MAPPING) -> int:
    return hub.records.get(who, record_id).version


def merge(hub: Hub, kept: str, lost: str, who: Principal = MAPPING, **choices: Choice) -> int:
    wanted = Merge(kept, lost, version(hub, kept, who), version(hub, lost, who), choices)
    return hub.duplicates.merging.merge(who, wanted)


def test_what_only_the_other_one_says_is_taken_over_and_lists_have_both(hub: Hub) -> None:
    kept = proceeding(
        hub, "Raslan", accused=[{"name": "Anwar Raslan", "charges": [{"crime": "7"}]}],
        crimes=["7"], citations=cited(hub),
    )  # fmt: skip
    lost = proceeding(
        hub, "Al-Khatib", reference="1 StE 9/19", crimes=["8", "7"], citations=cited(hub),
        accused=[{"name": "RASLAN Anouar", "status": "on_trial", "charges": [{"crime": "8"}]}, {"name": "Second Person"}],
        committed_in=[{"id": "syr"}],
    )  # fmt: skip
    merge(hub, kept, lost)
    values = hub.records.get(MAPPING, kept).values
    assert values["title"] == "Raslan"
    assert values["reference"] == "1 StE 9/19"
    assert values["crimes"] == ["7", "8"]
    assert [link["id"] for link in values["committed_in"]] == ["syr"]
    assert len(values["citations"]) == 2
    people = [(one["name"], one["status"]) for one in values["accused"]]
    assert people == [("Anwar Raslan", "on_trial"), ("Second Person", None)]
    assert [one["crime"] for one in values["accused"][0]["charges"]] == ["7", "8"]


def test_a_field_is_taken_from_the_side_that_was_chosen(hub: Hub) -> None:
    kept = proceeding(hub, "Raslan", reference="A 1", crimes=["7"])
    lost = proceeding(hub, "Al-Khatib", reference="B 2", crimes=["8"])
    merge(hub, kept, lost, title="other", reference="kept", crimes="other")
    values = hub.records.get(MAPPING, kept).values
    assert (values["title"], values["reference"], values["crimes"]) == ("Al-Khatib", "A 1", ["8"])


def test_the_old_id_leads_on_and_both_histories_stay(hub: Hub) -> None:
    kept, lost = proceeding(hub, "Kept"), proceeding(hub, "Lost")
    merge(hub, kept, lost)
    with pytest.raises(MovedTo) as moved:
        hub.records.get(MAPPING, lost)
    assert moved.value.values == {"type": "proceeding", "id": kept}
    old = hub.records.get(MAPPING, lost, though_merged=True)
    assert (old.title, old.retired, old.system["retired_reason"]) == (
        "Lost", True, f"merged into {kept}",
    )  # fmt: skip
    assert [one.action for one in history(hub.graph, MAPPING, lost).versions] == ["merge", "create"]
    newest = history(hub.graph, MAPPING, kept).versions[0]
    assert (newest.action, newest.reason) == ("merge", "another record was merged into this one")
    assert [one.id for one in hub.duplicates.merged_into(MAPPING, kept)] == [lost]
    hub.trail.seal_now()
    said = [(one.action, set(one.subjects)) for one in hub.trail.page(action="merge")]
    assert sorted(said, key=str) == sorted([("merge", {kept}), ("merge", {lost})], key=str)
    assert hub.trail.verify().whole


def test_everything_that_pointed_to_the_lost_one_points_to_the_kept_one(hub: Hub) -> None:
    kept, lost = proceeding(hub, "Kept"), proceeding(hub, "Lost")
    other = proceeding(hub, "Third", related_to=[{"id": lost, "why": "same unit"}])
    event = make(hub, "stage_event", MAPPING, title="Indicted", of_proceeding={"id": lost}, on="2021-03", stage="trial")  # fmt: skip
    both = make(
        hub, "project", title="Support", kind="programme", status="ongoing", supports=[{"id": lost}, {"id": kept}],
    )  # fmt: skip
    one = make(hub, "project", title="Old support", kind="programme", status="ongoing", supports=[{"id": lost}])  # fmt: skip
    merge(hub, kept, lost)
    get = lambda record_id: hub.records.get(MAPPING, record_id).values  # noqa: E731 - one expression
    assert get(other)["related_to"] == [{"id": kept, "why": "same unit"}]
    assert get(event)["of_proceeding"]["id"] == kept
    assert [link["id"] for link in get(both)["supports"]] == [kept]
    assert [link["id"] for link in get(one)["supports"]] == [kept]
    assert get(kept)["stage"] == "trial"  # as its events, which it has now, say
    newest = history(hub.graph, MAPPING, one).versions[0]
    assert newest.changes["supports"] == [[{"id": lost}], [{"id": kept}]]
    left = hub.graph.read(
        lambda read: read.run("MATCH (n:Entity {id: $id})<--(m:Entity) RETURN m.id AS id", {"id": lost})
    )  # fmt: skip
    assert left == []


def test_a_hidden_note_is_carried_over_and_stays_hidden(hub: Hub) -> None:
    kept, lost = proceeding(hub, "Kept"), proceeding(hub, "Lost")
    note = make(
        hub, "admissibility_note", IN_VIGILANCE, title="Note", level="case", marking="closed",
        named_to=["group:vigilance"], about_proceeding={"id": lost},
    )  # fmt: skip
    merge(hub, kept, lost)
    assert hub.records.get(IN_VIGILANCE, note).values["about_proceeding"]["id"] == kept
    with pytest.raises(NotFound):
        hub.records.get(MAPPING, note)


def test_an_id_in_a_part_is_carried_over(hub: Hub) -> None:
    kept, lost = proceeding(hub, "Kept"), proceeding(hub, "Lost")
    authority = make(hub, "authority", title="PS", of_state={"id": "deu"})
    office = make(hub, "organisation", id="org-icc-otp", title="Office", kind="icc_body")
    event = make(
        hub, "sharing_event", title="Shared", direction="given", on="2024-01-01", provider={"id": office},
        recipient={"id": authority}, gates=settled(), uses=[{"end_user": authority, "proceeding": lost, "used_on": "2024-02"}],
    )  # fmt: skip
    merge(hub, kept, lost)
    assert hub.records.get(HUB, event).values["uses"][0]["proceeding"] == kept


def test_a_relation_to_what_the_person_does_not_see_is_kept_from_both_sides(hub: Hub) -> None:
    secrets = [
        make(hub, "situation", IN_VIGILANCE, title=title, marking="closed", named_to=["group:vigilance"])
        for title in ("One", "Two")
    ]  # fmt: skip
    kept = proceeding(hub, "Kept", IN_VIGILANCE, linked_to=[{"id": secrets[0]}])
    lost = proceeding(hub, "Lost", IN_VIGILANCE, linked_to=[{"id": secrets[1]}])
    merge(hub, kept, lost, linked_to="kept")
    assert hub.records.get(MAPPING, kept).values["linked_to"] == []
    seen = hub.records.get(IN_VIGILANCE, kept).values["linked_to"]
    assert {link["id"] for link in seen} == set(secrets)


@pytest.mark.parametrize(
    ("kept_marking", "lost_marking", "expected"),
    [
        ({"marking": "public"}, {"marking": "office"}, ("office", [], [])),
        ({"marking": "office"}, {"marking": "community", "excluded": ["state:deu"]}, ("office", [], ["state:deu"])),
        ({"marking": "named", "named_to": ["state:deu", "state:syr"]}, {"marking": "named", "named_to": ["state:syr"]},
         ("named", ["state:syr"], [])),
        ({"marking": "named", "named_to": ["state:deu"]}, {"marking": "named", "named_to": ["state:syr"]},
         ("office", [], [])),
    ],
)  # fmt: skip
def test_the_result_is_never_read_by_more_than_the_narrower_of_both(
    hub: Hub, kept_marking: dict[str, Any], lost_marking: dict[str, Any], expected: Any
) -> None:
    kept = proceeding(hub, "Kept", citations=cited(hub), **kept_marking)
    lost = proceeding(hub, "Lost", citations=cited(hub), **lost_marking)
    merge(hub, kept, lost)
    values = hub.records.get(MAPPING, kept).values
    assert (values["marking"], values["named_to"], values["excluded"]) == expected


def test_a_wider_marking_is_chosen_not_preset(hub: Hub) -> None:
    kept = proceeding(hub, "Kept", marking="public", citations=cited(hub))
    lost = proceeding(hub, "Lost", marking="office")
    merge(hub, kept, lost, marking="kept")
    assert hub.records.get(LTU, kept).values["marking"] == "public"
    with pytest.raises(
        NotFound
    ):  # the lost one keeps its own marking: nobody reads its past who could not
        hub.records.get(LTU, lost, though_merged=True)


def test_who_does_not_see_the_kept_one_is_not_told_of_either(hub: Hub) -> None:
    kept = proceeding(hub, "Kept", marking="office")
    lost = proceeding(hub, "Lost", marking="public", citations=cited(hub))
    assert hub.records.get(LTU, lost).title == "Lost"
    merge(hub, kept, lost)
    for record_id in (kept, lost, "prc-there-is-none"):
        with pytest.raises(NotFound):
            hub.records.get(LTU, record_id)


def test_the_lost_one_follows_when_the_kept_one_is_narrowed_and_not_when_it_is_widened(
    hub: Hub,
) -> None:
    kept = proceeding(hub, "Kept", marking="public", citations=cited(hub))
    lost = proceeding(hub, "Lost", marking="public", citations=cited(hub))
    merge(hub, kept, lost)
    change(hub, MAPPING, kept, excluded=["state:fra"])
    for who in (FRA, LENT_BY_FRANCE):
        with pytest.raises(NotFound):
            hub.records.get(who, lost, though_merged=True)
    assert hub.records.get(LTU, lost, though_merged=True).title == "Lost"
    change(hub, MAPPING, kept, excluded=[])
    with pytest.raises(NotFound):
        hub.records.get(FRA, lost, though_merged=True)


def test_two_related_records_are_not_related_to_themselves_afterwards(hub: Hub) -> None:
    lost = proceeding(hub, "Lost")
    kept = proceeding(hub, "Kept", related_to=[{"id": lost, "why": "one trial"}])
    merge(hub, kept, lost)
    assert hub.records.get(MAPPING, kept).values["related_to"] == []


def test_what_cannot_be_merged_is_refused_in_one_sentence(hub: Hub) -> None:
    one, two, gone = (proceeding(hub, title) for title in ("One", "Two", "Gone"))
    with pytest.raises(MergeWithItself) as refused:
        merge(hub, one, one)
    assert refused.value.say("fr") == "Une fiche ne peut être fusionnée avec elle-même"
    hub.writer.retire(MAPPING, gone, 1, "withdrawn")
    with pytest.raises(MergeOfRetired):
        merge(hub, one, gone)
    example = proceeding(hub, "Example case", HUB, is_example=True)
    with pytest.raises(MergeOfExample):
        merge(hub, one, example)
    merge(hub, one, two)
    with pytest.raises(MergeOfRetired):
        hub.duplicates.merging.merge(MAPPING, Merge(one, two, version(hub, one), 2))
    with pytest.raises(MergedAway):
        hub.writer.restore(MAPPING, two, 2)


def test_records_of_two_types_are_not_merged(hub: Hub) -> None:
    one = proceeding(hub, "One")
    event = make(hub, "stage_event", MAPPING, title="Step", of_proceeding={"id": one})
    with pytest.raises(MergeOfTypes):
        merge(hub, one, event)
    with pytest.raises(MergeRefused):
        merge(hub, event, one)


def test_only_who_keeps_the_type_merges_and_hidden_is_unknown(hub: Hub) -> None:
    one = proceeding(hub, "One", marking="community", citations=cited(hub))
    two = proceeding(hub, "Two", marking="community", citations=cited(hub))
    for who in (COOPERATION, MANAGER, LTU):
        with pytest.raises(NotAllowed):
            merge(hub, one, two, who)
    secret = proceeding(hub, "S", IN_VIGILANCE, marking="closed", named_to=["group:vigilance"])
    for other in (secret, "prc-there-is-none"):
        with pytest.raises(NotFound):
            hub.duplicates.merging.merge(MAPPING, Merge(one, other, 1, 1))
    assert hub.records.get(LTU, two).version == 1


def test_a_version_that_has_moved_on_stops_the_merge_and_nothing_is_written(hub: Hub) -> None:
    one, two = proceeding(hub, "One"), proceeding(hub, "Two")
    change(hub, MAPPING, two, summary="Meanwhile")
    with pytest.raises(Conflict):
        hub.duplicates.merging.merge(MAPPING, Merge(one, two, 1, 1))
    assert [version(hub, each) for each in (one, two)] == [1, 2]


def test_a_result_that_breaks_a_rule_stops_the_merge_whole(hub: Hub) -> None:
    one = proceeding(hub, "One", opened_on="2022")
    two = proceeding(hub, "Two", last_event_on="2020")
    with pytest.raises(Invalid):
        merge(hub, one, two)
    assert [version(hub, each) for each in (one, two)] == [1, 1]
    assert hub.records.get(MAPPING, two).retired is False


def test_only_proceedings_are_declared_to_be_recognised() -> None:
    assert [kind.info.name for kind in TYPES.values() if kind.info.recognised_by] == ["proceeding"]


def test_a_reader_of_the_kept_one_alone_is_not_told_of_the_lost_one(hub: Hub) -> None:
    kept = proceeding(hub, "Kept", marking="community", citations=cited(hub))
    lost = proceeding(hub, "Lost")
    merge(hub, kept, lost, marking="kept")
    versions = history(hub.graph, LTU, kept).versions
    assert [one.action for one in versions] == ["merge", "create"]
    assert lost not in str(versions)
    assert hub.duplicates.merged_into(LTU, kept) == []


def test_the_id_of_a_hidden_record_tells_nothing_of_its_twins(hub: Hub) -> None:
    people = {"accused": [{"name": "Anwar Raslan"}]}
    shown = proceeding(hub, "Raslan", **people)
    hidden = proceeding(hub, "Al-Khatib", excluded=["state:fra"], **people)
    hub.duplicates.pairs.decide(MAPPING, shown, hidden, "different")
    typed = {"title": "Koblenz", "in_state": {"id": "deu"}, **people}
    kind = TYPES["proceeding"]
    assert hub.duplicates.twins_of(MAPPING, kind, typed, hidden) == []
    for asked in (hidden, "prc-unknown", None):
        found = hub.duplicates.twins_of(LENT_BY_FRANCE, kind, typed, asked)
        assert [one.id for one in found] == [shown]
