"""Nobody finds out by choosing ids which of them are taken."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.core import TYPES, DeclarationError, Entity, Text, TypeInfo
from hub.access import Principal
from hub.errors import HubError, Invalid
from hub.hub import Hub
from tests.importing.files import csv_file, load, rehearse, told
from tests.people import COOPERATION, LENT_BY_FRANCE, LTU, MAPPING
from tests.records.making import make

BOTH = Principal("per-both", roles=frozenset({"mapping", "practitioner"}), state_id="fra")


@pytest.fixture(autouse=True)
def _hidden(hub: Hub) -> None:
    make(hub, "source", id="src-hidden", title="S", marking="closed", named_to=["role:manager"])
    make(hub, "source", id="src-seen", title="S")


def answers(hub: Hub, who: Principal, name: str, /, *ids: str, **values: Any) -> set[str]:
    """What somebody hears who asks for these ids."""
    said = set()
    for one in ids:
        try:
            make(hub, name, who, id=one, **values)
            said.add("made")
        except HubError as refused:
            found = refused.errors if isinstance(refused, Invalid) else []
            said.add("; ".join(f"{one.column}: {one.say()}" for one in found) or refused.say())
    return said


@pytest.mark.parametrize("who", [MAPPING, COOPERATION], ids=["mapping", "cooperation"])
def test_the_office_cannot_try_out_ids(hub: Hub, who: Principal) -> None:
    made = "id: The hub gives a new record its identifier; leave it empty."
    ids = ("src-hidden", "src-seen", "src-free")
    assert answers(hub, who, "source", *ids, title="S") == {made}


def test_a_practitioner_cannot_try_them_out_either(hub: Hub) -> None:
    note = {"title": "N", "topic": "forensics", "kind": "guideline", "language": "en", "body": "B",
            "marking": "community"}  # fmt: skip
    ids = ("src-hidden", "src-free")
    assert len(answers(hub, LTU, "practice_note", *ids, **note)) == 1


def test_states_keep_their_codes_for_those_from_whom_none_can_be_kept(hub: Hub) -> None:
    make(hub, "state", id="ltu", title="Lithuania", iso2="LT", excluded=["state:ltu"])
    make(hub, "state", id="fra", title="France", iso2="FR", excluded=["state:fra"])
    assert answers(hub, MAPPING, "state", "lva", title="Latvia", iso2="LV") == {"made"}
    for who in (LENT_BY_FRANCE, BOTH):
        told_them = answers(hub, who, "state", "fra", "deu", title="A State", iso2="DE")
        assert told_them == {"You may not do this"}


def test_ids_that_people_give_tell_of_no_closed_record() -> None:
    assert "closed" not in TYPES["state"].info.markings
    with pytest.raises(DeclarationError, match="tell of closed records"):

        class Coded(Entity):
            info = TypeInfo(
                "coded", "codeds", "cod2", Text("a", "b"), Text("a", "b"), Text("a", "b"), (), given_ids=True
            )  # fmt: skip


def test_a_file_of_the_office_names_new_records_by_external_id(hub: Hub) -> None:
    said = set()
    for one in ("src-hidden", "src-free"):
        file = csv_file("id,title", f"{one},T")
        said |= {(place, words.replace(one, "X")) for place, words in told(
            rehearse(hub, "source", file, MAPPING).all_problems())}  # fmt: skip
    assert said == {
        ("row 2, column id", "There is no record “X” that you may see; a new one has an external_id and no id.")
    }  # fmt: skip
    file = csv_file("external_id,title,related_to", "A,One,", "B,Two,A")
    assert load(hub, "proceeding", file, MAPPING).created == 2
    assert load(hub, "proceeding", file, MAPPING).unchanged == 2
    assert load(hub, "source", csv_file("id,title", "src-seen,T"), MAPPING).updated == 1


def test_the_operator_loads_readable_ids(hub: Hub) -> None:
    assert load(hub, "source", csv_file("id,title", "src-new,T")).record_ids == ("src-new",)
