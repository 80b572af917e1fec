"""The page of a record: its facts in words, its relations both ways, and what each reader is not told."""

from __future__ import annotations

import re

import pytest

from graph_schema.core import TYPES
from hub.access import Principal
from hub.hub import Hub
from hub.records.planning import Wish
from tests.people import COOPERATION, FRA, LENT_BY_FRANCE, LIAISON, LTU, MANAGER, MAPPING
from tests.portal.page import Page, text_of
from tests.portal.records.conftest import CITED, Add, Visit

pytestmark = pytest.mark.usefixtures("world")


def facts(page: Page) -> dict[str, str]:
    """What stands under each label of the page."""
    found = {}
    for one in page.all("div", class_="fact"):
        label, value = (text_of(next(one.iter(tag))) for tag in ("dt", "dd"))
        found[label] = value
    return found


def bare(page: Page) -> str:
    """A page without the tokens and references that differ each time, nor its own address."""
    text = re.sub(r'name="csrf_token" value="[^"]+"', "", page.text)
    return re.sub(r"Reference: \w+", "", text).replace(page.path, "")


def test_a_record_shows_its_facts_in_words(visit: Visit) -> None:
    shown = facts(visit(MAPPING).get("/proceedings/prc-open"))
    assert shown["Outcome"] == "Pending"
    assert shown["Latest known step on"] == "May 2023"
    assert shown["Forum State"] == "Lithuania"
    assert shown["Other identifier"] == "FILE-7"
    assert "Bases of jurisdiction" not in shown
    french = facts(visit(MAPPING, language="fr").get("/proceedings/prc-open"))
    assert french["Stade"].startswith("Procès")
    assert french["Dernière étape connue le"] == "mai 2023"


def test_parts_stand_in_a_table_with_the_parts_inside_them(visit: Visit) -> None:
    (person,) = visit(MAPPING).get("/proceedings/prc-open").all("li", class_="person")
    assert "A. B." in text_of(person)
    assert "On trial" in text_of(person)
    assert "7(1)(f) Torture Charged" in text_of(person)


def test_a_value_that_no_good_source_confirms_says_so_where_it_stands(visit: Visit) -> None:
    shown = facts(visit(MAPPING).get("/proceedings/prc-open"))
    assert shown["Stage"] == "Trial To be confirmed"
    assert "To be confirmed" not in shown["Outcome"]


def test_relations_show_both_ways_to_who_sees_both_ends(visit: Visit) -> None:
    mapping = visit(MAPPING).get("/situations/sit-ukr")
    assert mapping.link("The trial of A. B.") == "/proceedings/prc-open"
    assert "Operation Kestrel" in mapping.main
    assert "Operation Kestrel" not in visit(LTU).get("/situations/sit-ukr").text
    assert "Operation Kestrel" in visit(MAPPING).get("/proceedings/prc-open").main
    assert "Operation Kestrel" not in visit(LTU).get("/proceedings/prc-open").text


def test_see_all_opens_a_list_of_exactly_those(visit: Visit, world: Add) -> None:
    for number in range(11):
        world(
            "stage_event",
            title=f"Hearing {number}",
            of_proceeding="prc-open",
            stage="trial",
            citations=CITED["citations"],
            on=f"2023-05-{number + 1:02}",
        )
    client = visit(MAPPING)
    everything = next(
        str(one.get("href"))
        for one in client.get("/proceedings/prc-open").all("a")
        if text_of(one).startswith("Open as a list") and "Steps" in text_of(one)
    )
    assert "11 records" in client.get(everything).main


def test_sources_show_their_locator_and_how_far_they_are_trusted(visit: Visit, world: Add) -> None:
    world(
        "proceeding", id="prc-sourced", title="Sourced",
        citations=[{"id": "src-report", "locator": "p. 9", "reliability": "B", "credibility": "2"}],
    )  # fmt: skip
    table = text_of(
        visit(MAPPING).get("/proceedings/prc-sourced").one("table", id="table-citations")
    )
    assert "Report on the trials p. 9 B Usually reliable 2 Probably true" in table


def test_who_may_read_it_is_said_plainly_to_the_office(visit: Visit) -> None:
    marks = visit(MAPPING).get("/proceedings/prc-heron").one("div", class_="marks")
    assert (
        "The Office and those named: Prosecution Service of Lithuania · all but France"
        in text_of(marks)
    )


def test_a_practitioner_is_not_told_whom_else_it_was_shown_to_or_kept_from(visit: Visit) -> None:
    page = visit(LTU).get("/proceedings/prc-heron")
    assert "The Office and those named" in page.main
    assert "France" not in page.text
    assert "FILE-7" not in visit(LTU).get("/proceedings/prc-open").text


def test_a_practitioner_is_not_told_who_of_the_office_changed_it(visit: Visit, hub: Hub) -> None:
    wish = Wish(TYPES["proceeding"], {"note": "Checked."}, "prc-heron", 1)
    hub.writer.save(MAPPING, [wish])
    assert "per-map" not in visit(LTU).get("/proceedings/prc-heron").text
    assert "by another person" in visit(LTU).get("/proceedings/prc-heron").main


@pytest.mark.parametrize("who", [FRA, LENT_BY_FRANCE], ids=["fra", "lent"])
@pytest.mark.parametrize(
    "page", ["", "/edit", "/history", "/history/1", "/compare?older=1&newer=2", "/retire", "/seal"]
)
def test_a_hidden_record_and_none_answer_alike(visit: Visit, who: Principal, page: str) -> None:
    client = visit(who)
    hidden = client.http.get(f"/proceedings/prc-heron{page}")
    nothing = client.http.get(f"/proceedings/prc-nought{page}")
    assert hidden.status_code == nothing.status_code
    assert hidden.status_code in (403, 404)
    assert bare(Page(hidden)) == bare(Page(nothing))


def test_a_record_does_not_answer_under_another_types_address(visit: Visit) -> None:
    visit(MAPPING).get("/situations/prc-open", expect=404)
    visit(MAPPING).get("/nothings/prc-open", expect=404)


@pytest.mark.parametrize(
    ("status", "presumed"),
    [("on_trial", True), ("convicted_not_final", True), (None, True), ("convicted_final", False)],
)
def test_the_presumption_of_innocence_stands_wherever_it_holds(
    visit: Visit, world: Add, status: str | None, presumed: bool
) -> None:
    accused = [{"name": "C. D.", "status": status}]
    world("proceeding", id="prc-cd", title="Against C. D.", accused=accused)
    client = visit(MAPPING)
    for path in ("/proceedings/prc-cd", "/proceedings/prc-cd/history/1", "/proceedings?q=Against"):
        assert ("presumed innocent" in client.get(path).main) == presumed, path


def test_a_public_case_carries_the_presumption_until_it_is_final(visit: Visit, world: Add) -> None:
    world("case", id="case-ab", title="The Prosecutor v. A. B.", stage="trial", **CITED)
    world("case", id="case-cd", title="The Prosecutor v. C. D.", stage="closed_convicted", **CITED)
    assert "presumed innocent" in visit(MAPPING).get("/cases/case-ab").main
    assert "presumed innocent" not in visit(MAPPING).get("/cases/case-cd").main


def test_parts_for_fewer_readers_show_to_them_alone_and_say_so(visit: Visit, world: Add) -> None:
    world(
        "engagement", id="eng-rt", title="Round table", kind="round_table", status="held", held_on="2023-05-04",
        participants=[{"name": "The Wren Collective"}], **CITED,
    )  # fmt: skip
    liaison = visit(LIAISON).get("/engagements/eng-rt").main
    assert "The Wren Collective" in liaison
    assert "Only: Of the Office, those with the role: Liaison with civil society" in liaison
    for other in (COOPERATION, LTU):
        assert "Wren" not in visit(other).get("/engagements/eng-rt").text


def test_an_example_says_that_it_is_one(visit: Visit, world: Add) -> None:
    world(
        "question",
        id="qst-ex",
        title="Example: who knows?",
        topic="forensics",
        body="Who?",
        marking="community",
        is_example=True,
    )
    assert "Fictitious example" in visit(LTU).get("/questions/qst-ex").main
    assert "Fictitious example" in visit(LTU).get("/questions").main


def test_a_retired_record_stays_readable_with_its_reason(visit: Visit, hub: Hub) -> None:
    hub.writer.retire(MAPPING, "prc-open", 1, "Entered twice")
    page = visit(MAPPING).get("/proceedings/prc-open")
    assert "Reason: Entered twice" in page.main
    assert "It no longer stands in lists" in page.main
    visit(MAPPING).get("/proceedings/prc-open/edit", expect=400)


def test_only_what_one_may_do_is_offered(visit: Visit) -> None:
    assert "Edit" in visit(MAPPING).get("/proceedings/prc-open").main
    for other in (LTU, COOPERATION):
        assert "Edit" not in visit(other).get("/proceedings/prc-open").main
    visit(LTU).get("/proceedings/prc-open/edit", expect=403)
    visit(COOPERATION).get("/proceedings/prc-open/edit", expect=403)
    assert "Seal" not in visit(LTU).get("/proceedings/prc-open").main


def test_long_texts_keep_their_paragraphs_and_markdown_is_shown_safely(
    visit: Visit, world: Add
) -> None:
    world(
        "practice_note", id="pra-a", title="Interviews", topic="investigative_interviewing", kind="guideline", language="en",
        body="# First\n\nAsk **openly**.\n\n<script>alert(1)</script> [x](javascript:alert(1)) [y](https://example.org)",
        **CITED,
    )  # fmt: skip
    page = visit(LTU).get("/practice/pra-a")
    assert page.all("h3")
    assert "<strong>openly</strong>" in page.text
    assert not [one for one in page.links() if one.startswith("javascript:")]
    assert "alert(1)&lt;/script&gt;" in page.text
    assert '<a href="https://example.org"' in page.text
    assert "<p>Two villages.</p>" in visit(MAPPING).get("/proceedings/prc-open").text


def test_every_link_of_a_record_answers(visit: Visit) -> None:
    for path in ("/proceedings/prc-open", "/situations/sit-ukr", "/sources/src-report"):
        client = visit(MANAGER)
        client.check_links(client.get(path))
