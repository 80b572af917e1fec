"""The dry run of an import says beside each row what gives pause, and refuses nothing for it."""

from __future__ import annotations

import pytest

from graph_schema.core import TYPES
from hub.hub import Hub
from hub.importing import ImportFile, ImportPlan, dry_run, run
from tests.people import MAPPING
from tests.records.making import make


def planned(hub: Hub, kind: str, text: str) -> ImportPlan:
    return dry_run(hub, MAPPING, TYPES[kind], ImportFile("file.csv", text.encode()))


def told(plan: ImportPlan) -> list[tuple[int, str | None]]:
    return [(one.row or 0, one.column) for row in plan.rows for one in row.cautions]


def test_each_row_says_what_gives_pause_at_its_column(hub: Hub) -> None:
    text = (
        "external_id,title,opened_on,stage,outcome,crimes,accused.1.name,accused.1.charges.1.crime\n"
        "A,Fine,2022,trial,pending,8,X,8(2)(a)(i)\n"
        "B,Ahead,2022,trial,convicted,8,X,8(2)(a)(i)\n"
        "C,Early,2016,trial,pending,7;8bis,X,8(2)(e)(xix)\n"
    )
    plan = planned(hub, "proceeding", text)
    assert plan.possible
    assert told(plan) == [(3, "outcome"), (4, "crimes"), (4, "accused.1.charges.1.crime")]
    assert "droit interne" in plan.rows[2].cautions[0].say("fr")
    file = ImportFile("file.csv", text.encode())
    assert run(hub, MAPPING, TYPES["proceeding"], file).created == 3
    assert told(planned(hub, "proceeding", text)) == []  # nothing would change any more


@pytest.mark.parametrize("known", [True, False], ids=["recorded before", "in the same file"])
def test_a_conviction_before_the_indictment_is_seen_across_rows(hub: Hub, known: bool) -> None:
    proceeding = make(hub, "proceeding", title="P")
    charged = f"charged,Charges,{proceeding},2021,charged_or_indicted,\n"
    if known:
        make(hub, "stage_event", title="Charges", of_proceeding=proceeding, on="2021", stage="charged_or_indicted")  # fmt: skip
    text = (
        "external_id,title,of_proceeding,on,stage,outcome\n"
        f"judged,Judgment,{proceeding},2019-05-02,first_instance_judgment,convicted\n"
        + ("" if known else charged)
    )
    plan = planned(hub, "stage_event", text)
    assert plan.possible
    assert told(plan) == ([(2, "on")] if known else [(2, "on"), (3, "on")])
