"""Finding contacts, asking informally and answering, by the pages, as each role."""

from __future__ import annotations

import pytest

from hub.hub import Hub
from tests.notifications.conftest import COLLEAGUE, make_office
from tests.people import (
    ADMIN,
    COOPERATION,
    COOPERATION_2,
    EVERYBODY,
    FRA,
    LIAISON,
    LTU,
    MANAGER,
    MAPPING,
)
from tests.portal.page import Page
from tests.portal.records.conftest import Visit
from tests.records.making import change, cited, make

pytestmark = pytest.mark.usefixtures("world")

ASK = "/contacts/ask"
NOTES = "/contacts/notes"


@pytest.fixture
def point(hub: Hub) -> str:
    """A focal point of the Office for a situation, named to the Lithuanian authority; its id."""
    make_office(hub)
    make(hub, "situation", id="sit-a", title="Situation A", marking="public", citations=cited(hub))
    return make(
        hub, "focal_point", COOPERATION, title="Adviser for the region", of_authority="org-icc-otp",
        person_name="A. Numbat", contact="Ext. 123", topics=["forensics"], about=["sit-a"],
        marking="named", named_to=["org:auth-ltu-ps"],
    )  # fmt: skip


def asked(visit: Visit, text: str = "Is anything held on the Kakapo bridge?") -> Page:
    """The page of a question that a practitioner has just asked."""
    client = visit(LTU)
    return client.follow(client.submit(client.get(ASK).form(ASK).fill(text=text)))


def test_a_practitioner_finds_who_to_reach_on_a_situation(visit: Visit, point: str) -> None:
    client = visit(LTU)
    page = client.get("/contacts?situation=sit-a")
    assert "A. Numbat" in page.main
    assert "Ext. 123" in page.main
    client.check_links(page)
    assert "A. Numbat" not in client.get("/contacts?topic=witness_protection").main
    assert "/contacts" in client.get("/").links()


def test_who_is_not_named_finds_nobody_and_is_not_told_that_there_is_somebody(visit: Visit, point: str) -> None:  # fmt: skip
    for who in (FRA, ADMIN):
        page = visit(who).get("/contacts?situation=sit-a")
        assert "Numbat" not in page.text
        empty = visit(who).get("/contacts?situation=sit-zzz")
        assert page.main.replace("sit-a", "") == empty.main.replace("sit-zzz", "")


def test_what_a_body_works_on_shows_beside_it_if_it_chose_so(visit: Visit, hub: Hub) -> None:
    cites = cited(hub)
    make(hub, "focal_point", COOPERATION, title="Desk", of_authority="auth-ltu-ps", marking="named", named_to=["org:auth-fra-pnat"])  # fmt: skip
    make(hub, "proceeding", title="Open trial", in_state="ltu", conducted_by=["auth-ltu-ps"], marking="community", citations=cites)  # fmt: skip
    client = visit(FRA)
    assert "Open trial" not in client.get("/contacts").text
    change(hub, MAPPING, "auth-ltu-ps", shows_what_it_works_on=True)
    page = client.get("/contacts")
    assert "Open trial" in page.main
    client.check_links(page)


def test_the_page_says_that_a_note_is_no_request(visit: Visit) -> None:
    page = visit(LTU).get(ASK)
    assert "it has no reference, starts no clock" in page.main
    assert "n’est pas" not in page.main
    assert "elle n’a pas de référence" in visit(LTU, language="fr").get(ASK).main


def test_a_question_is_asked_answered_and_read_by_both(visit: Visit) -> None:
    page = asked(visit)
    assert "Waits for an answer" in page.main
    adviser = visit(COOPERATION)
    home = adviser.get("/")
    assert "Name of per-ltu: Is anything held on the Kakapo bridge?" in home.main
    shown = adviser.get(page.path)
    assert "Name of per-ltu" in shown.main
    assert "Body of ltu" in shown.main
    form = shown.form(f"{page.path}/say")
    answered = adviser.follow(adviser.submit(form.fill(text="It seems so: make a request.")))
    assert "Answered" in answered.main
    assert "Kakapo" not in adviser.get("/").main
    assert "Kakapo" in adviser.get(f"{NOTES}?answered=yes").main
    asker = visit(LTU)
    assert "Kakapo" in asker.get("/").main
    read = asker.get(page.path).main
    assert "It seems so: make a request." in read
    assert "The cooperation adviser" in read
    assert "Name of per-coop" not in read
    assert "Kakapo" in asker.get(NOTES).main
    assert page.path in visit(COOPERATION_2).get(f"{NOTES}?answered=yes").links()


def test_a_notice_leads_to_the_question(visit: Visit) -> None:
    page = asked(visit)
    adviser = visit(COOPERATION)
    href = adviser.get("/notifications").link("An informal question waits for an answer.")
    assert adviser.get(href, expect=303).headers["Location"] == page.path


def test_an_empty_note_is_refused_at_its_field_and_what_was_typed_stays(visit: Visit) -> None:
    client = visit(LTU)
    page = client.submit(client.get(ASK).form(ASK).fill(text="  "), expect=422)
    assert "Write what you want to say." in page.main
    long = client.submit(client.get(ASK).form(ASK).fill(text="x" * 2_001), expect=422)
    assert "A note has at most 2000 characters; this one has 2001." in long.main
    assert long.form(ASK).values["text"] == ["x" * 2_001]


def test_nobody_else_meets_the_question_anywhere(visit: Visit) -> None:
    page = asked(visit)
    paths = ["/", "/contacts", "/notifications", "/requests", "/search?q=Kakapo", f"/search?q={page.path.rpartition('/')[2]}"]  # fmt: skip
    for who in (*EVERYBODY.values(), COLLEAGUE):
        if not who.roles or who in (LTU, COOPERATION):
            continue
        client = visit(who)
        for path in paths:
            assert "kakapo bridge" not in client.get(path).text.lower(), f"{who.person_id} {path}"
        if "practitioner" in who.roles:
            unknown = client.get(f"{NOTES}/note-0", expect=404)
            hidden = client.get(page.path, expect=404)
            assert hidden.main.partition("eference")[0] == unknown.main.partition("eference")[0]
        else:
            client.get(page.path, expect=403)
    for who in (MAPPING, LIAISON, MANAGER, ADMIN, COOPERATION):
        visit(who).get(ASK, expect=403)


def test_the_filters_of_contacts_stand_open(visit: Visit, point: str) -> None:
    page = visit(LTU).get("/contacts")
    assert "open" in page.one("details", **{"class": "filters-more"}).attrib
