"""The small world of the records' pages with the Office in it, its visitors, and advisers with accounts."""

from __future__ import annotations

import pytest

from hub.access import HUB, Principal
from hub.accounts import NewPerson
from hub.hub import Hub
from tests.portal.records.conftest import CITED, Add, add, visit, world
from tests.requests_for_assistance.conftest import Named

__all__ = ["add", "adviser", "office", "visit", "world"]


@pytest.fixture
def adviser(hub: Hub) -> Named:
    """Gives cooperation advisers an account."""

    def make(name: str) -> Principal:
        wish = NewPerson(username=name, display_name=name.title(), roles=["cooperation"])
        return hub.accounts.people.add(HUB, wish, "a long pass phrase of tests").principal

    return make


@pytest.fixture
def office(world: Add) -> Add:
    """The Office and another organisation among the records, and how one asks France."""
    world(
        "organisation", id="org-icc-otp", title="Office of the Prosecutor", kind="icc_body", **CITED
    )
    world("organisation", id="org-x", title="Europol", kind="regional_organisation", **CITED)
    world(
        "authority",
        id="auth-fra-bepi",
        title="Bureau de l’entraide",
        of_state="fra",
        is_central_authority=True,
        languages=["fr"],
        **CITED,
    )
    world(
        "cooperation_law",
        id="law-fra",
        title="Law 2002-268",
        kind="law",
        of_state="fra",
        covers=["other_assistance"],
        requirements="A certified French translation.",
        **CITED,
    )
    world("focal_point", id="fcp-fra", title="Requests of the Court", of_authority="auth-fra-bepi")
    return world
