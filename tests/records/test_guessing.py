"""Nobody learns of a hidden thing by trying: names, ids and other ends are refused in the same words, and
what is kept for others plays no part in what an editor is told."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.core import TYPES
from hub.access import HUB, Principal
from hub.errors import Invalid
from hub.hub import Hub
from hub.records.planning import Wish
from tests.people import COOPERATION, LIAISON, LTU, MAPPING
from tests.records.making import change, cited, make, settled


def refused(hub: Hub, principal: Principal, record_id: str, **said: Any) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as refusal:
        change(hub, principal, record_id, **said)
    return [(error.column, error.say()) for error in refusal.value.errors]


def test_a_protected_name_cannot_be_found_by_trying_names(hub: Hub) -> None:
    record_id = make(hub, "organisation", LIAISON, title="Local organisation 7", kind="civil_society",
                     naming="protected", protected_names=[{"name": "Real Name"}])  # fmt: skip
    change(hub, MAPPING, record_id, note="Is it Wrong Name, or Real Name?")
    (error,) = refused(hub, LIAISON, record_id, note="It is Real Name.")
    assert error[0] == "protected_names"


def test_naming_a_hidden_end_that_stands_says_no_more_than_naming_any(hub: Hub) -> None:
    boss = Principal("per-boss", roles=frozenset({"manager", "cooperation"}))
    for number in (1, 2):
        make(hub, "agreement", id=f"agr-hid{number}", title="H", kind="working_arrangement", status="signed",
             marking="closed", named_to=["role:manager"])  # fmt: skip
    record_id = make(hub, "project", boss, title="P", kind="programme", status="ongoing", started_on="2023",
                     rests_on=["agr-hid1"])  # fmt: skip
    standing = refused(hub, COOPERATION, record_id, rests_on=["agr-hid1"])
    other = refused(hub, COOPERATION, record_id, rests_on=["agr-hid2"])
    absent = refused(hub, COOPERATION, record_id, rests_on=["agr-none"])
    assert [error[1].replace("hid1", "X") for error in standing] == [
        error[1].replace("hid2", "X") for error in other
    ]
    assert [error[1].replace("hid1", "X") for error in standing] == [
        error[1].replace("none", "X") for error in absent
    ]
    change(hub, COOPERATION, record_id, title="P two")
    assert [one["id"] for one in hub.records.get(boss, record_id).values["rests_on"]] == [
        "agr-hid1"
    ]


def test_a_hidden_end_of_a_single_relation_outlasts_a_form_that_shows_none(hub: Hub) -> None:
    make(hub, "state", id="ltu", title="Lithuania", iso2="LT")
    make(
        hub,
        "authority",
        id="auth-hid",
        title="H",
        of_state="ltu",
        marking="closed",
        named_to=["role:manager"],
    )
    boss = Principal("per-boss", roles=frozenset({"manager", "cooperation"}))
    record_id = make(hub, "request", boss, title="R", direction="incoming", requester="auth-hid")
    assert hub.records.get(COOPERATION, record_id).values["requester"] is None
    change(hub, COOPERATION, record_id, title="R two", requester=None)
    assert hub.records.get(boss, record_id).values["requester"] == {"id": "auth-hid"}


def test_a_source_that_the_editor_cannot_see_is_a_source(hub: Hub) -> None:
    boss = Principal("per-boss", roles=frozenset({"manager", "mapping"}))
    source = make(hub, "source", boss, title="S", marking="closed", named_to=["role:manager"])
    record_id = make(
        hub,
        "situation",
        boss,
        title="S",
        marking="public",
        citations=[{"id": source, "locator": "p. 1"}],
    )
    change(hub, MAPPING, record_id, focus="More", citations=[])
    assert hub.records.get(boss, record_id).values["citations"]


def test_a_hidden_id_in_a_part_outlasts_an_edit_and_cannot_be_tried(hub: Hub) -> None:
    boss = Principal("per-boss", roles=frozenset({"manager", "cooperation"}))
    for name in ("src-hid1", "src-hid2"):
        make(hub, "source", id=name, title="S", marking="closed", named_to=["role:manager"])
    record_id = make(hub, "project", boss, title="P", kind="programme", status="ongoing", started_on="2020",
                     progress=[{"on": "2023-05", "text": "Went well", "source": "src-hid1"}])  # fmt: skip
    (seen,) = hub.records.get(COOPERATION, record_id).values["progress"]
    assert seen["source"] is None
    change(hub, COOPERATION, record_id, progress=[seen | {"text": "Went very well"}])
    (kept,) = hub.records.get(boss, record_id).values["progress"]
    assert (kept["text"], kept["source"]) == ("Went very well", "src-hid1")
    tried = [
        refused(hub, COOPERATION, record_id, progress=[seen | {"source": name}])
        for name in ("src-hid1", "src-hid2", "src-none")
    ]
    assert [one[0] for one in tried[0]] == ["progress.1.source"]
    said = {
        one[0][1].replace(name, "X")
        for one, name in zip(tried, ("src-hid1", "src-hid2", "src-none"), strict=True)
    }
    assert said == {"There is no record “X” that you may see."}


def test_an_id_inside_a_part_is_of_the_declared_type(hub: Hub) -> None:
    make(hub, "state", id="ltu", title="Lithuania", iso2="LT")
    record_id = make(
        hub, "project", title="P", kind="programme", status="ongoing", started_on="2020"
    )
    (error,) = refused(
        hub, COOPERATION, record_id, progress=[{"on": "2023", "text": "T", "source": "ltu"}]
    )
    assert error == ("progress.1.source", "“ltu” is of another type than this relation takes.")


def test_a_practitioner_cannot_try_out_ids(hub: Hub) -> None:
    make(hub, "practice_note", id="pra-there", title="N", topic="forensics", kind="good_practice", language="en",
         body="T", marking="office")  # fmt: skip
    answers = []
    for record_id in ("pra-there", "pra-free"):
        with pytest.raises(Invalid) as refusal:
            make(
                hub,
                "question",
                LTU,
                id=record_id,
                title="Q",
                topic="forensics",
                body="How?",
                marking="community",
            )
        answers.append([(error.column, error.say()) for error in refusal.value.errors])
    assert answers[0] == answers[1]


def test_nobody_fills_in_parts_that_are_kept_from_them(hub: Hub) -> None:
    """A practitioner clears no legal gate of their own request."""
    make(
        hub, "state", id="ltu", title="Lithuania", iso2="LT", marking="public", citations=cited(hub)
    )
    make(
        hub,
        "authority",
        id="auth-ltu-ps",
        title="PS",
        of_state="ltu",
        marking="public",
        citations=cited(hub),
    )
    own: dict[str, Any] = {
        "title": "Subject", "direction": "incoming", "requester": "auth-ltu-ps", "marking": "named",
        "named_to": ["org:auth-ltu-ps"],
    }  # fmt: skip
    gates = settled(article_68="cleared")
    with pytest.raises(Invalid) as refusal:
        make(hub, "request", LTU, **own, gates=gates)
    assert [error.column for error in refusal.value.errors] == ["gates"]
    record_id = make(hub, "request", LTU, **own)
    assert [one[0] for one in refused(hub, LTU, record_id, gates=gates)] == ["gates"]
    assert hub.records.get(COOPERATION, record_id).values["gates"] == []


def test_a_reader_or_an_exclusion_that_names_nobody_is_refused(hub: Hub) -> None:
    make(hub, "state", id="fra", title="France", iso2="FR")
    record_id = make(
        hub, "question", title="Q", topic="forensics", body="How?", marking="community"
    )
    assert refused(hub, COOPERATION, record_id, excluded=["state:fr"]) == [
        ("excluded.1", "“state:fr” names nobody that you may see.")
    ]
    assert refused(hub, COOPERATION, record_id, excluded=["org:fra"])[0][0] == "excluded.1"
    assert (
        refused(hub, COOPERATION, record_id, marking="named", named_to=["role:practitioner"])[0][0]
        == "named_to.1"
    )
    change(hub, COOPERATION, record_id, excluded=["state:fra"])


def test_a_batch_does_not_name_a_record_twice(hub: Hub) -> None:
    record_id = make(hub, "source", title="S")
    kind = TYPES["source"]
    twice = [Wish(kind, {"title": name}, record_id, place=place) for place, name in enumerate("AB")]
    created = [
        Wish(kind, {"id": "src-new", "title": name}, place=place) for place, name in enumerate("AB")
    ]
    for who, wishes in ((COOPERATION, twice), (HUB, created)):
        with pytest.raises(Invalid) as refusal:
            hub.writer.save(who, wishes)
        assert [(one.column, one.say()) for one in refusal.value.by_place[1]] == [
            ("id", "Another row already stands for this record.")
        ]
