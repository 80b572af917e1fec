"""The page of a proceeding: who is said to have done what, what became of it, and its steps."""

from __future__ import annotations

import pytest

from hub.hub import Hub
from tests.people import LTU, MAPPING
from tests.portal.page import Page, text_of
from tests.portal.records.conftest import Add, Visit


def person(page: Page, name: str) -> str:
    """The words of one person's card."""
    (found,) = [text_of(one) for one in page.all("li", class_="person") if name in text_of(one)]
    return found


def test_each_person_stands_with_what_became_of_each_charge(visit: Visit, tried: str) -> None:
    page = visit(MAPPING).get(f"/proceedings/{tried}")
    rows = {
        text_of(row.find(".//th")): text_of(row.find(".//td"))
        for number in (1, 2, 3)
        for row in page.one("table", id=f"charges-{number}").iter("tr")
        if row.find(".//td") is not None
    }
    assert rows == {
        "7(1)(f) Torture": "Convicted", "8(2)(c)(i)-1 Murder": "Acquitted",
        "7(1)(k) Other inhumane acts of a similar character": "Acquitted",
        "Murder under national law": "Alleged",
    }  # fmt: skip
    assert "12 years" in person(page, "C. D.")


def test_the_presumption_stands_at_each_person_who_is_not_finally_convicted(
    visit: Visit, tried: str
) -> None:
    page = visit(MAPPING).get(f"/proceedings/{tried}")
    assert "Presumed innocent" in person(page, "G. H.")
    assert "Finally convicted" in person(page, "C. D.")
    assert "Presumed innocent" not in person(page, "C. D.")
    assert "Finally acquitted" in person(page, "E. F.")
    assert "everyone named here is presumed innocent" in page.main
    french = visit(MAPPING, language="fr").get(f"/proceedings/{tried}")
    assert "Présomption d’innocence" in person(french, "G. H.")
    assert "Acquitté définitivement" in person(french, "E. F.")


def test_forum_and_place_of_commission_stage_and_outcome_stand_apart(
    visit: Visit, tried: str
) -> None:
    page = visit(MAPPING).get(f"/proceedings/{tried}")
    told = {
        text_of(one.find("dt")): text_of(one.find("dd"))
        for one in page.all("div", class_="fact")
        if one.find("dt") is not None
    }
    assert told["Forum State"] == "Lithuania"
    assert told["Crimes committed in"] == "Ukraine"
    assert told["Stage"] == "Judgment at first instance"
    assert told["Outcome"] == "Convicted in part"
    assert told["In absentia"] == "No"
    assert "The same commander" in page.main
    assert "Situation in Ukraine" in page.main
    assert "Usually reliable" in text_of(page.one("table", id="table-citations"))
    assert "Probably true" in text_of(page.one("table", id="table-citations"))


def test_the_steps_are_a_timeline_with_a_table_that_says_the_same(visit: Visit, tried: str) -> None:
    page = visit(MAPPING).get(f"/proceedings/{tried}")
    assert page.all("svg", class_="timeline")
    assert "Step 2 (Convicted in part)" in page.main
    assert "Without a date: Step 3" in " ".join(page.main.split())
    visit(MAPPING).check_links(page)


def test_a_step_is_added_in_one_step_that_leads_back(visit: Visit, tried: str, hub: Hub) -> None:
    client = visit(MAPPING)
    link = client.get(f"/proceedings/{tried}").link("Add a step")
    form = client.get(link).form("/stage-events/new")
    assert form.values["of_proceeding"] == [tried]
    filled = form.fill(
        title="Appeal judgment", on="2024-01", stage="appeal_judgment", outcome="acquitted"
    )
    filled.values["citations"] = ["src-report"]
    filled.values["citations-src-report-locator"] = ["para 9"]
    page = client.follow(client.submit(filled))
    assert page.h1 == "The trial of C. D. and others"
    assert "Appeal judgment (Acquitted)" in page.main
    assert hub.records.get(MAPPING, tried).values["stage"] == "appeal_judgment"


def test_who_may_not_add_a_step_is_not_offered_it(visit: Visit, tried: str) -> None:
    assert "Add a step" not in visit(LTU).get(f"/proceedings/{tried}").main


def test_what_gives_pause_stands_on_the_page_and_at_the_field_of_the_form(
    visit: Visit, world: Add
) -> None:
    world("proceeding", id="prc-early", title="Early", opened_on="2015", crimes=["8(2)(e)(xix)"],
          stage="trial", outcome="acquitted")  # fmt: skip
    client = visit(MAPPING)
    page = client.get("/proceedings/prc-early")
    assert (
        "Crimes: Article 8(2)(e)(xix) of the Statute bound no State before 2021-10-14" in page.main
    )
    assert "Outcome: The outcome “Acquitted” takes a judgment" in page.main
    form = client.get("/proceedings/prc-early/edit")
    assert "domestic law governs" in text_of(form.one("p", id="crimes-caution"))
    assert "takes a judgment" in text_of(form.one("p", id="outcome-caution"))
    preview = client.submit(
        form.form("/proceedings/prc-early/edit").fill(outcome="pending", title=""),
        ("_preview", "1"),
        expect=200,
    )
    assert not preview.all("p", id="outcome-caution")
    assert preview.all("p", id="crimes-caution")


def test_a_caution_refuses_nothing(visit: Visit, world: Add, hub: Hub) -> None:
    client = visit(MAPPING)
    form = client.get("/proceedings/new").form("/proceedings/new")
    answer = client.submit(form.fill(title="Ahead", stage="trial", outcome="convicted"))
    assert "takes a judgment" in client.follow(answer).main


@pytest.mark.parametrize("path", ["/search?q=trial", "/situations/sit-ukr", "/states/ltu", "/stage-events", "/stage-events/evt-1", "/proceedings/prc-tried/edit"])  # fmt: skip
def test_the_label_stands_wherever_titles_may_name_somebody(
    visit: Visit, tried: str, path: str
) -> None:
    assert "presumed innocent" in visit(MAPPING).get(path).main


def test_the_label_stands_over_what_waits_at_home(visit: Visit, tried: str) -> None:
    page = visit(MAPPING).get("/")
    assert "The trial of" in page.main
    assert "presumed innocent" in page.main


def test_a_picker_says_it_beside_a_title_that_may_name_somebody(visit: Visit, tried: str) -> None:
    client = visit(MAPPING)
    items = client.http.get("/pick/proceedings,situations?q=trial").get_json()["items"]
    assert {one["note"] for one in items} == {
        "Proceeding · Presumed innocent unless finally convicted"
    }
    (state,) = client.http.get("/pick/states?q=Lithuania").get_json()["items"]
    assert state["note"] is None


def test_no_label_stands_where_nobody_can_be_named(visit: Visit, world: Add) -> None:
    assert "presumed innocent" not in visit(MAPPING).get("/sources").main
