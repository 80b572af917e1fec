"""A request of the Office from its draft beside the State's card through review to the State's response."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

PAGES = ("/requests/outgoing", "/requests/outgoing/issued", "/requests/outgoing/figures", "/requests/outgoing/states/fra")  # fmt: skip


def act(page: Page, name: str, **typed: str) -> None:
    """Open the form of an act beside the request, fill it in and send it."""
    form = page.locator(f"#act-{name}")
    form.locator("summary").click()
    for field, value in typed.items():
        place = form.locator(f"[name={field}]")
        if place.evaluate("one => one.tagName") == "SELECT":
            place.select_option(value)
        else:
            place.fill(value)
    form.locator("button[type=submit]").click()
    expect(page.locator(".flashes")).to_contain_text("Noted")


def test_a_request_to_a_state_is_drafted_reviewed_issued_and_answered(
    window: Visitor, plain: Visitor
) -> None:
    page = window.sign_in("cooperation")
    window.go("/requests/outgoing")
    window.go("/requests/new?direction=outgoing&requested=fra&issuing_organ=office")
    expect(page.get_by_role("heading", name="The State’s card: France")).to_be_visible()
    expect(page.locator("main")).to_contain_text(
        "Article 96(2)(e): give what the law of the requested State asks for."
    )
    page.fill("[name=title]", "Records of a company")
    page.fill("[name=purpose]", "Article 93(1)(i); payments between 2019 and 2021.")
    page.locator(".form-actions").get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("Drafting")
    act(page, "review", reviewer="cooperation-2")
    expect(page.locator("main")).to_contain_text("In review")
    address = page.url.removeprefix(window.demo.address)

    other = plain.sign_in("cooperation-2")
    plain.go("/requests/outgoing")
    expect(other.locator("#reviews")).to_contain_text("Second cooperation adviser")
    other.locator("#reviews th a").first.click()
    act(other, "clear")
    expect(other.locator("main")).to_contain_text("cleared on")

    window.go(address)
    act(page, "issue")
    expect(page.locator("main")).to_contain_text(re.compile(r"OUT-\d{4}-\d{5}"))
    act(page, "acknowledged")
    act(page, "response", response_kind="reasoned_refusal", response_grounds="Article 93(4).")
    expect(page.locator("main")).to_contain_text("Refused")
    window.check_accessible()
    window.go("/requests/outgoing/figures")
    expect(page.locator("#table-state")).to_contain_text("France")
    window.check_accessible()


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_are_accessible_and_fit_a_narrow_window(phone: Visitor, path: str) -> None:
    page = phone.sign_in("cooperation")
    phone.go(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    phone.check_accessible()
