"""Two States with their authorities, a hybrid court, a request, and what the Office gave in answer to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from hub.hub import Hub
from tests.people import COOPERATION
from tests.records.making import cited, make, settled

Give = Callable[..., str]


@pytest.fixture
def world(hub: Hub) -> None:
    """Lithuania and France with two authorities each, the Office, a hybrid court that Lithuanian law created and
    one that it did not, a proceeding of each State, and a request of each."""
    common: dict[str, Any] = {"marking": "public", "citations": cited(hub)}
    for iso3, iso2 in (("ltu", "LT"), ("fra", "FR")):
        make(hub, "state", id=iso3, title=iso3.upper(), iso2=iso2, **common)
    for name, state in (("ltu-ps", "ltu"), ("ltu-moj", "ltu"), ("fra-pnat", "fra"), ("fra-moj", "fra")):  # fmt: skip
        make(
            hub, "authority", id=f"auth-{name}", title=f"Authority {name}", of_state=state, **common
        )
    make(
        hub,
        "organisation",
        id="org-icc-otp",
        title="Office of the Prosecutor",
        kind="icc_body",
        **common,
    )
    court: dict[str, Any] = {"kind": "hybrid_court", "based_in": "ltu"} | common
    make(
        hub,
        "organisation",
        id="org-hybrid",
        title="Hybrid court",
        created_by_national_law=True,
        **court,
    )
    make(hub, "organisation", id="org-other", title="Other court", **court)
    for state in ("ltu", "fra"):
        make(
            hub,
            "proceeding",
            id=f"prc-{state}",
            title=f"Proceeding {state}",
            in_state=state,
            **common,
        )
        make(
            hub, "request", id=f"req-{state}", title=f"Request {state}", direction="incoming",
            requester=f"auth-{state}-moj", received_on="2023-01-10", marking="named", named_to=[f"state:{state}"],
        )  # fmt: skip


@pytest.fixture
def give(hub: Hub, world: None) -> Give:
    """Makes an event by which the Office gave something on 2 May 2023, to Lithuania unless said otherwise."""

    def event(**said: Any) -> str:
        given: dict[str, Any] = {
            "title": "Documents given", "direction": "given", "provider": "org-icc-otp",
            "recipient": "auth-ltu-ps", "on": "2023-05-02", "gates": settled(), "marking": "named",
            "named_to": ["state:ltu"],
        }  # fmt: skip
        return make(hub, "sharing_event", COOPERATION, **(given | said))

    return event
