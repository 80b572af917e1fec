"""What one authority received shows to no other, on no page and in no file; the gates to nobody outside the Office."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hub.access import Principal
from hub.hub import Hub
from tests.people import ADMIN, COOPERATION, FRA, LTU
from tests.portal.records.conftest import Visit
from tests.records.making import settled
from tests.sharing.conftest import Give

EVENT, GATE, USE = "Axolotl", "Pangolin", "Narwhal"


@pytest.fixture
def event(hub: Hub, give: Give) -> str:
    """What Lithuania received: a word of its own in its title, in the reason of a gate, and in a use."""
    gates = settled()
    gates[0]["reason"] = f"Because of the {GATE}"
    made = give(
        title=f"{EVENT} given", answers="req-ltu", for_proceeding="prc-ltu", gates=gates,
        conditions_of_use=f"{EVENT} alone",
    )  # fmt: skip
    said = {"end_user": "auth-ltu-ps", "used_on": "2023-09", "purpose": f"For the {USE}", "proceeding": "prc-ltu"}  # fmt: skip
    hub.uses.record(LTU, made, 1, said, date(2024, 2, 29))
    give(title=f"{EVENT} waits")
    return made


def addresses(event: str) -> list[str]:
    return [
        "/", "/sharing", f"/sharing?q={EVENT}", f"/sharing?q={USE}", "/sharing?use_status=confirmed",
        "/sharing?recipient=auth-ltu-ps", f"/sharing/{event}", f"/sharing/{event}/history", f"/sharing/{event}/uses/new",
        f"/search?q={EVENT}", f"/search?q={GATE}", f"/search?q={USE}", f"/pick/sharing?q={EVENT}",
        "/requests/req-ltu", "/proceedings/prc-ltu", "/proceedings/prc-ltu/history", "/authorities/auth-ltu-ps",
        "/organisations/org-icc-otp", "/states/ltu", "/states/ltu/exchange", "/states/ltu/exchange?sort=given&year=2023",
        "/kpis", "/sharing/export.csv", "/sharing/export.xlsx", "/proceedings/export.csv", "/api/v1/sharing",
        f"/api/v1/sharing/{event}", "/api/v1/proceedings/prc-ltu", f"/gates/{event}",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("who", "hidden"),
    [(FRA, (EVENT, GATE, USE)), (ADMIN, (EVENT, GATE, USE)), (LTU, (GATE,))],
    ids=["another State", "administrator", "the recipient"],
)
def test_what_is_not_for_somebody_is_on_no_page_and_in_no_file(
    visit: Visit, event: str, who: Principal, hidden: tuple[str, ...]
) -> None:
    client = visit(who)
    found = []
    for address in addresses(event):
        answer: Any = client.http.get(address, follow_redirects=True)
        text = answer.get_data().decode("utf-8", errors="replace").replace(address.rpartition("=")[2], "")  # fmt: skip
        found += [(address, word) for word in hidden if word.lower() in text.lower()]
        if who is FRA and event in text.replace(address, ""):
            found.append((address, event))
    assert not found


def test_the_words_would_be_found_where_they_are_shown(visit: Visit, event: str) -> None:
    client = visit(COOPERATION)
    page = client.get(f"/sharing/{event}").main
    assert EVENT in page
    assert GATE in page
    assert USE in page
    assert EVENT in client.get("/states/ltu/exchange").main
    assert EVENT in client.get("/proceedings/prc-ltu").main


def test_figures_of_a_state_count_nothing_that_is_hidden(visit: Visit, event: str) -> None:
    shown = visit(FRA).get("/states/ltu").main
    assert "both ways" not in shown
    assert "Everything" not in visit(FRA).get("/states/ltu/exchange").main
    assert "There is no record of this kind that you may see" in visit(FRA).get("/states/ltu/exchange").main  # fmt: skip
