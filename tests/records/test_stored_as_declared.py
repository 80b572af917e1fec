"""What a declaration allows is stored and read back: given ids, Parts with fields of any name, figures."""

from typing import Any

import pytest

from graph_schema.core import TYPES
from hub.access import HUB
from hub.errors import Invalid
from hub.hub import Hub


def make(hub: Hub, name: str, **values: Any) -> str:
    """A new record of a type; its id."""
    return hub.writer.create(HUB, TYPES[name](**values)).record_id


def test_no_id_is_made_up_for_a_state(hub: Hub) -> None:
    with pytest.raises(Invalid) as refused:
        make(hub, "state", title="Lithuania", iso2="LT")
    assert [error.column for error in refused.value.errors] == ["id"]
    assert make(hub, "state", id="ltu", title="Lithuania", iso2="LT") == "ltu"


def test_a_part_may_have_a_kind_of_its_own_beside_its_place(hub: Hub) -> None:
    make(hub, "state", id="ltu", title="Lithuania", iso2="LT")
    record_id = make(
        hub, "request", title="Subject", direction="incoming", requester="ltu",
        steps=[{"kind": "submitted", "on": "2023-12-30"}, {"kind": "acknowledged", "on": "2024-01-03"}],
        gates=[{"kind": "article_68"}],
    )  # fmt: skip
    found = hub.records.get(HUB, record_id).values
    assert [(step["kind"], step["on"]) for step in found["steps"]] == [
        ("submitted", "2023-12-30"), ("acknowledged", "2024-01-03"),
    ]  # fmt: skip
    assert [(gate["kind"], gate["decision"]) for gate in found["gates"]] == [("article_68", "open")]


@pytest.mark.parametrize("figure", [1.0, 97.5, 0.0])
def test_a_figure_keeps_its_decimals_whatever_came_before(hub: Hub, figure: float) -> None:
    make(hub, "measurement", title="Whole", year=2021, kpi=15, value=1)
    record_id = make(hub, "measurement", title="Rate", year=2022, kpi=16, value=figure)
    assert hub.records.get(HUB, record_id).values["value"] == figure


def test_an_error_of_a_declared_rule_is_said_in_both_languages(hub: Hub) -> None:
    with pytest.raises(Invalid) as refused:
        hub.writer.create(HUB, TYPES["agreement"].model_construct(title="R", kind="relocation"))
    (error,) = refused.value.errors
    assert (error.column, error.say(), error.say("fr")) == (
        "kind",
        "Relocation agreements are confidential: record their number as a measurement.",
        "Les accords de réinstallation sont confidentiels : consigner leur nombre comme mesure.",
    )
