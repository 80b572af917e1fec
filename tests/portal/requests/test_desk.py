"""The desk and the acts on a request's page: forms with their errors, both sides of a conflict, the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import icalendar
import pytest

from hub.access import HUB, Principal
from hub.accounts import NewPerson
from hub.hub import Hub
from hub.requests.due import due_date
from tests.people import COOPERATION, COOPERATION_2, FRA, LTU, MANAGER, MAPPING
from tests.portal.records.conftest import Add, Visit
from tests.records.making import change, settled
from tests.requests_for_assistance.conftest import ago


@pytest.fixture
def ask(world: Add) -> Add:
    def put(**values: Any) -> str:
        base: dict[str, Any] = {
            "title": "Request of May", "direction": "incoming", "requester": "auth-ltu-ps",
            "marking": "named", "named_to": ["org:auth-ltu-ps"], "about": ["sit-ukr"],
        }  # fmt: skip
        return world("request", **(base | values))

    return put


@pytest.fixture
def anna(hub: Hub) -> Principal:
    wish = NewPerson(username="anna", display_name="Anna Adviser", roles=["cooperation"])
    return hub.accounts.people.add(HUB, wish, "a long pass phrase of tests").principal


def act(record: str, name: str) -> str:
    return f"/requests/{record}/acts/{name}"


def test_the_desk_shows_what_waits_by_days_left_with_words_for_its_colours(
    hub: Hub, visit: Visit, ask: Add
) -> None:
    ask(title="Late", received_on=ago(hub, 90))
    ask(title="Soon", received_on=ago(hub, 55))
    ask(title="New", received_on=ago(hub, 1))
    ask(title="Only handed in", requester="fra")
    client = visit(COOPERATION)
    page = client.get("/requests/desk")
    rows = list(page.one("table", id="desk").iter("tr"))[1:]
    titles = [next(one.iter("a")).text for one in rows]
    assert titles == ["Late", "Soon", "New"]
    assert "overdue by" in "".join(rows[0].itertext())
    assert "answer soon" in "".join(rows[1].itertext())
    assert "Only handed in" in page.main
    client.check_links(page)
    page = client.get("/requests/desk?overdue=yes&from=Lithuania&situation=sit-ukr&state=received")
    assert "Late" in page.main
    assert "Soon" not in page.main
    page = client.get("/requests/desk?from=Nowhere")
    assert "Nothing that you may see is called “Nowhere”" in page.main
    page = visit(MANAGER, language="fr").get("/requests/desk?reviewer=nobody")
    assert "échéance dépassée" in page.main


@pytest.mark.parametrize("who", [LTU, FRA, MAPPING])
def test_the_desk_and_its_calendar_open_to_nobody_else(visit: Visit, ask: Add, who: Any) -> None:
    for path in ("/requests/desk", "/requests/desk.ics"):
        visit(who).get(path, expect=403)


def test_the_calendar_has_due_dates_and_no_substance(hub: Hub, visit: Visit, ask: Add) -> None:
    received = ago(hub, 10)
    record = ask(title="Kestrel", received_on=received)
    ask(title="Heron", received_on=received, marking="closed", named_to=["person:per-man"])
    answer = visit(COOPERATION).get("/requests/desk.ics")
    assert answer.response.mimetype == "text/calendar"
    assert "Kestrel" not in answer.text
    (event,) = icalendar.Calendar.from_ical(answer.text).walk("VEVENT")
    due = due_date(date.fromisoformat(received))
    reference = hub.records.get(COOPERATION, record).values["reference"]
    assert event["summary"] == f"{reference}: due"
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (due, due + timedelta(1))
    assert set(event) == {"UID", "SUMMARY", "DTSTART", "DTEND", "DTSTAMP"}


def test_the_receipt_is_recorded_on_the_page_of_the_request_and_the_gates_stand_open(
    hub: Hub, visit: Visit, ask: Add
) -> None:
    record = ask()
    client = visit(COOPERATION)
    page = client.get(f"/requests/{record}")
    assert "No clock runs before the Office has recorded its receipt." in page.main
    form = page.form(act(record, "receive")).fill(on=ago(hub, 2), registry_on=ago(hub, 3))
    page = client.follow(client.submit(form))
    assert "The receipt is recorded; the clock runs." in page.main
    assert "0 of 9 gates" in page.main
    assert hub.records.get(COOPERATION, record).values["registry_received_on"] == ago(hub, 3)
    form = page.form(act(record, "acknowledge"))
    assert form.values["on"] == [ago(hub, 0)]
    assert "Acknowledged" in client.follow(client.submit(form)).main


def test_an_answer_past_an_open_gate_is_refused_with_its_name_and_keeps_what_was_typed(
    hub: Hub, visit: Visit, ask: Add
) -> None:
    record = ask(received_on=ago(hub, 5), gates=settled(article_73="open"))
    client = visit(COOPERATION)
    form = client.get(f"/requests/{record}").form(act(record, "answer"))
    form.fill(kind="assistance_given", grounds="As asked")
    page = client.submit(form, expect=422)
    said = "".join(page.one("p", id="answer-kind-error").itertext())
    assert "Third-party information (73)" in said
    again = page.form(act(record, "answer"))
    assert (again.values["kind"], again.values["grounds"]) == (["assistance_given"], ["As asked"])
    change(hub, COOPERATION, record, gates=settled())
    again.values["version"] = [str(hub.records.get(COOPERATION, record).version)]
    assert "the clock has stopped" in client.follow(client.submit(again)).main


def test_each_error_stands_at_its_field(hub: Hub, visit: Visit, ask: Add) -> None:
    record = ask(received_on=ago(hub, 5))
    client = visit(COOPERATION)
    page = client.get(f"/requests/{record}")
    asked = client.submit(page.form(act(record, "ask")), expect=422)
    assert "This is needed." in "".join(asked.one("p", id="ask-text-error").itertext())
    early = page.form(act(record, "acknowledge")).fill(on=ago(hub, 9))
    refused = client.submit(early, expect=422)
    assert "This lies before “Received on”" in "".join(refused.one("p", id="acknowledge-on-error").itertext())  # fmt: skip
    wrong = page.form(act(record, "assign")).values | {"reviewer": ["somebody"]}
    page = client.post(act(record, "assign"), wrong, expect=422)
    assert "Choose a reviewer" in "".join(page.one("p", id="assign-reviewer-error").itertext())


@pytest.mark.parametrize("kind", ["reasoned_refusal", "legal_bar"])
def test_a_refusal_says_why(hub: Hub, visit: Visit, ask: Add, kind: str) -> None:
    record = ask(received_on=ago(hub, 5))
    client = visit(COOPERATION)
    form = client.get(f"/requests/{record}").form(act(record, "answer")).fill(kind=kind)
    page = client.submit(form, expect=422)
    assert "This is needed." in "".join(page.one("p", id="answer-grounds-error").itertext())
    form = page.form(act(record, "answer")).fill(grounds="Article 72")
    assert "the clock has stopped" in client.follow(client.submit(form)).main


def test_nothing_is_closed_before_it_was_acknowledged_and_the_form_says_so(
    hub: Hub, visit: Visit, ask: Add
) -> None:
    record = ask(received_on=ago(hub, 5))
    client = visit(COOPERATION)
    form = client.get(f"/requests/{record}").form(act(record, "close"))
    page = client.submit(form, expect=422)
    assert "Nothing is closed before" in "".join(page.one("p", id="close-on-error").itertext())


def test_the_history_says_what_was_done(hub: Hub, visit: Visit, ask: Add) -> None:
    record = ask()
    client = visit(COOPERATION)
    for name in ("receive", "acknowledge"):
        client.follow(client.submit(client.get(f"/requests/{record}").form(act(record, name))))
    told = client.get(f"/requests/{record}/history").main
    assert "Receipt recorded" in told
    assert "Receipt acknowledged" in told
    assert "Réception accusée" in visit(COOPERATION_2, language="fr").get(f"/requests/{record}/history").main  # fmt: skip


def test_the_list_leads_everybody_to_where_they_work(visit: Visit, ask: Add) -> None:
    ask()
    adviser = visit(COOPERATION)
    page = adviser.get("/requests")
    adviser.get(page.link("Request desk"))
    adviser.get(page.link("Requests of the Office"))
    page = adviser.get("/requests/desk")
    adviser.get(page.link("All requests"))
    form = adviser.get(page.link("Record a request that came another way")).form()
    assert form.values["direction"] == ["incoming"]
    practitioner = visit(LTU)
    page = practitioner.get("/requests")
    assert "New: Request for assistance" not in page.main
    practitioner.get(page.link("Your requests"))
    practitioner.get(page.link("Prepare a request"))
    page = visit(FRA).get("/requests?q=nothing")
    assert "Nothing matches" in page.main
    assert "Request desk" not in visit(MAPPING).get("/requests").main


def test_a_practitioner_without_requests_is_led_to_prepare_one(visit: Visit, world: Add) -> None:
    page = visit(FRA).get("/requests")
    assert "No requests yet" in page.main
    assert page.link("Prepare a request") == "/requests/prepare"


def test_a_review_is_assigned_and_its_reviewer_finds_it(
    hub: Hub, visit: Visit, ask: Add, anna: Principal
) -> None:
    record = ask(received_on=ago(hub, 5))
    client = visit(COOPERATION)
    form = client.get(f"/requests/{record}").form(act(record, "assign")).fill(reviewer="anna")
    page = client.follow(client.submit(form))
    assert "Anna Adviser" in page.main
    page = client.get("/requests/desk?reviewer=anna")
    assert "Request of May" in page.one("table", id="desk").itertext()
    assert "Anna Adviser" in page.one("table", id="loads-table").itertext()


def test_two_advisers_at_once_one_wins_and_the_other_sees_both_sides(
    hub: Hub, visit: Visit, ask: Add
) -> None:
    record = ask(received_on=ago(hub, 9), acknowledged_on=None)
    mine, theirs = visit(COOPERATION), visit(COOPERATION_2)
    first = mine.get(f"/requests/{record}").form(act(record, "acknowledge")).fill(on=ago(hub, 3))
    second = theirs.get(f"/requests/{record}").form(act(record, "ask")).fill(text="Which period?")
    mine.submit(first)
    page = theirs.submit(second, expect=409)
    assert "Which period?" in page.main
    theirs.submit(page.form())
    values = hub.records.get(COOPERATION, record).values
    assert values["acknowledged_on"] == ago(hub, 3)
    assert [one["text"] for one in values["steps"]] == ["Which period?"]


def test_what_is_retired_or_another_s_or_outgoing_has_no_acts(
    hub: Hub, visit: Visit, ask: Add
) -> None:
    record = ask()
    visit(FRA).get(act(record, "withdraw"), expect=404)
    outgoing = ask(direction="outgoing", requester=None, requested="fra")
    visit(COOPERATION).get(act(outgoing, "close"), expect=404)
    visit(COOPERATION).get(act(record, "nothing"), expect=404)
    page = visit(MAPPING).get(f"/requests/{record}")
    assert page.all("form", action=act(record, "receive")) == []


PRESUMED = "Whoever is named here and has not been finally convicted is presumed innocent."


def test_what_the_office_notes_for_itself_is_not_printed_and_who_is_named_is_presumed_innocent(
    hub: Hub, visit: Visit, ask: Add
) -> None:
    record = ask(received_on=ago(hub, 5), difficulties=["language"], note="Kestrel waits")
    page = visit(COOPERATION).get(f"/requests/{record}/print")
    assert "Kestrel" not in page.main
    assert "Language or translation" not in page.main
    assert PRESUMED in page.main


@pytest.mark.parametrize(
    ("direction", "asked", "later"),
    [
        ("outgoing", ["title", "requested", "purpose"], ["received_on", "closed_on", "reviewer"]),
        ("incoming", ["title", "requester", "received_on"], ["reviewer", "stand_in"]),
    ],
)
def test_a_new_request_is_not_asked_for_what_comes_later(
    visit: Visit, world: Add, direction: str, asked: list[str], later: list[str]
) -> None:
    page = visit(COOPERATION).get(f"/requests/new?direction={direction}")
    names = {str(one.get("name")).partition("-")[0] for tag in ("input", "select", "textarea") for one in page.all(tag)}  # fmt: skip
    assert names >= set(asked)
    assert not names & set(later)
    assert PRESUMED in page.main


def test_where_a_request_stands_is_said_above_its_gates(visit: Visit, ask: Add, hub: Hub) -> None:
    main = visit(COOPERATION).get(f"/requests/{ask(received_on=ago(hub, 5))}").main
    assert main.index("Where it stands") < main.index("Nothing may be given yet")


def test_a_question_names_the_adviser_to_nobody_outside_the_office(
    visit: Visit, hub: Hub, ask: Add, anna: Principal
) -> None:
    record = ask(received_on=ago(hub, 5))
    client = visit(anna)
    form = client.get(f"/requests/{record}").form(act(record, "ask"))
    client.submit(form.fill(text="Which period?"))
    shown = visit(LTU).get(f"/requests/{record}")
    assert "Which period?" in shown.main
    for address in ("", "/history", "/print"):
        text = visit(LTU).get(f"/requests/{record}{address}").text
        assert "Anna Adviser" not in text
        assert anna.person_id not in text
