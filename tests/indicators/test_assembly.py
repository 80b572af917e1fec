"""The extract for the Assembly from a real graph: what it counts, for which period, and for whom."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hub.access import Principal
from hub.errors import NotAllowed
from hub.hub import Hub
from hub.indicators import assembly
from hub.indicators.assembly import Extract, PeriodNotOver, extract, flat_rows, latest
from tests.people import COOPERATION, LTU, MANAGER, MAPPING
from tests.records.making import make

LENT = Principal("per-lent", roles=frozenset({"cooperation"}), seconded_by="fra")


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assembly, "today", lambda _zone: date(2024, 9, 15))


def made(hub: Hub, who: Principal = MANAGER, year: int = 2023) -> Extract:
    return extract(hub.graph, hub.trail, hub.settings, who, year)


def test_requests_by_kind_and_regional_group_in_the_assemblys_period(hub: Hub) -> None:
    make(hub, "state", id="ken", title="Kenya", iso2="KE", regional_group="african")
    make(hub, "authority", id="auth-ken", title="Office of the DPP", of_state="ken")
    make(hub, "state", id="xyz", title="Nowhere", iso2="XX")
    asked: dict[str, Any] = {"title": "R", "direction": "incoming", "assistance": ["93(10)(b)(i)a"]}
    for requester in ("ken", "auth-ken", "auth-ken"):
        make(hub, "request", requester=requester, received_on="2022-09-16", **asked)
    make(hub, "request", requester="ken", received_on="2023-09-15", **asked)
    make(hub, "request", requester="ken", received_on="2023-09-16", **asked)
    make(hub, "request", requester="ken", received_on="2022-09-15", **asked)
    make(
        hub,
        "request",
        requester="ken",
        received_on="2023-01-01",
        is_example=True,
        **(asked | {"title": "Example: R"}),
    )
    several = {"assistance": ["93(10)(b)(i)a", "93(10)-other"]}
    for _ in range(3):
        make(hub, "request", requester="xyz", received_on="2023-01-01", **(asked | several))
    for day in ("2023-01-01", "2023-01-02", "2023-01-03"):
        make(hub, "request", title="R", direction="outgoing", requested="auth-ken", sent_on=day)
    make(hub, "request", title="R", direction="outgoing", requested="ken", received_on="2023-02-01")
    found = made(hub)
    incoming, outgoing = found.tables["incoming"], found.tables["outgoing"]
    assert (found.since, found.until) == ("2022-09-16", "2023-09-15")
    assert {cell: count for cell, count in incoming.cells.items() if count} == {
        ("93(10)(b)(i)a", "african"): 4, ("several", "not_stated"): 3,
    }  # fmt: skip
    assert {cell: count for cell, count in outgoing.cells.items() if count} == {
        ("not_stated", "african"): 4
    }
    header, *rows = flat_rows(found)
    assert header[:4] == ["direction", "kind", "name", "african"]
    assert rows[0][3:5] == ["4", "fewer than 3"]
    assert rows[0][-1] == "at least 4"


def test_a_period_that_is_not_over_has_no_extract(hub: Hub) -> None:
    assert latest(date(2024, 9, 15)) == 2023
    assert latest(date(2024, 9, 16)) == 2024
    with pytest.raises(PeriodNotOver):
        made(hub, year=2024)


@pytest.mark.parametrize("who", [LTU, MAPPING, LENT, Principal("nobody")])
def test_the_extract_is_for_advisers_and_managers_who_see_what_all_staff_sees(
    hub: Hub, who: Principal
) -> None:
    with pytest.raises(NotAllowed):
        made(hub, who)
    assert made(hub, COOPERATION).tables.keys() == {"incoming", "outgoing"}
