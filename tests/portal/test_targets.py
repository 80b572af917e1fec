"""A target for another year on the pages and in the API: a manager sets it, and everybody reads why."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from hub.access import HUB
from hub.accounts import NewPerson
from hub.hub import Hub
from portal import create_app
from tests.people import MANAGER
from tests.portal.client import Client
from tests.portal.programs import Program, let_in
from tests.records.making import cited, make

PASSWORD = "a heron stands in the shallow water"


@pytest.fixture
def app(hub: Hub) -> Flask:
    public: dict[str, Any] = {"marking": "public", "citations": cited(hub)}
    make(hub, "state", id="ltu", title="Lithuania", iso2="LT", **public)
    make(hub, "authority", id="auth-ltu-ps", title="Prosecution Service", of_state="ltu", **public)
    make(hub, "situation", id="sit-a", title="Alpha", investigation_opened_on="2010", **public)
    make(hub, "project", title="P", kind="programme", status="ongoing", started_on="2024-03",
         about=["sit-a"], **public)  # fmt: skip
    for name, role, authority in (
        ("Maria Manager", "manager", None),
        ("Carla Cooper", "cooperation", None),
        ("Petras Petraitis", "practitioner", "auth-ltu-ps"),
    ):
        wish = NewPerson(
            username=role, display_name=name, roles=(role,), authority_id=authority, language="en"
        )
        hub.accounts.people.add(HUB, wish, PASSWORD)
    return create_app(hub.settings, hub)


def as_role(app: Flask, role: str) -> Client:
    client = Client(app)
    client.sign_in(role, PASSWORD)
    return client


def test_a_manager_sets_a_target_from_the_page_and_the_page_says_who_and_why(app: Flask) -> None:
    manager = as_role(app, "manager")
    page = manager.get("/kpis/4?year=2024")
    assert "No target is set for 2024" in page.main
    form = manager.get(page.link("Set a target")).form("/targets/new")
    assert (form.values["kpi"], form.values["year"]) == (["4"], ["2024"])

    manager.submit(form.fill(number="2", reason="As in the budget of 2024"))

    page = manager.get("/kpis/4?year=2024")
    assert "At least 2 projects per situation: As in the budget of 2024" in page.main
    assert "by Maria Manager" in page.main
    assert "reached; target met in 0" in page.main
    assert "Below the target" in page.main
    manager.check_links(page)


def test_only_a_manager_is_offered_to_set_one_and_for_2023_nobody(app: Flask) -> None:
    assert "Set a target" in as_role(app, "manager").get("/kpis/4?year=2025").main
    assert "Set a target" not in as_role(app, "manager").get("/kpis/4?year=2023").main
    other = as_role(app, "cooperation")
    assert "Set a target" not in other.get("/kpis/4?year=2025").main
    assert "Set a target" not in other.get("/kpis/5").main
    other.get("/targets/new", expect=403)


def test_a_practitioner_reads_a_shared_target_and_not_who_set_it(app: Flask, hub: Hub) -> None:
    maria = hub.accounts.people.by_username(HUB, "manager").principal
    make(hub, "target", maria, title="T", kpi=4, year=2024, number=1, reason="Agreed with all",
         set_on="2024-01-15", marking="community")  # fmt: skip
    page = as_role(app, "practitioner").get("/kpis/4?year=2024")
    assert "At least 1 project per situation: Agreed with all" in page.main
    assert "by another person" in page.main
    assert "Maria" not in page.text


def test_the_page_of_another_indicator_lists_the_targets_set_for_it(app: Flask, hub: Hub) -> None:
    maria = hub.accounts.people.by_username(HUB, "manager").principal
    make(hub, "target", maria, title="T", kpi=5, year=2025, in_words="All of them",
         reason="So decided", set_on="2025-01-15")  # fmt: skip
    page = as_role(app, "manager").get("/kpis/5")
    assert page.one("table", id="targets") is not None
    for words in ("2025", "All of them", "So decided", "by Maria Manager", "Set a target"):
        assert words in page.main
    assert "All of them" not in as_role(app, "practitioner").get("/kpis/5").text


def test_the_api_takes_a_target_from_a_manager_and_its_figure_follows(app: Flask) -> None:
    asking = Program(let_in(app), MANAGER)
    values = {
        "title": "One for each", "kpi": 4, "year": 2024, "number": 1, "reason": "As before",
        "set_on": "2024-01-15",
    }  # fmt: skip
    assert asking.get("/kpis/4?year=2024")["groups"]["open"]["met"] is None
    asking.post("/targets", {"values": values}, expect=201)
    found = asking.get("/kpis/4?year=2024")
    assert (found["target"], found["groups"]["open"]["met"], found["rows"][0]["met"]) == (
        1,
        1,
        True,
    )
