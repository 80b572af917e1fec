"""Recording a proceeding as the mapping unit does: with an accused, two charges, a source and a step."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


def save(page: Page) -> None:
    """Press the form's button."""
    page.get_by_role("button", name="Save", exact=True).click()


def find(page: Page, name: str, words: str) -> None:
    """Type words into a picker and press Enter, as somebody at a keyboard does."""
    page.fill(f"[name='{name}-query']", words)
    page.press(f"[name='{name}-query']", "Enter")


def choose(page: Page, name: str, words: str, title: str) -> None:
    """Choose what a picker finds for words."""
    find(page, name, words)
    page.locator(f"[id='{name}-region'] .picks-found").get_by_label(title).first.check()


def overflow(page: Page) -> int:
    """How many points the page is wider than its window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return width


def test_a_proceeding_is_recorded_with_charges_and_moves_with_its_step(window: Visitor) -> None:
    page = window.sign_in("mapping")
    window.go("/proceedings/new")
    window.check_accessible()
    page.fill("[name=title]", "The trial of J. K. (river crossing)")
    choose(page, "in_state", "Germany", "Germany")
    page.get_by_role("button", name="Add to: Accused").click()
    page.fill("[name='accused-0-name']", "J. K.")
    page.select_option("[name='accused-0-status']", "on_trial")
    for place, number in enumerate(("7(1)(f)", "8 2 c i-1")):
        page.get_by_role("button", name="Add to: Charges").click()
        charge = f"accused-0-charges-{place}"
        find(page, f"{charge}-crime", number)
        expect(page.locator(f"[name='{charge}-crime'][checked]")).to_have_count(1)
        page.select_option(f"[name='{charge}-status']", "charged")
    page.select_option("[name=stage]", "trial")
    choose(page, "citations", "Strategic Plan", "Strategic Plan")
    page.locator("[name^='citations-'][name$='-locator']").fill("page 3")
    save(page)
    page.wait_for_url(re.compile(r"/proceedings/prc-[a-z0-9]+$"))
    person = page.locator("li.person")
    expect(person).to_contain_text("Presumed innocent")
    expect(person).to_contain_text("7(1)(f) Torture")
    expect(person).to_contain_text("8(2)(c)(i)-1 Murder")
    window.check_accessible()
    page.get_by_role("link", name="Add a step").click()
    page.fill("[name=title]", "Judgment at first instance")
    page.fill("[name=on]", "2025-03-14")
    page.select_option("[name=stage]", "first_instance_judgment")
    page.select_option("[name=outcome]", "acquitted")
    save(page)
    page.wait_for_url(re.compile(r"/proceedings/prc-[a-z0-9]+$"))
    expect(page.locator("svg.timeline")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Judgment at first instance (Acquitted)")
    expect(page.locator(".fact:has(dt:text-is('Stage'))")).to_contain_text("first instance")
    window.check_accessible()


def test_without_javascript_a_court_is_made_on_the_spot_with_its_proceeding(
    plain: Visitor,
) -> None:
    page = plain.sign_in("mapping")
    plain.go("/proceedings/new")
    page.fill("[name=title]", "The trial of L. M. (no scripts)")
    page.click("button[name=_open][value='conducted_by-new-organisation']")
    page.fill("[name='conducted_by-new-organisation-title']", "Chamber of the Northern Provinces")
    page.click("button[name=_add][value=suspects]")
    page.fill("[name='suspects-0-name']", "L. M.")
    page.click("button[name=_add][value='suspects-0-charges']")
    page.fill("[name='suspects-0-charges-0-crime-query']", "esclavage sexuel")
    page.click("button[name=_find][value='suspects-0-charges-0-crime']")
    page.get_by_label("7(1)(g)-2 Sexual slavery").check()
    expect(page.locator("[name=title]")).to_have_value("The trial of L. M. (no scripts)")
    page.select_option("[name=outcome]", "convicted")
    page.select_option("[name=stage]", "trial")
    save(page)
    page.wait_for_url(re.compile(r"/proceedings/prc-[a-z0-9]+$"))
    expect(page.locator("main")).to_contain_text("Chamber of the Northern Provinces")
    expect(page.locator("li.person")).to_contain_text("7(1)(g)-2 Sexual slavery")
    expect(page.locator("main")).to_contain_text("takes a judgment")


def test_a_proceeding_and_its_form_fit_a_small_screen(phone: Visitor) -> None:
    page = phone.sign_in("mapping")
    phone.go("/proceedings/prc-036")
    assert overflow(page) <= 0
    phone.check_accessible()
    phone.go("/proceedings/new")
    page.get_by_role("button", name="Add to: Accused").click()
    page.get_by_role("button", name="Add to: Charges").click()
    find(page, "accused-0-charges-0-crime", "torture")
    expect(page.locator(".picks-found")).to_contain_text("7(1)(f) Torture")
    assert overflow(page) <= 0
    phone.check_accessible()
