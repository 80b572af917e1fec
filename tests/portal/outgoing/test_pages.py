"""The Office's requests by their pages: lists, acts beside a request, the State's card, figures, and who sees none."""

from __future__ import annotations

import re
from typing import Any

import pytest

from hub.access import Principal
from hub.clock import today
from hub.hub import Hub
from tests.people import ADMIN, COOPERATION, FRA, LIAISON, LTU, MANAGER, MAPPING
from tests.portal.page import text_of
from tests.portal.records.conftest import Add, Visit
from tests.records.making import change, make
from tests.requests_for_assistance.conftest import Named

pytestmark = pytest.mark.usefixtures("office")

PAGES = (
    "/requests/outgoing", "/requests/outgoing/issued", "/requests/outgoing/figures",
    "/requests/outgoing/states/fra", "/requests/outgoing/figures.csv",
)  # fmt: skip


def ask(hub: Hub, title: str, who: Principal = COOPERATION, **values: Any) -> str:
    return make(hub, "request", who, title=title, **{"direction": "outgoing", "requested": "fra", "requester": "org-icc-otp", "issuing_organ": "office"} | values)  # fmt: skip


def day(hub: Hub) -> str:
    return today(hub.settings.timezone).isoformat()


def test_a_draft_goes_through_review_to_the_answer_by_the_forms_beside_it(
    hub: Hub, visit: Visit, adviser: Named
) -> None:
    ana, bo = adviser("ana"), adviser("bo")
    made = ask(hub, "Flight records", ana)
    client, reviewer = visit(ana), visit(bo)

    def act(visitor: Any, name: str, **typed: str) -> Any:
        page = visitor.get(f"/requests/{made}")
        form = page.form(f"/requests/outgoing/{made}/{name}")
        return visitor.follow(visitor.submit(form.fill(**typed)))

    assert 'value="bo"' in client.get(f"/requests/{made}").text
    assert "In review" in act(client, "review", reviewer=bo_name(hub, bo)).main
    queue = client.get("/requests/outgoing")
    assert "Bo" in text_of(queue.one("table", id="reviews"))
    assert "Requests to States that you review" in reviewer.get("/").main
    assert "that you review" not in client.get("/").main
    assert "Which period?" in act(reviewer, "return", remarks="Which period?").main
    act(client, "review", reviewer=bo_name(hub, bo))
    act(reviewer, "clear")
    page = act(client, "issue")
    assert "Noted: Request issued." in page.main
    assert f"OUT-{day(hub)[:4]}-" in page.main
    act(client, "acknowledged")
    act(client, "difficulty", difficulty="national_law")
    act(client, "response", response_kind="assistance_given")
    assert "Responded in full" in act(client, "close").main or "Closed" in page.main
    listed = client.get("/requests/outgoing/issued")
    assert "Flight records" in listed.main
    client.check_links(listed)
    assert hub.records.get(ana, made).values["closed_on"] == day(hub)


def bo_name(hub: Hub, who: Principal) -> str:
    return next(one.username for one in hub.outgoing.advisers(COOPERATION, today(hub.settings.timezone)) if one.id == who.person_id)  # fmt: skip


def test_a_draft_is_with_whom_made_it_and_reminders_are_due_on_the_home_page(
    hub: Hub, visit: Visit, adviser: Named
) -> None:
    ana = adviser("ana")
    ask(hub, "Drafted", ana)
    ask(hub, "Unanswered", ana, sent_on="2026-01-05")
    client = visit(ana)
    assert "Ana" in text_of(client.get("/requests/outgoing").one("table", id="requests"))
    home = client.get("/")
    assert "Reminders to send to States" in home.main
    assert "Unanswered" in home.main
    due = client.get("/requests/outgoing/issued?remind=yes")
    assert "No response: reminder due since 4 February 2026" in due.main
    assert "Reminders to send" not in visit(MANAGER).get("/").main


def test_bad_input_is_said_at_its_field_and_what_was_typed_stays(hub: Hub, visit: Visit) -> None:
    made = ask(hub, "Records", sent_on="2026-02-10")
    client = visit(COOPERATION)
    form = client.get(f"/requests/{made}").form(f"/requests/outgoing/{made}/response")
    typed = form.fill(on="2026-02-01", response_kind="legal_bar", response_grounds="Article 72.")
    answer = client.submit(typed, expect=422)
    assert "It was sent on 2026-02-10; this cannot lie before it." in answer.main
    kept = answer.form(f"/requests/outgoing/{made}/response").values
    assert kept["on"] == ["2026-02-01"]
    assert kept["response_kind"] == ["legal_bar"]
    assert kept["response_grounds"] == ["Article 72."]
    french = visit(COOPERATION, language="fr")
    form = french.get(f"/requests/{made}").form(f"/requests/outgoing/{made}/response")
    answer = french.submit(form.fill(on="2026-13-01", response_kind="legal_bar"), expect=422)
    assert "Consigner la réponse" in answer.main


def test_who_is_second_sees_both_sides_and_loses_nothing(hub: Hub, visit: Visit) -> None:
    made = ask(hub, "Records", sent_on="2026-02-10")
    client = visit(COOPERATION)
    form = client.get(f"/requests/{made}").form(f"/requests/outgoing/{made}/response")
    change(hub, COOPERATION, made, acknowledged_on="2026-02-20")
    answer = client.submit(
        form.fill(response_kind="legal_bar", response_grounds="Art. 72"), expect=409
    )
    assert "It was changed since you looked at it" in answer.main
    assert "20 February 2026" in answer.main
    again = answer.form(f"/requests/outgoing/{made}/response")
    assert again.values["response_grounds"] == ["Art. 72"]
    client.submit(again)
    values = hub.records.get(COOPERATION, made).values
    assert (values["acknowledged_on"], values["response_kind"]) == ("2026-02-20", "legal_bar")


def test_the_card_of_the_state_stands_beside_the_draft_without_scripts(visit: Visit) -> None:
    client = visit(COOPERATION)
    page = client.get("/requests/new?direction=outgoing&requested=fra")
    for words in ("Law 2002-268", "A certified French translation.", "Bureau de l’entraide", "French", "Requests of the Court"):  # fmt: skip
        assert words in page.main
    page = client.get("/requests/new?direction=outgoing")
    assert "Law 2002-268" not in page.main
    shown = client.submit(
        page.form("/requests/new").fill(requested="fra"), ("_preview", "1"), expect=200
    )
    assert "Law 2002-268" in shown.main
    assert "Article 96(2)(e): give what the law of the requested State asks for." in shown.main
    incoming = client.get("/requests/new?direction=incoming&requester=auth-fra-pnat")
    assert "card" not in incoming.main
    assert "Law 2002-268" in client.get("/requests/outgoing/states/auth-fra-pnat").main
    client.get("/requests/outgoing/states/org-x", expect=404)


@pytest.mark.parametrize("path", PAGES)
def test_the_manager_reads_the_pages_and_nobody_else_opens_them(
    hub: Hub, visit: Visit, path: str
) -> None:
    named = ask(hub, "Wolverine", sent_on="2026-02-10", marking="named", named_to=["state:fra"], difficulties=["national_law"])  # fmt: skip
    visit(MANAGER).get(path)
    visit(COOPERATION, language="fr").get(path)
    book = "/requests/outgoing/figures.xlsx"
    assert visit(COOPERATION).http.get(book).status_code == 200
    assert visit(FRA).http.get(book).status_code == 403
    for who in (MAPPING, LIAISON, LTU, FRA, ADMIN):
        page = visit(who).get(path, expect=403)
        assert "Wolverine" not in page.text
        assert named not in page.text
    assert "Where it stands" not in visit(FRA).get(f"/requests/{named}").main
    visit(LTU).get(f"/requests/{named}", expect=404)
    visit(LTU).get(f"/requests/outgoing/{named}/close", expect=403)


def test_lists_and_figures_keep_the_families_apart_and_have_their_own_words(
    hub: Hub, visit: Visit
) -> None:
    ask(hub, "To France", sent_on=day(hub), assistance=["93(1)(i)"])
    ask(hub, "With Europol", sent_on=day(hub), direction="organisation", requested="org-x")
    client = visit(COOPERATION)
    states = client.get("/requests/outgoing/issued?state=issued&place=fra&organ=office")
    assert "To France" in states.main
    assert "With Europol" not in states.main
    others = client.get("/requests/outgoing/issued?family=organisation")
    assert "With Europol" in others.main
    assert "To France" not in others.main
    for query, name in (("", "fra"), ("?family=organisation", "org-x")):
        page = client.get(f"/requests/outgoing/figures{query}")
        assert "1 request" in page.main
        text = client.get(f"/requests/outgoing/figures.csv{query}").text
        (row,) = [line for line in text.splitlines() if f",state,{name}," in line]
        assert re.search(r",1,0,", row)
    assert "Regional group" in client.get("/requests/outgoing/figures?period=assembly").main


@pytest.mark.parametrize(
    "query", ["?place=nowhere-such", "?year=abc", "?state=nonsense&organ=x&after=zz"]
)
def test_what_an_address_cannot_mean_is_left_out(visit: Visit, query: str) -> None:
    client = visit(COOPERATION)
    for path in PAGES[:3]:
        client.get(path + query)


def test_an_incoming_request_has_none_of_it(hub: Hub, visit: Visit, world: Add) -> None:
    made = make(hub, "request", title="In", direction="incoming", requester="auth-ltu-ps")
    client = visit(COOPERATION)
    assert "Note what happened" not in client.get(f"/requests/{made}").main
    client.get(f"/requests/outgoing/{made}/close", expect=404)
