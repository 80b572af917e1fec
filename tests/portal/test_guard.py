"""Nothing opens by accident: views declare whom they open to, and everybody else is refused."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_login import login_user

from hub.access import ACTIONS
from hub.errors import UndeclaredAction
from portal.guard import PUBLIC, declaration, needs, opens_to, safe_next
from portal.navigation import menu
from tests.people import EVERYBODY
from tests.portal.apps import SignedIn
from tests.portal.conftest import SampleClient

OPEN_TO_ALL = {
    "assets.send",
    "health.healthz",
    "preferences.choose",
    "sign_in.sign_in",
    "sign_in.sign_out",
    "sign_in.invitation",
}
"""Everything that answers without a sign-in. A longer list is a decision, not a slip."""


def _rules(app: Flask) -> list[tuple[str, str]]:
    return [(rule.endpoint, rule.rule) for rule in app.url_map.iter_rules()]


def test_every_view_of_the_portal_says_whom_it_opens_to(visitor: SampleClient) -> None:
    app = visitor().app
    with app.app_context():
        silent = [rule for endpoint, rule in _rules(app) if declaration(endpoint) is None]
    assert silent == []


def test_what_is_open_to_all_is_a_short_list(visitor: SampleClient) -> None:
    app = visitor().app
    with app.app_context():
        found = {endpoint for endpoint, _rule in _rules(app) if declaration(endpoint) == PUBLIC}
    assert found <= OPEN_TO_ALL


def test_a_view_that_declares_nothing_opens_to_nobody(visitor: SampleClient) -> None:
    client = visitor("mapping", "manager", "admin", "cooperation", "cso_liaison", "practitioner")
    client.app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    page = client.get("/forgotten", expect=403)
    assert "secret" not in page.text


def test_a_view_opens_to_the_roles_that_have_its_action_and_to_no_other(
    visitor: SampleClient,
) -> None:
    app = visitor().app
    with app.app_context():
        for name, who in EVERYBODY.items():
            expected = bool(who.roles & ACTIONS["read_indicators"])
            assert opens_to(who, "samples.show_figures") == expected, name
    visitor("admin").get("/samples/figures", expect=403)
    visitor("practitioner").get("/samples/figures")


def test_a_declaration_of_an_unknown_action_stops_the_start() -> None:
    with pytest.raises(UndeclaredAction):
        needs("browse")


@pytest.mark.parametrize("path", ["/", "/samples/list?q=a b&page=2", "/no-such-page", "/api-not"])
def test_who_has_not_signed_in_is_led_to_the_sign_in_and_back(
    visitor: SampleClient, path: str
) -> None:
    answer = visitor().get(path, expect=303)
    assert answer.headers["Location"].startswith("/sign-in?next=/")


def test_known_and_unknown_addresses_answer_alike_to_who_has_not_signed_in(
    visitor: SampleClient,
) -> None:
    client = visitor()
    known, unknown = (client.get(path, expect=303) for path in ("/samples/list", "/samples/nil"))
    assert known.text.replace("list", "") == unknown.text.replace("nil", "")


def test_a_program_gets_a_status_and_json_instead_of_a_page(visitor: SampleClient) -> None:
    answer = visitor().get("/api/v1/anything", expect=401)
    assert answer.response.get_json()["status"] == 401


def test_a_post_without_a_sign_in_goes_to_the_sign_in_and_not_back_to_the_post(
    visitor: SampleClient,
) -> None:
    client = visitor()
    client.app.config["WTF_CSRF_ENABLED"] = False
    answer = client.post("/samples/form", {"title": "x"}, expect=303)
    assert answer.headers["Location"] == "/sign-in"


def test_a_form_without_its_token_changes_nothing(visitor: SampleClient) -> None:
    page = visitor("mapping").post("/samples/form", {"title": "x"}, expect=400)
    assert "Nothing was saved" in page.main


@pytest.mark.parametrize(
    ("roles", "offered", "kept_away"),
    [
        (("manager",), {"/situations", "/kpis"}, set()),
        (("practitioner",), {"/situations", "/requests"}, set()),
        (("admin",), {"/situations", "/admin/people"}, {"/kpis"}),
    ],
)
def test_menus_offer_only_what_the_reader_may_open(
    visitor: SampleClient, roles: tuple[str, ...], offered: set[str], kept_away: set[str]
) -> None:
    page = visitor(*roles).get("/samples/list")
    links = {path for path in page.links() if path.startswith("/")}
    assert offered <= links
    assert not links & kept_away


def test_nobody_sees_a_menu_before_the_sign_in(visitor: SampleClient) -> None:
    assert visitor().get("/sign-in").all("nav", aria_label="Main menu") == []


def test_the_menu_says_where_the_reader_is(visitor: SampleClient) -> None:
    app = visitor().app
    with app.test_request_context("/proceedings/prc-001"):
        login_user(SignedIn("mapping"))
        here = [entry.href for entry in menu().main if entry.is_current]
    assert here == ["/proceedings"]


@pytest.mark.parametrize(
    ("wanted", "leads_to"),
    [
        ("/proceedings?page=2", "/proceedings?page=2"),
        ("//elsewhere.example/x", "/"),
        ("/\\elsewhere.example", "/"),
        ("https://elsewhere.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/x\r\nSet-Cookie: a=b", "/"),
        ("", "/"),
    ],
)
def test_the_way_back_never_leaves_the_hub(
    visitor: SampleClient, wanted: str, leads_to: str
) -> None:
    with visitor().app.test_request_context("/sign-in", query_string={"next": wanted}):
        assert safe_next() == leads_to
