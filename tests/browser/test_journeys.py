"""What people come for, done in a browser: sign in, browse, count KPI 4, record a project from a candidate."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser
PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
ROLES = ("practitioner", "mapping", "cso-liaison", "cooperation", "manager", "admin")


def save(page: Page) -> None:
    """Press the form's button."""
    page.get_by_role("button", name="Save", exact=True).click()


def total(visitor: Visitor, year: int) -> int:
    """The Office's total that the page of KPI 4 shows."""
    page = visitor.go(f"/kpis/4?year={year}")
    shown = page.locator(".figure-card-main dd").inner_text()
    return int(re.sub(r"\D", "", shown))


def test_a_wrong_password_is_one_clear_sentence_and_the_name_is_kept(window: Visitor) -> None:
    page = window.go("/sign-in")
    page.fill("[name=username]", "manager")
    page.fill("[name=password]", "not the password")
    page.press("[name=password]", "Enter")
    expect(page.locator("[name=username]")).to_have_value("manager")
    expect(page.locator("body")).to_contain_text("password")
    window.strays.clear()  # the answer's own status is told on the console


@pytest.mark.parametrize("role", ROLES)
def test_every_role_signs_in_to_a_home_page_of_its_own(window: Visitor, role: str) -> None:
    page = window.sign_in(role)
    expect(page.locator("h1")).to_have_count(1)
    window.check_accessible()


def test_kpi_4_of_2023_is_that_of_the_worked_example(window: Visitor) -> None:
    window.sign_in("manager")
    assert total(window, 2023) == 7
    cards = window.page.locator(".figure-card dd:nth-of-type(1)").all_inner_texts()
    assert [one.strip() for one in cards] == ["7", "4 of 17", "1 of 3", "1 of 8", "5 of 20"] or cards[1:5] == [
        "4 of 17", "1 of 3", "1 of 8", "5 of 20",
    ]  # fmt: skip
    row = window.page.locator("#row-sit-gin")
    row.locator("summary").click()
    expect(row).to_contain_text("no recorded activity in 2023")
    PICTURES.mkdir(exist_ok=True)
    window.page.screenshot(path=PICTURES / "kpi-4.png")
    window.check_accessible()


def test_each_figure_opens_to_as_many_records_as_it_says(window: Visitor) -> None:
    window.sign_in("manager")
    window.go("/kpis/4?year=2023")
    links = window.page.locator("main a[href*='/kpis/4/records']")
    told = [
        (one.get_attribute("href"), int(re.findall(r"\d+$", one.inner_text().strip())[0]))
        for one in links.all()
    ]
    assert len(told) > 10
    for href, number in told:
        page = window.go(str(href))
        expect(page.locator("#projects tbody tr")).to_have_count(number)


def test_a_candidate_becomes_a_project_and_kpi_4_counts_it(window: Visitor) -> None:
    window.sign_in("cooperation")
    before = total(window, 2025)
    page = window.go("/agreements/new?about=sit-mli")
    page.fill("[name=title]", "Working arrangement on evidence from northern Mali")
    page.select_option("[name=kind]", "working_arrangement")
    page.select_option("[name=court_organ]", "office")
    page.select_option("[name=status]", "signed")
    page.fill("[name=signed_on]", "2025-04-03")
    save(page)
    page.wait_for_url(re.compile(r"/agreements/agr-"))
    assert total(window, 2025) == before
    row = window.page.locator("#row-sit-mli")
    row.locator("summary").first.click()
    row.locator("a.action-link").click()
    expect(window.page.locator("[name=title]")).to_have_value(
        "Working arrangement on evidence from northern Mali"
    )
    window.check_accessible()
    save(window.page)
    window.page.wait_for_url(re.compile(r"/projects/prj-"))
    assert total(window, 2025) == before + 1
    expect(window.page.locator("#row-sit-mli td.total")).to_contain_text("1")
    window.go("/kpis/4?year=2025")
    expect(window.page.locator("#row-sit-mli summary:has-text('candidate')")).to_have_count(0)


def test_a_situation_gathers_what_is_about_it_with_a_timeline(window: Visitor) -> None:
    window.sign_in("mapping")
    page = window.go("/situations/sit-ukr")
    expect(page.locator("svg.timeline")).to_be_visible()
    page.screenshot(path=PICTURES / "situation.png")
    window.check_accessible()


@pytest.mark.parametrize(
    "path",
    ["/situations", "/states", "/agreements", "/teams", "/proceedings", "/projects", "/proceedings/prc-010", "/kpis",
     "/projects/new", "/proceedings/new", "/search?q=libya", "/agreements/agr-col21/history"],
)  # fmt: skip
def test_the_main_pages_are_accessible_to_everybody(window: Visitor, path: str) -> None:
    window.sign_in("cooperation" if path == "/projects/new" else "mapping")
    window.go(path)
    window.check_accessible()


def test_browsing_and_finding_work_by_keyboard_alone(window: Visitor) -> None:
    page = window.go("/sign-in")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    page.locator("[name=username]").focus()
    page.keyboard.type("practitioner")
    page.keyboard.press("Tab")
    page.keyboard.type(window.demo.passwords["practitioner"])
    page.keyboard.press("Enter")
    page.wait_for_url(window.demo.address + "/")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(":focus").inner_text().strip() == "Situations":
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/situations"))
    expect(page.locator("h1")).to_have_text("Situations")


def test_without_javascript_a_project_is_recorded_with_its_relations(plain: Visitor) -> None:
    page = plain.sign_in("cooperation")
    plain.go("/projects/new")
    page.fill("[name=title]", "Support without scripts")
    page.select_option("[name=kind]", "contribution")
    page.select_option("[name=status]", "planned")
    page.fill("[name=about-query]", "Libya")
    page.click("button[name=_find][value=about]")
    expect(page.locator("[name=title]")).to_have_value("Support without scripts")
    page.get_by_label("Libya", exact=False).first.check()
    save(page)
    page.wait_for_url(re.compile(r"/projects/prj-"))
    expect(page.locator("main")).to_contain_text("Libya")


def test_an_error_keeps_what_was_typed_and_stands_at_its_field(plain: Visitor) -> None:
    page = plain.sign_in("cooperation")
    plain.go("/projects/new")
    page.fill("[name=title]", "Impossible day")
    page.select_option("[name=kind]", "contribution")
    page.select_option("[name=status]", "ongoing")
    page.fill("[name=started_on]", "2023-02-30")
    save(page)
    expect(page.locator("[name=started_on]")).to_have_value("2023-02-30")
    expect(page.locator("[name=started_on]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("main")).to_contain_text("There is no such day in the calendar.")
    plain.strays.clear()  # the answer's own status is told on the console


@pytest.mark.parametrize(
    "path",
    ["/", "/situations/sit-lby", "/proceedings", "/kpis/4?year=2023", "/agreements/agr-col23"],
)
def test_nothing_runs_over_the_edge_at_320_points(phone: Visitor, path: str) -> None:
    page = phone.sign_in("mapping")
    phone.go(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    phone.check_accessible()


def test_the_portal_speaks_french(window: Visitor) -> None:
    window.sign_in("practitioner", "fr")
    window.go("/kpis/4?year=2023")
    expect(window.page.locator("main")).to_contain_text("Les lacunes viennent en premier")
    window.read_in("en")
    expect(window.page.locator("main")).to_contain_text("How it is counted")
