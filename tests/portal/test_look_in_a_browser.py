"""The look in a real browser: narrow, dark, printed, by keyboard, with and without scripts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask, render_template, request
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from waitress.server import create_server

from portal.guard import needs
from tests.portal.apps import SignedIn, sample_app
from tests.portal.samples import PATHS, SampleForm

pytestmark = pytest.mark.browser

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def _asked_again(app: Flask) -> None:
    """A form page that answers its small buttons, as the pages of records do."""

    @needs("create")
    def again() -> str:
        form = SampleForm(request.form)
        names = request.form.getlist("names")
        if "_add" in request.form:
            names.append("")
        return render_template("parts.html", form=form, names=names)

    app.add_url_rule("/samples/again", "again", again, methods=["GET", "POST"])


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the sample pages are served."""
    data_dir: Path = tmp_path_factory.mktemp("samples")
    app = sample_app(data_dir, SignedIn("mapping", "manager"))
    _asked_again(app)
    server = create_server(app, host="127.0.0.1", port=0, threads=2)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(5)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of 1280 × 900; it must not complain of anything, least of all of the content policy."""
    context: BrowserContext = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith(("http://127.0.0.1:", "data:"))
            else complaints.append(f"asks elsewhere: {asked.url}")
        ),
    )
    opened.on(
        "console",
        lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None,
    )
    yield opened
    context.close()
    assert not complaints


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("name", PATHS)
def test_no_page_scrolls_sideways(page: Page, address: str, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{address}/samples/{name}")
    wide, seen = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= seen


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PATHS)
def test_axe_finds_nothing(browser: Browser, address: str, name: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)  # axe is put into the page
    opened = context.new_page()
    opened.goto(f"{address}/samples/{name}")
    for menu in opened.locator("details").all():
        menu.evaluate("one => { one.open = true; }")
    results = Axe().run(opened)
    context.close()
    found = [
        f"{one['impact']} {one['id']}: {[node['html'][:200] for node in one['nodes']]}"
        for one in results.response["violations"]
    ]
    assert not found


def test_the_dark_page_is_dark_and_its_print_is_not(page: Page, address: str) -> None:
    def ground() -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    page.goto(f"{address}/samples/list")
    light = ground()
    page.emulate_media(color_scheme="dark")
    assert ground() != light
    page.emulate_media(color_scheme="dark", media="print")
    assert ground() == "rgb(255, 255, 255)"


def test_what_the_keyboard_reaches_first_leads_past_the_menus(page: Page, address: str) -> None:
    page.goto(f"{address}/samples/list")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_menu_opens_and_closes_by_keyboard_and_gives_the_focus_back(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/samples/list")
    account = page.locator(".masthead-account summary")
    account.focus()
    page.keyboard.press("Enter")
    panel = page.locator(".masthead-account .menu-panel")
    expect(panel).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(account).to_be_focused()


def test_a_record_is_picked_from_suggestions_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/samples/form")
    words = page.get_by_role("combobox", name="Find: Linked to situations")
    words.fill("")
    words.type("mal")
    page.get_by_role("option", name="Mali").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("checkbox", name="Mali")).to_be_checked()
    expect(words).to_be_focused()
    sent = page.evaluate(
        "[...new FormData(document.querySelector('main form')).getAll('linked_to')]"
    )
    assert sent == ["sit-ukr", "sit-mli"]


def test_errors_take_the_focus_and_lead_to_their_fields(page: Page, address: str) -> None:
    page.goto(f"{address}/samples/form")
    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_role("link", name="Title: this is needed.").click()
    expect(page.locator("#title")).to_be_focused()


def test_a_part_is_added_in_place_and_what_was_typed_stays(page: Page, address: str) -> None:
    page.goto(f"{address}/samples/again")
    page.fill("#title", "Typed before")
    page.get_by_role("button", name="Add a name").click()
    page.fill("#names-0", "First")
    page.get_by_role("button", name="Add a name").click()
    page.locator("#names-1").wait_for()
    assert page.input_value("#names-0") == "First"
    assert page.input_value("#title") == "Typed before"
    expect(page.locator("#names-1")).to_be_focused()


def test_leaving_a_form_with_unsaved_input_asks_first(page: Page, address: str) -> None:
    page.goto(f"{address}/samples/again")
    page.fill("#title", "Typed before")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_role("link", name="Cancel").click()
    page.wait_for_url(f"{address}/samples/list")
    assert asked == ["beforeunload"]


def test_without_scripts_every_menu_filter_and_part_still_works(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{address}/samples/again")
    opened.fill("#title", "Typed before")
    opened.get_by_role("button", name="Add a name").click()
    expect(opened.locator("#names-0")).to_be_visible()
    assert opened.input_value("#title") == "Typed before"
    opened.goto(f"{address}/samples/list")
    opened.get_by_text("Filters", exact=False).first.click()
    expect(opened.get_by_label("Since")).to_be_visible()
    context.close()
