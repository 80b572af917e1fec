"""Duplicates in the portal: told while typing and before saving, decided on in the queue, merged on a page."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from hub.access import HUB
from hub.accounts import NewPerson
from hub.duplicates.merging import Merge
from hub.hub import Hub
from hub.records.history import history
from tests.people import IN_VIGILANCE, MAPPING
from tests.portal.client import Client
from tests.portal.page import Page
from tests.records.making import change, cited, make

PASSWORD = "rain over the quiet harbour"


def signed_in(app: Flask, hub: Hub, role: str) -> Client:
    state = {"authority_id": "auth-deu"} if role == "practitioner" else {}
    person = NewPerson(username=role, display_name=role, roles=(role,), **state)
    hub.accounts.people.add(HUB, person, PASSWORD)
    client = Client(app)
    client.sign_in(role, PASSWORD)
    return client


@pytest.fixture
def raslan(hub: Hub) -> str:
    """A proceeding that is recorded already."""
    sources = cited(hub)
    make(hub, "state", id="deu", title="Germany", iso2="DE", marking="public", citations=sources)
    make(hub, "authority", id="auth-deu", title="GBA", of_state={"id": "deu"}, marking="public", citations=sources)  # fmt: skip
    return make(
        hub, "proceeding", MAPPING, title="Al-Khatib trial", in_state={"id": "deu"}, last_event_on="2022-01-13",
        accused=[{"name": "Anwar Raslan", "status": "on_trial"}], marking="public", citations=sources,
    )  # fmt: skip


TYPED = {
    "title": "Koblenz trial", "in_state": "deu", "accused-0-key": "a", "accused-0-name": "RASLAN Anouar",
    "summary": "What I typed", "marking": "office", "last_event_on": "2022-01",
}  # fmt: skip


def typed(client: Client, **more: str) -> dict[str, Any]:
    form = client.get("/proceedings/new").form("/proceedings/new")
    return {"csrf_token": form.values["csrf_token"][0]} | TYPED | more


def test_a_new_record_with_a_likely_twin_waits_and_nothing_typed_is_lost(
    app: Flask, hub: Hub, raslan: str
) -> None:
    client = signed_in(app, hub, "mapping")
    held = client.post("/proceedings/new", typed(client), expect=200)
    asked = held.one("div", id="likely-twins")
    words = " ".join(asked.itertext())
    assert "Al-Khatib trial" in words
    assert "RASLAN Anouar, there “Anwar Raslan”" in words
    assert "Forum State: Germany" in words
    assert "presumed innocent" in words
    assert f"/proceedings/{raslan}" in held.links()
    form = held.form("/proceedings/new")
    assert form.values["accused-0-name"] == ["RASLAN Anouar"]
    assert form.values["summary"] == ["What I typed"]
    assert len(proceedings(hub)) == 1
    saved = client.submit(form, ("_another", raslan))
    new = saved.headers["Location"].rsplit("/", 1)[1]
    assert hub.records.get(MAPPING, new).values["summary"] == "What I typed"
    decided = hub.duplicates.pairs.decided(MAPPING, new, raslan)
    assert decided is not None
    assert decided.status == "different"
    assert hub.duplicates.twins_of(MAPPING, type_of(hub, new), values_of(hub, new), new) == []


def proceedings(hub: Hub) -> list[str]:
    rows = hub.graph.read(lambda one: one.run("MATCH (n:Proceeding) RETURN n.id AS id"))
    return [row["id"] for row in rows]


def type_of(hub: Hub, record_id: str) -> Any:
    return hub.records.get(MAPPING, record_id).kind


def values_of(hub: Hub, record_id: str) -> dict[str, Any]:
    return hub.records.get(MAPPING, record_id).values


def test_an_error_after_the_question_does_not_ask_again(app: Flask, hub: Hub, raslan: str) -> None:
    client = signed_in(app, hub, "mapping")
    wrong = client.post(
        "/proceedings/new", typed(client, _another=raslan, opened_on="2022-02-30"), expect=422
    )
    form = wrong.form("/proceedings/new").fill(opened_on="2021")
    client.submit(form)
    assert len(proceedings(hub)) == 2


def test_another_twin_than_those_shown_is_asked_about(app: Flask, hub: Hub, raslan: str) -> None:
    client = signed_in(app, hub, "mapping")
    client.post("/proceedings/new", typed(client, _another="prc-else"), expect=200)
    assert len(proceedings(hub)) == 1


def test_what_has_no_twin_is_saved_at_once(app: Flask, hub: Hub, raslan: str) -> None:
    client = signed_in(app, hub, "mapping")
    told = typed(client, **{"accused-0-name": "Somebody Else", "last_event_on": "2015"})
    client.post("/proceedings/new", told, expect=303)


def test_while_typing_twins_come_as_json_with_what_tells_them_apart(
    app: Flask, hub: Hub, raslan: str
) -> None:
    client = signed_in(app, hub, "mapping")
    answer = client.post("/duplicates/likely/proceedings", typed(client), expect=200)
    (item,) = answer.response.get_json()["items"]
    assert item["id"] == raslan
    assert "Persons: RASLAN Anouar, there “Anwar Raslan”" in item["agrees"]
    garbage = typed(client, last_event_on="soon", in_state="nowhere")
    assert client.post("/duplicates/likely/proceedings", garbage, expect=200)
    untold = {name: value for name, value in typed(client).items() if name != "csrf_token"}
    client.post("/duplicates/likely/proceedings", untold, expect=400)
    client.post("/duplicates/likely/sources", typed(client), expect=404)


@pytest.mark.parametrize("role", ["practitioner", "manager", "cooperation", "cso_liaison", "admin"])
def test_only_who_keeps_proceedings_is_told(app: Flask, hub: Hub, raslan: str, role: str) -> None:
    client = signed_in(app, hub, role)
    other = make(hub, "proceeding", MAPPING, title="Other", in_state={"id": "deu"})
    for path in ("/duplicates", f"/duplicates/{raslan}/{other}", f"/duplicates/{raslan}/{other}/merge"):  # fmt: skip
        client.get(path, expect=403)


def test_the_queue_shows_a_pair_with_its_age_until_it_is_decided(
    app: Flask, hub: Hub, raslan: str
) -> None:
    client = signed_in(app, hub, "mapping")
    twin = make(
        hub, "proceeding", MAPPING, title="Koblenz", in_state={"id": "deu"}, accused=[{"name": "أنور رسلان"}],
    )  # fmt: skip
    page = client.get("/duplicates")
    assert "Alike since" in page.main
    pair = next(link for link in page.links() if link.startswith("/duplicates/prc-"))
    assert {raslan, twin} == set(pair.split("/")[2:])
    side = client.get(pair)
    assert "Al-Khatib trial" in side.main
    assert "أنور رسلان" in side.main
    refused = client.submit(side.form(f"{pair}/related"), expect=422)
    assert "Say why" in refused.main
    client.submit(side.form(f"{pair}/related").fill(why="one trial, two files"))
    assert "No likely duplicates wait" in client.get("/duplicates").main
    first = pair.split("/")[2]
    (link,) = hub.records.get(MAPPING, first).values["related_to"]
    assert (link["id"], link["why"]) == (pair.split("/")[3], "one trial, two files")
    assert "noted on" in client.get(pair).main


def test_different_is_asked_again_only_when_one_names_other_people(
    app: Flask, hub: Hub, raslan: str
) -> None:
    client = signed_in(app, hub, "mapping")
    twin = make(hub, "proceeding", MAPPING, title="Koblenz", in_state={"id": "deu"}, accused=[{"name": "Anwar Raslan"}])  # fmt: skip
    pair = next(link for link in client.get("/duplicates").links() if link.startswith("/duplicates/prc-"))  # fmt: skip
    client.submit(client.get(pair).form(f"{pair}/different"))
    change(hub, MAPPING, twin, summary="Another word", last_event_on="2022-01-13")
    assert "No likely duplicates wait" in client.get("/duplicates").main
    change(hub, MAPPING, twin, accused=[{"name": "أنور رسلان"}])
    assert "Alike since" in client.get("/duplicates").main


def test_two_records_are_merged_on_a_page_and_the_old_address_leads_on(
    app: Flask, hub: Hub, raslan: str
) -> None:
    client = signed_in(app, hub, "mapping")
    lost = make(
        hub, "proceeding", MAPPING, title="Koblenz", in_state={"id": "deu"}, reference="1 StE 9/19",
        accused=[{"name": "Anouar Raslan"}], last_event_on="2022",
    )  # fmt: skip
    address = f"/duplicates/{raslan}/{lost}/merge"
    form = client.get(address).form(address)
    assert form.values["keep-marking"] == ["both"]  # the narrower
    assert form.values["keep-title"] == ["kept"]
    done = client.submit(form.fill(**{"keep-title": "other"}))
    page = client.follow(done)
    assert "Koblenz" in page.h1
    assert f"/proceedings/{lost}/history" in page.links()
    values = hub.records.get(MAPPING, raslan).values
    assert (values["reference"], values["marking"], len(values["accused"])) == ("1 StE 9/19", "office", 1)  # fmt: skip
    moved = client.get(f"/proceedings/{lost}", expect=308)
    assert moved.headers["Location"] == f"/proceedings/{raslan}"
    assert "Merged" in client.get(f"/proceedings/{lost}/history").main
    called = client.get(f"/api/v1/proceedings/{lost}", expect=308)
    assert called.headers["Location"] == f"/api/v1/proceedings/{raslan}"
    client.get(f"/api/v1/proceedings/{lost}/history")
    client.get(f"/proceedings/{lost}/edit", expect=308)
    again = client.post(address, {"csrf_token": form.values["csrf_token"][0], "kept_version": "1", "lost_version": "1"}, expect=400)  # fmt: skip
    assert "retired or merged already" in again.main
    assert history(hub.graph, MAPPING, lost).versions[0].action == "merge"


def test_a_record_is_not_merged_with_itself(app: Flask, hub: Hub, raslan: str) -> None:
    client = signed_in(app, hub, "mapping")
    token = typed(client)["csrf_token"]
    sent = {"csrf_token": token, "kept_version": "1", "lost_version": "1"}
    page = client.post(f"/duplicates/{raslan}/{raslan}/merge", sent, expect=400)
    assert "A record cannot be merged with itself" in page.main


def test_a_change_meanwhile_shows_the_form_again(app: Flask, hub: Hub, raslan: str) -> None:
    client = signed_in(app, hub, "mapping")
    lost = make(hub, "proceeding", MAPPING, title="Koblenz", in_state={"id": "deu"})
    address = f"/duplicates/{raslan}/{lost}/merge"
    form = client.get(address).form(address)
    change(hub, MAPPING, lost, summary="Meanwhile")
    page = client.submit(form, expect=409)
    assert "Meanwhile" in page.main


def test_a_hidden_twin_shows_nowhere_in_the_portal(app: Flask, hub: Hub, raslan: str) -> None:
    """The form, its JSON, the queue with its counts, the pair and the merge page: with and without it alike."""
    client = signed_in(app, hub, "mapping")
    client.get("/duplicates")

    def pages() -> list[str]:
        told = typed(client, **{"accused-0-name": "Zebulon Quokkaborn", "last_event_on": ""})
        answers: list[Page] = [
            client.post("/duplicates/likely/proceedings", told, expect=200),
            client.get("/duplicates"),
            client.get(f"/duplicates/{raslan}/prc-quokka", expect=404),
            client.get(f"/duplicates/{raslan}/prc-quokka/merge", expect=404),
            client.get(f"/proceedings/{raslan}"),
        ]
        said = [page.main if page.is_html else page.text for page in answers]
        return [one.partition("Reference: ")[0] for one in said]

    before = pages()
    for number, name in enumerate(("Zebulon Quokkaborn", "Anwar Raslan", "Zebulon Quokkaborn")):
        make(
            hub, "proceeding", HUB if number == 0 else IN_VIGILANCE, title="Quokka", in_state={"id": "deu"},
            id="prc-quokka" if number == 0 else None, accused=[{"name": name}], marking="closed",
            named_to=["group:vigilance"], last_event_on="2022-01-13",
        )  # fmt: skip
    assert pages() == before
    told = typed(client, **{"accused-0-name": "Zebulon Quokkaborn", "last_event_on": ""})
    client.post("/proceedings/new", told, expect=303)
    seen = hub.duplicates.pairs.waiting
    hub.duplicates.pairs.step()
    assert len(seen(IN_VIGILANCE).pairs) > len(seen(MAPPING).pairs) == 0


def test_what_is_typed_while_somebody_merges_the_record_is_put_beside_the_kept_one(
    app: Flask, hub: Hub, raslan: str
) -> None:
    lost = make(
        hub, "proceeding", MAPPING, title="Koblenz", in_state={"id": "deu"}, reference="A 1"
    )
    client = signed_in(app, hub, "mapping")
    address = f"/proceedings/{lost}/edit"
    form = client.get(address).form(address).fill(summary="What I typed")
    hub.duplicates.merging.merge(MAPPING, Merge(raslan, lost, 1, 1))
    page = client.submit(form, expect=409)
    assert "was merged into this one while you typed" in page.text
    beside = page.form(f"/proceedings/{raslan}/edit")
    kept = {name: value for name, value in beside.values.items() if name.startswith("keep-")}
    assert kept["keep-summary"] == ["yours"]
    assert kept["keep-title"] == ["theirs"]
    client.follow(client.submit(beside))
    values = hub.records.get(MAPPING, raslan).values
    assert (values["title"], values["summary"]) == ("Al-Khatib trial", "What I typed")
    assert values["reference"] == "A 1"
    assert [one["name"] for one in values["accused"]] == ["Anwar Raslan"]
