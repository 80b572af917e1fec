"""Writing records: what stands afterwards, what is refused, and what two people at once leave behind."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from graph_schema.core import TYPES
from hub.access import HUB, Principal
from hub.errors import (
    Conflict,
    HubError,
    Invalid,
    NotAllowed,
    NotFound,
    ReasonNeeded,
    Retired,
    SecondPersonNeeded,
)
from hub.hub import Hub
from hub.records.history import history
from hub.records.planning import Wish
from hub.records.validation import validated
from tests.people import (
    COOPERATION,
    COOPERATION_2,
    FRA,
    IN_VIGILANCE,
    LIAISON,
    LTU,
    MANAGER,
    MAPPING,
)


def make(hub: Hub, kind_name: str, principal: Principal = HUB, /, **values: Any) -> str:
    """A new record of a type; its id."""
    return hub.writer.create(principal, TYPES[kind_name](**values)).record_id


def edit(
    hub: Hub, principal: Principal, record_id: str, version: int | None = None, **changed: Any
) -> int:
    """Change some values of a record as a form that names only them; the new version."""
    kind = hub.records.get(HUB, record_id).kind
    return hub.writer.save(principal, [Wish(kind, changed, record_id, version)])[0].version


def codes(refused: pytest.ExceptionInfo[Invalid]) -> list[tuple[str, str]]:
    return [(error.column, error.say()) for error in refused.value.errors]


def test_a_created_record_is_read_back_as_it_was_given(hub: Hub) -> None:
    make(hub, "state", id="ukr", title="Ukraine", iso2="UA")
    record_id = make(
        hub, "proceeding", title="The State v. N.", in_state="ukr", accused=[
            {"name": "N. N.", "status": "on_trial", "charges": [{"crime": "7(1)(a)", "status": "charged"}]},
            {"name": "O. O.", "status": "suspect"},
        ], opened_on="2022-05",
    )  # fmt: skip
    found = hub.records.get(MAPPING, record_id)
    assert found.title == "The State v. N."
    assert found.values["opened_on"] == "2022-05"
    assert [one["name"] for one in found.values["accused"]] == ["N. N.", "O. O."]
    assert [one["crime"] for one in found.values["accused"][0]["charges"]] == ["7(1)(a)"]
    assert found.link_titles("in_state")[0].title == "Ukraine"
    assert found.version == 1


def test_an_id_made_by_the_hub_holds_no_word_that_somebody_typed(hub: Hub) -> None:
    record_id = make(hub, "source", title="Statement of Witness Anastasia")
    assert "anastasia" not in record_id
    assert "witness" not in record_id


def test_a_change_from_an_old_version_is_a_conflict_and_changes_nothing(hub: Hub) -> None:
    record_id = make(hub, "source", title="First")
    assert edit(hub, COOPERATION, record_id, 1, title="Second") == 2
    with pytest.raises(Conflict):
        edit(hub, COOPERATION_2, record_id, 1, title="Third")
    assert hub.records.get(MAPPING, record_id).title == "Second"


def test_saving_what_stands_writes_no_version(hub: Hub) -> None:
    record_id = make(hub, "source", title="First", published_on="2020")
    assert edit(hub, COOPERATION, record_id, 1, title="First", published_on="2020") == 1
    assert len(history(hub.graph, MAPPING, record_id).versions) == 1


def test_a_field_that_is_not_named_stays_and_an_empty_one_is_cleared(hub: Hub) -> None:
    record_id = make(hub, "source", title="First", publisher="P", published_on="2020-03")
    edit(hub, COOPERATION, record_id, publisher="")
    found = hub.records.get(MAPPING, record_id)
    assert found.values["publisher"] is None
    assert found.values["published_on"] == "2020-03"


def test_all_wishes_stand_or_none(hub: Hub) -> None:
    good = Wish(TYPES["source"], {"title": "Good"}, place=2)
    bad = Wish(TYPES["source"], {"title": "Bad", "published_on": "2023-02-30"}, place=3)
    with pytest.raises(Invalid) as refused:
        hub.writer.save(HUB, [good, bad])
    assert codes(refused) == [("published_on", "There is no such day in the calendar.")]
    assert hub.records.search(MAPPING, "good") == []


def test_an_unknown_and_a_hidden_other_end_are_refused_in_the_same_words(hub: Hub) -> None:
    make(
        hub, "source", id="src-hidden", title="Hidden", marking="closed", named_to=["person:per-x"]
    )
    answers = []
    for end in ("src-hidden", "src-absent"):
        with pytest.raises(Invalid) as refused:
            make(hub, "situation", MAPPING, title="S", citations=[{"id": end, "locator": "p. 1"}])
        answers.append(codes(refused)[0][1].replace(end, "X"))
    assert answers[0] == answers[1]


def test_a_relation_takes_only_its_declared_types(hub: Hub) -> None:
    make(hub, "source", id="src-a", title="A")
    with pytest.raises(Invalid) as refused:
        make(hub, "proceeding", MAPPING, title="P", in_state="src-a")
    assert [place for place, _ in codes(refused)] == ["in_state"]


def test_what_an_editor_cannot_see_outlasts_their_edit(hub: Hub) -> None:
    make(hub, "situation", id="sit-a", title="A")
    make(hub, "agreement", id="agr-hid", title="H", kind="working_arrangement", status="signed", court_organ="office",
         marking="closed", named_to=["role:manager"])  # fmt: skip
    boss = Principal("per-boss", roles=frozenset({"manager", "cooperation"}))
    record_id = make(hub, "project", boss, title="P", kind="programme", status="ongoing", started_on="2023",
                     about=["sit-a"], rests_on=["agr-hid"])  # fmt: skip
    seen = hub.records.get(COOPERATION, record_id)
    assert seen.values["rests_on"] == []
    record, errors = validated(seen.kind, seen.values | {"title": "P two"})
    assert record is not None, errors
    hub.writer.edit(COOPERATION, record_id, 1, record)
    kept = hub.records.get(boss, record_id).values["rests_on"]
    assert [one["id"] for one in kept] == ["agr-hid"]


def test_a_protected_names_is_kept_and_hidden_when_somebody_else_edits(hub: Hub) -> None:
    record_id = make(hub, "organisation", LIAISON, title="Local organisation 7", kind="civil_society", naming="protected",
                     protected_names=[{"name": "Real Name"}])  # fmt: skip
    assert "protected_names" in TYPES["organisation"].fields
    assert hub.records.get(MAPPING, record_id).values["protected_names"] == []
    edit(hub, MAPPING, record_id, note="Seen")
    kept = hub.records.get(LIAISON, record_id).values["protected_names"]
    assert [one["name"] for one in kept] == ["Real Name"]
    assert hub.records.search(LIAISON, "Real Name") == []
    assert "Real Name" not in str(history(hub.graph, MAPPING, record_id).versions)
    assert "Real Name" in str(history(hub.graph, LIAISON, record_id).versions)


@pytest.mark.parametrize("who", [LTU, LIAISON, MANAGER])
def test_a_role_that_does_not_edit_a_type_is_refused(hub: Hub, who: Principal) -> None:
    with pytest.raises(NotAllowed):
        make(
            hub,
            "agreement",
            who,
            title="A",
            kind="working_arrangement",
            status="signed",
            court_organ="office",
        )


def test_a_practitioner_may_not_publish(hub: Hub) -> None:
    source = make(hub, "source", title="S", marking="public")
    with pytest.raises(Invalid) as refused:
        make(
            hub, "practice_note", LTU, title="N", topic="forensics", kind="good_practice", language="en",
            body="How?", marking="public", citations=[{"id": source, "locator": "p. 1"}],
        )  # fmt: skip
    assert [place for place, _ in codes(refused)] == ["marking"]


def test_a_practitioner_changes_only_what_is_their_own(hub: Hub) -> None:
    record_id = make(
        hub, "question", LTU, title="Q", topic="forensics", body="How?", marking="community"
    )
    with pytest.raises(NotAllowed):
        edit(hub, FRA, record_id, title="Mine now")
    assert edit(hub, LTU, record_id, title="Q two") == 2


def test_a_published_fact_needs_a_source(hub: Hub) -> None:
    with pytest.raises(Invalid) as refused:
        make(hub, "situation", MAPPING, title="S", marking="public")
    assert codes(refused) == [
        ("citations", "A fact that is shown beyond the Office needs a source.")
    ]


def test_a_closed_record_names_its_readers(hub: Hub) -> None:
    with pytest.raises(Invalid) as refused:
        make(hub, "source", MAPPING, title="S", marking="closed")
    assert codes(refused)[0][0] == "named_to"


def test_nobody_shuts_themselves_out(hub: Hub) -> None:
    with pytest.raises(Invalid) as refused:
        make(hub, "source", MAPPING, title="S", marking="closed", named_to=["group:vigilance"])
    assert codes(refused)[0][0] == "marking"
    assert make(
        hub, "source", IN_VIGILANCE, title="S", marking="closed", named_to=["group:vigilance"]
    )


def test_a_retired_record_leaves_the_lists_and_comes_back(hub: Hub) -> None:
    record_id = make(hub, "source", title="Old")
    with pytest.raises(ReasonNeeded):
        hub.writer.retire(COOPERATION, record_id, 1, " ")
    hub.writer.retire(COOPERATION, record_id, 1, "published twice")
    assert hub.records.search(MAPPING, "Old") == []
    assert hub.records.get(MAPPING, record_id).system["retired_reason"] == "published twice"
    with pytest.raises(Retired):
        edit(hub, COOPERATION, record_id, title="New")
    hub.writer.restore(COOPERATION, record_id, 2)
    assert [one.id for one in hub.records.search(MAPPING, "Old")] == [record_id]


def test_what_an_indicator_counts_is_retired_by_two(hub: Hub) -> None:
    record_id = make(
        hub, "project", title="P", kind="programme", status="ongoing", started_on="2023"
    )
    with pytest.raises(SecondPersonNeeded):
        hub.writer.retire(COOPERATION, record_id, 1, "a mistake")
    proposal = hub.proposals.propose(COOPERATION, "retire", record_id, "a mistake")
    with pytest.raises(SecondPersonNeeded):
        hub.proposals.confirm(COOPERATION, proposal)
    assert not hub.records.get(COOPERATION, record_id).retired
    hub.proposals.confirm(COOPERATION_2, proposal)
    assert hub.records.get(COOPERATION, record_id).retired
    with pytest.raises(NotFound):
        hub.proposals.confirm(MANAGER, proposal)


def test_a_sealed_value_is_gone_from_record_history_and_search(hub: Hub) -> None:
    record_id = make(hub, "proceeding", MAPPING, title="P", summary="Told by Anastasia Zorina",
                     accused=[{"name": "Anastasia Zorina", "status": "suspect"}], in_state=make_state(hub))  # fmt: skip
    edit(hub, MAPPING, record_id, summary="Told by Anastasia Zorina, twice")
    for field in ("summary", "accused.name"):
        proposal = hub.proposals.propose(MAPPING, "seal", record_id, "a witness", field)
        with pytest.raises(SecondPersonNeeded):
            hub.proposals.confirm(MAPPING, proposal)
        hub.proposals.confirm(MANAGER, proposal)
    everything = hub.graph.database.read(
        lambda transaction: transaction.run(
            "MATCH (n) RETURN collect(properties(n)) AS all"
        ).single(strict=True)["all"]
    )
    assert "zorina" not in str(everything).lower()
    assert hub.records.search(MAPPING, "zorina") == []
    assert len(history(hub.graph, MAPPING, record_id).versions) == 4


def make_state(hub: Hub) -> str:
    return make(hub, "state", id="ltu", title="Lithuania", iso2="LT")


def test_narrowing_a_record_takes_its_parts_and_history_with_it(hub: Hub) -> None:
    source = make(hub, "source", title="S", marking="public")
    record_id = make(hub, "practice_note", HUB, title="Open note", topic="forensics", kind="good_practice",
                     language="en", body="Text", marking="community",
                     citations=[{"id": source, "locator": "p. 1"}])  # fmt: skip
    assert history(hub.graph, LTU, record_id).versions
    edit(hub, COOPERATION, record_id, marking="office")
    with pytest.raises(NotFound):
        hub.records.get(LTU, record_id)
    with pytest.raises(NotFound):
        history(hub.graph, LTU, record_id)


def test_what_was_written_while_narrow_stays_narrow_in_the_history(hub: Hub) -> None:
    source = make(hub, "source", title="S", marking="public")
    record_id = make(hub, "practice_note", HUB, title="Inner words", marking="office", topic="forensics", kind="good_practice",
                     language="en", body="Text", citations=[{"id": source, "locator": "p. 1"}])  # fmt: skip
    edit(hub, COOPERATION, record_id, marking="community", title="Outer words")
    versions = history(hub.graph, LTU, record_id).versions
    assert [one.number for one in versions] == [2]
    assert "Inner" not in str(versions[0].state)


def test_a_stage_event_has_the_marking_of_its_proceeding_always(hub: Hub) -> None:
    source = make(hub, "source", title="S", marking="public")
    state = make(hub, "state", id="ltu", title="Lithuania", iso2="LT")
    proceeding = make(
        hub, "proceeding", title="P", in_state=state, citations=[{"id": source, "locator": "p. 1"}]
    )
    event = make(
        hub,
        "stage_event",
        title="Trial opens",
        of_proceeding=proceeding,
        stage="trial",
        on="2023-05",
        citations=[{"id": source, "locator": "p. 1"}],
    )
    with pytest.raises(NotFound):
        hub.records.get(LTU, event)
    edit(hub, MAPPING, proceeding, marking="community")
    assert hub.records.get(LTU, event).title == "Trial opens"
    edit(hub, MAPPING, proceeding, marking="office")
    with pytest.raises(NotFound):
        hub.records.get(LTU, event)


def test_eight_writers_at_once_lose_no_change(hub: Hub) -> None:
    """Each writer adds its own line to one list, reading the version again after a conflict."""
    record_id = make(hub, "source", title="Shared", note="")
    failures: list[BaseException] = []

    def add(number: int) -> None:
        try:
            for line in range(5):
                while True:
                    found = hub.records.get(COOPERATION, record_id)
                    note = (found.values["note"] or "") + f"[{number}.{line}]"
                    try:
                        edit(hub, COOPERATION, record_id, found.version, note=note)
                    except Conflict:
                        continue
                    break
        except (HubError, AssertionError) as failure:
            failures.append(failure)

    writers = [threading.Thread(target=add, args=(number,)) for number in range(8)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert not failures
    found = hub.records.get(COOPERATION, record_id)
    assert found.version == 41
    assert sorted(found.values["note"].strip("[]").split("][")) == sorted(
        f"{n}.{i}" for n in range(8) for i in range(5)
    )
    assert len(history(hub.graph, COOPERATION, record_id).versions) == 41
