"""Fields of a record that fewer people read than the record itself: who reviews a request, and its difficulties."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.core import TYPES, DeclarationError, Facet, Text, field
from graph_schema.facet import check_facets
from graph_schema.spec import read_field
from hub.access import Principal
from hub.errors import Invalid
from hub.exporting.records import export
from hub.hub import Hub
from hub.records.history import history
from hub.records.planning import Wish
from hub.records.reading import Filter, ListQuery
from tests.people import COOPERATION, LTU, MAPPING
from tests.records.making import change, cited, make

KEPT: dict[str, Any] = {"reviewer": "ines", "stand_in": "omar", "difficulties": ["national_law"]}
NOTHING: dict[str, Any] = {"reviewer": None, "stand_in": None, "difficulties": []}
KIND = TYPES["request"]


@pytest.fixture
def asked(hub: Hub) -> str:
    """A request of Lithuania that the Office has received."""
    common: dict[str, Any] = {"marking": "public", "citations": cited(hub)}
    make(hub, "state", id="ltu", title="Lithuania", iso2="LT", **common)
    make(hub, "authority", id="auth-ltu-ps", title="PS", of_state="ltu", **common)
    made = make(
        hub, "request", LTU, title="Subject", direction="incoming", requester="auth-ltu-ps", marking="named",
        named_to=["org:auth-ltu-ps"],
    )  # fmt: skip
    change(hub, COOPERATION, made, received_on="2023-01-05")
    return made


def kept_of(hub: Hub, who: Principal, record_id: str) -> dict[str, Any]:
    values = hub.records.get(who, record_id).values
    return {name: values[name] for name in KEPT}


def test_the_office_reads_them_and_the_requester_does_not(hub: Hub, asked: str) -> None:
    change(hub, COOPERATION, asked, **KEPT)
    for staff in (COOPERATION, MAPPING):
        assert kept_of(hub, staff, asked) == KEPT
    assert kept_of(hub, LTU, asked) == NOTHING
    (listed,) = hub.records.page(LTU, ListQuery(KIND)).records
    assert {name: listed.values[name] for name in KEPT} == NOTHING


def test_their_change_moves_nothing_that_the_requester_could_notice(hub: Hub, asked: str) -> None:
    before = hub.records.get(LTU, asked)
    for name, value in KEPT.items():
        change(hub, COOPERATION, asked, **{name: value})
    after = hub.records.get(LTU, asked)
    assert (after.system, after.values) == (before.system, before.values)
    assert len(history(hub.graph, LTU, asked).versions) == 2
    assert hub.records.get(COOPERATION, asked).version == before.version + 3


def test_history_tells_them_to_the_office_alone(hub: Hub, asked: str) -> None:
    change(hub, COOPERATION, asked, **KEPT)
    change(hub, COOPERATION, asked, reviewer="omar", title="New subject")
    office = history(hub.graph, COOPERATION, asked).versions[0]
    assert office.changes == {"reviewer": ["ines", "omar"], "title": ["Subject", "New subject"]}
    assert office.state["stand_in"] == "omar"
    told = repr(history(hub.graph, LTU, asked))
    for word in ("ines", "omar", "national_law", "reviewer"):
        assert word not in told
    assert history(hub.graph, LTU, asked).versions[0].changes == {
        "title": ["Subject", "New subject"]
    }


@pytest.mark.parametrize("name", KEPT)
def test_no_list_of_the_requesters_is_narrowed_by_them(hub: Hub, asked: str, name: str) -> None:
    change(hub, COOPERATION, asked, **KEPT)
    value = KEPT[name][0] if isinstance(KEPT[name], list) else KEPT[name]
    query = ListQuery(KIND, filters=(Filter(name, value),))
    assert [one.id for one in hub.records.page(COOPERATION, query).records] == [asked]
    assert hub.records.count(COOPERATION, query) == (1, False)
    assert not hub.records.page(LTU, query).records
    assert hub.records.count(LTU, query) == (0, False)


@pytest.mark.parametrize("name", KEPT)
def test_the_requester_does_not_fill_them_in(hub: Hub, asked: str, name: str) -> None:
    with pytest.raises(Invalid) as refusal:
        hub.writer.save(LTU, [Wish(KIND, {name: KEPT[name]}, asked)])
    assert [(one.column, one.say()) for one in refusal.value.errors] == [
        (name, "There is no such field here.")
    ]


def test_what_the_requester_saves_leaves_them_alone(hub: Hub, asked: str) -> None:
    change(hub, COOPERATION, asked, **KEPT)
    seen = hub.records.get(LTU, asked)
    change(hub, LTU, asked, seen.version, **NOTHING, withdrawn_on="2023-02-03")
    assert kept_of(hub, COOPERATION, asked) == KEPT
    assert hub.records.get(LTU, asked).version == seen.version + 1


def test_no_refusal_tells_of_what_the_requester_does_not_see(hub: Hub, asked: str) -> None:
    """Saying of everything what one sees is no change, whatever stands there for others."""
    hidden = make(hub, "situation", title="Closed", marking="office")
    proceeding = make(hub, "proceeding", title="Closed", in_state="ltu", marking="office")
    change(
        hub, COOPERATION, asked, **KEPT, external_id="FILE-7", about=[hidden], for_proceeding=proceeding,
        reviews=[{"started_on": "2023-01-06", "by": "ines"}], gates=[{"kind": "article_72"}],
    )  # fmt: skip
    seen = hub.records.get(LTU, asked)
    assert seen.values["reviews"] == seen.values["gates"] == seen.values["about"] == []
    for name in KIND.fields:
        outcome = hub.writer.save(LTU, [Wish(KIND, {name: seen.values[name]}, asked)])[0]
        assert (name, outcome.action) == (name, "unchanged")
    stands = hub.records.get(COOPERATION, asked).values
    assert stands["external_id"] == "FILE-7"
    assert [one["id"] for one in stands["about"]] == [hidden]
    assert stands["for_proceeding"]["id"] == proceeding
    assert len(stands["reviews"]) == len(stands["gates"]) == 1


def test_nobody_tries_out_the_name_of_a_file(hub: Hub, asked: str) -> None:
    """A guess is refused whether it is right or wrong."""
    change(hub, COOPERATION, asked, external_id="FILE-7")
    for guess in ("FILE-6", "FILE-7"):
        with pytest.raises(Invalid) as refusal:
            change(hub, LTU, asked, external_id=guess)
        assert [one.column for one in refusal.value.errors] == ["external_id"]


def test_the_requesters_file_has_no_column_for_them(hub: Hub, asked: str) -> None:
    change(hub, COOPERATION, asked, **KEPT)
    for who, there in ((COOPERATION, True), (LTU, False)):
        text = b"".join(export(hub, who, ListQuery(KIND), "csv")).decode()
        assert all((name in text) is there for name in KEPT)
        assert ("national_law" in text) is there


def test_the_words_of_parts_for_the_office_move_nothing_either(hub: Hub, asked: str) -> None:
    """A name by which staff alone find a record stands among the words of its node."""
    made = make(
        hub, "secondment", COOPERATION, title="Secondment", direction="to_office", status="serving", marking="named",
        named_to=["org:auth-ltu-ps"], citations=cited(hub),
    )  # fmt: skip
    before = hub.records.get(LTU, made)
    change(hub, COOPERATION, made, person=[{"name": "Salamander"}])
    assert [one.id for one in hub.records.search(COOPERATION, "Salamander")] == [made]
    assert hub.records.get(LTU, made).system == before.system


def test_no_facet_counts_what_fewer_people_read() -> None:
    mark: Any = field(Text("Kept", "Réservé"), vocabulary="difficulty", audience="office")
    spec = read_field("kept", list[str], mark)
    with pytest.raises(DeclarationError, match="a number would tell"):
        check_facets("Made", {"kept": spec}, (Facet("kept"),))
