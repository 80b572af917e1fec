"""The list of what one was told, the number at the top of every page, and how one hears by mail."""

from __future__ import annotations

import pytest
from flask import Flask

from hub.access import HUB
from hub.accounts import NewPerson
from hub.hub import Hub
from tests.notifications.conftest import LENT, outbox, request_of, settle, told
from tests.people import COOPERATION, EVERYBODY, LTU, MANAGER
from tests.portal.client import Client
from tests.portal.page import Page, text_of
from tests.portal.records.conftest import Visit
from tests.records.making import change, cited, make

pytestmark = pytest.mark.usefixtures("world")

PATH = "/notifications"
PASSWORD = "seven quiet herons at dawn"


HANDED_IN = "A request for assistance has been handed in; its receipt is to be recorded."


def words(page: Page) -> str:
    """What an error page says, but for the name of the request."""
    return page.main.partition("eference")[0]


def number_at_the_top(page: Page) -> str:
    counts = page.all("span", class_="notices-count")
    return text_of(counts[0]).split()[0] if counts else ""


def test_everybody_has_a_list_that_says_so_when_it_is_empty(visit: Visit) -> None:
    for who in EVERYBODY.values():
        if who.roles:
            page = visit(who).get(PATH)
            assert "Nothing waits for you" in page.main
            assert number_at_the_top(page) == ""


def test_what_waits_stands_there_with_a_number_on_every_page_until_it_is_opened(
    visit: Visit, hub: Hub
) -> None:
    request = request_of(hub, title="Assistance sought")
    adviser = visit(COOPERATION)
    assert number_at_the_top(adviser.get("/")) == "1"
    page = adviser.get(PATH)
    assert "Assistance sought" in page.main
    shown = adviser.follow(adviser.get(page.link(HANDED_IN), expect=303))
    assert shown.path == f"/requests/{request}"
    assert number_at_the_top(adviser.get("/")) == ""
    assert number_at_the_top(visit(MANAGER).get("/")) == ""


def test_all_that_was_shown_is_marked_as_seen_at_once(visit: Visit, hub: Hub) -> None:
    for number in range(3):
        request_of(hub, title=f"Request {number}")
    adviser = visit(COOPERATION)
    page = adviser.get(PATH)
    assert number_at_the_top(page) == "3"
    form = page.form("/notifications/seen")
    request_of(hub, title="Came meanwhile")
    after = adviser.follow(adviser.submit(form))
    assert number_at_the_top(after) == "1"


def test_one_is_marked_as_seen_without_being_opened(visit: Visit, hub: Hub) -> None:
    for number in range(2):
        request_of(hub, title=f"Request {number}")
    adviser = visit(COOPERATION)
    newest = hub.notices.page(COOPERATION)[0][0]
    form = adviser.get(f"{PATH}?before=~").form(f"{PATH}/{newest.id}/seen")
    after = adviser.follow(adviser.submit(form))
    assert after.response.request.query_string == b"before=~"
    assert number_at_the_top(after) == "1"
    assert [one.seen_at is None for one in hub.notices.page(COOPERATION)[0]] == [False, True]
    other = visit(MANAGER)
    token = other.get("/account").all("input", name="csrf_token")[0].get("value")
    other.post(f"{PATH}/{newest.id}/seen", {"csrf_token": token}, expect=404)


def test_what_is_hidden_now_is_neither_listed_nor_counted_nor_opened(visit: Visit, hub: Hub) -> None:  # fmt: skip
    settle(hub, LENT)
    request = request_of(hub, title="Assistance Kakapo")
    adviser = visit(LENT)
    href = adviser.get(PATH).link(HANDED_IN)
    change(hub, COOPERATION, request, excluded=["state:fra"])
    page = adviser.get(PATH)
    assert "Kakapo" not in page.text
    assert "handed in" not in page.main
    assert number_at_the_top(page) == ""
    hidden, unknown = adviser.get(href, expect=404), adviser.get(f"{PATH}/ntf-0", expect=404)
    assert words(hidden) == words(unknown)


def test_somebody_else_s_notice_and_an_unknown_one_answer_alike(visit: Visit, hub: Hub) -> None:
    request_of(hub)
    (notice,) = outbox(hub, COOPERATION)
    manager = visit(MANAGER)
    other, unknown = (manager.get(f"{PATH}/{one}", expect=404) for one in (notice["id"], "ntf-0"))
    assert words(other) == words(unknown)
    assert told(hub, MANAGER) == []


def test_a_decided_correction_is_opened_at_its_own_page(visit: Visit, hub: Hub) -> None:
    proceeding = make(hub, "proceeding", title="The trial", in_state="ltu", marking="community", citations=cited(hub))  # fmt: skip
    correction = hub.corrections.propose(LTU, proceeding, 1, {"stage": "trial"}, "It began")
    hub.corrections.reject(EVERYBODY["mapping"], correction, "Not yet")
    client = visit(LTU)
    href = client.get(PATH).link("A correction that you proposed has been decided.")
    assert client.get(href, expect=303).headers["Location"] == f"/corrections/{correction}"


def test_a_long_list_goes_on_page_by_page(visit: Visit, hub: Hub) -> None:
    for number in range(27):
        request_of(hub, title=f"Request {number:02}")
    adviser = visit(COOPERATION)
    first = adviser.get(PATH)
    assert "Request 26" in first.main
    assert "Request 01" not in first.main
    second = adviser.get(first.link("Next page"))
    assert "Request 00" in second.main
    assert "Request 02" not in second.main


def test_it_reads_in_french(visit: Visit, hub: Hub) -> None:
    request_of(hub)
    page = visit(COOPERATION, language="fr").get(PATH)
    assert page.h1 == "Notifications"
    assert "Une demande d’assistance a été déposée" in page.main
    assert "Tout marquer comme vu" in page.text


def signed_in(app: Flask, hub: Hub, username: str, role: str, authority: str | None = None) -> Client:  # fmt: skip
    """Somebody with an account of their own, signed in by the form."""
    wish = NewPerson(username=username, display_name=username, roles=[role], authority_id=authority)
    hub.accounts.people.add(HUB, wish, PASSWORD)
    client = Client(app)
    client.sign_in(username, PASSWORD)
    return client


@pytest.fixture
def practitioner(app: Flask, hub: Hub) -> Client:
    return signed_in(app, hub, "rasa", "practitioner", "auth-ltu-ps")


def test_one_chooses_on_the_account_s_page_where_and_how_often_one_hears(
    practitioner: Client, hub: Hub
) -> None:
    form = practitioner.get("/account").form("/account/mail")
    assert form.values["rhythm"] == ["at_once"]
    page = practitioner.follow(
        practitioner.submit(form.fill(email="rasa@example.org", rhythm="daily"))
    )
    kept = page.form("/account/mail").values
    assert (kept["email"], kept["rhythm"]) == (["rasa@example.org"], ["daily"])
    person = hub.accounts.people.by_username(HUB, "rasa")
    assert (person.email, person.mail_rhythm) == ("rasa@example.org", "daily")


def test_what_is_no_address_is_said_at_its_field_and_kept(practitioner: Client, hub: Hub) -> None:
    form = practitioner.get("/account").form("/account/mail")
    page = practitioner.submit(form.fill(email="rasa at example", rhythm="weekly"), expect=422)
    assert "This is no e-mail address such as name@example.org." in page.main
    kept = page.form("/account/mail").values
    assert (kept["email"], kept["rhythm"]) == (["rasa at example"], ["weekly"])
    assert hub.accounts.people.by_username(HUB, "rasa").email is None


def test_the_address_is_its_person_s_alone_to_read(practitioner: Client, app: Flask, hub: Hub) -> None:  # fmt: skip
    form = practitioner.get("/account").form("/account/mail")
    practitioner.submit(form.fill(email="rasa@example.org"))
    person = hub.accounts.people.by_username(HUB, "rasa")
    assert person.email == "rasa@example.org"
    admin = signed_in(app, hub, "vita", "admin")
    for path in ("/admin/people", f"/admin/people/{person.id}", "/admin/audit"):
        assert "rasa@example.org" not in admin.get(path).text
