"""A likely twin shows while somebody adds a proceeding, with script and without; two are merged."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


def test_a_twin_shows_while_somebody_types_a_new_proceeding(window: Visitor) -> None:
    window.sign_in("mapping")
    page = window.go("/proceedings/new?in_state=deu")
    twins = page.locator("#likely-twins")
    expect(twins).to_be_hidden()
    page.fill("[name=title]", "Koblenz trial")
    page.locator("button[name=_add][value=accused]").click()
    page.fill("[name=accused-0-name]", "RASLAN Anouar")
    expect(twins).to_be_visible()
    expect(twins).to_contain_text("Al-Khatib trial (Raslan)")
    expect(twins).to_contain_text("there “Anwar Raslan”")
    window.check_accessible()
    page.fill("[name=accused-0-name]", "Somebody Else")
    page.fill("[name=title]", "Quite another case")
    expect(twins).to_be_hidden()


def test_without_script_the_first_save_asks_and_the_second_saves(plain: Visitor) -> None:
    plain.sign_in("mapping")
    page = plain.go("/proceedings/new?in_state=deu")
    page.fill("[name=title]", "Trial of R. in Koblenz")
    page.click("button[name=_add][value=accused]")
    page.fill("[name=accused-0-name]", "أنور رسلان")
    page.fill("[name=last_event_on]", "2022-01-13")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#likely-twins")).to_contain_text("Al-Khatib trial (Raslan)")
    expect(page.locator("[name=accused-0-name]")).to_have_value("أنور رسلان")
    page.get_by_role("button", name="This is another one: save it").click()
    page.wait_for_url(re.compile(r"/proceedings/prc-"))
    expect(page.locator("h1")).to_have_text("Trial of R. in Koblenz")
