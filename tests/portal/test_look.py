"""Every component, in every language, light and dark: valid, reachable by everybody, within its size."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import product

import pytest

from tests.portal.conftest import SampleClient
from tests.portal.page import text_of
from tests.portal.samples import PATHS


@pytest.mark.parametrize(("name", "language"), list(product(PATHS, ["en", "fr", "ar"])))
def test_every_component_makes_a_good_page(visitor: SampleClient, name: str, language: str) -> None:
    page = visitor("mapping", language=language).get(f"/samples/{name}")
    assert page.document.get("dir") == ("rtl" if language == "ar" else "ltr")
    assert page.document.get("lang") == ("en" if language == "en" else "fr")


def test_a_person_without_a_choice_reads_what_the_browser_asks_for(visitor: SampleClient) -> None:
    client = visitor()
    french = client.get("/sign-in", headers={"Accept-Language": "fr-CA, en;q=0.5"})
    assert french.document.get("lang") == "fr"
    unknown = client.get("/sign-in", headers={"Accept-Language": "ja"})
    assert unknown.document.get("lang") == "en"


def test_the_switch_of_the_language_works_without_script_and_comes_back(
    visitor: SampleClient,
) -> None:
    client = visitor()
    page = client.get("/sign-in?next=/x")
    switch = page.one("form", aria_label="Language")
    token = switch.findall("input")[0].get("value")
    answer = client.post(
        "/preferences", {"csrf_token": token, "next": "/sign-in?next=/x", "language": "fr"}
    )
    assert answer.headers["Location"] == "/sign-in?next=/x"
    assert client.get("/sign-in").document.get("lang") == "fr"


def test_the_account_s_language_goes_before_the_switch_of_the_device(visitor: SampleClient) -> None:
    client = visitor("mapping", language="fr")
    client.http.set_cookie("lang", "en")
    assert client.get("/samples/list").document.get("lang") == "fr"


def test_a_switch_is_not_thrown_by_another_site_nor_set_to_nonsense(visitor: SampleClient) -> None:
    client = visitor()
    client.post("/preferences", {"language": "fr"}, expect=400)
    page = client.get("/sign-in")
    token = page.all("input", name="csrf_token")[0].get("value")
    client.post("/preferences", {"csrf_token": token, "language": "tlh"}, expect=400)
    away = client.post(
        "/preferences", {"csrf_token": token, "next": "//elsewhere.example", "theme": "dark"}
    )
    assert away.headers["Location"] == "/"


@pytest.mark.parametrize(
    ("theme", "media"),
    [("auto", "screen and (prefers-color-scheme: dark)"), ("dark", "screen"), ("light", None)],
)
def test_light_and_dark_are_a_choice_that_needs_no_script(
    visitor: SampleClient, theme: str, media: str | None
) -> None:
    client = visitor()
    client.choose(theme=theme)
    page = client.get("/sign-in")
    dark = [one for one in page.all("link") if "/dark." in (one.get("href") or "")]
    assert [one.get("media") for one in dark] == ([media] if media else [])


def test_nobody_is_named_without_the_presumption_of_innocence(visitor: SampleClient) -> None:
    page = visitor("mapping").get("/samples/detail")
    assert "everyone named here is presumed innocent" in text_of(
        page.one("p", class_="presumption")
    )


def test_a_wrong_field_says_so_where_it_stands_and_at_the_top(visitor: SampleClient) -> None:
    page = visitor("mapping").get("/samples/form")
    summary = page.one("div", class_="error-summary")
    assert [one.get("href") for one in summary.iter("a")] == ["#title", "#opened_on"]
    field = page.one("input", id="opened_on")
    assert field.get("aria-invalid") == "true"
    assert field.get("aria-describedby") == "opened_on-help opened_on-error"
    assert field.get("value") == "next May"
    assert "Expected a date such as 2022" in text_of(page.one("p", id="opened_on-error"))


def test_pressing_enter_in_a_form_saves_and_removes_nothing(visitor: SampleClient) -> None:
    main = visitor("mapping").get("/samples/form").one("main")
    first = next(one for one in main.iter("button"))
    assert first.get("class") == "default-submit"
    assert first.get("name") is None


def test_a_picker_works_by_boxes_and_buttons_alone(visitor: SampleClient) -> None:
    form = visitor("mapping").get("/samples/form").form("/samples/form")
    assert form.values["linked_to"] == ["sit-ukr"]
    assert form.values["in_state"] == [""]
    assert form.buttons["_find"] == ["linked_to", "in_state"]
    assert form.buttons["_remove"] == ["accused-0", "accused-1"]
    assert form.buttons["_add"] == ["accused"]


def test_a_conflict_shows_both_sides_and_keeps_what_was_typed(visitor: SampleClient) -> None:
    page = visitor("mapping").get("/samples/conflict")
    assert page.form("/samples/form").values["keep-stage"] == ["yours"]
    assert "As saved by Anna Kovač" in page.main
    assert "7(1)(a) Murder; 7(1)(f) Torture" in page.main


def test_a_picture_s_table_says_what_the_picture_says(visitor: SampleClient) -> None:
    page = visitor("manager").get("/samples/figures")
    picture = page.one("svg", class_="chart")
    assert [text_of(one) for one in picture.iter("text") if one.get("class") == "pic-total"] == [
        "1", "3", "7", "8",
    ]  # fmt: skip
    totals = page.one("tr", class_="row-total")
    assert text_of(totals) == "Total 1 3 7 8 –"


def test_a_timeline_names_every_moment_in_its_table(visitor: SampleClient) -> None:
    page = visitor("mapping", language="fr").get("/samples/detail")
    table = text_of(page.one("details", class_="picture-table"))
    assert "Structural investigation in the State itself depuis 2019 Proceedings" in table
    assert "Surrender of a suspect novembre 2018 The Court" in table


def _tokens(name: str) -> dict[str, str]:
    text = (files("portal") / "static" / name).read_text(encoding="utf-8")
    root = text[text.index(":root {") : text.index("}", text.index(":root {"))]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", root))


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(one * 2 for one in colour[1:])
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 counts it, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


WORDS = [
    *product(["ink", "ink-soft", "link", "accent"], ["paper", "sheet", "tint"]),
    *((tone, f"{tone}-sheet") for tone in ("info", "success", "warning", "danger")),
    *(("ink", f"{tone}-sheet") for tone in ("info", "success", "warning", "danger")),
    *((f"on-tint-{one}", f"tint-{one}") for one in range(1, 6)),
    ("danger", "sheet"), ("danger", "paper"), ("success", "sheet"), ("ink-soft", "warning-sheet"), ("link", "warning-sheet"),
    ("link", "info-sheet"), ("on-deep", "deep"), ("on-deep-soft", "deep"), ("on-button", "button"), ("on-button", "button-hover"),
]  # fmt: skip
LINES = [("rule-strong", "sheet"), ("rule-strong", "paper"), ("focus", "paper"), ("focus", "sheet"), ("button", "sheet"),
         *((f"tint-{one}", "sheet") for one in (1, 3, 4, 5))]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_and_lines_stand_out_from_their_ground(scheme: str) -> None:
    colours = {"on-button": "#fff"} | _tokens("hub.css")
    if scheme == "dark":
        colours |= _tokens("dark.css")
    weak = [
        f"{one} on {ground}: {contrast(colours[one], colours[ground]):.2f} < {least}"
        for pairs, least in ((WORDS, 4.5), (LINES, 3.0))
        for one, ground in pairs
        if contrast(colours[one], colours[ground]) < least
    ]
    assert not weak


def test_dark_gives_every_colour_of_its_own_that_light_has() -> None:
    shared = {"on-deep"}
    assert _tokens("hub.css").keys() - _tokens("dark.css").keys() == shared
    assert not _tokens("dark.css").keys() - _tokens("hub.css").keys()
