"""Advisers with accounts, and a State, an authority and two organisations to write to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from hub.access import HUB, Principal
from hub.accounts import NewPerson
from hub.hub import Hub
from tests.records.making import cited, make

Adviser = Callable[..., Principal]


@pytest.fixture
def adviser(hub: Hub) -> Adviser:
    """Gives cooperation advisers an account: `adviser("ana")` is who they are to the hub."""

    def add(name: str, **more: Any) -> Principal:
        wish = NewPerson(username=name, display_name=name.title(), roles=["cooperation"], **more)
        return hub.accounts.people.add(HUB, wish, "a long pass phrase of tests").principal

    return add


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
