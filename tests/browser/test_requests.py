"""A request from its draft to its acknowledgement, in French; a draft that outlives a lost connection; narrow windows."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


def act(page: Page, words: str) -> None:
    """Open the small form of an act beside the facts, and send it as it is preset."""
    aside = page.locator(".page-aside")
    aside.locator("summary", has_text=words).click()
    aside.get_by_role("button", name=words, exact=True).click()


def test_a_request_goes_from_its_draft_to_its_acknowledgement_in_french(
    window: Visitor, plain: Visitor
) -> None:
    page = plain.sign_in("practitioner-fr", "fr")
    plain.go("/requests/prepare")
    page.fill("[name=title]", "Dépositions recueillies en mars")
    page.get_by_role("button", name="Enregistrer le brouillon").last.click()
    expect(page.locator("main")).to_contain_text("Rien n’a été déposé")
    plain.go("/")
    page.get_by_role("link", name="Dépositions recueillies en mars").click()
    expect(page.locator("#checklist")).to_contain_text("Article 96-2-a")
    page.get_by_role("button", name="Déposer").click()
    expect(page.locator("main")).to_contain_text("Déposée, pas encore reçue")
    address = page.url.removeprefix(plain.demo.address)
    staff = window.sign_in("cooperation", "fr")
    window.go("/requests/desk")
    staff.locator("#waiting-table").get_by_role("link", name="Dépositions recueillies").click()
    act(staff, "Consigner la réception")
    expect(staff.locator("main")).to_contain_text("le délai court")
    act(staff, "Accuser réception")
    expect(staff.locator("main")).to_contain_text("Accusé de réception envoyé")
    window.check_accessible()
    window.go("/requests/desk")
    row = staff.locator("#desk tr", has_text="Dépositions recueillies")
    expect(row).to_contain_text("jours restants")
    plain.go(address)
    expect(page.locator(".page-aside")).to_contain_text("Échéance")
    expect(page.locator("main")).not_to_contain_text("Modifier")


def test_what_is_typed_is_saved_by_itself_and_outlives_a_lost_connection(window: Visitor) -> None:
    page = window.sign_in("practitioner")
    window.go("/requests/prepare")
    page.fill("[name=title]", "Typed on a weak line")
    expect(page.locator("#kept")).to_contain_text("Draft saved at", timeout=20_000)
    expect(page).to_have_url(re.compile(r"draft=fdr-"))
    page.context.set_offline(True)
    page.fill("[name=purpose]", "Written without a connection")
    expect(page.locator("#kept")).to_contain_text("connection lost", timeout=20_000)
    page.context.set_offline(False)
    expect(page.locator("#kept")).to_contain_text("Draft saved at", timeout=20_000)
    window.strays.clear()  # the lost connection is told on the console
    page.reload()
    expect(page.locator("[name=purpose]")).to_have_value("Written without a connection")
    window.check_accessible()


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("cooperation", "/requests/desk"),
        ("cooperation", "/gates/req-example-4"),
        ("cooperation", "/requests/req-example-4"),
        ("cooperation", "/requests/req-example-4/acts/answer"),
        ("practitioner-fr", "/requests/prepare"),
        ("practitioner-fr", "/requests/mine"),
        ("practitioner-fr", "/requests/drafts"),
    ],
)
def test_the_pages_of_requests_fit_a_narrow_window(phone: Visitor, who: str, path: str) -> None:
    page = phone.sign_in(who)
    phone.go(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    phone.check_accessible()
