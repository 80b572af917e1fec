"""Proposing a correction by the pages, deciding on it, and reading what came of it."""

from __future__ import annotations

import pytest

from hub.access import Principal
from hub.hub import Hub
from tests.people import COOPERATION, FRA, LTU, MANAGER, MAPPING
from tests.portal.client import Client
from tests.portal.page import Page, text_of
from tests.portal.records.conftest import Add, Visit
from tests.records.making import change

pytestmark = pytest.mark.usefixtures("world")

NEW = "/corrections/new/prc-open"
COLLEAGUE = Principal(
    "per-ltu2", roles=frozenset({"practitioner"}), authority_id="auth-ltu-ps", state_id="ltu"
)


def proposed(client: Client, **values: str | list[str]) -> Page:
    """The page of a correction that has just been proposed."""
    form = client.get(NEW).form(NEW)
    said = {"stage": "appeal", "reason": "The appeal was lodged on 3 May", **values}
    return client.follow(client.submit(form.fill(**said)))


def test_a_practitioner_proposes_and_nothing_is_changed(visit: Visit, hub: Hub) -> None:
    client = visit(LTU)
    page = client.get("/proceedings/prc-open")
    assert page.link("Propose a correction") == NEW
    shown = proposed(client)
    assert shown.h1 == "Correction: The trial of A. B."
    changes = text_of(shown.one("table", id="proposed-changes"))
    assert "Trial" in changes
    assert "Appeal pending" in changes
    assert "The appeal was lodged on 3 May" in shown.main
    assert "Waiting for the mapping unit" in shown.main
    record = hub.records.get(MAPPING, "prc-open")
    assert (record.values["stage"], record.version) == ("trial", 1)
    assert "The trial of A. B." in client.get("/corrections").main
    assert "Waiting for the mapping unit" in client.get("/").main


def test_the_form_asks_for_facts_and_not_for_who_reads_them(visit: Visit) -> None:
    fields = visit(LTU).get(NEW).form(NEW).values
    assert {"title", "stage", "summary", "reason"} <= fields.keys()
    assert not {"marking", "named_to", "excluded", "is_example", "external_id", "last_verified_on"} & fields.keys()  # fmt: skip


def test_what_is_slipped_into_the_form_is_not_taken(visit: Visit, hub: Hub) -> None:
    client = visit(LTU)
    form = client.get(NEW).form(NEW).fill(reason="Because")
    form.values["marking"] = ["closed"]
    form.values["last_verified_on"] = ["2026-01-01"]
    answer = client.submit(form, expect=422)
    assert "Nothing differs from what stands" in answer.main
    assert hub.corrections.own(LTU) == ([], None)


def test_a_proposal_without_a_reason_or_with_a_wrong_value_keeps_what_was_typed(
    visit: Visit, hub: Hub
) -> None:
    client = visit(LTU)
    form = client.get(NEW).form(NEW)
    answer = client.submit(form.fill(stage="appeal", reason=" "), expect=422)
    assert "Say why" in answer.main
    assert answer.form(NEW).values["stage"] == ["appeal"]
    wrong = client.submit(
        answer.form(NEW).fill(last_event_on="2023-02-30", reason="Because"), expect=422
    )
    assert "There is no such day in the calendar." in wrong.main
    assert wrong.form(NEW).values["reason"] == ["Because"]
    assert hub.corrections.own(LTU) == ([], None)


def test_the_mapping_unit_accepts_with_one_click(visit: Visit, hub: Hub) -> None:
    client = visit(LTU)
    page = proposed(client)
    staff = visit(MAPPING)
    assert "Corrections to decide on" in staff.get("/").main
    assert page.path in staff.get("/corrections").links()
    assert page.path in staff.get("/proceedings/prc-open").links()
    shown = staff.follow(staff.submit(staff.get(page.path).form(f"{page.path}/accept")))
    assert shown.path == "/proceedings/prc-open"
    assert hub.records.get(LTU, "prc-open").values["stage"] == "appeal"
    assert "Accepted" in client.get(page.path).main
    assert "Accepted" in client.get("/").main
    assert "Correction proposed by" in staff.get("/proceedings/prc-open/history").main
    assert "Correction proposed by" in client.get("/proceedings/prc-open/history").main
    for who in (COLLEAGUE, FRA):
        assert "orrection" not in visit(who).get("/proceedings/prc-open/history").main


def test_a_rejection_reaches_its_proposer_with_the_reason(visit: Visit, hub: Hub) -> None:
    client = visit(LTU)
    page = proposed(client)
    staff = visit(MAPPING)
    form = staff.get(page.path).form(f"{page.path}/reject")
    refused = staff.submit(form, expect=422)
    assert "Say why" in text_of(refused.one("p", id="reason-error"))
    staff.submit(form.fill(reason="The appeal was withdrawn"))
    for path in (page.path, "/corrections", "/"):
        assert "The appeal was withdrawn" in client.get(path).main, path
    assert "The appeal was withdrawn" in staff.get("/corrections?decided=yes").main
    assert hub.records.get(MAPPING, "prc-open").version == 1


def test_the_mapping_unit_amends_in_the_form_with_what_was_proposed(visit: Visit, hub: Hub) -> None:
    client = visit(LTU)
    page = proposed(client)
    staff = visit(MAPPING)
    amend = f"{page.path}/amend"
    form = staff.get(amend).form(amend)
    assert form.values["stage"] == ["appeal"]
    assert "The appeal was lodged on 3 May" in staff.get(amend).main
    staff.submit(form.fill(stage="appeal_judgment"))
    assert hub.records.get(LTU, "prc-open").values["stage"] == "appeal_judgment"
    assert "Accepted with other words" in client.get(page.path).main
    again = staff.get(amend, expect=409)
    assert "This correction has been decided already" in again.main


def test_what_was_changed_meanwhile_stands_beside_what_was_proposed(visit: Visit, hub: Hub) -> None:
    page = proposed(visit(LTU))
    staff = visit(MAPPING)
    early = staff.get(page.path).form(f"{page.path}/accept")
    change(hub, MAPPING, "prc-open", stage="first_instance_judgment")
    answer = staff.submit(early, expect=409)
    both = text_of(answer.one("table", id="meanwhile-changes"))
    assert "Judgment at first instance" in both
    assert "Appeal pending" in both
    assert hub.records.get(MAPPING, "prc-open").values["stage"] == "first_instance_judgment"
    staff.submit(answer.form(f"{page.path}/accept"))
    assert hub.records.get(MAPPING, "prc-open").values["stage"] == "appeal"


def test_two_people_at_one_proposal_see_both_sides(visit: Visit, hub: Hub) -> None:
    client = visit(LTU)
    form = client.get(NEW).form(NEW).fill(stage="appeal", reason="The appeal was lodged")
    change(hub, MAPPING, "prc-open", stage="final", reference="1/24")
    answer = client.submit(form, expect=409)
    assert "Appeal pending" in answer.main
    settled = client.submit(answer.form(NEW).fill(**{"keep-stage": "yours"}))
    shown = client.follow(settled)
    assert "Appeal pending" in text_of(shown.one("table", id="proposed-changes"))
    (correction,) = hub.corrections.own(LTU)[0]
    assert correction.said == {"stage": "appeal"}


def test_one_withdraws_what_one_proposed(visit: Visit, hub: Hub) -> None:
    client = visit(LTU)
    page = proposed(client)
    shown = client.follow(client.submit(page.form(f"{page.path}/withdraw")))
    assert "Withdrawn" in shown.main
    token = {"csrf_token": page.form(f"{page.path}/withdraw").values["csrf_token"][0]}
    twice = client.post(f"{page.path}/withdraw", token, expect=409)
    assert "This correction has been decided already" in twice.main
    assert "No correction waits" in visit(MAPPING).get("/corrections").main


def test_nobody_else_meets_a_correction(visit: Visit, hub: Hub) -> None:
    page = proposed(visit(LTU))
    for who in (COLLEAGUE, FRA):
        client = visit(who)
        client.get(page.path, expect=404)
        for path in ("/", "/corrections", "/proceedings/prc-open"):
            assert "lodged on 3 May" not in client.get(path).text
            assert page.path not in client.get(path).text
        client.get(f"{page.path}/amend", expect=403)
        token = {"csrf_token": client.get("/corrections").all("input", name="csrf_token")[0].get("value")}  # fmt: skip
        client.post(f"{page.path}/withdraw", token, expect=404)
        client.post(f"{page.path}/accept", {**token, "version": "1"}, expect=403)
    for who in (COOPERATION, MANAGER):
        client = visit(who)
        client.get("/corrections", expect=403)
        client.get(page.path, expect=403)
        assert "lodged on 3 May" not in client.get("/proceedings/prc-open").text
    assert hub.corrections.get(LTU, page.path.rpartition("/")[2]).is_open


def test_only_a_visible_proceeding_of_ones_own_state_that_stands_is_corrected(
    visit: Visit, hub: Hub, world: Add
) -> None:
    french = visit(FRA)
    assert "You may propose corrections to proceedings of your own State only" in french.get(NEW, expect=403).main  # fmt: skip
    assert "Propose a correction" not in french.get("/proceedings/prc-open").main
    client = visit(LTU)
    for record_id in ("prc-kestrel", "prc-none", "sit-ukr"):
        client.get(f"/corrections/new/{record_id}", expect=404)
    visit(MAPPING).get(NEW, expect=403)
    hub.writer.retire(MAPPING, "prc-open", 1, "Entered twice")
    assert "This record has been retired" in client.get(NEW, expect=400).main


def test_corrections_are_proposed_in_french(visit: Visit, hub: Hub) -> None:
    client = visit(LTU, language="fr")
    page = proposed(client)
    assert page.h1.startswith("Correction")
    assert "En attente de l’unité de cartographie" in page.main
    for path in ("/corrections", "/", NEW, page.path):
        client.check_links(client.get(path))
    staff = visit(MAPPING, language="fr")
    for path in ("/corrections", "/corrections?decided=yes", page.path, f"{page.path}/amend"):
        staff.check_links(staff.get(path))
