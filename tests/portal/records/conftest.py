"""A small world of records, and visitors who look at it and change it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask, Request
from flask_login import UserMixin

from graph_schema.core import TYPES
from hub.access import HUB, NOBODY, Principal
from hub.accounts import Access, Person
from hub.hub import Hub
from hub.records.planning import Wish
from tests.people import EVERYBODY
from tests.portal.client import Client

Visit = Callable[..., Client]
Add = Callable[..., str]

CITED = {"citations": [{"id": "src-report", "locator": "para 4"}], "marking": "public"}
"""What a published fact carries."""


class Visitor(UserMixin):
    """One of the people of the tests, signed in without a session of their own."""

    by_token = False

    def __init__(self, principal: Principal, language: str) -> None:
        self.id = self.session_id = principal.person_id
        self.principal = principal
        self.person = Person(
            id=principal.person_id, username=principal.person_id, display_name=principal.person_id,
            access=Access(principal.roles), language=language, sponsor=None, ends_on=None,
            created_at="2026-01-01T00:00:00.000000Z", created_by="hub", disabled_at=None,
            has_password=True, preferences={},
        )  # fmt: skip


@pytest.fixture
def visit(app: Flask) -> Visit:
    """Makes visitors: `visit(MAPPING)`, `visit(LTU, language="fr")`; without anybody, nobody."""
    known = {one.person_id: one for one in EVERYBODY.values()}

    def who(request: Request) -> Visitor | None:
        found = known.get(request.cookies.get("as", ""))
        return Visitor(found, request.cookies.get("speaks", "en")) if found else None

    app.login_manager.request_loader(who)  # type: ignore[attr-defined]  # flask-login puts it there

    def make(principal: Principal = NOBODY, language: str = "en") -> Client:
        known[principal.person_id] = principal
        client = Client(app)
        if principal is not NOBODY:
            client.http.set_cookie("as", principal.person_id)
            client.http.set_cookie("speaks", language)
        return client

    return make


@pytest.fixture
def add(hub: Hub) -> Add:
    """Puts a record into the graph as the operator's commands do; its id."""

    def put(name: str, **values: Any) -> str:
        return hub.writer.save(HUB, [Wish(TYPES[name], values)])[0].record_id

    return put


@pytest.fixture
def world(add: Add) -> Add:
    """Two situations' worth of records: what all may see, and what some may not. More with `world(…)`."""
    add(
        "source",
        id="src-report",
        title="Report on the trials",
        marking="public",
        url="https://example.org/report",
    )
    for record_id, title, iso2 in (
        ("ltu", "Lithuania", "LT"),
        ("ukr", "Ukraine", "UA"),
        ("fra", "France", "FR"),
    ):
        add("state", id=record_id, title=title, iso2=iso2, **CITED)
    for record_id, title, state in (
        ("auth-ltu-ps", "Prosecution Service of Lithuania", "ltu"),
        ("auth-fra-pnat", "National Anti-Terrorism Prosecution Office", "fra"),
    ):
        add(
            "authority",
            id=record_id,
            title=title,
            kind="prosecution_service",
            of_state=state,
            **CITED,
        )
    add(
        "situation",
        id="sit-ukr",
        title="Situation in Ukraine",
        investigation_opened_on="2022-03-02",
        **CITED,
    )
    add(
        "situation",
        id="sit-lby",
        title="Situation in Libya",
        investigation_opened_on="2011-03-03",
        **CITED,
    )
    add(
        "proceeding", id="prc-open", title="The trial of A. B.", stage="trial", outcome="pending",
        last_event_on="2023-05", in_state="ltu", linked_to=["sit-ukr"], external_id="FILE-7",
        unconfirmed_fields=["stage"], summary="Acts at a checkpoint.\n\nTwo villages.",
        accused=[{"name": "A. B.", "status": "on_trial", "charges": [{"crime": "7(1)(f)", "status": "charged"}]}],
        **CITED,
    )  # fmt: skip
    add(
        "proceeding", id="prc-kestrel", title="Operation Kestrel", stage="investigation",
        last_event_on="2024-02-10", in_state="fra", linked_to=["sit-ukr"], related_to=[{"id": "prc-open"}],
    )  # fmt: skip
    add(
        "proceeding", id="prc-heron", title="Inquiry Heron", stage="preliminary_inquiry",
        last_event_on="2021", in_state="ltu", linked_to=["sit-lby"],
        citations=CITED["citations"], marking="named", named_to=["org:auth-ltu-ps"], excluded=["state:fra"],
    )  # fmt: skip
    return add
