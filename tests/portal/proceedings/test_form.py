"""The form of a proceeding: crimes found by number and words, and an authority made on the spot."""

from __future__ import annotations

import pytest

from graph_schema.core import TYPES
from hub.hub import Hub
from hub.store.reader import ListQuery
from tests.people import COOPERATION, MAPPING
from tests.portal.client import Client
from tests.portal.page import Form, Page, text_of
from tests.portal.records.conftest import Add, Visit

NEW = "/proceedings/new"


def offered(page: Page) -> list[str]:
    """The values that the last search offers to choose, in their order."""
    return [
        str(box.get("value"))
        for listed in page.all("ul", class_="picks-found")
        for box in listed.iter("input")
    ]


def started(visit: Visit) -> tuple[Client, Form]:
    client = visit(MAPPING)
    return client, client.get(NEW).form(NEW).fill(title="The trial of X")


def test_the_sections_stand_in_the_order_in_which_a_proceeding_is_entered(
    visit: Visit, world: Add
) -> None:
    page = visit(MAPPING).get(NEW)
    titles = [text_of(one) for one in page.all("span", class_="form-group-title")]
    assert titles == [
        "Main facts", "Forum and place", "Persons, crimes and charges", "Stage and outcome", "Links",
        "Sources and access", "Who will see it",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("torture", ["7(1)(f)", "8(2)(a)(ii)", "8(2)(a)(ii)-1", "8(2)(c)(i)", "8(2)(c)(i)-4", "national:torture_cat"]),
        ("persécution", ["7(1)(h)"]),
        ("8(2)(c)(i) murder", ["8(2)(c)(i)-1", "8(2)(c)(i)"]),
        ("national kidnapping", ["national:kidnapping"]),
        ("7(1)(z)", ["7(1)(a)", "7(1)(b)", "7(1)(c)"]),
    ],
)  # fmt: skip
def test_crimes_are_found_by_number_and_by_words_of_either_language(
    visit: Visit, world: Add, words: str, found: list[str]
) -> None:
    client, form = started(visit)
    form.values["crimes-query"] = [words]
    page = client.submit(form, ("_find", "crimes"), expect=200)
    assert sorted(offered(page)) == sorted(found)
    assert page.form(NEW).values["title"] == ["The trial of X"]


@pytest.mark.parametrize("number", ["7(1)(k)", "7 1 k", "art. 7-1-k"])
def test_a_number_chooses_its_crime_at_once(visit: Visit, world: Add, number: str) -> None:
    client, form = started(visit)
    form.values["crimes-query"] = [number]
    page = client.submit(form, ("_find", "crimes"), expect=200)
    assert page.form(NEW).values["crimes"] == ["7(1)(k)"]
    assert "Other inhumane acts" in page.main


def test_a_charge_finds_its_crime_as_the_proceeding_does(
    visit: Visit, world: Add, hub: Hub
) -> None:
    client, form = started(visit)
    form = client.submit(form, ("_add", "accused"), expect=200).form(NEW)
    form = client.submit(form.fill(**{"accused-0-name": "C. D."}), ("_add", "accused-0-charges"), expect=200).form(NEW)  # fmt: skip
    form.values["accused-0-charges-0-crime-query"] = ["enforced disappearance"]
    page = client.submit(form, ("_find", "accused-0-charges-0-crime"), expect=200)
    assert offered(page) == ["7(1)(i)", "national:enforced_disappearance_icpped"]
    form = page.form(NEW)
    form.values["accused-0-charges-0-crime"] = ["7(1)(i)"]
    made = client.follow(client.submit(form))
    assert "7(1)(i) Enforced disappearance of persons" in made.main


def test_the_script_of_the_picker_is_answered_with_the_same(visit: Visit, world: Add) -> None:
    answer = visit(MAPPING).http.get("/pick/terms/crime?q=8 bis").get_json()
    assert [one["id"] for one in answer["items"]] == ["8bis"]
    assert "17 July 2018" in answer["items"][0]["note"]


def test_a_crime_that_does_not_exist_is_refused_with_those_near_it(
    visit: Visit, world: Add
) -> None:
    client, form = started(visit)
    form.values["crimes"] = ["7(1)(z)"]
    page = client.submit(form, expect=422)
    assert (
        "Crimes: “7(1)(z)” is not one of the values allowed here; near it: 7(1)(a), 7(1)(b), 7(1)(c)."
        in page.main
    )


def test_a_source_without_its_place_is_refused_in_one_sentence(visit: Visit, world: Add) -> None:
    client, form = started(visit)
    form.values["citations"] = ["src-report"]
    page = client.submit(form, expect=422)
    assert "Say where in the source: the page, paragraph or line." in page.main
    assert page.form(NEW).values["citations"] == ["src-report"]


def ask_for_an_authority(client: Client, form: Form) -> Form:
    page = client.submit(form, ("_open", "conducted_by-new-authority"), expect=200)
    return page.form(NEW)


def test_an_authority_is_made_on_the_spot_with_the_proceeding(
    visit: Visit, world: Add, hub: Hub
) -> None:
    client, form = started(visit)
    form = ask_for_an_authority(client, form)
    assert form.values["title"] == ["The trial of X"]
    form = form.fill(**{"conducted_by-new-authority-title": "War crimes unit of Vilnius"})
    form.values["conducted_by-new-authority-of_state-query"] = ["Lithuania"]
    page = client.submit(form, ("_find", "conducted_by-new-authority-of_state"), expect=200)
    form = page.form(NEW)
    form.values["conducted_by-new-authority-of_state"] = ["ltu"]
    made = client.follow(client.submit(form))
    assert "War crimes unit of Vilnius" in made.main
    (authority,) = hub.records.search(MAPPING, "War crimes unit of Vilnius", ["authority"])
    values = hub.records.get(MAPPING, authority.id).values
    assert values["of_state"]["id"] == "ltu"
    assert values["marking"] == "office"


def test_what_is_made_on_the_spot_has_the_readers_and_sources_of_the_proceeding(
    visit: Visit, world: Add, hub: Hub
) -> None:
    client, form = started(visit)
    form = client.submit(form, ("_open", "conducted_by-new-organisation"), expect=200).form(NEW)
    form = form.fill(marking="public", **{"conducted_by-new-organisation-title": "Court of the Lakes"})  # fmt: skip
    form.values |= {"citations": ["src-report"], "citations-src-report-locator": ["para 2"]}
    client.follow(client.submit(form))
    (court,) = hub.records.search(MAPPING, "Court of the Lakes", ["organisation"])
    values = hub.records.get(MAPPING, court.id).values
    assert (values["kind"], values["marking"]) == ("hybrid_court", "public")
    assert [one["locator"] for one in values["citations"]] == ["para 2"]


def count(hub: Hub, kind: str) -> int:
    return hub.records.count(MAPPING, ListQuery(TYPES[kind]))[0]


def test_both_are_made_or_neither(visit: Visit, world: Add, hub: Hub) -> None:
    before = count(hub, "authority"), count(hub, "proceeding")
    client, form = started(visit)
    form = ask_for_an_authority(client, form)
    page = client.submit(form.fill(**{"conducted_by-new-authority-title": "Nowhere"}), expect=422)
    assert "State: This is needed." in page.main
    form = page.form(NEW)
    assert form.values["conducted_by-new-authority-title"] == ["Nowhere"]
    form.values["conducted_by-new-authority-of_state"] = ["ltu"]
    client.submit(form.fill(opened_on="2022-13"), expect=422)
    assert (count(hub, "authority"), count(hub, "proceeding")) == before


def test_what_was_opened_by_mistake_is_left_out_again(visit: Visit, world: Add, hub: Hub) -> None:
    before = count(hub, "authority")
    client, form = started(visit)
    form = ask_for_an_authority(client, form)
    form = client.submit(form, ("_close", "conducted_by-new-authority"), expect=200).form(NEW)
    client.follow(client.submit(form))
    assert count(hub, "authority") == before


def test_an_authority_is_made_on_the_spot_while_editing_and_a_conflict_is_still_one(
    visit: Visit, world: Add, hub: Hub
) -> None:
    client = visit(MAPPING)
    edit = "/proceedings/prc-kestrel/edit"
    form = client.submit(client.get(edit).form(edit), ("_open", "conducted_by-new-authority"), expect=200).form(edit)  # fmt: skip
    form = form.fill(**{"conducted_by-new-authority-title": "Parquet de Lyon"})
    form.values["conducted_by-new-authority-of_state"] = ["fra"]
    other = visit(MAPPING)
    other.submit(other.get(edit).form(edit).fill(title="Kestrel II"))
    page = client.submit(form, expect=409)
    assert count(hub, "authority") == 2
    made = client.follow(client.submit(page.form(edit)))
    assert "Parquet de Lyon" in made.main
    assert count(hub, "authority") == 3


def test_nobody_is_offered_to_make_what_they_may_not(visit: Visit, world: Add) -> None:
    assert "Add: authority" in visit(MAPPING).get(NEW).main
    visit(COOPERATION).get(NEW, expect=403)
