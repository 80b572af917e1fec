"""Importing in a browser: a file with errors, mended, mapped, tried, imported, and undone again."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser
HEADER = "{number};Titre;Stade;État du for;Couleur"


def upload(visitor: Visitor, name: str, number: str, *lines: str) -> Page:
    """Choose a file on the page of the import, as a spreadsheet in French saves it. `number` heads the column
    of identifiers: what is said of columns is remembered for files with the same ones."""
    page = visitor.go("/proceedings")
    page.get_by_role("link", name="Import", exact=True).click()
    content = "\ufeff" + "\r\n".join((HEADER.format(number=number), *lines)) + "\r\n"
    files = [{"name": name, "mimeType": "text/csv", "buffer": content.encode()}]
    page.set_input_files("[name=file]", files=files)
    page.get_by_role("button", name="Upload", exact=True).click()
    page.wait_for_url(re.compile(r"/columns$"))
    return page


def try_it(page: Page) -> None:
    """Go on to the dry run."""
    page.get_by_role("button", name="Dry run", exact=True).click()
    expect(page.locator("h1")).to_have_text("Dry run", timeout=60_000)


def import_it(page: Page, number: int, name: str) -> None:
    """Import what the dry run shows, and wait for the page of the import."""
    page.get_by_role("button", name=f"Import {number} records", exact=True).click()
    expect(page.locator("h1")).to_have_text(name, timeout=60_000)


def found(visitor: Visitor, words: str) -> Sequence[str]:
    """The titles that the list of proceedings shows for some words."""
    return visitor.go(f"/proceedings?q={words}").locator("#records tbody th a").all_inner_texts()


def journey(visitor: Visitor, mark: str, *, accessible: bool) -> None:
    """A file with errors, mended, imported and undone; `mark` tells its records from those of other tests."""
    page, number = visitor.sign_in("mapping"), f"{mark} Nr"
    upload(
        visitor,
        f"{mark}.csv",
        number,
        f"{mark}-1;{mark} Erste;trail;deu;rot",
        f"{mark}-2;{mark} Київ;trial;nld;",
    )
    expect(page.locator("main")).to_contain_text("2 columns will be left out")
    if accessible:
        visitor.check_accessible()
    page.get_by_label(number, exact=True).select_option("external_id")
    try_it(page)
    expect(page.locator("main")).to_contain_text(
        "Row 2, column Stade: “trail” is not one of the values"
    )
    expect(page.get_by_role("button", name=re.compile("^Import"))).to_have_count(0)
    if accessible:
        visitor.check_accessible()

    upload(
        visitor,
        f"{mark}.csv",
        number,
        f"{mark}-1;{mark} Erste;trial;deu;rot",
        f"{mark}-2;{mark} Київ;trial;nld;",
    )
    expect(page.get_by_label(number, exact=True)).to_have_value("external_id")
    try_it(page)
    expect(page.locator("main")).to_contain_text("2 New")
    assert found(visitor, mark) == []
    page.go_back()
    import_it(page, 2, f"{mark}.csv")
    if accessible:
        visitor.check_accessible()
    batch = page.url.removeprefix(visitor.demo.address)
    assert sorted(found(visitor, mark)) == [f"{mark} Erste", f"{mark} Київ"]

    visitor.go(batch)
    page.get_by_role("link", name="Undo this import").click()
    if accessible:
        visitor.check_accessible()
    page.get_by_role("button", name="Undo the import").last.click()
    expect(page.locator("main")).to_contain_text("The import was undone")
    assert found(visitor, mark) == []
    visitor.go("/imports")
    expect(page.locator("#imports")).to_contain_text(f"{mark}.csv")
    if accessible:
        visitor.check_accessible()


def test_a_file_is_mended_imported_and_undone(window: Visitor) -> None:
    journey(window, "Zeta", accessible=True)


def test_a_file_is_mended_imported_and_undone_without_javascript(plain: Visitor) -> None:
    journey(plain, "Omega", accessible=False)


def test_the_pages_of_an_import_fit_320_points(phone: Visitor) -> None:
    page = phone.sign_in("mapping")

    def fits() -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.url
        phone.check_accessible()

    phone.go("/proceedings/import")
    fits()
    upload(
        phone,
        "a-very-long-file-name-without-any-space-in-it-2026.csv",
        "Nr",
        "P-1;Phone;trail;deu;rot",
    )
    fits()
    page.get_by_label("Nr", exact=True).select_option("external_id")
    try_it(page)
    fits()
    phone.go("/imports")
    fits()


def test_progress_is_shown_while_a_large_file_is_imported(window: Visitor) -> None:
    page = window.sign_in("mapping")
    lines = [f"L-{number};Large {number};trial;deu;" for number in range(1500)]
    upload(window, "large.csv", "Large Nr", *lines)
    page.get_by_label("Large Nr", exact=True).select_option("external_id")
    page.get_by_role("button", name="Dry run", exact=True).click()
    expect(page.locator("h1")).to_have_text("Dry run", timeout=120_000)
    page.get_by_role("button", name="Import 1500 records", exact=True).click()
    page.wait_for_url(re.compile(r"/progress$|/imports/imp-"))
    if page.url.endswith("/progress"):
        expect(page.locator("progress")).to_be_visible()
        window.check_accessible()
    expect(page.locator("h1")).to_have_text("large.csv", timeout=240_000)
    expect(page.locator("main")).to_contain_text("1500")
