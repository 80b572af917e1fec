"""The whole chain in a browser: prepared, received, acknowledged, past the gates, given, used; and KPI 3 follows."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from hub import clock
from hub.clock import OFFICE_TIME
from hub.requests.due import due_date
from tests.browser.conftest import Visitor
from tests.browser.test_requests import act

pytestmark = pytest.mark.browser

ASKED, GIVEN = "Imagery of the river crossing", "Imagery handed over"


def figures(window: Visitor, year: int) -> tuple[int, int, int]:
    """KPI 3 of the year as its page shows it: incoming requests, the answered ones, end users."""
    window.go(f"/kpis/3?year={year}")
    cards = window.page.locator("dl.figures")
    incoming = cards.locator("div", has_text="Incoming requests").locator("dd").first.inner_text()
    used = cards.locator("div", has_text="Received and used").locator("dd").first.inner_text()
    answered = window.page.locator("tr", has=window.page.get_by_role("rowheader", name="Answered", exact=True))  # fmt: skip
    return int(incoming), int(answered.locator("td").first.inner_text()), int(used)


def handed_in(plain: Visitor) -> str:
    """The practitioner prepares the request and hands it in; its address."""
    page = plain.sign_in("practitioner")
    plain.go("/requests/prepare")
    page.fill("[name=title]", ASKED)
    page.get_by_role("button", name="Hand in").last.click()
    expect(page.locator("main")).to_contain_text("Handed in, not yet received")
    return page.url.removeprefix(plain.demo.address)


def answer(page: Page, kind: str) -> None:
    """Send the form of the answer on substance as far as it is preset."""
    aside = page.locator(".page-aside")
    form = aside.locator("form[action$='/answer']")
    if not form.is_visible():
        aside.locator("summary", has_text="Record the answer").click()
    form.locator("[name=kind]").select_option(kind)
    form.get_by_role("button", name="Record the answer").click()


def test_from_the_draft_to_the_use_and_to_kpi_3(window: Visitor, plain: Visitor) -> None:
    today = clock.today(OFFICE_TIME)
    page = window.sign_in("cooperation")
    before = figures(window, today.year)
    address = handed_in(plain)
    assert figures(window, today.year) == before
    window.go("/requests/desk")
    page.locator("#waiting-table").get_by_role("link", name=ASKED).click()
    act(page, "Record the receipt")
    act(page, "Acknowledge")
    assert figures(window, today.year) == (before[0] + 1, *before[1:])
    plain.go(address)
    due = due_date(today)
    expect(plain.page.locator(".page-aside")).to_contain_text(f"{due.day} {due:%B %Y}")
    window.go(address)
    answer(page, "assistance_given")
    expect(page.locator("main")).to_contain_text("Nothing is given while a gate is open")
    window.strays.clear()  # the answer's own status is told on the console
    page.get_by_role("link", name="Decide on the gates").click()
    page.get_by_role("button", name="The rest does not apply").click()
    page.get_by_role("link", name="Record what was given").click()
    page.fill("[name=title]", GIVEN)
    page.check("[name=categories][value=imagery]")
    page.fill("[name=on]", today.isoformat())
    page.get_by_role("button", name="Save; the rest does not apply").click()
    expect(page.locator("main")).to_contain_text("Saved as version 1.")
    window.go(address)
    answer(page, "assistance_given")
    assert figures(window, today.year) == (before[0] + 1, before[1] + 1, before[2])
    plain.go("/")
    plain.page.get_by_role("link", name=GIVEN).click()
    plain.page.get_by_role("link", name="Record a use").click()
    plain.page.fill("[name=used_on]", today.isoformat())
    plain.page.check("[name=proceeding_undisclosed]")
    plain.page.locator(".form-actions").get_by_role("button", name="Record it").click()
    expect(plain.page.locator("main")).to_contain_text("Recorded. The use stands on this page.")
    assert figures(window, today.year) == (before[0] + 1, before[1] + 1, before[2] + 1)
    window.go(address)
    expect(page.locator("svg.flow a").filter(has_text=re.compile("Imagery handed"))).to_have_count(
        1
    )
