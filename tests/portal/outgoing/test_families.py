"""The three families of requests are never in one list, one count or one file, whatever the list is narrowed to."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from hub.hub import Hub
from tests.people import COOPERATION
from tests.portal.page import text_of
from tests.portal.records.conftest import Visit
from tests.records.making import make

pytestmark = pytest.mark.usefixtures("office")

FAMILIES: dict[str, tuple[str, dict[str, Any]]] = {
    "incoming": ("Walrus", {"requester": "auth-fra-pnat", "requested": "org-icc-otp"}),
    "outgoing": ("Badger", {"requester": "org-icc-otp", "requested": "fra"}),
    "organisation": ("Lynx", {"requester": "org-icc-otp", "requested": "org-x"}),
}


@pytest.fixture
def requests(hub: Hub) -> None:
    for direction, (title, ends) in FAMILIES.items():
        for number in range(1 if direction == "incoming" else 2):
            make(hub, "request", COOPERATION, title=f"{title} {number}", direction=direction, about=["sit-ukr"], **ends)  # fmt: skip


def listed(text: str) -> set[str]:
    return {direction for direction, (title, _ends) in FAMILIES.items() if title in text}


@pytest.mark.parametrize(
    "query", ["", "&q=0", "&about=sit-ukr", "&retired=yes", "&order=title", "&direction=outgoing"]
)
@pytest.mark.parametrize("direction", FAMILIES)
def test_a_list_its_count_and_its_file_hold_one_family(
    hub: Hub, visit: Visit, requests: None, direction: str, query: str
) -> None:
    client = visit(COOPERATION)
    asked = f"?direction={direction}{query}"
    page = client.get(f"/requests{asked}")
    assert listed(page.main) == {direction}
    if query in ("", "&about=sit-ukr"):
        number = 1 if direction == "incoming" else 2
        assert f"{number} record" in page.main
    rows = list(csv.DictReader(io.StringIO(client.get(f"/requests/export.csv{asked}").text.lstrip("\ufeff"))))  # fmt: skip
    assert {row["direction"] for row in rows} == {direction}


@pytest.mark.parametrize(
    ("query", "direction"),
    [
        ("", "incoming"),
        ("?requested=fra", "outgoing"),
        ("?requested=org-x", "organisation"),
        ("?direction=nonsense", "incoming"),
        ("?q=Lynx", "organisation"),
        ("?q=nothing-such", None),
    ],
)
def test_a_list_that_names_no_family_is_of_the_first_that_has_any(
    visit: Visit, requests: None, query: str, direction: str | None
) -> None:
    client = visit(COOPERATION)
    page = client.get(f"/requests{query}")
    assert listed(text_of(page.one("table", id="records")) if direction else "") == ({direction} if direction else set())  # fmt: skip
    client.check_links(page)
    file = client.get(f"/requests/export.csv{query}").text
    assert listed(file) == ({direction} if direction else set())
