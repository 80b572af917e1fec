"""How a program gets in: by a token that its owner made, or by the cookie of a browser and a form's token."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from werkzeug.test import TestResponse

from hub.access import HUB
from hub.accounts import AccessWish, NewPerson, Person, passwords
from hub.accounts.tokens import NewToken
from hub.hub import Hub
from portal import create_app
from portal.security import LARGEST_FORM
from tests.portal.apps import settings_without_database
from tests.portal.client import Client
from tests.portal.page import Page

PASSWORD = "seven quiet herons at dawn"
NEXT_MONTH = (date.today() + timedelta(days=30)).isoformat()  # noqa: DTZ011 - any day that lies ahead
SOURCE = {"values": {"title": "A report"}}


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that cost little: what a real one costs is tested with the passwords."""
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", quick)


@pytest.fixture
def rasa(hub: Hub) -> Person:
    """Somebody of the mapping unit."""
    wish = NewPerson(username="rasa", display_name="Rasa Rasaitė", roles=["mapping"])
    return hub.accounts.people.add(HUB, wish, PASSWORD)


@pytest.fixture
def token(hub: Hub, rasa: Person) -> str:
    """A token of hers."""
    return hub.accounts.tokens.make(rasa.id, NewToken(name="Sync", ends_on=NEXT_MONTH)).secret


Call = Callable[..., TestResponse]


@pytest.fixture
def call(app: Flask) -> Call:
    """Calls as a program that shows something: `call("GET", "/sources", "Bearer …")`."""

    def call(method: str, path: str, shown: str | None, **options: Any) -> TestResponse:
        headers = {"Authorization": shown} if shown is not None else {}
        return app.test_client().open(path, method=method, headers=headers, **options)

    return call


def made_by_form(client: Client) -> Page:
    """The answer to the form of a new token, filled in."""
    form = client.get("/account/tokens").form("/account/tokens")
    return client.submit(form.fill(name="Nightly sync", ends_on=NEXT_MONTH), expect=201)


def secret_on(page: Page) -> str:
    return str(page.all("input", id="secret")[0].get("value"))


def test_a_token_is_made_on_the_account_page_and_shown_once(
    client: Client, rasa: Person, call: Call
) -> None:
    client.sign_in("rasa", PASSWORD)
    assert "/account/tokens" in client.get("/account").links()
    secret = secret_on(made_by_form(client))
    assert call("GET", "/api/v1/sources", f"Bearer {secret}").get_json()["records"] == []
    again = client.get("/account/tokens")
    assert "Nightly sync" in again.main
    assert secret not in again.text
    (revoke,) = (
        one.get("action") or "" for one in again.all("form") if "revoke" in one.get("action", "")
    )
    client.submit(again.form(revoke))
    assert "Nightly sync" not in client.get("/account/tokens").main
    assert call("GET", "/api/v1/sources", f"Bearer {secret}").status_code == 401


def test_a_token_without_a_name_or_with_a_day_gone_by_is_not_made(
    client: Client, rasa: Person
) -> None:
    client.sign_in("rasa", PASSWORD)
    form = client.get("/account/tokens").form("/account/tokens")
    page = client.submit(form.fill(name="", ends_on="2020-01-01"), expect=422)
    assert "This is needed." in page.main
    form = page.form("/account/tokens")
    page = client.submit(form.fill(name="Sync", ends_on="2020-01-01"), expect=422)
    assert "This day has passed." in page.main
    assert "You have no token." in page.main


def test_a_token_reads_and_writes_in_its_owner_s_name(call: Call, token: str, rasa: Person) -> None:
    made = call("POST", "/api/v1/sources", f"Bearer {token}", json=SOURCE)
    assert made.status_code == 201
    assert made.get_json()["created_by"] == "Rasa Rasaitė"


def test_a_role_taken_away_is_gone_at_the_next_call(
    call: Call, hub: Hub, token: str, rasa: Person
) -> None:
    hub.accounts.roles.change(HUB, rasa.id, AccessWish(roles=["admin"]))
    assert call("POST", "/api/v1/sources", f"Bearer {token}", json=SOURCE).status_code == 403
    hub.accounts.people.add(
        HUB, NewPerson(username="root", display_name="Root", roles=["admin"]), PASSWORD
    )
    hub.accounts.people.disable(HUB, rasa.id)
    assert call("GET", "/api/v1/sources", f"Bearer {token}").status_code == 401


@pytest.mark.parametrize("path", ["/", "/account", "/account/tokens", "/sources", "/sources/new"])
def test_a_token_opens_no_page(call: Call, token: str, path: str) -> None:
    answer = call("GET", path, f"Bearer {token}")
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/sign-in")


@pytest.mark.parametrize(
    "shown", ["Bearer ", "Bearer hub_wrong", "Basic cmFzYTpzZWNyZXQ=", "hub_x", "Bearer " + "x" * 9000, ""]
)  # fmt: skip
def test_what_is_shown_and_is_no_token_is_nobody_s_even_in_a_signed_in_browser(
    client: Client, call: Call, rasa: Person, shown: str
) -> None:
    assert call("GET", "/api/v1/sources", shown).status_code == 401
    client.sign_in("rasa", PASSWORD)
    answer = client.http.get("/api/v1/sources", headers={"Authorization": shown})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert client.http.get("/api/v1/sources").status_code == 200


def test_a_browser_s_cookie_reads_and_with_a_form_s_token_writes(
    client: Client, rasa: Person
) -> None:
    client.sign_in("rasa", PASSWORD)
    form = client.get("/account/tokens").form("/account/tokens")
    carried = form.values["csrf_token"][0]
    assert client.http.get("/api/v1/sources").status_code == 200
    for method, path in (
        ("POST", "/api/v1/sources"), ("PUT", "/api/v1/sources/x"), ("PATCH", "/api/v1/sources/x"),
        ("POST", "/api/v1/sources/x/retire"), ("POST", "/api/v1/sources/x/restore"),
    ):  # fmt: skip
        refused = client.http.open(path, method=method, json=SOURCE)
        assert refused.status_code == 400, path
        assert "another session" in refused.get_json()["detail"]
        wrong = {"X-CSRFToken": carried[:-2] + "xx"}
        assert client.http.open(path, method=method, json=SOURCE, headers=wrong).status_code == 400
    assert client.http.get("/api/v1/sources").get_json()["records"] == []
    made = client.http.post("/api/v1/sources", json=SOURCE, headers={"X-CSRFToken": carried})
    assert made.status_code == 201


def test_who_has_not_signed_in_is_told_how_and_nothing_else(call: Call, hub: Hub) -> None:
    known = call("GET", "/api/v1/sources", None)
    unknown = call("GET", "/api/v1/nothing", None)
    assert known.status_code == unknown.status_code == 401
    assert known.data == unknown.data
    assert known.headers["WWW-Authenticate"] == "Bearer"
    assert "Authorization: Bearer" in known.get_json()["detail"]
    big = call("POST", "/api/v1/sources", None, data=b"x" * (LARGEST_FORM + 1))
    assert big.status_code == 401


def test_too_many_calls_are_told_when_the_next_is_answered(
    app: Flask, call: Call, token: str
) -> None:
    app.config["RATELIMIT_API"] = "3 per minute"
    answers = [call("GET", "/api/v1/sources", f"Bearer {token}") for _ in range(4)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    refused = answers[-1]
    assert refused.mimetype == "application/problem+json"
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert call("GET", "/healthz", None).status_code == 200


def test_a_call_is_answered_in_the_language_that_it_asks_for_else_in_the_account_s(
    hub: Hub, rasa: Person, token: str, app: Flask
) -> None:
    hub.accounts.preferences.set(rasa.id, "language", "fr")
    shown = {"Authorization": f"Bearer {token}"}

    def title(**headers: str) -> str:
        answer = app.test_client().get("/api/v1/sources/nil", headers=shown | headers)
        return str(answer.get_json()["title"])

    assert title() == "Page introuvable"
    assert title(**{"Accept-Language": "en-GB,en;q=0.8"}) == "Page not found"
    assert title(**{"Accept-Language": "de"}) == "Page introuvable"


def test_while_the_database_is_away_a_program_is_told_when_to_come_back(tmp_path: Path) -> None:
    http = create_app(settings_without_database(tmp_path)).test_client()
    answer = http.get("/api/v1/sources", headers={"Authorization": "Bearer hub_x"})
    assert answer.status_code == 503
    assert answer.mimetype == "application/problem+json"
    assert answer.headers["Retry-After"] == "10"
