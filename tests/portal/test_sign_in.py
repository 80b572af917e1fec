"""Signing in and out by the pages: what a visitor meets, and what an attacker does not learn."""

from __future__ import annotations

from http.cookies import SimpleCookie

import pytest
from argon2 import PasswordHasher
from flask import Flask

from hub.access import HUB
from hub.accounts import AccessWish, NewPerson, Person, passwords
from hub.hub import Hub
from portal import create_app
from portal.sign_in.cookie import COOKIE
from tests.portal.client import Client
from tests.portal.page import Page

PASSWORD = "seven quiet herons at dawn"
ANOTHER = "a cutlery of marmalade"


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


def attempt(client: Client, username: str, password: str, *, expect: int) -> Page:
    form = client.get("/sign-in").form("/sign-in").fill(username=username, password=password)
    return client.submit(form, expect=expect)


def sign_out(client: Client, page: Page) -> Page:
    """Press “Sign out” in the menu of the account, which stands above the page proper."""
    carried = page.all("input", name="csrf_token")[0].get("value")
    return client.post("/sign-out", {"csrf_token": carried})


def token(client: Client) -> str | None:
    cookie = client.http.get_cookie(COOKIE)
    return cookie.value if cookie else None


def words(page: Page) -> str:
    """What a page says, without the tokens and references that differ each time."""
    csrf = {one.get("value") or "" for one in page.all("input", name="csrf_token")}
    text = page.text
    for one in csrf:
        text = text.replace(one, "")
    return text


@pytest.mark.usefixtures("rasa")
def test_who_gives_the_right_password_comes_in_and_to_the_page_they_wanted(client: Client) -> None:
    page = client.follow(client.get("/account", expect=303))
    assert page.h1 == "Sign in"
    form = page.form("/sign-in").fill(username="rasa", password=PASSWORD)
    page = client.follow(client.submit(form))
    assert page.path == "/account"
    assert "Rasa Rasaitė" in page.text


@pytest.mark.usefixtures("rasa")
@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "\t//x"],
)
def test_next_leads_to_pages_of_this_site_alone(client: Client, elsewhere: str) -> None:
    form = client.get("/sign-in").form("/sign-in").fill(username="rasa", password=PASSWORD)
    answer = client.post("/sign-in", {**form.values, "next": elsewhere})
    assert answer.headers["Location"] == "/"


@pytest.mark.usefixtures("rasa")
def test_a_wrong_password_says_one_clear_sentence_and_keeps_the_name(client: Client) -> None:
    page = attempt(client, "rasa", "not the password", expect=422)
    assert "The user name or the password is not right." in page.text
    assert page.form("/sign-in").values["username"] == ["rasa"]
    assert page.form("/sign-in").values["password"] == [""]
    assert "not the password" not in page.text
    assert token(client) is None


def test_an_unknown_name_a_wrong_password_and_a_closed_account_answer_alike(
    app: Flask, hub: Hub, rasa: Person
) -> None:
    closed = NewPerson(username="gone", display_name="Gone", roles=["mapping"])
    hub.accounts.people.disable(HUB, hub.accounts.people.add(HUB, closed, PASSWORD).id)
    answers = []
    for username, password in (
        ("rasa", "not the password"),
        ("miss", PASSWORD),
        ("gone", PASSWORD),
    ):
        page = attempt(Client(app), username, password, expect=422)
        answers.append(words(page).replace(f'value="{username}"', ""))
        assert not [name for name, _ in page.headers if name == "Set-Cookie" and COOKIE in _]
    assert answers[0] == answers[1] == answers[2]


@pytest.mark.usefixtures("rasa")
@pytest.mark.parametrize("username", ["rasa", "miss"])
def test_after_five_failures_a_page_says_when_to_try_again(client: Client, username: str) -> None:
    for _ in range(5):
        attempt(client, username, "not the password", expect=422)
    page = attempt(client, username, PASSWORD, expect=429)
    assert "Too many attempts have failed. Try again in " in page.text
    assert 1 <= int(page.headers["Retry-After"]) <= 30
    assert page.form("/sign-in").values["username"] == [username]
    assert token(client) is None


@pytest.mark.usefixtures("rasa")
def test_two_web_workers_count_together(hub: Hub) -> None:
    workers = [Client(create_app(hub.settings, Hub.over(hub.settings, hub.graph))) for _ in "ab"]
    for number in range(5):
        attempt(workers[number % 2], "rasa", "not the password", expect=422)
    for worker in workers:
        attempt(worker, "rasa", PASSWORD, expect=429)


@pytest.mark.usefixtures("rasa")
def test_a_session_planted_before_sign_in_is_worth_nothing_after_it(
    app: Flask, client: Client
) -> None:
    client.http.set_cookie(COOKIE, "planted-by-somebody-else")
    client.sign_in("rasa", PASSWORD)
    assert token(client) not in (None, "planted-by-somebody-else")
    attacker = Client(app)
    attacker.http.set_cookie(COOKIE, "planted-by-somebody-else")
    attacker.get("/account", expect=303)


@pytest.mark.usefixtures("rasa")
def test_signing_in_gives_a_new_token_and_a_new_form_token(client: Client) -> None:
    before = client.get("/sign-in").form("/sign-in").values["csrf_token"]
    client.sign_in("rasa", PASSWORD)
    first = token(client)
    account = client.get("/account")
    client.post("/sign-out", {"csrf_token": before}, expect=400)
    sign_out(client, account)
    client.sign_in("rasa", PASSWORD)
    assert token(client) != first


@pytest.mark.usefixtures("rasa")
@pytest.mark.parametrize(("address", "secure"), [("https://hub.example.org", True), ("", False)])
def test_the_cookie_is_closed_to_scripts_other_sites_and_where_it_can_plain_lines(
    hub: Hub, address: str, secure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace  # noqa: PLC0415 - used here alone

    app = create_app(replace(hub.settings, public_url=address or None), hub)
    http = app.test_client()
    base = {"base_url": address} if address else {}
    page = Page(http.get("/sign-in", **base))
    values = page.form("/sign-in").fill(username="rasa", password=PASSWORD).values
    answer = http.post("/sign-in", data=values, headers={"Referer": f"{address}/sign-in"}, **base)
    assert answer.status_code == 303
    (line,) = (one for one in answer.headers.getlist("Set-Cookie") if one.startswith(COOKIE))
    cookie = SimpleCookie(line)[COOKIE]
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert cookie["domain"] == ""
    assert bool(cookie["secure"]) is secure
    assert len(cookie.value) >= 43  # 256 bits


@pytest.mark.usefixtures("rasa")
def test_signing_out_ends_the_session_itself(app: Flask, client: Client) -> None:
    client.sign_in("rasa", PASSWORD)
    kept = token(client)
    page = client.follow(sign_out(client, client.get("/account")))
    assert "You have signed out." in page.text
    assert token(client) is None
    thief = Client(app)
    thief.http.set_cookie(COOKIE, str(kept))
    thief.get("/account", expect=303)


@pytest.mark.usefixtures("rasa")
def test_signing_out_everywhere_ends_the_sessions_of_other_browsers(app: Flask) -> None:
    here, elsewhere = Client(app), Client(app)
    for one in (here, elsewhere):
        one.sign_in("rasa", PASSWORD)
    here.submit(here.get("/account").form("/sign-out-everywhere"))
    for one in (here, elsewhere):
        page = one.follow(one.get("/account", expect=303))
        assert page.h1 == "Sign in"
    assert "Your session has ended" in elsewhere.get("/sign-in").text


def test_one_session_is_ended_from_another(app: Flask, rasa: Person) -> None:
    here, elsewhere = Client(app), Client(app)
    for one in (here, elsewhere):
        one.sign_in("rasa", PASSWORD)
    page = here.get("/account")
    actions = [one.get("action") or "" for one in page.all("form")]
    ends = [action for action in actions if action.endswith("/revoke")]
    assert len(ends) == 2
    here.submit(page.form(ends[0]))  # the last one opened stands first
    elsewhere.get("/account", expect=303)
    assert here.get("/account").h1 == "Your account"


def test_a_disabled_person_is_out_at_the_next_click(client: Client, hub: Hub, rasa: Person) -> None:
    client.sign_in("rasa", PASSWORD)
    hub.accounts.people.disable(HUB, rasa.id)
    client.get("/account", expect=303)


def test_a_role_taken_away_closes_its_pages_at_the_next_click(
    client: Client, hub: Hub, rasa: Person
) -> None:
    hub.accounts.roles.change(HUB, rasa.id, AccessWish(roles=["mapping", "admin"]))
    second = NewPerson(username="second", display_name="Second", roles=["admin"])
    hub.accounts.people.add(HUB, second, PASSWORD)
    client.sign_in("rasa", PASSWORD)
    client.get("/admin/people")
    hub.accounts.roles.change(HUB, rasa.id, AccessWish(roles=["mapping"]))
    client.get("/admin/people", expect=403)


@pytest.mark.usefixtures("rasa")
def test_a_new_password_ends_the_other_sessions_and_goes_on_here(app: Flask) -> None:
    here, elsewhere = Client(app), Client(app)
    for one in (here, elsewhere):
        one.sign_in("rasa", PASSWORD)
    before = token(here)
    form = here.get("/account").form("/account/password")
    page = here.follow(here.submit(form.fill(old=PASSWORD, new=ANOTHER, again=ANOTHER)))
    assert "Your password has been changed" in page.text
    assert token(here) != before
    elsewhere.get("/account", expect=303)
    attempt(Client(app), "rasa", PASSWORD, expect=422)
    attempt(Client(app), "rasa", ANOTHER, expect=303)


@pytest.mark.usefixtures("rasa")
@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("not the password", ANOTHER, ANOTHER, "This is not your present password."),
        (PASSWORD, ANOTHER, "something else entirely", "This is not the same as above."),
        (PASSWORD, "short", "short", "Take at least 12 characters."),
        (PASSWORD, "rasa-and-a-heron", "rasa-and-a-heron", "may not contain your user name"),
    ],
)
def test_a_password_that_cannot_be_changed_says_why(
    client: Client, old: str, new: str, again: str, said: str
) -> None:
    client.sign_in("rasa", PASSWORD)
    form = client.get("/account").form("/account/password").fill(old=old, new=new, again=again)
    page = client.submit(form, expect=422)
    assert said in page.text
    assert f'value="{new}"' not in page.text
    client.get("/account")


def test_the_language_and_the_look_are_kept_with_the_account(
    app: Flask, client: Client, rasa: Person
) -> None:
    client.sign_in("rasa", PASSWORD)
    form = client.get("/account").form("/preferences")
    page = client.follow(client.submit(form.fill(language="fr", theme="dark")))
    assert page.h1 == "Votre compte"
    elsewhere = Client(app)
    elsewhere.sign_in("rasa", PASSWORD)
    page = elsewhere.get("/account")
    assert page.h1 == "Votre compte"
    assert page.form("/preferences").values["theme"] == ["dark"]


def test_an_invited_person_chooses_a_password_and_waits_for_their_roles(
    client: Client, hub: Hub
) -> None:
    admin = hub.accounts.people.add(
        HUB, NewPerson(username="admin-1", display_name="A", roles=["admin"]), PASSWORD
    )
    wish = NewPerson(
        username="rasa",
        display_name="Rasa",
        roles=["mapping"],
        sponsor="Head",
        ends_on="2399-12-31",
    )
    made = hub.accounts.invites.invite(admin.principal, wish)
    page = client.get(f"/invitation/{made.token}")
    assert page.h1 == "Choose your password"
    form = page.form()
    poor = client.submit(form.fill(new="password1234", again="password1234"), expect=422)
    assert "guesser" in poor.text
    page = client.follow(client.submit(poor.form().fill(new=PASSWORD, again=PASSWORD)))
    assert page.h1 == "Your account"
    assert "A second person has to confirm your roles" in page.text
    client.get("/", expect=403)
    spent = Client(client.app).get(f"/invitation/{made.token}", expect=404)
    assert spent.h1 == "This invitation is not valid"


def test_a_made_up_invitation_answers_as_a_spent_one(client: Client) -> None:
    assert client.get("/invitation/made-up", expect=404).h1 == "This invitation is not valid"


@pytest.mark.usefixtures("rasa")
@pytest.mark.parametrize(
    "path",
    [
        "/sign-in",
        "/sign-out",
        "/sign-out-everywhere",
        "/account/password",
        "/account/sessions/x/revoke",
    ],
)
def test_every_form_wants_its_token(client: Client, path: str) -> None:
    client.sign_in("rasa", PASSWORD)
    answer = client.post(path, {"username": "rasa", "password": PASSWORD}, expect=400)
    assert "The form is from another session" in answer.text
    client.get("/account")


@pytest.mark.usefixtures("rasa")
def test_neither_password_nor_token_comes_into_the_log(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    attempt(client, "rasa", "not the password", expect=422)
    client.sign_in("rasa", PASSWORD)
    client.get("/account")
    for secret in ("not the password", PASSWORD, str(token(client))):
        assert secret not in caplog.text
