"""Creating and changing records by the pages, with and without script, alone and two at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from hub.hub import Hub
from hub.records.history import history
from tests.people import COOPERATION, COOPERATION_2, LIAISON, LTU, MANAGER, MAPPING
from tests.portal.client import Client
from tests.portal.page import Form, Page, text_of
from tests.portal.records.conftest import CITED, Add, Visit

pytestmark = pytest.mark.usefixtures("world")


def errors(page: Page) -> list[str]:
    return [text_of(one) for one in page.one("div", class_="error-summary").iter("li")]


def form(page: Page) -> Form:
    return page.form(page.path)


def pressed(client: Client, page: Page, name: str, value: str, **typed: Any) -> Page:
    """The page after one button of the form, with some values typed before."""
    return client.submit(form(page).fill(**typed), (name, value), expect=200)


def test_a_record_is_made_without_script_step_by_step(visit: Visit, hub: Hub) -> None:
    client = visit(MAPPING)
    page = client.get("/proceedings/new")
    page = pressed(client, page, "_add", "accused", title="The case of E. F.")
    page = pressed(client, page, "_add", "accused-0-charges", **{"accused-0-name": "E. F."})
    page = pressed(
        client, page, "_find", "accused-0-charges-0-crime",
        **{"accused-0-charges-0-crime-query": "7(1)(f)", "accused-0-status": "on_trial"},
    )  # fmt: skip
    page = pressed(client, page, "_find", "linked_to", **{"linked_to-query": "Ukraine"})
    assert "1 record found" in page.main
    page = pressed(
        client, page, "_find", "citations", linked_to=["sit-ukr"], **{"citations-query": "trials"}
    )
    page = pressed(client, page, "_preview", "1", citations=["src-report"])
    answer = client.submit(
        form(page).fill(**{"citations-src-report-locator": "p. 3", "marking": "public"})
    )
    shown = client.follow(answer)
    assert shown.h1 == "The case of E. F."
    assert "Saved as version 1." in shown.main
    record = hub.records.get(MAPPING, shown.path.rpartition("/")[2])
    assert record.values["accused"][0]["charges"][0]["crime"] == "7(1)(f)"
    assert record.values["linked_to"] == [{"id": "sit-ukr"}]
    assert record.values["citations"][0]["locator"] == "p. 3"
    assert record.values["marking"] == "public"


def test_errors_stand_at_their_fields_and_nothing_typed_is_lost(visit: Visit) -> None:
    client = visit(MAPPING)
    page = client.get("/proceedings/new?linked_to=sit-atlantis&opened_on=2023-13")
    page = pressed(client, page, "_add", "accused", summary="A long story.")
    page = client.submit(form(page).fill(**{"accused-0-sentence": "Ten years"}), expect=422)
    said = errors(page)
    assert "Title: This is needed." in said
    assert "Opened on: There is no such day in the calendar." in said
    assert "Accused 1, Name as published: This is needed." in said
    values = form(page).values
    assert values["summary"] == ["A long story."]
    assert values["linked_to"] == ["sit-atlantis"]
    assert values["opened_on"] == ["2023-13"]
    assert values["accused-0-sentence"] == ["Ten years"]
    page = client.submit(
        form(page).fill(**{"title": "T.", "opened_on": "2023", "accused-0-name": "G. H."}),
        expect=422,
    )
    assert "There is no record “sit-atlantis” that you may see." in errors(page)[0]
    assert "Nothing that you may see has this identifier." in page.main


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"opened_on": "2024", "last_event_on": "2023-11"}, "This lies before “Opened on” (2024)."),
        ({"last_event_on": "2023-02-30"}, "There is no such day in the calendar."),
        ({"accused_count": "many"}, "A whole number was expected."),
        ({"accused_count": "-1"}, "At least 0 was expected."),
        ({"title": "x" * 301}, "At most 300 characters."),
        ({"stage": "nearly"}, "“nearly” is not one of the values allowed here."),
    ],
)
def test_bad_input_gets_one_clear_sentence_at_its_field(
    visit: Visit, typed: dict[str, str], said: str
) -> None:
    client = visit(MAPPING)
    page = client.get("/proceedings/new?title=T")
    page = client.submit(form(page).fill(**typed), expect=422)
    assert len(errors(page)) == 1
    assert errors(page)[0].endswith(said)
    assert all(form(page).values[name] == [value] for name, value in typed.items())


def test_a_hidden_record_and_none_are_refused_alike_in_a_form(visit: Visit, world: Add) -> None:
    world("situation", id="sit-secret", title="Situation Secret", investigation_opened_on="2024")
    client = visit(LTU)
    said = []
    for name in ("sit-secret", "sit-nought"):
        page = client.get(
            f"/practice/new?about={name}&title=T&topic=forensics&kind=guideline&language=en&body=B"
        )
        page = client.submit(form(page), expect=422)
        said.append([one.replace(name, "X") for one in errors(page)])
        assert "Secret" not in page.main.replace("sit-secret", "")
    assert said[0] == said[1]


def test_words_typed_into_a_picker_are_searched_before_anything_is_saved(
    visit: Visit, hub: Hub
) -> None:
    client = visit(MAPPING)
    page = client.get("/proceedings/new?title=Unfinished")
    page = client.submit(form(page).fill(**{"linked_to-query": "Libya"}), expect=200)
    assert "Situation in Libya" in page.main
    said = "Nothing is saved yet: look at what was found for “Libya”, then save."
    assert errors(page) == [f"Linked to the situation: {said}"]
    answer = client.submit(form(page).fill(linked_to=["sit-lby"]))
    record_id = answer.headers["Location"].rpartition("/")[2]
    assert hub.records.get(MAPPING, record_id).values["linked_to"] == [{"id": "sit-lby"}]


def test_the_form_says_who_will_see_the_record_before_it_is_saved(visit: Visit) -> None:
    client = visit(MAPPING)
    page = client.get("/proceedings/new")
    audience = text_of(page.one("div", id="audience"))
    assert "All staff of the Office" in audience
    assert "practitioner" not in audience
    page = pressed(client, page, "_preview", "1", marking="community")
    assert "Every practitioner who has signed in" in text_of(page.one("div", id="audience"))
    page = client.get("/proceedings/new?marking=named&named_to=org:auth-ltu-ps&excluded=state:fra")
    audience = text_of(page.one("div", id="audience"))
    assert "People of: Prosecution Service of Lithuania" in audience
    assert "People of the authorities of: France" in audience
    closed = client.get("/sources/new?marking=closed")
    assert "Nobody yet: name somebody." in text_of(closed.one("div", id="audience"))


def test_the_preview_names_parts_that_fewer_people_read(visit: Visit) -> None:
    page = visit(LIAISON).get("/engagements/new")
    assert "“Participants” only: Of the Office" in text_of(page.one("div", id="audience"))


def test_the_marking_is_asked_at_birth_with_the_office_preset(visit: Visit) -> None:
    assert form(visit(MAPPING).get("/proceedings/new")).values["marking"] == ["office"]
    own = form(visit(LTU).get("/requests/new")).values
    assert own["marking"] == ["named"]
    assert own["named_to"] == ["org:auth-ltu-ps"]


def test_values_come_in_the_address(visit: Visit) -> None:
    page = visit(COOPERATION).get(
        "/projects/new?about=sit-ukr&title=From a candidate&rests_on=jit-x&rests_on-jit-x-why=Same object"
    )
    values = form(page).values
    assert values["title"] == ["From a candidate"]
    assert values["about"] == ["sit-ukr"]
    assert values["rests_on-jit-x-why"] == ["Same object"]
    assert "Situation in Ukraine" in page.main


def test_after_saving_one_returns_to_where_one_came_from_on_this_site_alone(visit: Visit) -> None:
    client = visit(MAPPING)
    back = client.submit(form(client.get("/sources/new?title=S&next=/proceedings")))
    assert back.headers["Location"] == "/proceedings"
    away = client.submit(form(client.get("/sources/new?title=S&next=https://elsewhere.example")))
    assert away.headers["Location"].startswith("/sources/src-")


def test_a_marking_above_ones_right_is_refused_and_nothing_is_written(
    visit: Visit, hub: Hub
) -> None:
    client = visit(LTU)
    sent = form(
        client.get("/practice/new?title=T&topic=forensics&kind=guideline&language=en&body=B")
    ).values
    page = client.post("/practice/new", {**sent, "marking": "public"}, expect=422)
    assert any("You may not give this marking." in one for one in errors(page))
    assert "Nothing here yet" in visit(MAPPING).get("/practice").main


def test_a_form_for_a_type_that_is_not_ones_own_is_refused(visit: Visit) -> None:
    visit(LTU).get("/proceedings/new", expect=403)
    visit(COOPERATION).get("/proceedings/new", expect=403)


@pytest.mark.parametrize("version", ["", "-1", "x", "1e3", "9" * 40])
def test_a_tampered_version_is_refused(visit: Visit, hub: Hub, version: str) -> None:
    client = visit(MAPPING)
    sent = form(client.get("/proceedings/prc-open/edit")).values
    client.post("/proceedings/prc-open/edit", {**sent, "version": version}, expect=400)
    assert hub.records.get(MAPPING, "prc-open").version == 1


def test_a_form_posted_to_another_record_changes_nothing(visit: Visit, hub: Hub) -> None:
    client = visit(MAPPING)
    sent = form(client.get("/proceedings/prc-open/edit")).values
    client.post("/situations/prc-open/edit", sent, expect=404)
    client.post("/proceedings/prc-nought/edit", sent, expect=404)
    sent = {
        **sent,
        "title": "Other",
        "id": "prc-heron",
        "type": "situation",
        "created_by": "per-map",
    }
    client.post("/proceedings/prc-open/edit", sent)
    assert hub.records.get(MAPPING, "prc-open").title == "Other"
    assert hub.records.get(MAPPING, "prc-open").system["created_by"] == "hub"
    assert hub.records.get(MAPPING, "prc-heron").title == "Inquiry Heron"


def test_a_form_without_its_token_saves_nothing_and_is_shown_again(visit: Visit, hub: Hub) -> None:
    client = visit(MAPPING)
    sent = form(client.get("/proceedings/prc-open/edit")).values
    page = client.post(
        "/proceedings/prc-open/edit", {**sent, "title": "Forged", "csrf_token": "x"}, expect=409
    )
    assert form(page).values["title"] == ["Forged"]
    assert hub.records.get(MAPPING, "prc-open").title == "The trial of A. B."


def test_saving_what_one_sees_changes_nothing(visit: Visit, hub: Hub) -> None:
    client = visit(MAPPING)
    answer = client.submit(form(client.get("/proceedings/prc-open/edit")))
    assert "Nothing was changed." in client.follow(answer).main
    assert hub.records.get(MAPPING, "prc-open").version == 1


def test_an_editor_keeps_what_they_cannot_see(visit: Visit, hub: Hub, world: Add) -> None:
    world(
        "engagement", id="eng-rt", title="Round table", kind="round_table", status="held", held_on="2023-05-04",
        participants=[{"name": "The Wren Collective"}], **CITED,
    )  # fmt: skip
    client = visit(COOPERATION)
    page = client.get("/engagements/eng-rt/edit")
    assert "Wren" not in page.text
    client.submit(form(page).fill(title="Round table in Kyiv"))
    assert (
        hub.records.get(LIAISON, "eng-rt").values["participants"][0]["name"]
        == "The Wren Collective"
    )


def test_a_stale_form_shows_both_versions_and_loses_nothing(
    visit: Visit, hub: Hub, world: Add
) -> None:
    anna, boris = visit(COOPERATION), visit(COOPERATION_2)
    world("jit", id="jit-a", title="Team", kind="joint_team", about=["sit-ukr"], **CITED)
    stale = form(anna.get("/teams/jit-a/edit")).fill(
        focus="What Anna wrote", results="Anna’s results"
    )
    boris.submit(
        form(boris.get("/teams/jit-a/edit")).fill(focus="What Boris wrote", title="Team Ukraine")
    )
    page = anna.submit(stale, expect=409)
    assert "What Anna wrote" in page.main
    assert "What Boris wrote" in page.main
    chosen = form(page)
    assert chosen.values["keep-title"] == ["theirs"], "only Boris changed the title"
    assert chosen.values["keep-focus"] == ["yours"]
    anna.submit(chosen.fill(**{"keep-focus": "theirs"}))
    record = hub.records.get(COOPERATION, "jit-a")
    assert record.version == 3
    assert record.title == "Team Ukraine"
    assert record.values["focus"] == "What Boris wrote"
    assert record.values["results"] == "Anna’s results"


def test_a_conflict_can_be_taken_back_into_the_form(visit: Visit, world: Add) -> None:
    anna, boris = visit(COOPERATION), visit(COOPERATION_2)
    world("jit", id="jit-a", title="Team", kind="joint_team", about=["sit-ukr"], **CITED)
    stale = form(anna.get("/teams/jit-a/edit")).fill(focus="What Anna wrote")
    boris.submit(form(boris.get("/teams/jit-a/edit")).fill(title="Team Ukraine"))
    page = anna.submit(stale, expect=409)
    again = anna.submit(form(page), ("_preview", "1"), expect=200)
    assert form(again).values["title"] == ["Team Ukraine"]
    assert form(again).values["focus"] == ["What Anna wrote"]
    assert form(again).values["version"] == ["2"]


def test_of_two_who_save_at_once_one_saves_and_the_other_is_asked(visit: Visit, hub: Hub) -> None:
    clients = [visit(MAPPING), visit(MANAGER)]
    forms = [
        form(client.get("/situations/sit-ukr/edit")).fill(title=f"Ukraine {number}")
        for number, client in enumerate(clients)
    ]
    with ThreadPoolExecutor(2) as pool:
        answers = list(
            pool.map(
                lambda pair: pair[0].http.post(pair[1].action, data=pair[1].values),
                zip(clients, forms, strict=True),
            )
        )
    assert sorted(answer.status_code for answer in answers) == [303, 409]
    versions = history(hub.graph, MAPPING, "sit-ukr").versions
    assert [one.number for one in versions] == [2, 1]


def test_too_much_is_refused_with_a_page_that_says_so(visit: Visit) -> None:
    client = visit(MAPPING)
    sent = form(client.get("/proceedings/new")).values
    page = client.post("/proceedings/new", {**sent, "summary": "x" * 5_000_000}, expect=413)
    assert "A record cannot hold that much." in page.main
    rows = {f"accused-{number}-key": str(number) for number in range(6_000)}
    client.post("/proceedings/new", {**sent, **rows}, expect=413)
    page = client.post(
        "/proceedings/new", {**sent, "title": "T", "summary": "x" * 30_000}, expect=422
    )
    assert "At most 20000 characters." in errors(page)[0]


def test_what_was_typed_outlives_the_session(visit: Visit) -> None:
    client = visit(MAPPING)
    typed = form(client.get("/proceedings/new")).fill(title="Typed for an hour")
    client.http.delete_cookie("as")
    page = client.submit(typed, expect=401)
    assert "You were signed out while you were typing" in page.h1
    assert "/sign-in?next=" in page.link("Sign in again in a new tab")
    waiting = page.form("/proceedings/new")
    client.http.set_cookie("as", MAPPING.person_id)
    client.http.delete_cookie("hub_form")  # signing in makes the old token worthless
    again = client.submit(waiting, expect=409)
    assert form(again).values["title"] == ["Typed for an hour"]
    assert client.submit(form(again)).status == 303


def test_nobodys_password_is_carried_on(visit: Visit) -> None:
    """Only the forms of records keep what was sent when the session is over."""
    page = visit().http.post("/account/password", data={"old": "a secret of mine"})
    assert "a secret of mine" not in page.get_data(as_text=True)


def test_the_form_speaks_french(visit: Visit) -> None:
    client = visit(MAPPING, language="fr")
    page = client.get("/proceedings/new")
    assert page.h1 == "Nouvelle fiche : Procédure"
    page = client.submit(form(page), expect=422)
    assert errors(page)[0] == "Titre : Cette valeur est nécessaire."


def test_a_practitioner_edits_their_own_and_no_other(visit: Visit, world: Add) -> None:
    client = visit(LTU)
    own = client.submit(
        form(
            client.get("/questions/new?title=Who knows?&topic=forensics&body=Who&marking=community")
        )
    ).headers["Location"]
    client.submit(form(client.get(f"{own}/edit")).fill(body="Who, please?"))
    world("question", id="qst-b", title="Another", topic="forensics", body="B", marking="community")
    client.get("/questions/qst-b/edit", expect=403)
