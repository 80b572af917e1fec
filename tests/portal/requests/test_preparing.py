"""The practitioner's guided form: drafts of their own, handing in, what is kept when something goes wrong."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.core import TYPES
from hub.access import Principal
from hub.hub import Hub
from hub.records.reading import ListQuery
from tests.people import ADMIN, COOPERATION, FRA, LTU, MANAGER
from tests.portal.client import Client
from tests.portal.page import Page
from tests.portal.records.conftest import Add, Visit
from tests.records.making import change
from tests.requests_for_assistance.conftest import ago

COLLEAGUE = Principal(
    "per-ltu2", roles=frozenset({"practitioner"}), authority_id="auth-ltu-ps", state_id="ltu"
)
OTHER_BODY = Principal(
    "per-ltu3", roles=frozenset({"practitioner"}), authority_id="auth-ltu-x", state_id="ltu"
)


def begun(client: Client, **values: str | list[str]) -> Page:
    """The form with some values, saved as a draft; the page of the draft."""
    form = client.get("/requests/prepare").form("/requests/prepare")
    form.values.setdefault("about", [])  # chosen by searching: no box stands there yet
    form.fill(**values)
    return client.follow(client.submit(form, ("_save", "1")))


def requests_of(hub: Hub, who: Principal) -> list[Any]:
    return list(hub.records.page(who, ListQuery(TYPES["request"])).records)


def test_a_draft_is_kept_found_again_and_thrown_away(hub: Hub, visit: Visit, world: Add) -> None:
    client = visit(LTU)
    page = begun(client, title="Witness statements", purpose="Trial of a commander")
    assert "The draft is saved. Nothing has been handed in." in page.main
    form = page.form("/requests/prepare")
    assert form.values["purpose"] == ["Trial of a commander"]
    page = client.follow(client.submit(form.fill(purpose="Another purpose"), ("_save", "1")))
    assert page.form("/requests/prepare").values["purpose"] == ["Another purpose"]
    (draft,) = hub.form_drafts.of(LTU.person_id, "request")
    listed = client.get("/requests/drafts")
    assert "Witness statements" in listed.main
    assert "Witness statements" in client.get("/").main
    client.check_links(listed)
    page = client.follow(client.submit(listed.form(f"/requests/drafts/{draft.id}/drop")))
    assert "No drafts" in page.main
    assert requests_of(hub, COOPERATION) == []


def test_a_draft_is_printed_for_the_channel_of_the_state_before_it_is_handed_in(
    hub: Hub, visit: Visit, world: Add
) -> None:
    client = visit(LTU)
    page = begun(
        client, title="Witness statements", purpose="Trial, 2022", assistance=["93(10)(b)(i)a"], about=["sit-ukr"]
    )  # fmt: skip
    (draft,) = hub.form_drafts.of(LTU.person_id, "request")
    client.check_links(page)
    printed = client.get(f"/requests/drafts/{draft.id}/print")
    assert printed.h1 == "Witness statements"
    for said in ("Draft, not handed in", "Trial, 2022", "Transmission of statements", "Ukraine"):
        assert said in printed.main
    visit(COLLEAGUE).get(f"/requests/drafts/{draft.id}/print", expect=404)
    visit(COOPERATION).get(f"/requests/drafts/{draft.id}/print", expect=403)


def test_a_draft_shows_to_nobody_but_its_writer(hub: Hub, visit: Visit, world: Add) -> None:
    begun(visit(LTU), title="Kestrel statements", purpose="Heron")
    (draft,) = hub.form_drafts.of(LTU.person_id, "request")
    for other in (COLLEAGUE, FRA):
        assert "Kestrel" not in visit(other).get("/requests/drafts").main
        visit(other).get(f"/requests/prepare?draft={draft.id}", expect=404)
        token = visit(other).get("/requests/drafts")
        assert "Kestrel" not in token.text
    for other in (COOPERATION, MANAGER, ADMIN):
        visit(other).get(f"/requests/prepare?draft={draft.id}", expect=403)
        visit(other).get("/requests/drafts", expect=403)
        assert "Nothing found" in visit(other).get("/search?q=Kestrel+statements").main
    assert "Kestrel" not in visit(COOPERATION).get("/requests/desk").main


def test_what_is_handed_in_is_a_request_of_the_authority_and_its_draft_is_gone(
    hub: Hub, visit: Visit, world: Add
) -> None:
    client = visit(LTU)
    page = begun(
        client, title="Witness statements", purpose="Trial, 2022", assistance=["93(10)(b)(i)a"], about=["sit-ukr"]
    )  # fmt: skip
    assert "Article 96(2)(c)" in page.main
    page = client.follow(client.submit(page.form("/requests/prepare"), ("_hand_in", "1")))
    assert "Handed in, not yet received" in page.main
    assert "DRAFT-" in page.main
    (record,) = requests_of(hub, LTU)
    values = record.values
    assert (values["direction"], values["requester"]["id"]) == ("incoming", "auth-ltu-ps")
    assert values["received_on"] is None
    assert [(one["kind"], one["on"]) for one in values["steps"]] == [("submitted", ago(hub, 0))]
    assert (values["marking"], values["named_to"]) == ("named", ["org:auth-ltu-ps"])
    assert hub.form_drafts.of(LTU.person_id, "request") == []
    for other, sees in ((COLLEAGUE, True), (OTHER_BODY, False), (FRA, False), (COOPERATION, True)):
        assert bool(requests_of(hub, other)) == sees
    assert "Witness statements" in visit(COOPERATION).get("/requests/desk").main


def test_another_body_of_the_state_sees_it_where_its_authority_says_so(
    hub: Hub, visit: Visit, world: Add
) -> None:
    client = visit(LTU)
    form = client.get("/requests/prepare").form("/requests/prepare")
    form.fill(title="Shared", for_state="yes")
    client.submit(form, ("_hand_in", "1"))
    page = visit(OTHER_BODY).get("/requests/mine")
    assert "Shared" in page.main
    (record,) = requests_of(hub, OTHER_BODY)
    detail = visit(OTHER_BODY).get(f"/requests/{record.id}")
    assert detail.all("form", action=f"/requests/{record.id}/acts/withdraw") == []
    assert "Shared" not in visit(FRA).get("/requests/mine").main


def test_a_request_without_a_subject_is_refused_at_its_field_and_nothing_typed_is_lost(
    hub: Hub, visit: Visit, world: Add
) -> None:
    client = visit(LTU, language="fr")
    form = client.get("/requests/prepare").form("/requests/prepare")
    form.fill(purpose="Procès", sent_on="demain", assistance=["93(10)-other"], for_state="yes")
    page = client.submit(form, ("_hand_in", "1"), expect=422)
    again = page.form("/requests/prepare").values
    assert (again["purpose"], again["sent_on"]) == (["Procès"], ["demain"])
    assert (again["assistance"], again["for_state"]) == (["93(10)-other"], ["yes"])
    assert "Cette valeur est nécessaire." in page.main
    assert requests_of(hub, COOPERATION) == []


def test_what_the_form_does_not_ask_for_cannot_be_smuggled_in(
    hub: Hub, visit: Visit, world: Add
) -> None:
    client = visit(LTU)
    form = client.get("/requests/prepare").form("/requests/prepare").fill(title="Plain")
    form.values |= {
        "requester": ["auth-fra-pnat"], "received_on": ["2024-01-01"], "marking": ["office"], "direction": ["outgoing"],
        "named_to": ["state:fra"],
    }  # fmt: skip
    client.submit(form, ("_hand_in", "1"))
    (record,) = requests_of(hub, COOPERATION)
    values = record.values
    assert (values["requester"]["id"], values["received_on"]) == ("auth-ltu-ps", None)
    assert (values["direction"], values["named_to"]) == ("incoming", ["org:auth-ltu-ps"])


def test_one_draft_is_handed_in_once(hub: Hub, visit: Visit, world: Add) -> None:
    client = visit(LTU)
    form = begun(client, title="Once").form("/requests/prepare")
    client.submit(form, ("_hand_in", "1"))
    page = client.submit(form, ("_hand_in", "1"), expect=409)
    assert "handed in or thrown away in another window" in page.main
    assert len(requests_of(hub, LTU)) == 1


def test_two_windows_on_one_draft_lose_nothing(hub: Hub, visit: Visit, world: Add) -> None:
    client = visit(LTU)
    draft = begun(client, title="Two windows").path
    (kept,) = hub.form_drafts.of(LTU.person_id, "request")
    address = f"/requests/prepare?draft={kept.id}"
    first, second = (client.get(address).form("/requests/prepare") for _ in range(2))
    client.submit(first.fill(purpose="First"), ("_save", "1"))
    client.submit(second.fill(purpose="Second"), ("_save", "1"))
    held = [dict(one.pairs)["purpose"] for one in hub.form_drafts.of(LTU.person_id, "request")]
    assert sorted(held) == ["First", "Second"]
    assert draft == "/requests/prepare"


def test_the_script_keeps_what_is_typed_and_is_told_when_and_where(
    hub: Hub, visit: Visit, world: Add
) -> None:
    client = visit(LTU)
    form = client.get("/requests/prepare").form("/requests/prepare").fill(title="Typed")
    answer = client.post("/requests/drafts/keep", form.values, expect=200).response.get_json()
    assert answer["said"].startswith("Draft saved at ")
    form.fill(draft=answer["draft"], saves=str(answer["saves"]), purpose="More")
    again = client.post("/requests/drafts/keep", form.values, expect=200).response.get_json()
    assert again["draft"] == answer["draft"]
    (draft,) = hub.form_drafts.of(LTU.person_id, "request")
    assert dict(draft.pairs)["purpose"] == "More"
    assert client.get(answer["address"]).form("/requests/prepare").values["title"] == ["Typed"]
    form.fill(purpose="".join(f"{number * 7919:x}" for number in range(40_000)))
    answer = client.post("/requests/drafts/keep", form.values, expect=422).response.get_json()
    assert answer["problem"] == "This is too long to be kept as a draft. Shorten the long texts."


def test_what_was_typed_outlives_the_session(hub: Hub, visit: Visit, world: Add) -> None:
    client = visit(LTU)
    form = begun(client, title="Long text").form("/requests/prepare").fill(purpose="An hour's work")
    client.http.delete_cookie("as")
    page = client.submit(form, ("_hand_in", "1"), expect=401)
    kept = page.form("/requests/prepare").values
    assert kept["purpose"] == ["An hour's work"]
    client.http.set_cookie("as", LTU.person_id)
    page = client.submit(page.form("/requests/prepare"), expect=200)
    assert page.form("/requests/prepare").values["purpose"] == ["An hour's work"]
    assert requests_of(hub, LTU) == []


def test_their_page_says_how_each_request_stands_and_when_it_is_due(
    hub: Hub, visit: Visit, world: Add
) -> None:
    client = visit(LTU)
    form = client.get("/requests/prepare").form("/requests/prepare").fill(title="Followed")
    client.submit(form, ("_hand_in", "1"))
    (record,) = requests_of(hub, LTU)
    assert "Edit" in client.get(f"/requests/{record.id}").main
    change(hub, COOPERATION, record.id, received_on="2023-12-31")
    page = client.get("/requests/mine")
    assert "29 February 2024" in page.main
    detail = client.get(f"/requests/{record.id}")
    assert "29 February 2024" in detail.main
    client.get(f"/requests/{record.id}/edit", expect=403)
    printed = client.get(f"/requests/{record.id}/print")
    assert "Followed" in printed.main
    assert "IN-2023-" in printed.main
    visit(FRA).get(f"/requests/{record.id}/print", expect=404)


def test_a_practitioner_answers_a_question_and_withdraws(
    hub: Hub, visit: Visit, world: Add
) -> None:
    client = visit(LTU)
    form = client.get("/requests/prepare").form("/requests/prepare").fill(title="Asked back")
    client.submit(form, ("_hand_in", "1"))
    (record,) = requests_of(hub, LTU)
    asked = {"key": "q", "kind": "clarification_asked", "on": ago(hub, 0), "text": "Which period?"}
    change(hub, COOPERATION, record.id, received_on=ago(hub, 1), steps=[asked])
    colleague = visit(COLLEAGUE)
    page = colleague.get(f"/requests/{record.id}")
    path = f"/requests/{record.id}/acts/clarify"
    page = colleague.follow(colleague.submit(page.form(path).fill(text="2022")))
    assert "Clarification given" in page.main
    page = client.get(f"/requests/{record.id}")
    page = client.follow(client.submit(page.form(f"/requests/{record.id}/acts/withdraw")))
    assert "Withdrawn" in page.main


@pytest.mark.parametrize("who", [COOPERATION, MANAGER, ADMIN])
def test_the_form_is_for_practitioners(visit: Visit, who: Principal) -> None:
    visit(who).get("/requests/prepare", expect=403)
    visit(who).get("/requests/mine", expect=403)
