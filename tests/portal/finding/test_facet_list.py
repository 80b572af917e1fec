"""The list with facets: boxes with numbers that open as many records, chips, all values, nothing hidden."""

from __future__ import annotations

import csv
import io
import re

import pytest

from tests.people import FRA, LTU, MANAGER, MAPPING
from tests.portal.client import Client
from tests.portal.finding.conftest import Visit
from tests.portal.page import Page, text_of

pytestmark = pytest.mark.usefixtures("garden")

HIDDEN = ("Quoll", "Bilby", "Numbat", "sit-quoll", "prc-bilby")


def boxes(page: Page, name: str) -> dict[str, tuple[str, int]]:
    """The values of a facet on a page: label and number by value."""
    found = {}
    for label in page.all("label", class_="facet-value"):
        (box,) = list(label.iter("input"))
        if box.get("name") == name:
            words, number = re.fullmatch(r"(.+?) ?(\d+)", text_of(label)).groups()  # type: ignore[union-attr]  # a box without a number fails here
            found[str(box.get("value"))] = (words, int(number))
    return found


def records(page: Page) -> int:
    found = page.all("table", id="records")
    return len([row for table in found for row in table.iter("tr")][1:])


@pytest.mark.parametrize(("who", "trials", "states"), [
    (MAPPING, 2, {"ltu": 2, "fra": 1, "qqq": 1}),
    (LTU, 2, {"ltu": 2}),
    (FRA, 2, {"ltu": 1}),
    (MANAGER, 3, {"ltu": 2, "fra": 1, "qqq": 1, "ukr": 1}),
])  # fmt: skip
def test_each_reader_has_numbers_of_their_own(
    visit: Visit, who: object, trials: int, states: dict[str, int]
) -> None:
    page = visit(who).get("/proceedings")
    assert boxes(page, "stage")["trial"] == ("Trial", trials)
    assert {value: number for value, (_, number) in boxes(page, "in_state").items()} == states


@pytest.mark.parametrize("who", [MAPPING, LTU, FRA])
def test_a_hidden_record_is_missing_from_facets_and_all_their_values(
    visit: Visit, who: object
) -> None:
    client = visit(who)
    for path in ("/proceedings", "/proceedings/facets/linked_to", "/proceedings/facets/in_state",
                 "/proceedings?linked_to=sit-ukr", "/proceedings?stage=trial"):  # fmt: skip
        text = client.get(path).text
        words = HIDDEN if who is not MAPPING else tuple(set(HIDDEN) - {"Numbat"})
        assert not [word for word in words if word in text], path


def test_every_number_opens_as_many_records(visit: Visit) -> None:
    client = visit(MAPPING)
    page = client.get("/proceedings?stage=trial&stage=investigation")
    for name in ("in_state", "linked_to", "stage", "crimes", "last_event_on", "last_verified_on"):
        other = "" if name == "stage" else "&stage=trial&stage=investigation"
        found = boxes(page, name)
        assert found, name
        for value, (_, number) in found.items():
            assert records(client.get(f"/proceedings?{name}={value}{other}")) == number


def test_boxes_are_ticked_and_become_chips_that_take_one_value_away(visit: Visit) -> None:
    client = visit(MAPPING)
    page = client.get("/proceedings?stage=trial&stage=investigation&in_state=ltu&q=trial")
    ticked = [
        box.get("value")
        for box in page.all("input", type="checkbox")
        if box.get("checked") is not None
    ]
    assert {"trial", "investigation", "ltu"} <= set(ticked)
    away = next(one.get("href") for one in page.all("a") if "Stage: Trial" in text_of(one))
    assert "stage=investigation" in str(away)
    assert "stage=trial" not in str(away)
    assert "in_state=ltu" in str(away)
    assert "q=trial" in str(away)


def test_a_file_holds_the_list_under_its_facets(visit: Visit) -> None:
    client = visit(MAPPING)
    page = client.get("/proceedings?stage=trial&stage=investigation&last_event_on=2023")
    href = next(one.get("href") for one in page.all("a") if text_of(one) == "CSV")
    rows = list(csv.DictReader(io.StringIO(client.http.get(str(href)).text)))
    assert len(rows) == records(page) == 2


@pytest.mark.parametrize("asked", [
    "stage=nearly", "last_event_on=soon", "last_verified_on=old", "crimes=9", "in_state=sit-quoll",
])  # fmt: skip
def test_a_value_that_there_is_not_is_said_and_left_out(visit: Visit, asked: str) -> None:
    page = visit(MAPPING).get(f"/proceedings?{asked}")
    assert page.all("div", class_="notice-warning")
    assert records(page) == records(visit(MAPPING).get("/proceedings"))


def test_a_hidden_situation_is_refused_like_one_that_there_is_not(visit: Visit) -> None:
    client = visit(LTU)
    hidden = client.get("/proceedings?linked_to=sit-quoll").main
    unknown = client.get("/proceedings?linked_to=sit-qoull").main
    assert hidden.replace("sit-quoll", "x") == unknown.replace("sit-qoull", "x")


def test_all_values_stand_on_a_page_of_their_own_that_keeps_the_question(visit: Visit) -> None:
    client = visit(MAPPING)
    page = client.get("/proceedings/facets/in_state?stage=trial&q=trial")
    assert boxes(page, "in_state") == {"ltu": ("Lithuania", 1), "qqq": ("State Numbat", 1)}
    form = page.form("/proceedings")
    assert form.values["stage"] == ["trial"]
    assert form.values["q"] == ["trial"]
    client.get("/proceedings/facets/title", expect=404)
    client.get("/sources/facets/title", expect=404)


def test_it_is_said_in_french(visit: Visit) -> None:
    page = visit(MAPPING, language="fr").get("/proceedings")
    assert boxes(page, "stage")["trial"] == ("Procès", 2)
    assert "Affiner par" in page.main
    assert "Non indiqué" in page.main


def test_every_link_beside_the_list_answers(visit: Visit) -> None:
    client: Client = visit(MAPPING)
    client.check_links(client.get("/proceedings?stage=trial"))
