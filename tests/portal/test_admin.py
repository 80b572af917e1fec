"""The administrators' pages: inviting, access that takes two, closing accounts, reading the trail."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from argon2 import PasswordHasher
from flask import Flask

from hub.access import HUB
from hub.accounts import NewPerson, Person, passwords
from hub.hub import Hub
from tests.portal.client import Client

PASSWORD = "seven quiet herons at dawn"

Enter = Callable[..., Client]


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that cost little: what a real one costs is tested with the passwords."""
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", quick)


@pytest.fixture
def enter(app: Flask, hub: Hub) -> Enter:
    """Adds somebody with roles and signs them in, in a browser of their own."""

    def enter(username: str, *roles: str) -> Client:
        add(hub, username, *roles)
        client = Client(app)
        client.sign_in(username, PASSWORD)
        return client

    return enter


def add(hub: Hub, username: str, *roles: str) -> Person:
    wish = NewPerson(username=username, display_name=f"Name of {username}", roles=list(roles))
    return hub.accounts.people.add(HUB, wish, PASSWORD)


def invite(client: Client, **values: str | list[str]) -> str:
    """Invite somebody by the form; the path of the link."""
    form = client.get("/admin/people/invite").form("/admin/people/invite")
    given: dict[str, str | list[str]] = {
        "username": "rasa",
        "display_name": "Rasa Rasaitė",
        "roles": ["mapping"],
        "sponsor": "Head of section",
        "ends_on": "2399-12-31",
    }
    page = client.submit(form.fill(**(given | values)), expect=200)
    (link,) = (one.get("value") or "" for one in page.all("input", id="link"))
    assert link.startswith("http://localhost/invitation/")
    return link.removeprefix("http://localhost")


def test_from_an_invitation_to_the_first_page_with_roles(app: Flask, enter: Enter) -> None:
    first, second = enter("admin-1", "admin"), enter("admin-2", "admin")
    link = invite(first)
    invited = Client(app)
    form = invited.get(link).form()
    invited.follow(invited.submit(form.fill(new=PASSWORD, again=PASSWORD)))
    invited.get("/", expect=403)
    waits = first.get("/admin/roles")
    assert "You proposed this; another person has to confirm it." in waits.text
    page = second.get("/admin/roles")
    assert "Rasa Rasaitė" in page.main
    assert "Mapping unit" in page.main
    assert "Name of admin-1" in page.main
    (confirm,) = (
        one.get("action") or ""
        for one in page.all("form")
        if (one.get("action") or "").endswith("/confirm")
    )
    assert "Confirmed." in second.follow(second.submit(page.form(confirm))).text
    invited.get("/")


def test_nobody_confirms_what_they_proposed_even_by_the_bare_address(
    enter: Enter, hub: Hub
) -> None:
    first = enter("admin-1", "admin")
    second = add(hub, "admin-2", "admin")
    invite(first)
    (change,) = hub.accounts.roles.open(second.principal)
    page = first.get("/admin/roles")
    carried = page.all("input", name="csrf_token")[0].get("value")
    answer = first.post(f"/admin/roles/{change.id}/confirm", {"csrf_token": carried})
    assert "Another person has to confirm what you proposed" in first.follow(answer).text
    assert hub.accounts.people.by_username(HUB, "rasa").roles == set()


def test_a_manager_confirms_and_sees_no_other_page_of_administration(
    enter: Enter, hub: Hub
) -> None:
    admin, manager = enter("admin-1", "admin"), enter("head", "manager")
    invite(admin)
    page = manager.get("/admin/roles")
    assert page.link("Access to confirm") == "/admin/roles"
    (confirm,) = (
        one.get("action") or ""
        for one in page.all("form")
        if (one.get("action") or "").endswith("/confirm")
    )
    manager.submit(page.form(confirm))
    assert hub.accounts.people.by_username(HUB, "rasa").roles == {"mapping"}
    for path in ("/admin/people", "/admin/people/invite", "/admin/audit"):
        manager.get(path, expect=403)


@pytest.mark.parametrize(
    "role", ["practitioner", "mapping", "cso_liaison", "cooperation", "manager"]
)
def test_administration_is_closed_to_all_other_roles(
    app: Flask, hub: Hub, enter: Enter, role: str
) -> None:
    person = add(hub, "target", "mapping")
    if role == "practitioner":
        hub.graph.database.write(
            lambda transaction: transaction.run(
                "CREATE (a:Entity:Authority {id: 'auth-x', type: 'authority', readers: ['office'],"
                " excluded: []})-[:OF_STATE]->(:Entity:State {id: 'ltu', type: 'state',"
                " readers: ['office'], excluded: []})"
            ).consume()
        )
        wish = NewPerson(username="outsider", display_name="O", roles=[role], authority_id="auth-x")
        hub.accounts.people.add(HUB, wish, PASSWORD)
        client = Client(app)
        client.sign_in("outsider", PASSWORD)
    else:
        client = enter("outsider", role)
    for path in (
        "/admin/people",
        f"/admin/people/{person.id}",
        "/admin/people/invite",
        "/admin/audit",
    ):
        client.get(path, expect=403)
    carried = client.get("/account").all("input", name="csrf_token")[0].get("value")
    for path in (
        f"/admin/people/{person.id}/disable",
        f"/admin/people/{person.id}/readmit",
        f"/admin/people/{person.id}/access",
        f"/admin/people/{person.id}/about",
        f"/admin/people/{person.id}/sign-out",
    ):
        client.post(path, {"csrf_token": carried, "roles": "admin"}, expect=403)
    found = hub.accounts.people.get(HUB, person.id)
    assert (found.roles, found.disabled_at, found.has_password) == ({"mapping"}, None, True)


def test_signed_out_visitors_are_sent_to_sign_in(client: Client) -> None:
    for path in ("/admin/people", "/admin/roles", "/admin/audit"):
        answer = client.get(path, expect=303)
        assert answer.headers["Location"].startswith("/sign-in?next=")


def test_a_wrong_invitation_keeps_what_was_typed_and_says_why_at_each_field(enter: Enter) -> None:
    client = enter("admin-1", "admin")
    form = client.get("/admin/people/invite").form("/admin/people/invite")
    page = client.submit(
        form.fill(username="R A", display_name="Rasa", roles=["practitioner"], ends_on="soon"),
        expect=422,
    )
    kept = page.form("/admin/people/invite").values
    assert kept["username"] == ["R A"]
    assert kept["roles"] == ["practitioner"]
    assert "Two to 64 small letters" in page.text
    assert "A practitioner belongs to an authority." in page.text
    assert "Expected a date" in page.text
    page = client.submit(
        page.form("/admin/people/invite").fill(username="rasa", roles=["mapping"], ends_on=""),
        expect=422,
    )
    assert page.text.count("This is needed.") >= 2  # sponsor and last day


def test_a_taken_user_name_is_said_at_its_field(enter: Enter) -> None:
    client = enter("admin-1", "admin")
    form = client.get("/admin/people/invite").form("/admin/people/invite")
    values = {"display_name": "R", "sponsor": "Head", "ends_on": "2399-12-31"}
    page = client.submit(form.fill(username="admin-1", **values), expect=422)
    assert "This user name is taken." in page.text


def test_access_is_taken_away_at_once_and_given_by_two(enter: Enter, hub: Hub) -> None:
    client = enter("admin-1", "admin")
    person = add(hub, "rasa", "mapping", "manager")
    form = client.get(f"/admin/people/{person.id}").form(f"/admin/people/{person.id}/access")
    assert sorted(form.values["roles"]) == ["manager", "mapping"]
    page = client.follow(client.submit(form.fill(roles=["mapping", "cooperation"])))
    assert "waits for a second person" in page.text
    assert hub.accounts.people.get(HUB, person.id).roles == {"mapping"}
    assert "Cooperation adviser" in page.main


def test_an_administrators_own_page_offers_no_change_of_access(enter: Enter, hub: Hub) -> None:
    client = enter("admin-1", "admin")
    me = hub.accounts.people.by_username(HUB, "admin-1")
    page = client.get(f"/admin/people/{me.id}")
    assert f"/admin/people/{me.id}/access" not in [one.get("action") for one in page.all("form")]
    carried = page.all("input", name="csrf_token")[0].get("value")
    sent = {"csrf_token": carried, "roles": ["admin", "manager"]}
    answer = client.post(f"/admin/people/{me.id}/access", sent)
    assert "You cannot change your own access" in client.follow(answer).text
    answer = client.post(f"/admin/people/{me.id}/disable", {"csrf_token": carried})
    assert "This is the last administrator" in client.follow(answer).text
    assert hub.accounts.people.get(HUB, me.id).roles == {"admin"}


def test_closing_an_account_and_letting_the_person_in_again(
    app: Flask, enter: Enter, hub: Hub
) -> None:
    client, other = enter("admin-1", "admin"), enter("rasa", "mapping")
    person = hub.accounts.people.by_username(HUB, "rasa")
    path = f"/admin/people/{person.id}"
    page = client.follow(client.submit(client.get(path).form(f"{path}/disable")))
    assert "The account is closed" in page.text
    assert "Disabled" in client.get("/admin/people").main
    other.get("/account", expect=303)
    page = client.submit(client.get(path).form(f"{path}/readmit"), expect=200)
    (link,) = (one.get("value") or "" for one in page.all("input", id="link"))
    again = Client(app)
    form = again.get(link.removeprefix("http://localhost")).form()
    page = again.follow(again.submit(form.fill(new=PASSWORD, again=PASSWORD)))
    assert "A second person has to confirm your roles" in page.text


def test_what_is_known_of_somebody_is_changed_without_their_access(enter: Enter, hub: Hub) -> None:
    client = enter("admin-1", "admin")
    person = add(hub, "rasa", "mapping")
    path = f"/admin/people/{person.id}"
    form = client.get(path).form(f"{path}/about")
    client.submit(form.fill(display_name="Rasa R.", language="fr", ends_on="2399-01-31"))
    found = hub.accounts.people.get(HUB, person.id)
    assert (found.display_name, found.language, found.ends_on) == ("Rasa R.", "fr", "2399-01-31")
    assert found.roles == {"mapping"}
    form = client.get(path).form(f"{path}/about")
    page = client.submit(form.fill(ends_on="2399-02-31"), expect=422)
    assert "There is no such day in the calendar." in page.text


def test_an_unknown_person_is_not_found(enter: Enter) -> None:
    enter("admin-1", "admin").get("/admin/people/per-unknown", expect=404)


def test_every_link_of_the_pages_answers(enter: Enter, hub: Hub) -> None:
    client = enter("admin-1", "admin", "mapping")
    person = add(hub, "rasa", "mapping")
    paths = ("/admin/people", f"/admin/people/{person.id}", "/admin/people/invite", "/admin/roles")
    for path in (*paths, "/admin/audit", "/account"):
        client.check_links(client.get(path))


def test_the_trail_is_read_by_action_person_and_page(enter: Enter, hub: Hub) -> None:
    client = enter("admin-1", "admin")
    for number in range(55):
        add(hub, f"person-{number}", "mapping")
    page = client.get("/admin/audit", query_string={"action": "sign_in"})
    assert "Name of admin-1" in page.main
    assert "Name of person-0" not in page.main
    page = client.get("/admin/audit", query_string={"action": "account_added"})
    assert page.main.count("The hub itself") == 50
    page = client.get(page.link("Next page"))
    assert page.main.count("The hub itself") == 6
    page = client.get("/admin/audit", query_string={"subject": "person-7"})
    assert "Name of person-7" in page.main
    assert "Name of person-8" not in page.main
    page = client.get("/admin/audit", query_string={"by": "admin-1", "action": "audit_read"})
    assert page.main.count("Name of admin-1") == 4
    assert client.get("/admin/audit", query_string={"by": "nobody-of-that-name"}).status == 200


@pytest.mark.parametrize(
    "path",
    ["/admin/people/invite", "/admin/people/per-x/disable", "/admin/roles/chg-x/confirm"],
)
def test_every_form_wants_its_token(enter: Enter, path: str) -> None:
    answer = enter("admin-1", "admin").post(path, {"username": "x"}, expect=400)
    assert "The form is from another session" in answer.text
