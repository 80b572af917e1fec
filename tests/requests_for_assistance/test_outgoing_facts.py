"""Which requests that were sent are read for the figures, and for whom."""

from __future__ import annotations

from typing import Any

import pytest

from hub.access import Principal
from hub.errors import NotAllowed
from hub.hub import Hub
from hub.indicators.outgoing import Place, bounds
from hub.indicators.outgoing_facts import read_outgoing
from tests.people import ADMIN, COOPERATION, FRA, LIAISON, LTU, MANAGER, MAPPING
from tests.records.making import make


def ask(hub: Hub, title: str, sent_on: str | None, who: Principal = COOPERATION, **values: Any) -> str:  # fmt: skip
    family = {"direction": "outgoing", "requested": "fra"} | values
    return make(hub, "request", who, title=title, sent_on=sent_on, **family)


def read(hub: Hub, who: Principal, family: Any = "outgoing", kind: Any = "assembly") -> list[str]:
    return sorted(one.id for one in read_outgoing(hub.graph, who, family, *bounds(kind, 2026)))


def test_figures_are_read_by_the_day_of_sending_and_by_family(hub: Hub, partners: None) -> None:
    first = ask(hub, "First day", "2025-09-16", requested="auth-fra-pnat", issuing_organ="registry", assistance=["93(1)(d)"], reviews=[{"started_on": "2025-09-01", "ended_on": "2025-09-05"}])  # fmt: skip
    ask(hub, "The day before", "2025-09-15")
    last = ask(hub, "Last day", "2026-09-15")
    received = ask(hub, "Only its receipt is known", None, received_on="2026-02-01")
    ask(hub, "Draft", None)
    ask(hub, "Example: one", "2026-01-01", is_example=True)
    with_x = ask(hub, "With X", "2026-01-01", direction="organisation", requester="org-icc-otp", requested="org-x")  # fmt: skip
    incoming = {"direction": "incoming", "requester": "auth-fra-pnat", "requested": "org-icc-otp"}
    ask(hub, "Incoming", "2026-01-01", **incoming)
    assert read(hub, COOPERATION) == sorted([first, last, received])
    assert read(hub, MANAGER) == sorted([first, last, received])
    assert read(hub, COOPERATION, "organisation") == [with_x]
    assert read(hub, COOPERATION, kind="calendar") == sorted([last, received])
    one = next(
        one for one in read_outgoing(hub.graph, MANAGER, "outgoing", "2025-09-16", "2025-09-16")
    )
    assert one.place == Place("fra", "fra", "FR", "weog")
    assert (one.organ, one.assistance, one.review_days("2026-03-31")) == (
        "registry",
        ("93(1)(d)",),
        4,
    )


@pytest.mark.parametrize("who", [LTU, FRA, MAPPING, LIAISON, ADMIN])
def test_nobody_else_reads_a_figure_even_of_a_request_that_names_them(
    hub: Hub, partners: None, who: Principal
) -> None:
    ask(hub, "Named", "2026-01-01", marking="named", named_to=["state:fra"])
    with pytest.raises(NotAllowed):
        read(hub, who)


def test_what_is_kept_from_a_member_of_staff_counts_in_no_figure_of_theirs(
    hub: Hub, partners: None
) -> None:
    lent = Principal("per-lent", roles=frozenset({"cooperation"}), seconded_by="fra")
    kept = ask(hub, "Kept", "2026-01-01", excluded=["state:fra"])
    shown = ask(hub, "Shown", "2026-01-01")
    closed = ask(hub, "Closed", "2026-01-01", who=MANAGER_HUB, marking="closed", named_to=["person:per-man"])  # fmt: skip
    assert read(hub, lent) == [shown]
    assert read(hub, MANAGER) == sorted([kept, shown])
    assert closed not in read(hub, MANAGER)


MANAGER_HUB = Principal(
    "hub", operates=True, extra_keys=frozenset({"office", "community", "public", "person:per-man"})
)
