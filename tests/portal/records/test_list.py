"""The list of a type: what it shows, what it is asked, how one goes through it, what it never tells."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from graph_schema.core import TYPES
from hub.access import HUB
from hub.accounts import NewPerson
from hub.hub import Hub
from hub.records.planning import Wish
from tests.people import COOPERATION, FRA, LENT_BY_FRANCE, LTU, MAPPING
from tests.portal.client import Client
from tests.portal.page import Page, text_of
from tests.portal.records.conftest import CITED, Add, Visit

pytestmark = pytest.mark.usefixtures("world")


def titles(page: Page) -> list[str]:
    """The first column of the list."""
    found = page.all("table", id="records")
    rows = [row for table in found for row in table.iter("th") if row.get("scope") == "row"]
    return [text_of(row) for row in rows]


def chips(page: Page) -> list[str]:
    listed = page.all("ul", class_="filters-active")
    return [text_of(one) for ul in listed for one in ul.iter("li")]


def test_a_list_shows_what_the_reader_may_see_the_latest_first(visit: Visit) -> None:
    assert titles(visit(MAPPING).get("/proceedings")) == [
        "Operation Kestrel", "The trial of A. B.", "Inquiry Heron",
    ]  # fmt: skip
    assert titles(visit(LTU).get("/proceedings")) == ["The trial of A. B.", "Inquiry Heron"]
    assert titles(visit(FRA).get("/proceedings")) == ["The trial of A. B."]


def test_the_count_never_tells_of_what_is_hidden(visit: Visit) -> None:
    assert "1 record" in visit(FRA).get("/proceedings").main
    assert (
        "1 record" in visit(LENT_BY_FRANCE).get("/proceedings?linked_to=sit-ukr&in_state=ltu").main
    )
    assert "Heron" not in visit(LENT_BY_FRANCE).get("/proceedings").text


def test_values_are_said_in_words_and_dates_as_people_write_them(visit: Visit) -> None:
    page = visit(MAPPING).get("/proceedings")
    for words in ("Trial", "10 February 2024", "May 2023", "Lithuania", "Situation in Ukraine"):
        assert words in page.main
    french = visit(MAPPING, language="fr").get("/proceedings")
    assert "Procès" in french.main
    assert "10 février 2024" in french.main


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("stage=trial", ["The trial of A. B."]),
        ("in_state=fra", ["Operation Kestrel"]),
        ("in_state=Lithuania", ["The trial of A. B.", "Inquiry Heron"]),
        ("last_event_on_from=2023-05-20", ["Operation Kestrel", "The trial of A. B."]),
        ("last_event_on_to=2021-06", ["Inquiry Heron"]),
        ("marking=office", ["Operation Kestrel"]),
        ("q=checkpoint", ["The trial of A. B."]),
        ("order=title", ["Inquiry Heron", "Operation Kestrel", "The trial of A. B."]),
        ("linked_to=sit-ukr&stage=trial", ["The trial of A. B."]),
    ],
)
def test_a_list_is_narrowed_by_what_its_address_asks(
    visit: Visit, asked: str, expected: list[str]
) -> None:
    page = visit(MAPPING).get(f"/proceedings?{asked}")
    assert titles(page) == expected
    assert not page.all("div", class_="notice-warning")


def test_a_filter_that_holds_is_a_chip_that_takes_itself_away(visit: Visit) -> None:
    client = visit(MAPPING)
    page = client.get("/proceedings?stage=trial&in_state=ltu&q=trial")
    assert chips(page)[:2] == [
        "Stage: TrialRemove this filter",
        "Forum State: LithuaniaRemove this filter",
    ]
    away = next(one.get("href") for one in page.all("a") if "Stage: Trial" in text_of(one))
    assert chips(client.get(str(away)))[0].startswith("Forum State")
    assert "stage" not in str(away)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("colour=red", "“colour” is nothing that this list can be narrowed by"),
        ("stage=nearly", "“nearly” is no value of “Stage”"),
        ("order=best", "“order=best” is nothing that this list can be narrowed by"),
        ("last_event_on_from=soon", "“soon” is no date for “Latest known step on”"),
        ("in_state=Atlantis", "No record that you may see matches “Atlantis”"),
        ("in_state=prc-open", "No record that you may see matches “prc-open”"),
        ("accused_count=lots", "“lots” is no value"),
        ("accused=A.", "“accused” is nothing"),
        ("marking=office&marking=public", "“Who may read it” was given more than once"),
        ("summary=x", "“summary” is nothing"),
    ],
)
def test_what_an_address_cannot_mean_is_said_and_the_rest_still_counts(
    visit: Visit, asked: str, said: str
) -> None:
    page = visit(MAPPING).get(f"/proceedings?{asked}&linked_to=sit-lby")
    assert said in page.main
    if "marking" not in asked:
        assert titles(page) == ["Inquiry Heron"]


def test_words_that_several_records_hold_are_asked_back(visit: Visit, world: Add) -> None:
    world(
        "situation",
        id="sit-ukr2",
        title="Situation in Ukraine, second referral",
        investigation_opened_on="2023",
        **CITED,
    )
    client = visit(MAPPING)
    page = client.get("/proceedings?linked_to=Ukraine")
    assert "Several records match “Ukraine”" in page.main
    narrowed = client.get(next(one for one in page.links() if one.endswith("linked_to=sit-ukr")))
    assert titles(narrowed) == ["Operation Kestrel", "The trial of A. B."]
    assert titles(client.get("/proceedings?linked_to=second referral")) == []


def test_a_relation_is_never_resolved_to_what_is_hidden(visit: Visit) -> None:
    """A practitioner learns nothing by trying the names of records that they may not see."""
    shown = visit(FRA).get("/proceedings?related_to=prc-heron").main
    unknown = visit(FRA).get("/proceedings?related_to=prc-nought").main
    assert shown.replace("prc-heron", "X") == unknown.replace("prc-nought", "X")


def test_one_goes_through_a_long_list_and_back_and_meets_every_record_once(
    visit: Visit, world: Add
) -> None:
    for number in range(110):
        world(
            "question",
            id=f"qst-{number:03}",
            title=f"Question {number:03}",
            topic="forensics",
            body="Who knows?",
            marking="office",
        )
    client = visit(MAPPING)
    first = client.get("/questions?order=title")
    assert "50 of 110 records" in first.main
    second = client.get(first.link("Next page"))
    third = client.get(second.link("Next page"))
    seen = [*titles(first), *titles(second), *titles(third)]
    assert seen == [f"Question {number:03}" for number in range(110)]
    assert "Next page" not in third.main
    back = client.get(third.link("Previous page"))
    assert titles(back) == titles(second)
    assert titles(client.get(back.link("Previous page"))) == titles(first)
    assert titles(client.get(third.link("Back to the start of the list"))) == titles(first)


def test_a_list_over_a_thousand_says_so(visit: Visit, hub: Hub) -> None:
    values = [
        {"title": f"Question {n}", "topic": "forensics", "body": "Who knows?", "marking": "office"}
        for n in range(1003)
    ]
    hub.writer.save(HUB, [Wish(TYPES["question"], one, place=n) for n, one in enumerate(values)])
    assert "50 of more than 1,000 records" in visit(MAPPING).get("/questions").main


def test_an_empty_list_says_what_to_do_next(visit: Visit) -> None:
    page = visit(MAPPING).get("/proceedings?q=nowhere")
    assert "Nothing matches" in page.main
    assert page.link("Show the whole list") == "/proceedings"
    assert "New: Joint team" in visit(COOPERATION).get("/teams").main
    assert "There is no record of this kind that you may see" in visit(LTU).get("/teams").main


def test_the_presumption_of_innocence_stands_over_a_list_that_names_people(
    visit: Visit, world: Add
) -> None:
    client = visit(MAPPING)
    assert "presumed innocent" in client.get("/proceedings").main
    assert (
        "presumed innocent" in client.get("/proceedings?q=Kestrel").main
    )  # its title may be a name
    assert "presumed innocent" not in client.get("/situations").main


def test_retired_records_are_left_out_unless_asked_for(visit: Visit, hub: Hub) -> None:
    hub.writer.retire(MAPPING, "prc-open", 1, "Entered twice")
    client = visit(MAPPING)
    assert "The trial of A. B." not in titles(client.get("/proceedings"))
    assert any(
        "The trial of A. B." in one for one in titles(client.get("/proceedings?retired=yes"))
    )


def test_the_columns_that_a_person_chooses_stay_chosen(client: Client, hub: Hub) -> None:
    wish = NewPerson(username="rasa", display_name="Rasa", roles=["mapping"])
    hub.accounts.people.add(HUB, wish, "seven quiet herons at dawn")
    client.sign_in("rasa", "seven quiet herons at dawn")
    page = client.get("/proceedings")
    assert "Outcome" in text_of(page.one("table", id="records"))
    form = client.get("/proceedings/columns").form()
    assert "stage" in form.values["column"]
    answer = client.submit(form.fill(column=["stage", "scope", "updated_at", "nonsense"]))
    table = text_of(client.follow(answer).one("table", id="records"))
    assert "Last changed" in table
    assert "Outcome" not in table
    client.submit(client.get("/proceedings/columns").form(), ("_reset", "1"))
    assert "Outcome" in text_of(client.get("/proceedings").one("table", id="records"))


def test_practitioners_are_offered_no_column_about_the_offices_files(visit: Visit) -> None:
    offered = visit(LTU).get("/proceedings/columns").form().values
    assert "column" in offered
    text = visit(LTU).get("/proceedings/columns").text
    for name in ("external_id", "named_to", "excluded"):
        assert f'value="{name}"' not in text


def test_every_link_of_a_list_answers(visit: Visit) -> None:
    client = visit(MAPPING)
    client.check_links(client.get("/proceedings?in_state=ltu"))


@pytest.mark.parametrize("file_type", ["csv", "xlsx"])
def test_a_file_holds_exactly_what_the_list_shows(visit: Visit, file_type: str) -> None:
    client = visit(LTU)
    page = client.get("/proceedings?linked_to=sit-ukr&order=title")
    link = next(one for one in page.links() if f"export.{file_type}" in one)
    answer = client.http.get(link)
    assert answer.headers["Content-Disposition"] == f"attachment; filename=proceedings.{file_type}"
    if file_type == "csv":
        rows = list(csv.DictReader(io.StringIO(answer.get_data().decode("utf-8-sig"))))
        found = [row["title"] for row in rows]
    else:
        sheet = load_workbook(io.BytesIO(answer.get_data())).worksheets[0]
        heads, *rows = sheet.iter_rows(values_only=True)
        found = [str(row[heads.index("title")]) for row in rows]
    assert found == titles(page) == ["The trial of A. B."]


def test_what_is_no_word_lists_nothing_and_says_so(visit: Visit) -> None:
    page = visit(MAPPING).get("/proceedings", query_string={"q": "***"})
    assert "“***” holds no word that can be searched for" in page.main
    assert "Nothing matches" in page.main
    assert titles(page) == []
    answer = visit(MAPPING).http.get("/proceedings/export.csv?q=***")
    assert len(answer.text.strip().splitlines()) == 1
