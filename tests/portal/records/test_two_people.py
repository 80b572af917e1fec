"""Retiring, restoring and sealing by the pages: a reason always, a second person where it counts."""

from __future__ import annotations

import pytest

from graph_schema.core import TYPES
from hub.hub import Hub
from hub.records.history import history
from hub.records.planning import Wish
from tests.people import COOPERATION, COOPERATION_2, FRA, LTU, MANAGER, MAPPING
from tests.portal.records.conftest import CITED, Add, Visit

pytestmark = pytest.mark.usefixtures("world")


def test_a_record_is_retired_with_a_reason_and_restored(visit: Visit, hub: Hub) -> None:
    client = visit(MAPPING)
    page = client.get("/proceedings/prc-open/retire")
    refused = client.submit(page.form().fill(reason=" "), expect=422)
    assert "Say why" in refused.main
    shown = client.follow(client.submit(page.form().fill(reason="Entered twice")))
    assert "Reason: Entered twice" in shown.main
    restored = client.follow(client.submit(shown.form("/proceedings/prc-open/restore")))
    assert "It no longer stands in lists" not in restored.main
    assert hub.records.get(MAPPING, "prc-open").version == 3


def test_a_stale_page_retires_nothing(visit: Visit, hub: Hub) -> None:
    client = visit(MAPPING)
    page = client.get("/proceedings/prc-open/retire")
    client.submit(
        client.get("/proceedings/prc-open/edit")
        .form("/proceedings/prc-open/edit")
        .fill(title="New")
    )
    answer = client.submit(page.form().fill(reason="Entered twice"), expect=409)
    assert answer.form().values["reason"] == ["Entered twice"]
    assert answer.form().values["version"] == ["2"]
    assert not hub.records.get(MAPPING, "prc-open").retired


def test_what_an_indicator_looks_at_takes_a_second_person(
    visit: Visit, hub: Hub, world: Add
) -> None:
    world("jit", id="jit-a", title="Team", kind="joint_team", about=["sit-ukr"], **CITED)
    anna, boris = visit(COOPERATION), visit(COOPERATION_2)
    page = anna.get("/teams/jit-a/retire")
    assert "This takes two people" in page.main
    shown = anna.follow(anna.submit(page.form().fill(reason="Never set up")))
    assert "Proposed by" in shown.main
    assert not hub.records.get(COOPERATION, "jit-a").retired
    assert "Withdraw" in anna.get("/proposals").main
    assert "Confirm" not in anna.get("/proposals").main
    waiting = hub.proposals.open(COOPERATION)[0]
    token = {"csrf_token": page.form().values["csrf_token"]}
    anna.post(f"/proposals/{waiting.id}/confirm", token, expect=403)
    assert not hub.records.get(COOPERATION, "jit-a").retired
    proposals = boris.get("/proposals")
    assert "Never set up" in proposals.main
    shown = boris.follow(boris.submit(proposals.form(f"/proposals/{waiting.id}/confirm")))
    assert "Reason: Never set up" in shown.main
    assert "Nothing waits" in boris.get("/proposals").main


def test_the_same_is_proposed_once(visit: Visit, hub: Hub, world: Add) -> None:
    world("jit", id="jit-a", title="Team", kind="joint_team", about=["sit-ukr"], **CITED)
    client = visit(COOPERATION)
    for _ in range(2):
        client.submit(client.get("/teams/jit-a/retire").form().fill(reason="Never set up"))
    assert len(hub.proposals.open(COOPERATION)) == 1


def test_a_proposal_can_be_declined(visit: Visit, hub: Hub, world: Add) -> None:
    world("jit", id="jit-a", title="Team", kind="joint_team", about=["sit-ukr"], **CITED)
    client = visit(COOPERATION)
    client.submit(client.get("/teams/jit-a/retire").form().fill(reason="Never set up"))
    waiting = hub.proposals.open(COOPERATION)[0]
    boris = visit(COOPERATION_2)
    boris.submit(boris.get("/proposals").form(f"/proposals/{waiting.id}/decline"))
    assert not hub.records.get(COOPERATION, "jit-a").retired
    assert not hub.proposals.open(COOPERATION)


def test_practitioners_see_no_proposals(visit: Visit, hub: Hub, world: Add) -> None:
    world("jit", id="jit-a", title="Team", kind="joint_team", about=["sit-ukr"], **CITED)
    hub.proposals.propose(COOPERATION, "retire", "jit-a", "A delicate reason")
    visit(LTU).get("/proposals", expect=403)
    assert "A delicate reason" not in visit(LTU).get("/teams/jit-a").text


def test_two_people_seal_a_value(visit: Visit, hub: Hub, world: Add) -> None:
    world("proceeding", id="prc-slip", title="A slip", summary="The witness Robin Finch said so.")
    client = visit(MAPPING)
    page = client.get("/proceedings/prc-slip/seal")
    assert "Robin Finch" not in page.text
    client.submit(page.form().fill(field="stage", reason="A name"), expect=422)
    client.submit(page.form().fill(field="summary", reason=""), expect=422)
    client.submit(page.form().fill(field="summary", reason="A name that must not be here"))
    waiting = hub.proposals.open(MAPPING)[0]
    manager = visit(MANAGER)
    assert "Seal “Summary of the conduct” of: A slip" in manager.get("/proposals").main
    manager.submit(manager.get("/proposals").form(f"/proposals/{waiting.id}/confirm"))
    for path in ("", "/history", "/history/1", "/compare?older=1&newer=2", "/edit"):
        assert "Finch" not in client.get(f"/proceedings/prc-slip{path}").text, path
    assert "A slip" not in client.get("/proceedings?q=Finch").main
    assert history(hub.graph, MAPPING, "prc-slip").versions[0].action == "seal"


def test_two_people_seal_the_name_of_one_accused_among_several(
    visit: Visit, hub: Hub, world: Add
) -> None:
    names = ("Olga Marlow", "Robin Finch", "Ivan Teal")
    world("proceeding", id="prc-several", title="Several", accused=[{"name": one} for one in names])
    standing = hub.records.get(MAPPING, "prc-several").values["accused"]
    client = visit(MAPPING)
    page = client.get("/proceedings/prc-several/seal")
    assert "Accused, no. 2 – Name as published" in page.main
    assert not any(one in page.text for one in names)
    path = f"accused.{standing[1]['key']}.name"
    client.submit(page.form().fill(field="accused.nobody.name", reason="A name"), expect=422)
    client.submit(page.form().fill(field=path, reason="A name that must not be here"))
    waiting = hub.proposals.open(MAPPING)[0]
    manager = visit(MANAGER)
    proposals = manager.get("/proposals")
    assert "Seal “Accused, no. 2 – Name as published” of: Several" in proposals.main
    manager.submit(proposals.form(f"/proposals/{waiting.id}/confirm"))
    for path in ("", "/history", "/history/1", "/compare?older=1&newer=2", "/edit"):
        text = client.get(f"/proceedings/prc-several{path}").text
        assert "Finch" not in text, path
    assert "Olga Marlow" in client.get("/proceedings/prc-several/history/1").text
    assert "Several" not in client.get("/proceedings?q=Finch").main
    assert "Several" in client.get("/proceedings?q=Teal").main


def test_an_accused_who_was_taken_out_is_sealed_where_the_history_has_them(
    visit: Visit, hub: Hub, world: Add
) -> None:
    world(
        "proceeding",
        id="prc-gone",
        title="Gone",
        accused=[{"name": "Olga Marlow"}, {"name": "Robin Finch"}],
    )
    stays, goes = hub.records.get(MAPPING, "prc-gone").values["accused"]
    hub.writer.save(MAPPING, [Wish(TYPES["proceeding"], {"accused": [stays]}, "prc-gone")])
    client = visit(MAPPING)
    page = client.get("/proceedings/prc-gone/seal")
    assert "version 1, Accused, no. 2 – Name as published" in page.main
    client.submit(page.form().fill(field=f"accused.{goes['key']}.name", reason="A name"))
    hub.proposals.confirm(MANAGER, hub.proposals.open(MANAGER)[0].id)
    first = history(hub.graph, MAPPING, "prc-gone").version(1).state["accused"]
    assert [one["name"] for one in first] == ["Olga Marlow", "[sealed]"]
    assert hub.records.get(MAPPING, "prc-gone").values["accused"][0]["name"] == "Olga Marlow"


def test_those_who_may_not_are_refused(visit: Visit) -> None:
    for path in ("retire", "seal"):
        visit(LTU).get(f"/proceedings/prc-open/{path}", expect=403)
        visit(FRA).get(f"/proceedings/prc-kestrel/{path}", expect=403)
    visit(COOPERATION).get("/proceedings/prc-open/retire", expect=403)
