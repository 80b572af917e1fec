"""A session that ends while somebody writes a correction takes nothing of it away."""

from __future__ import annotations

import pytest

from hub.hub import Hub
from tests.people import COOPERATION, FRA, LTU, MAPPING
from tests.portal.records.conftest import Visit

pytestmark = pytest.mark.usefixtures("world")

NEW = "/corrections/new/prc-open"
TYPED = {"summary": "What I typed for an hour", "reason": "Because of the judgment", "version": "1"}


def test_what_a_practitioner_typed_is_carried_over_the_sign_in(visit: Visit, hub: Hub) -> None:
    sent = visit(LTU).get(NEW).form(NEW).fill(**TYPED).values
    page = visit().post(NEW, sent, expect=401)
    assert "You were signed out while you were typing" in page.h1
    again = visit(LTU).post(NEW, page.form(NEW).values, expect=409)
    held = again.form(NEW).values
    assert [held["summary"], held["reason"]] == [[TYPED["summary"]], [TYPED["reason"]]]
    assert hub.corrections.own(LTU) == ([], None)


def test_what_the_mapping_unit_amends_is_carried_over_too(visit: Visit, hub: Hub) -> None:
    one = hub.corrections.propose(LTU, "prc-open", 1, {"summary": "Theirs"}, "Why")
    address = f"/corrections/{one}/amend"
    sent = visit(MAPPING).get(address).form(address).fill(summary=TYPED["summary"]).values
    page = visit().post(address, sent, expect=401)
    held = visit(MAPPING).post(address, page.form(address).values, expect=409).form(address).values
    assert held["summary"] == [TYPED["summary"]]
    assert hub.corrections.get(MAPPING, one).is_open


def test_a_form_without_its_token_opens_to_nobody_more(visit: Visit, hub: Hub) -> None:
    one = hub.corrections.propose(LTU, "prc-open", 1, {"summary": "Theirs"}, "Why")
    forged = TYPED | {"csrf_token": "x"}
    for who in (FRA, COOPERATION):
        assert visit(who).http.post(NEW, data=forged).status_code == 403
    for who in (FRA, COOPERATION, LTU):
        answer = visit(who).http.post(f"/corrections/{one}/amend", data=forged)
        assert answer.status_code == 403
        assert "Theirs" not in answer.get_data(as_text=True)
