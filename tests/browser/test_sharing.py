"""The adviser gives past no open gate, the recipient records the use, and the chain and KPI 3 show both."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


def test_what_is_given_in_answer_is_used_and_the_chain_and_kpi_3_show_it(
    window: Visitor, plain: Visitor
) -> None:
    page = window.sign_in("cooperation")
    window.go("/kpis/3?year=2024")
    expect(page.locator("main")).to_contain_text("No use is counted in 2024")
    window.go("/requests/req-example-1")
    page.get_by_role("link", name="Record what was given").click()
    page.fill("[name=title]", "Imagery given in answer")
    page.check("[name=categories][value=imagery]")
    page.fill("[name=on]", "2024-03-05")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("main")).to_contain_text("Nothing is given while a gate is open")
    window.strays.clear()  # the answer's own status is told on the console
    page.get_by_role("button", name="Save; the rest does not apply").click()
    expect(page.locator("main")).to_contain_text("Saved as version 1.")
    address = page.get_by_role("link", name="Imagery given in answer").first.get_attribute("href")
    assert address
    received = plain.sign_in("practitioner")
    plain.go("/")
    received.get_by_role("link", name="Imagery given in answer").click()
    received.get_by_role("link", name="Record a use").click()
    received.fill("[name=used_on]", "2024-06")
    received.locator(".form-actions").get_by_role("button", name="Record it").click()
    expect(received.locator("main")).to_contain_text("Recorded. The use stands on this page.")
    plain.go("/proceedings/prc-example-1")
    boxes = received.locator("svg.flow a")
    expect(boxes.filter(has_text=re.compile("Imagery given"))).to_have_attribute("href", address)
    received.get_by_text("The same as a table").last.click()
    expect(received.locator("#chain-table")).to_contain_text("Imagery given in answer")
    window.go(address)
    expect(page.locator("svg.flow")).to_contain_text("June 2024")
    window.check_accessible()
    window.go("/kpis/3?year=2024")
    expect(page.locator("main")).not_to_contain_text("No use is counted in 2024")
    expect(page.locator("main")).to_contain_text("Prosecution Service of Lithuania")
