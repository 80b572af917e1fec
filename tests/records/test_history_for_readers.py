"""What the history of a record tells each reader: no value of a time at which they could not read it, and
no trace of what is kept for fewer."""

from __future__ import annotations

import pytest

from hub.errors import Conflict
from hub.hub import Hub
from hub.records.history import history
from tests.people import COOPERATION, FRA, IN_VIGILANCE, LIAISON, LTU, MANAGER, MAPPING
from tests.records.making import change, cited, make, settled


def test_the_value_before_a_widening_stays_with_those_who_read_it_then(hub: Hub) -> None:
    record_id = make(hub, "practice_note", title="Inner words", marking="office", topic="forensics",
                     kind="good_practice", language="en", body="Inner text", citations=cited(hub))  # fmt: skip
    change(hub, COOPERATION, record_id, marking="community", title="Outer words", body="Outer text")
    (seen,) = history(hub.graph, LTU, record_id).versions
    assert "inner" not in repr(seen).lower()
    assert seen.changes["title"] == [None, "Outer words"]
    (latest, _) = history(hub.graph, COOPERATION, record_id).versions
    assert latest.changes["title"] == ["Inner words", "Outer words"]


def test_the_value_before_a_state_was_let_in_again_stays_hidden_from_it(hub: Hub) -> None:
    make(hub, "state", id="fra", title="France", iso2="FR")
    record_id = make(hub, "practice_note", title="Not for France", marking="community", topic="forensics",
                     excluded=["state:fra"], kind="good_practice", language="en", body="Text",
                     citations=cited(hub))  # fmt: skip
    change(hub, COOPERATION, record_id, excluded=[], title="For all")
    (seen,) = history(hub.graph, FRA, record_id).versions
    assert "Not for France" not in repr(seen)


def test_parts_written_while_their_record_was_closed_stay_closed(hub: Hub) -> None:
    record_id = make(hub, "secondment", title="Secondment 1", direction="to_office", status="serving",
                     marking="closed", named_to=["group:vigilance", "role:cooperation"],
                     person=[{"name": "Anastasia Zorina"}])  # fmt: skip
    change(hub, COOPERATION, record_id, person=[{"name": "Somebody else"}])
    change(hub, COOPERATION, record_id, marking="office")
    assert "Zorina" not in repr(history(hub.graph, MAPPING, record_id).versions)
    assert "Zorina" in repr(history(hub.graph, IN_VIGILANCE, record_id).versions)


def test_a_change_kept_for_few_leaves_no_trace_for_others(hub: Hub) -> None:
    record_id = make(hub, "organisation", LIAISON, title="Local organisation 7", kind="civil_society",
                     naming="protected")  # fmt: skip
    before = hub.records.get(MAPPING, record_id)
    outcome = change(hub, LIAISON, record_id, protected_names=[{"name": "Real Name"}])
    assert outcome.version == 2
    after = hub.records.get(MAPPING, record_id)
    assert (after.version, after.system) == (before.version, before.system)
    assert [one.number for one in history(hub.graph, MAPPING, record_id).versions] == [1]
    liaison = hub.records.get(LIAISON, record_id)
    assert (liaison.version, liaison.system["updated_by"]) == (2, "per-cso")
    assert [one.number for one in history(hub.graph, LIAISON, record_id).versions] == [2, 1]
    assert change(hub, MAPPING, record_id, 1, note="Seen").version == 2
    assert hub.records.get(LIAISON, record_id).version == 3
    assert [one.number for one in history(hub.graph, LIAISON, record_id).versions] == [3, 2, 1]


def test_two_who_read_the_inner_part_do_not_overwrite_each_other(hub: Hub) -> None:
    record_id = make(hub, "organisation", LIAISON, title="Local organisation 7", kind="civil_society",
                     naming="protected", protected_names=[{"name": "One"}])  # fmt: skip
    change(hub, LIAISON, record_id, 1, protected_names=[{"name": "Two"}])
    with pytest.raises(Conflict):
        change(hub, LIAISON, record_id, 1, protected_names=[{"name": "Three"}])


def test_a_version_holds_the_parts_that_stood_then_though_another_field_was_changed(
    hub: Hub,
) -> None:
    record_id = make(hub, "organisation", LIAISON, title="Local organisation 7", kind="civil_society",
                     naming="protected", protected_names=[{"name": "Real Name"}])  # fmt: skip
    change(hub, LIAISON, record_id, note="Seen")
    found = history(hub.graph, LIAISON, record_id)
    assert [one["name"] for one in found.version(2).state["protected_names"]] == ["Real Name"]
    assert list(found.compare(1, 2)) == ["note"]


def test_practitioners_do_not_read_who_else_was_let_in_or_kept_out(hub: Hub) -> None:
    make(hub, "state", id="fra", title="France", iso2="FR", marking="public", citations=cited(hub))
    note = make(hub, "practice_note", title="Note", marking="community", topic="forensics", kind="good_practice",
                language="en", body="Text", excluded=["state:fra"], citations=cited(hub))  # fmt: skip
    found = hub.records.get(LTU, note)
    assert found.values["excluded"] == []
    assert "state:fra" not in repr(history(hub.graph, LTU, note))
    assert hub.records.get(MANAGER, note).values["excluded"] == ["state:fra"]
    own = make(hub, "question", LTU, title="Q", topic="forensics", body="How?", marking="named",
               named_to=["org:auth-ltu-ps"], excluded=["state:fra"])  # fmt: skip
    assert hub.records.get(LTU, own).values["excluded"] == ["state:fra"]


def test_an_id_inside_a_part_shows_only_with_its_record(hub: Hub) -> None:
    make(hub, "state", id="ltu", title="Lithuania", iso2="LT")
    make(hub, "authority", id="auth-ltu-ps", title="Prosecution Service", of_state="ltu", marking="public",
         citations=cited(hub))  # fmt: skip
    make(
        hub,
        "organisation",
        id="org-icc-otp",
        title="Office",
        kind="icc_body",
        marking="public",
        citations=cited(hub),
    )
    hidden = make(hub, "proceeding", title="Sealed indictment", marking="office")
    event = make(
        hub, "sharing_event", title="Shared", direction="given", provider="org-icc-otp", recipient="auth-ltu-ps",
        marking="named", named_to=["org:auth-ltu-ps"], on="2023-04", gates=settled(),
        uses=[{"end_user": "auth-ltu-ps", "proceeding": hidden, "used_on": "2023-05"}],
    )  # fmt: skip
    assert hub.records.get(COOPERATION, event).values["uses"][0]["proceeding"] == hidden
    (use,) = hub.records.get(LTU, event).values["uses"]
    assert (use["end_user"], use["proceeding"]) == ("auth-ltu-ps", None)
    assert hidden not in repr(history(hub.graph, LTU, event))
    assert hub.records.get(COOPERATION, event).ends[hidden].title == "Sealed indictment"
