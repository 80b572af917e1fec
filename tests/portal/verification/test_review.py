"""Reviewing by the pages: the queue, one click that verifies, sending back, assigning, what has gone stale."""

from __future__ import annotations

import pytest

from hub.access import HUB, Principal
from hub.accounts import NewPerson
from hub.hub import Hub
from tests.people import COOPERATION, FRA, LTU, MANAGER, MAPPING
from tests.portal.page import text_of
from tests.portal.records.conftest import CITED, Add, Visit
from tests.records.making import change, make

pytestmark = pytest.mark.usefixtures("world")

BORIS = Principal("per-map2", roles=frozenset({"mapping"}))
QUEUES = ("waiting", "sent-back", "stale", "single-source", "contradictory", "ages")
REVIEW = "/verification/of/prc-open"


def test_one_click_in_the_queue_verifies_against_the_only_source(visit: Visit, hub: Hub) -> None:
    client = visit(MAPPING)
    page = client.get("/verification/waiting")
    assert "The trial of A. B." in page.main
    shown = client.follow(client.submit(page.form(f"{REVIEW}/verify")))
    assert shown.path == "/verification/waiting"
    assert "The trial of A. B." not in shown.main
    record = hub.records.get(MAPPING, "prc-open")
    assert record.values["verified_against"] == {"id": "src-report"}
    assert "Report on the trials" in client.get("/proceedings/prc-open").main


def test_one_click_on_the_page_of_the_proceeding_verifies_it(visit: Visit, hub: Hub) -> None:
    client = visit(MAPPING)
    page = client.get("/proceedings/prc-open")
    shown = client.follow(client.submit(page.form(f"{REVIEW}/verify")))
    assert shown.path == "/proceedings/prc-open"
    assert "Verified. It no longer waits for review." in shown.main
    assert "Nothing waits" in shown.main
    assert "Verified" in client.get("/proceedings/prc-open/history").main


def test_of_several_sources_one_is_chosen(visit: Visit, hub: Hub, world: Add) -> None:
    world("source", id="src-two", title="Judgment of the court", marking="public")
    sources = [*CITED["citations"], {"id": "src-two", "locator": "p. 3"}]
    world("proceeding", id="prc-two", title="Two sources", citations=sources)
    client = visit(MAPPING)
    page = client.get("/verification/of/prc-two")
    form = page.form("/verification/of/prc-two/verify")
    answer = client.submit(form, expect=422)
    assert "Say against which of its sources you verified it" in answer.main
    client.submit(form.fill(source="src-two"))
    assert hub.records.get(MAPPING, "prc-two").values["verified_against"] == {"id": "src-two"}


def test_an_author_is_refused_in_one_sentence(visit: Visit, hub: Hub) -> None:
    change(hub, MAPPING, "prc-open", summary="Three villages.")
    client = visit(MAPPING)
    page = client.get("/proceedings/prc-open")
    assert "You changed it since it was last verified" in page.main
    token = client.get("/proceedings/prc-open/retire").form().values["csrf_token"]
    sent = {"csrf_token": token, "version": "2", "source": "src-report"}
    answer = client.post(f"{REVIEW}/verify", sent, expect=403)
    assert "You changed this proceeding since it was last verified" in answer.main
    assert hub.records.get(MAPPING, "prc-open").values["last_verified_on"] is None


def test_a_stale_page_shows_what_was_changed_since(visit: Visit, hub: Hub) -> None:
    client = visit(BORIS)
    page = client.get(REVIEW)
    change(hub, MAPPING, "prc-open", summary="Three villages.")
    answer = client.submit(page.form(f"{REVIEW}/verify"), expect=409)
    assert "It was changed since you looked at it" in answer.main
    assert "Three villages." in text_of(answer.one("table", id="meanwhile-changes"))
    assert hub.records.get(MAPPING, "prc-open").values["last_verified_on"] is None
    client.submit(answer.form(f"{REVIEW}/verify"))
    assert hub.records.get(MAPPING, "prc-open").values["last_verified_on"] is not None


def test_the_review_shows_what_has_changed_since_it_was_last_verified(
    visit: Visit, hub: Hub
) -> None:
    client = visit(BORIS)
    assert "It has never been verified" in client.get(REVIEW).main
    client.submit(client.get(REVIEW).form(f"{REVIEW}/verify"))
    assert "Nothing has changed since it was last verified." in client.get(REVIEW).main
    change(hub, MAPPING, "prc-open", reference="12 BJs 5/24")
    changes = text_of(client.get(REVIEW).one("table", id="changes-table"))
    assert "12 BJs 5/24" in changes
    assert "checkpoint" not in changes


def test_sending_back_takes_a_reason_and_shows_it_to_the_author_at_home(
    visit: Visit, hub: Hub
) -> None:
    change(hub, MAPPING, "prc-open", summary="Three villages.")
    client = visit(BORIS)
    form = client.get(REVIEW).form(f"{REVIEW}/send-back")
    refused = client.submit(form.fill(reason=" "), expect=422)
    assert "Say why" in text_of(refused.one("p", id="reason-error"))
    shown = client.follow(client.submit(form.fill(reason="Which villages?")))
    assert "Sent back to its author" in shown.main
    home = visit(MAPPING).get("/")
    assert "Sent back to you" in home.main
    assert "Reason: Which villages?" in home.main
    assert "Which villages?" not in client.get("/").main
    assert "Which villages?" in client.get("/verification/sent-back").main
    assert "Which villages?" not in visit(LTU).get("/proceedings/prc-open").text


def test_a_review_is_taken_and_assigned_with_a_stand_in(visit: Visit, hub: Hub) -> None:
    for name in ("anna", "clara"):
        wish = NewPerson(username=name, display_name=name.title(), roles=["mapping"])
        hub.accounts.people.add(HUB, wish, "a long pass phrase of tests")
    ids = {one.display_name: one.id for one in hub.reviews.people.in_role(MAPPING, "mapping")}
    client = visit(BORIS)
    page = client.get(REVIEW)
    twice = page.form(f"{REVIEW}/assign").fill(reviewer=ids["Anna"], stand_in=ids["Anna"])
    assert "two people" in client.submit(twice, expect=422).main
    client.submit(twice.fill(stand_in=ids["Clara"]))
    row = text_of(client.get("/verification/waiting").one("table", id="queue"))
    assert "Anna" in row
    assert "Stand-in: Clara" in row
    narrowed = client.get(f"/verification/waiting?reviewer={ids['Anna']}").main
    assert "The trial of A. B." in narrowed
    assert "Operation Kestrel" not in narrowed
    assert not client.get(REVIEW).all("input", name="source")
    client.submit(client.get(REVIEW).form(f"{REVIEW}/take"))
    mine = client.get("/verification/waiting?reviewer=me")
    assert "The trial of A. B." in mine.main
    assert "Reviews that you hold" in client.get("/").main
    assert "Operation Kestrel" in client.get("/verification/waiting?reviewer=nobody").main


def test_the_queue_is_narrowed_by_state_and_by_why_it_waits(visit: Visit, hub: Hub) -> None:
    make(hub, "proceeding", BORIS, title="Inquiry Egret", in_state="fra")
    client = visit(MAPPING)
    french = client.get("/verification/waiting?state=France").main
    assert "Inquiry Egret" in french
    assert "The trial of A. B." not in french
    new = client.get("/verification/waiting?cause=new").main
    assert "Inquiry Egret" in new
    assert "Operation Kestrel" not in new
    odd = client.get("/verification/waiting?state=Atlantis&cause=x&reviewer=per-nobody").main
    assert "No State that you may see is called “Atlantis”" in odd
    assert "The trial of A. B." in odd


def test_a_long_queue_is_paged_without_gap_or_repetition(visit: Visit, hub: Hub) -> None:
    for number in range(30):
        make(hub, "proceeding", title=f"Inquiry {number:02}")
    client = visit(MAPPING)
    first = client.get("/verification/waiting")
    second = client.get(first.link("Next page"))
    titles = [text_of(one) for page in (first, second) for one in page.all("th", scope="row")]
    assert len(titles) == len(set(titles)) == 33
    back = client.get(second.link("Previous page"))
    assert [text_of(one) for one in back.all("th", scope="row")] == titles[:25]


def test_every_queue_answers_in_both_languages_and_its_links_lead_somewhere(
    visit: Visit, hub: Hub
) -> None:
    make(hub, "proceeding", title="Verified long ago", last_verified_on="2019-04-02")
    change(hub, HUB, "prc-open", outcome="convicted")
    for language in ("en", "fr"):
        client = visit(MAPPING, language=language)
        for name in QUEUES:
            client.check_links(client.get(f"/verification/{name}"))
    client = visit(MAPPING)
    assert "Verified long ago" in client.get("/verification/stale").main
    contradictory = client.get("/verification/contradictory").main
    assert "The outcome is a conviction, and no charge is convicted." in contradictory
    assert "Operation Kestrel" in client.get("/verification/single-source").main
    client.get("/verification/nothing", expect=404)


def test_the_head_of_section_reads_ages_and_reviews_nothing(visit: Visit, hub: Hub) -> None:
    client = visit(MANAGER)
    page = client.get("/verification/ages")
    row = page.one("table", id="ages").iter("tr")
    cells = [[text_of(cell) for cell in one] for one in row]
    assert cells[1] == ["Waiting for review", "3", "0", "0", "3", "0", "0", "0", "0"]
    assert ["Not assigned", "3", "0"] in [[text_of(cell) for cell in one] for one in page.one("table", id="holders").iter("tr")]  # fmt: skip
    assert not client.get("/verification/waiting").all("input", name="source")
    assert "Proceedings waiting for review" in client.get("/").main
    token = client.get("/proceedings/prc-open").all("input", name="csrf_token")
    assert token
    sent = {"csrf_token": token[0].get("value"), "version": "1", "source": "src-report"}
    client.post(f"{REVIEW}/verify", sent, expect=403)


def test_others_have_no_part_in_it(visit: Visit) -> None:
    for who in (LTU, FRA, COOPERATION):
        client = visit(who)
        for name in QUEUES:
            client.get(f"/verification/{name}", expect=403)
        client.get(REVIEW, expect=403)
        assert "/verification" not in client.get("/proceedings/prc-open").text


def test_a_hidden_proceeding_has_no_review(visit: Visit, hub: Hub) -> None:
    closed = {"marking": "closed", "named_to": ["person:per-map"]}
    hidden = make(hub, "proceeding", MAPPING, title="Closed one", **closed)
    client = visit(BORIS)
    for name in QUEUES:
        assert "Closed one" not in client.get(f"/verification/{name}").text
    answers = [client.get(f"/verification/of/{one}", expect=404) for one in (hidden, "prc-none")]
    words = [one.main.partition("Reference")[0] for one in answers]
    assert words[0] == words[1]
