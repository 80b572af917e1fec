"""Finding proceedings in a browser: facets by keyboard and without scripts, the map on a phone, a saved view."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


def number_shown(page: Page) -> int:
    """How many records the list says it has."""
    return int(re.findall(r"\d+", page.locator(".list-count").inner_text())[-1])


def test_a_list_is_narrowed_by_keyboard_alone(window: Visitor) -> None:
    window.sign_in("mapping")
    page = window.go("/proceedings")
    box = page.locator("input[name=in_state][value=deu]")
    expected = int(page.locator("label:has(input[name=in_state][value=deu]) .count").inner_text())
    page.locator("#filter-q").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if box.evaluate("one => one === document.activeElement"):
            break
    else:
        pytest.fail("the facet is not reached by the keyboard")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("in_state=deu"))
    assert number_shown(page) == expected
    expect(page.locator(".filters-active")).to_contain_text("Germany")
    window.check_accessible()


def test_facets_fold_on_a_phone_and_the_map_fits(phone: Visitor) -> None:
    phone.sign_in("mapping")
    page = phone.go("/proceedings")
    expect(page.locator("input[name=stage]").first).to_be_hidden()
    page.locator(".facets > summary").click()
    expect(page.locator("input[name=in_state]").first).to_be_visible()
    phone.check_accessible()
    for path in ("/proceedings/map", "/proceedings/overview", "/proceedings/changes", "/views"):
        phone.go(path)
        assert phone.page.evaluate("document.documentElement.scrollWidth") <= 320, path
        phone.check_accessible()


def test_the_map_is_walked_by_keyboard_and_opens_its_lists(window: Visitor) -> None:
    window.sign_in("mapping")
    page = window.go("/proceedings/map")
    first = page.locator("svg.map a").first
    label = str(first.get_attribute("aria-label"))
    page.locator(".map-past").focus()
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    width = first.locator("path, circle").evaluate("one => getComputedStyle(one).strokeWidth")
    assert width == "4px", "where the focus is, is seen"
    window.check_accessible()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("in_state="))
    assert number_shown(page) == int(label.rsplit(" ", 1)[1])
    page = window.go("/proceedings/map?region=africa&by=committed_in")
    expect(page.locator("svg.map a").first).to_be_visible()
    window.check_accessible()


def test_without_scripts_facets_views_and_the_map_all_work(plain: Visitor) -> None:
    plain.sign_in("mapping")
    page = plain.go("/proceedings")
    page.locator("input[name=stage][value=final]").check()
    page.get_by_role("button", name="Show these records").click()
    page.wait_for_url(re.compile("stage=final"))
    shown = number_shown(page)
    page.locator(".views-menu > summary").click()
    page.fill("#view-name", "Final decisions")
    page.get_by_role("button", name="Save this view").click()
    plain.go("/")
    page.get_by_role("link", name="Final decisions").click()
    assert number_shown(page) == shown
    page.get_by_role("link", name="On a map").click()
    page.wait_for_url(re.compile(r"/map\?.*stage=final"))
    told = [str(one.get_attribute("aria-label")) for one in page.locator("svg.map a").all()]
    assert sum(int(one.rsplit(" ", 1)[1]) for one in told) <= shown
    assert told


def test_pictures_open_their_lists_and_are_accessible(window: Visitor) -> None:
    window.sign_in("mapping")
    page = window.go("/proceedings/overview")
    window.check_accessible()
    bar = page.locator("svg.bars a").first
    label = str(bar.get_attribute("aria-label"))
    bar.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("stage="))
    assert number_shown(page) == int(label.rsplit(" ", 1)[1])
