"""Parts keep apart what belongs to each of them, whatever keys they were sent with."""

from __future__ import annotations

import pytest

from hub.errors import Invalid
from hub.hub import Hub
from tests.people import MAPPING
from tests.records.making import change, make


def test_two_parts_cannot_have_one_key(hub: Hub) -> None:
    record_id = make(hub, "proceeding", title="P")
    twins = [{"key": "a", "name": "N. N."}, {"key": "a", "name": "O. O."}]
    with pytest.raises(Invalid) as refusal:
        change(hub, MAPPING, record_id, accused=twins)
    assert [error.column for error in refusal.value.errors] == ["accused"]
    charged = [
        {"name": name, "charges": [{"key": "a", "crime": crime}]}
        for name, crime in (("N. N.", "7(1)(a)"), ("O. O.", "7(1)(b)"))
    ]
    change(hub, MAPPING, record_id, accused=charged)
    found = hub.records.get(MAPPING, record_id).values["accused"]
    assert [one["charges"][0]["crime"] for one in found] == ["7(1)(a)", "7(1)(b)"]
