"""Requests that were made, whom they go between, and those who handle them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from hub.access import HUB, Principal
from hub.accounts import NewPerson
from hub.clock import today
from hub.hub import Hub
from tests.people import LTU
from tests.records.making import cited, make

Named = Callable[..., Principal]
Asked = Callable[..., str]


@pytest.fixture
def bodies(hub: Hub) -> None:
    """Two States with an authority each, and a situation."""
    common: dict[str, Any] = {"marking": "public", "citations": cited(hub)}
    for iso3, iso2 in (("ltu", "LT"), ("fra", "FR")):
        make(hub, "state", id=iso3, title=iso3, iso2=iso2, **common)
    make(hub, "authority", id="auth-ltu-ps", title="PS", of_state="ltu", **common)
    make(hub, "authority", id="auth-fra-pnat", title="PNAT", of_state="fra", **common)
    make(hub, "situation", id="sit-ukr", title="Ukraine", **common)


@pytest.fixture
def asked(hub: Hub, bodies: None) -> Asked:
    """Makes incoming requests of the authority of Lithuania, as its practitioner hands them in, and then as
    the Office knows of them; the id."""

    def ask(who: Principal = LTU, **values: Any) -> str:
        base: dict[str, Any] = {
            "title": "Request", "direction": "incoming", "requester": "auth-ltu-ps", "marking": "named",
            "named_to": ["org:auth-ltu-ps"],
        }  # fmt: skip
        return make(hub, "request", who, **(base | values))

    return ask


@pytest.fixture
def adviser(hub: Hub) -> Named:
    """Gives cooperation advisers an account: `adviser("anna")` is who they are to the hub."""

    def add(name: str, role: str = "cooperation", **more: Any) -> Principal:
        wish = NewPerson(username=name, display_name=name.title(), roles=[role], **more)
        return hub.accounts.people.add(HUB, wish, "a long pass phrase of tests").principal

    return add


def ago(hub: Hub, days: int) -> str:
    """A day some days before today."""
    return (today(hub.settings.timezone) - timedelta(days)).isoformat()


def this_day(hub: Hub) -> date:
    """Today where the Office works."""
    return today(hub.settings.timezone)


@pytest.fixture
def partners(hub: Hub) -> None:
    """France with its central authority, Lithuania, the Office and another organisation."""
    common: dict[str, Any] = {"marking": "public", "citations": cited(hub)}
    for iso3, iso2, group in (("ltu", "LT", "eastern_european"), ("fra", "FR", "weog")):
        make(hub, "state", id=iso3, title=iso3, iso2=iso2, regional_group=group, **common)
    make(hub, "authority", id="auth-fra-bepi", title="BEPI", of_state="fra", is_central_authority=True, **common)  # fmt: skip
    make(hub, "authority", id="auth-fra-pnat", title="PNAT", of_state="fra", **common)
    make(hub, "authority", id="auth-ltu-ps", title="PS", of_state="ltu", **common)
    make(hub, "organisation", id="org-icc-otp", title="Office", kind="icc_body", **common)
    make(hub, "organisation", id="org-x", title="X", kind="un_body", **common)
