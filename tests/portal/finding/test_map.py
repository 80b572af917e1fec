"""The map and the pictures: what they show, to whom, and that each number opens as many records."""

from __future__ import annotations

import re

import pytest

from portal.map.outlines import outlines, points, projected
from portal.map.picture import REGIONS, Shown, shades, world_map
from tests.people import FRA, LTU, MANAGER, MAPPING
from tests.portal.finding.conftest import Visit
from tests.portal.finding.test_facet_list import records
from tests.portal.page import Page, text_of


def states(page: Page) -> dict[str, int]:
    """Name and number of every State that the picture links."""
    found = {}
    for svg in page.all("svg", class_="map"):
        for link in svg.iter("a"):
            name, number = str(link.get("aria-label")).rsplit(":", 1)
            found[name.strip()] = int(number)
    return found


def in_table(page: Page) -> dict[str, int]:
    (table,) = page.all("table", id="states")
    rows = list(table.iter("tr"))[1:]
    return {text_of(next(row.iter("th"))): int(text_of(next(row.iter("td")))) for row in rows}


@pytest.mark.usefixtures("garden")
class TestPages:
    """What readers see."""

    @pytest.mark.parametrize(("who", "forum"), [
        (MAPPING, {"Lithuania": 2, "France": 1}),
        (LTU, {"Lithuania": 2}),
        (FRA, {"Lithuania": 1}),
        (MANAGER, {"Lithuania": 2, "France": 1, "Ukraine": 1}),
    ])  # fmt: skip
    def test_the_picture_shows_what_the_reader_may_see_and_the_table_says_the_same(
        self, visit: Visit, who: object, forum: dict[str, int]
    ) -> None:
        page = visit(who).get("/proceedings/map")
        assert states(page) == forum
        assert {
            name: number for name, number in in_table(page).items() if name != "State Numbat"
        } == forum
        assert ("Numbat" in page.text) == (who in (MAPPING, MANAGER))
        if who is not MANAGER:
            assert "Bilby" not in page.text

    def test_by_place_of_commission_small_states_are_points(self, visit: Visit) -> None:
        page = visit(LTU).get("/proceedings/map?by=committed_in")
        assert states(page) == {"Ukraine": 1, "Malta": 1}
        assert (
            len([one for svg in page.all("svg", class_="map") for one in svg.iter("circle")]) == 1
        )

    def test_each_state_opens_as_many_records_and_the_question_is_kept(self, visit: Visit) -> None:
        client = visit(MAPPING)
        page = client.get("/proceedings/map?stage=trial&stage=preliminary_inquiry")
        assert states(page) == {"Lithuania": 2}
        for svg in page.all("svg", class_="map"):
            for link in svg.iter("a"):
                number = int(str(link.get("aria-label")).rsplit(": ", 1)[1])
                assert records(client.get(str(link.get("href")))) == number
        assert "in_state" not in page.link("The same as a list")
        assert states(client.get("/proceedings/map?in_state=fra")) == {"France": 1}

    def test_records_without_a_visible_state_are_counted_beside_it(self, visit: Visit) -> None:
        assert "1 of them names no State" in visit(LTU).get("/proceedings/map").main

    def test_the_map_says_what_its_boundaries_mean_and_where_they_come_from(
        self, visit: Visit
    ) -> None:
        page = visit(MAPPING).get("/proceedings/map")
        assert "imply no opinion on the legal status" in page.main
        assert "Natural Earth" in page.main
        assert "world-atlas 2.0.2 (ISC licence)" in page.main
        french = visit(MAPPING, language="fr").get("/proceedings/map")
        assert "aucune prise de position" in french.main
        assert "Lituanie" in states(french)

    @pytest.mark.parametrize("region", [one.name for one in REGIONS])
    def test_every_part_of_the_world_opens(self, visit: Visit, region: str) -> None:
        page = visit(MAPPING).get(f"/proceedings/map?region={region}&q=trial")
        assert in_table(page)["Lithuania"] == 1

    def test_there_is_a_map_only_where_records_name_states(self, visit: Visit) -> None:
        visit(MAPPING).get("/sources/map", expect=404)
        visit(MAPPING).get("/sources/overview", expect=404)

    def test_the_pictures_count_under_access_and_each_bar_opens_its_list(
        self, visit: Visit
    ) -> None:
        client = visit(MAPPING)
        page = client.get("/proceedings/overview?in_state=ltu&in_state=fra")
        told = [
            str(link.get("aria-label"))
            for svg in page.all("svg", class_="bars")
            for link in svg.iter("a")
        ]
        assert "Trial: 1" in told
        assert "2023: 1" in told
        assert "2022: 0" in told, "a year without a record is a gap"
        for svg in page.all("svg", class_="bars"):
            for link in svg.iter("a"):
                number = int(re.findall(r"\d+$", str(link.get("aria-label")))[0])
                assert records(client.get(str(link.get("href")))) == number
        assert "Bilby" not in page.text
        assert "Trial: 3" in visit(MANAGER).get("/proceedings/overview").text


def test_a_dozen_numbers_have_round_limits() -> None:
    assert [(one.since, one.until) for one in shades(12)] == [(1, 1), (2, 4), (5, 9), (10, None)]
    assert [(one.since, one.until) for one in shades(3)] == [(1, 1), (2, 2), (3, None)]
    assert [(one.since, one.until) for one in shades(700)] == [
        (1, 49), (50, 99), (100, 199), (200, 499), (500, None),
    ]  # fmt: skip
    assert shades(0) == ()


def test_the_equator_and_the_poles_lie_where_they_should() -> None:
    assert projected(0, 0) == (500.0, 250.0)
    left, right = projected(-180, 0), projected(180, 0)
    assert (round(left[0]), round(right[0])) == (0, 1000)
    assert projected(0, 80)[1] < projected(0, 40)[1] < 250 < projected(0, -40)[1]


def test_no_outline_crosses_the_whole_map() -> None:
    """Russia and Fiji lie on both sides of the 180th meridian: they go on to the east."""
    assert len(outlines()) == 176
    assert max(one.box.width for one in outlines()) < 500
    assert {one.code for one in outlines()} >= {"643", "242", "804"}


def test_a_state_is_drawn_once_as_outline_or_as_point() -> None:
    everybody = {one: Shown(one, 1, "/x") for one in points()}
    drawn = world_map(everybody, REGIONS[0])
    shown = [one.state.name for one in drawn.territories if one.state] + [
        one.state.name for one in drawn.dots
    ]
    assert len(shown) == len(set(shown)) == 196
