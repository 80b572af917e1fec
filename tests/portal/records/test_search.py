"""Searching everything, and choosing by searching: found is what one may see."""

from __future__ import annotations

import pytest

from hub.access import HUB, Principal
from hub.accounts import NewPerson
from hub.hub import Hub
from tests.people import FRA, IN_VIGILANCE, LTU, MAPPING
from tests.portal.page import text_of
from tests.portal.records.conftest import Add, Visit

pytestmark = pytest.mark.usefixtures("world")


def test_everything_is_searched_and_grouped_by_type(visit: Visit) -> None:
    page = visit(MAPPING).get("/search?q=ukraine")
    assert page.h1 == "Search: ukraine"
    assert page.link("Situation in Ukraine") == "/situations/sit-ukr"
    assert "States" in page.main


def test_a_search_is_narrowed_to_a_type(visit: Visit) -> None:
    page = visit(MAPPING).get("/search?q=ukraine&type=situation")
    assert "Situation in Ukraine" in page.main
    assert "/states/ukr" not in page.links()
    assert (
        "There is no type of record called “planet”"
        in visit(MAPPING).get("/search?q=a&type=planet").main
    )


def test_a_type_that_is_always_closed_is_offered_to_members_of_a_group_alone(visit: Visit) -> None:
    address = "/search?q=ukraine&type=admissibility_note"
    assert "Notes on admissibility" in visit(IN_VIGILANCE).get(address).main
    for who in (LTU, MAPPING):
        page = visit(who).get(address).main
        assert "Notes on admissibility" not in page
        assert "There is no type of record called “admissibility_note”" in page


@pytest.mark.parametrize("who", [LTU, FRA], ids=["ltu", "fra"])
def test_what_is_hidden_is_not_found(visit: Visit, who: Principal) -> None:
    client = visit(who)
    assert "Nothing found" in client.get("/search?q=Kestrel").main
    assert client.http.get("/pick/proceedings?q=Kestrel").json == {"items": []}
    assert client.http.get("/pick/any?q=Kestrel").json == {"items": []}
    found = visit(MAPPING).http.get("/pick/any?q=Kestrel").json
    assert found == {
        "items": [
            {
                "id": "prc-kestrel",
                "title": "Operation Kestrel",
                "note": "Proceeding · Presumed innocent unless finally convicted",
            }
        ]
    }


def test_nothing_is_asked_and_nothing_is_found(visit: Visit) -> None:
    assert "What are you looking for?" in visit(MAPPING).get("/search").main
    page = visit(MAPPING).get("/search", query_string={"q": "*:~^("})
    assert "Nothing found" in page.main
    assert "“*:~^(” holds no word that can be searched for" in page.main


def test_a_picker_finds_records_of_its_types_alone(visit: Visit) -> None:
    answer = visit(MAPPING).http.get("/pick/authorities,organisations?q=Lithuania").json
    assert [one["id"] for one in answer["items"]] == ["auth-ltu-ps"]
    visit(MAPPING).get("/pick/nothings?q=a", expect=404)


def test_a_state_is_picked_and_asked_for_by_its_french_name(visit: Visit) -> None:
    client = visit(LTU, language="fr")
    found = client.http.get("/pick/states?q=Lituanie").json
    assert found["items"][0] == {"id": "ltu", "title": "Lituanie", "note": None}
    assert "The trial of A. B." in client.get("/proceedings?in_state=lituanie").main
    assert client.get("/search?q=lituanie&type=state").link("Lituanie") == "/states/ltu"


def test_a_picker_of_readers_offers_authorities_states_and_ones_own_groups(visit: Visit) -> None:
    who = Principal("per-vig", roles=frozenset({"mapping"}), groups=frozenset({"vigilance"}))
    asked = "/pick/readers?kind=org&kind=state&kind=group"
    answer = visit(who).http.get(f"{asked}&q=lithuania").json
    assert {one["id"] for one in answer["items"]} == {"org:auth-ltu-ps", "state:ltu"}
    answer = visit(who).http.get(f"{asked}&q=vigil").json
    assert [one["id"] for one in answer["items"]] == ["group:vigilance"]
    assert visit(MAPPING).http.get(f"{asked}&q=vigil").json == {"items": []}
    typed = visit(MAPPING).http.get(f"{asked}&q=group:asset-team").json
    assert [one["id"] for one in typed["items"]] == ["group:asset-team"]


def test_the_office_names_its_people_and_practitioners_find_nobody(visit: Visit, hub: Hub) -> None:
    wish = NewPerson(username="ines", display_name="Inès Okafor", roles=["mapping"])
    ines = hub.accounts.people.add(HUB, wish, "seven quiet herons at dawn")
    asked = "/pick/readers?kind=person&q=okafor"
    found = visit(MAPPING).http.get(asked).json
    assert found == {
        "items": [{"id": f"person:{ines.id}", "title": "Inès Okafor", "note": "Person"}]
    }
    assert visit(LTU).http.get(asked).json == {"items": []}
    page = visit(MAPPING).get(f"/sources/new?marking=closed&named_to=person:{ines.id}")
    assert "Inès Okafor" in text_of(page.one("div", id="audience"))


def test_a_picker_finds_values_by_their_words_and_numbers(visit: Visit) -> None:
    items = visit(MAPPING).http.get("/pick/terms/crime?q=torture").json["items"]
    assert "7(1)(f) Torture" in [one["title"] for one in items]
    assert visit(MAPPING).http.get("/pick/terms/crime?q=8bis").json["items"][0]["id"] == "8bis"
    french = visit(MAPPING, language="fr").http.get("/pick/terms/crime?q=genocide").json["items"]
    assert "6 Crime de génocide" in [one["title"] for one in french]
    visit(MAPPING).get("/pick/terms/nothing?q=a", expect=404)


def test_nobody_searches_without_signing_in(visit: Visit) -> None:
    for path in (
        "/search?q=ukraine",
        "/pick/any?q=ukraine",
        "/proceedings",
        "/proceedings/prc-open",
    ):
        answer = visit().http.get(path)
        assert answer.status_code == 303
        assert "Ukraine" not in answer.get_data(as_text=True)


def test_a_search_that_finds_much_leads_to_the_list(visit: Visit, world: Add) -> None:
    for number in range(10):
        world("source", id=f"src-n{number}", title=f"Bulletin {number}", marking="public")
    client = visit(LTU)
    page = client.get("/search?q=bulletin")
    everything = next(one for one in page.links() if one.startswith("/sources?"))
    assert "10 records" in client.get(everything).main
