"""Who to reach: by situation, topic and State, as the marking allows, and what a body works on if it chose so."""

from __future__ import annotations

from typing import Any

import pytest

from hub.access import Principal
from hub.contacts.focal_points import Asked
from hub.hub import Hub
from tests.notifications.conftest import make_office, world
from tests.people import ADMIN, COOPERATION, FRA, LTU, MAPPING
from tests.records.making import change, cited, make

__all__ = ["world"]

pytestmark = pytest.mark.usefixtures("world")


@pytest.fixture
def points(hub: Hub) -> dict[str, str]:
    """Focal points of the Office and of two authorities, with those who may see them."""
    make_office(hub)
    cites = cited(hub)
    for name in ("sit-a", "sit-b"):
        make(hub, "situation", id=name, title=f"Situation {name}", marking="public", citations=cites)  # fmt: skip

    def point(title: str, of: str, named_to: list[str], **more: Any) -> str:
        return make(
            hub, "focal_point", COOPERATION, title=title, of_authority=of, person_name=f"Person of {title}",
            marking="named", named_to=named_to, **more,
        )  # fmt: skip

    both = ["org:auth-ltu-ps", "org:auth-fra-pnat"]
    return {
        "office": point("Adviser", "org-icc-otp", both, about=["sit-a", "sit-b"]),
        "ltu": point("Lithuanian desk", "auth-ltu-ps", both, topics=["financial_investigation_and_asset_tracing"], about=["sit-a"]),
        "fra": point("French desk", "auth-fra-pnat", ["org:auth-fra-pnat"], topics=["financial_investigation_and_asset_tracing"]),
    }  # fmt: skip


def found(hub: Hub, who: Principal, **asked: str) -> list[str]:
    contacts, _ = hub.focal_points.page(who, Asked(**asked))
    return [one.record.title for one in contacts]


def test_everybody_finds_what_the_marking_lets_them(hub: Hub, points: dict[str, str]) -> None:
    assert found(hub, COOPERATION) == found(hub, FRA) == ["Adviser", "French desk", "Lithuanian desk"]  # fmt: skip
    assert found(hub, LTU) == ["Adviser", "Lithuanian desk"]
    assert found(hub, ADMIN) == []


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"situation": "sit-a"}, ["Adviser", "Lithuanian desk"]),
        ({"situation": "sit-b"}, ["Adviser"]),
        (
            {"topic": "financial_investigation_and_asset_tracing"},
            ["French desk", "Lithuanian desk"],
        ),
        ({"state": "ltu"}, ["Lithuanian desk"]),
        ({"state": "fra", "situation": "sit-a"}, []),
        ({"state": "nowhere"}, []),
    ],
)
def test_one_asks_by_situation_topic_and_state(
    hub: Hub, points: dict[str, str], asked: dict[str, str], expected: list[str]
) -> None:
    assert found(hub, COOPERATION, **asked) == expected


def test_one_is_offered_what_finds_something_that_one_may_see(hub: Hub, points: dict[str, str]) -> None:  # fmt: skip
    situations, states = hub.focal_points.choices(LTU)
    assert ([one.id for one in situations], [one.id for one in states]) == (["sit-a", "sit-b"], ["ltu"])  # fmt: skip
    assert [one.id for one in hub.focal_points.choices(FRA)[1]] == ["fra", "ltu"]
    assert hub.focal_points.choices(ADMIN) == ((), ())


def test_what_a_body_works_on_shows_only_if_it_chose_so_or_to_itself(hub: Hub, points: dict[str, str]) -> None:  # fmt: skip
    cites = cited(hub)
    make(hub, "proceeding", title="Open trial", in_state="ltu", conducted_by=["auth-ltu-ps"], linked_to=["sit-a"], marking="community", citations=cites)  # fmt: skip
    make(hub, "proceeding", title="Hidden Numbat", in_state="ltu", conducted_by=["auth-ltu-ps"], linked_to=["sit-b"])  # fmt: skip

    def works_on(who: Principal) -> tuple[list[str], list[str]]:
        contacts, _ = hub.focal_points.page(who, Asked(state="ltu"))
        body = contacts[0].body
        return [one.title for one in body.proceedings], [one.id for one in body.situations]

    assert works_on(FRA) == works_on(MAPPING) == ([], [])
    assert works_on(LTU) == (["Open trial"], ["sit-a"])
    change(hub, MAPPING, "auth-ltu-ps", shows_what_it_works_on=True)
    assert works_on(FRA) == works_on(LTU) == (["Open trial"], ["sit-a"])
    assert works_on(MAPPING) == (["Hidden Numbat", "Open trial"], ["sit-a", "sit-b"])


def test_pages_go_on_where_the_last_ended(hub: Hub, points: dict[str, str]) -> None:
    page, after = hub.focal_points.page(COOPERATION, Asked(), limit=2)
    rest, end = hub.focal_points.page(COOPERATION, Asked(), after=after, limit=2)
    assert [one.record.title for one in page + rest] == [
        "Adviser",
        "French desk",
        "Lithuanian desk",
    ]
    assert end is None


def test_a_retired_focal_point_is_nobody_to_reach(hub: Hub, points: dict[str, str]) -> None:
    hub.writer.retire(COOPERATION, points["ltu"], 1, "Has left")
    assert found(hub, COOPERATION) == ["Adviser", "French desk"]
