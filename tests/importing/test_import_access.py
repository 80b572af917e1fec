"""Importing as somebody: who may, and that nothing hidden is told or moved."""

from __future__ import annotations

import pytest

from hub.access import Principal
from hub.errors import NotAllowed
from hub.hub import Hub
from hub.importing.batches import batch, records
from tests.importing.files import (
    actions,
    csv_file,
    load,
    put,
    rehearse,
    states,
    told,
)
from tests.people import ADMIN, IN_VIGILANCE, LTU, MANAGER, MAPPING, OPERATOR


@pytest.mark.parametrize(
    "principal", [LTU, ADMIN, MANAGER], ids=["practitioner", "admin", "manager"]
)
def test_only_the_editors_of_a_type_import_it(hub: Hub, principal: Principal) -> None:
    file = csv_file("external_id,title", "A,One")

    with pytest.raises(NotAllowed):
        load(hub, "proceeding", file, principal)
    with pytest.raises(NotAllowed):
        rehearse(hub, "proceeding", file, principal)
    assert load(hub, "proceeding", file, MAPPING).created == 1


def test_a_hidden_record_answers_like_one_that_does_not_exist(hub: Hub) -> None:
    put(hub, "proceeding", OPERATOR, id="prc-secret", title="S", marking="closed",
        named_to=["group:vigilance"], external_id="hidden name")  # fmt: skip

    def tell(other: str) -> str:
        file = csv_file("external_id,title,related_to", f"A,One,{other}")
        (said,) = told(rehearse(hub, "proceeding", file, MAPPING).all_problems())
        return said[1].replace(other, "…")

    assert tell("prc-secret") == tell("prc-absent")
    # nor does its name in other files find it
    (row,) = rehearse(
        hub, "proceeding", csv_file("external_id,title", "hidden name,T"), MAPPING
    ).rows
    assert row.action == "create"


def test_importing_what_one_sees_moves_no_relation_to_a_hidden_record(hub: Hub) -> None:
    put(hub, "proceeding", id="prc-a", title="A")
    put(hub, "proceeding", id="prc-b", title="B")
    put(hub, "proceeding", OPERATOR, id="prc-secret", title="S", marking="closed",
        named_to=["group:vigilance"])  # fmt: skip
    put(
        hub,
        "proceeding",
        OPERATOR,
        id="prc-1",
        title="One",
        related_to=["prc-a", "prc-secret", "prc-b"],
    )
    same = csv_file("id,related_to,related_to.why", "prc-1,prc-a;prc-b,")

    assert actions(hub, same) == [("unchanged", ())]
    load(hub, "proceeding", csv_file("id,related_to", "prc-1,prc-b"), MAPPING)

    seen = hub.records.get(IN_VIGILANCE, "prc-1").values["related_to"]
    assert [one["id"] for one in seen] == ["prc-b", "prc-secret"]


def test_an_import_tells_of_no_field_that_is_kept_from_who_reads_the_record(hub: Hub) -> None:
    states(hub, "ltu")
    put(hub, "authority", id="auth-ltu-ps", title="Prosecution service", of_state="ltu")
    put(hub, "request", id="req-1", title="Before", direction="incoming", external_id="A", requester="auth-ltu-ps",
        marking="named", named_to=["org:auth-ltu-ps"])  # fmt: skip
    done = load(hub, "request", csv_file("external_id,title,reviewer", "A,After,anna"))
    assert done.batch_id is not None
    imported, _ = batch(hub, OPERATOR, done.batch_id)

    def fields(principal: Principal) -> set[str]:
        return {name for one in records(hub, principal, imported).records for name in one.fields}

    assert fields(MAPPING) == {"title", "reviewer"}
    assert fields(LTU) == {"title"}
