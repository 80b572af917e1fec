"""Verifying by one click, and a correction from its proposal to its acceptance, in French and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

QUEUES = ("waiting", "sent-back", "stale", "single-source", "contradictory", "ages")


def test_a_proceeding_is_verified_by_one_click(window: Visitor) -> None:
    page = window.sign_in("mapping")
    window.go("/verification")
    row = page.locator("#queue tbody tr", has=page.locator("form:not(:has(select))")).first
    title = row.locator("th a").first.inner_text()
    row.get_by_role("button", name="Verify").click()
    expect(page.locator("main")).to_contain_text("Verified. It no longer waits for review.")
    window.go("/verification")
    expect(page.locator("#queue th a", has_text=re.compile(f"^{re.escape(title)}$"))).to_have_count(0)  # fmt: skip


def test_one_of_several_sources_is_chosen_on_the_page_of_the_proceeding(plain: Visitor) -> None:
    page = plain.sign_in("mapping")
    plain.go("/proceedings/prc-001")
    aside = page.locator("section", has=page.locator("#verification"))
    aside.locator("select[name=source]").select_option(index=1)
    aside.get_by_role("button", name="Verify").click()
    expect(page.locator("main")).to_contain_text("Verified. It no longer waits for review.")
    expect(aside).to_contain_text("Nothing waits")


def test_a_correction_goes_from_its_proposal_in_french_to_its_acceptance(
    window: Visitor, plain: Visitor
) -> None:
    page = plain.sign_in("practitioner-fr", "fr")
    plain.go("/proceedings/prc-016")
    page.get_by_role("link", name="Proposer une correction").click()
    page.fill("[name=reference]", "RG 23/0412")
    page.fill("[name=reason]", "Numéro figurant au rôle de la juridiction")
    page.locator(".form-actions").get_by_role("button", name="Proposer").click()
    expect(page.locator("main")).to_contain_text("En attente de l’unité de cartographie")
    address = page.url.removeprefix(plain.demo.address)
    staff = window.sign_in("mapping")
    window.go("/corrections")
    expect(staff.locator(f"a[href='{address}']")).to_have_count(1)
    window.go(address)
    expect(staff.locator("#proposed-changes")).to_contain_text("RG 23/0412")
    window.check_accessible()
    staff.get_by_role("button", name="Accept", exact=True).click()
    expect(staff.locator("main")).to_contain_text("RG 23/0412")
    plain.go("/")
    expect(page.locator("main")).to_contain_text("Acceptée")
    plain.go(address)
    expect(page.locator("main")).to_contain_text("Acceptée")


@pytest.mark.parametrize("name", QUEUES)
def test_the_queues_are_accessible_and_fit_a_narrow_window(phone: Visitor, name: str) -> None:
    page = phone.sign_in("mapping")
    phone.go(f"/verification/{name}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    phone.check_accessible()


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("mapping", "/verification/of/prc-002"),
        ("mapping", "/corrections"),
        ("practitioner-fr", "/corrections"),
        ("practitioner-fr", "/corrections/new/prc-016"),
        ("practitioner-fr", "/proceedings/prc-016"),
        ("manager", "/verification/ages"),
    ],
)
def test_reviews_and_corrections_fit_a_narrow_window(phone: Visitor, who: str, path: str) -> None:
    page = phone.sign_in(who)
    phone.go(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    phone.check_accessible()
