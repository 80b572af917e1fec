"""The chain and the two-way record: what they show, in which order, and that nothing hidden is drawn or counted."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hub.access import Principal
from hub.hub import Hub
from hub.sharing.chain import Chain, chain_of
from hub.sharing.exchange import exchange_with
from hub.waiting.queues import queues
from tests.people import ADMIN, COOPERATION, FRA, LTU, MANAGER
from tests.records.making import change, make
from tests.sharing.conftest import Give

TODAY = date(2024, 2, 29)


def chain(hub: Hub, who: Principal, record_id: str) -> Chain:
    return chain_of(hub.graph, hub.trail, who, record_id)


def use(hub: Hub, who: Principal, event: str, **said: Any) -> None:
    version = hub.records.get(who, event).version
    used = {"end_user": "auth-ltu-ps", "used_on": "2023-09", "proceeding": "prc-ltu"} | said
    hub.uses.record(who, event, version, used, TODAY)


@pytest.mark.parametrize("start", ["req-ltu", "event", "prc-ltu"])
def test_the_chain_is_the_same_from_each_of_its_records(hub: Hub, give: Give, start: str) -> None:
    event = give(answers="req-ltu")
    use(hub, LTU, event)
    for who in (LTU, COOPERATION, MANAGER):
        (shared,) = chain(hub, who, event if start == "event" else start).events
        assert (shared.id, shared.on, shared.given) == (event, "2023-05-02", True)
        assert shared.body is not None
        assert shared.body.id == "auth-ltu-moj"
        assert shared.request is not None
        assert shared.request.id == "req-ltu"
        (one,) = shared.uses
        assert one.end_user is not None
        assert one.end_user.id == "auth-ltu-ps"
        assert one.proceeding is not None
        assert one.proceeding.id == "prc-ltu"
        assert (one.used_on, one.confirmed_on, one.withdrawn_on) == ("2023-09", "2024-02-29", None)


def test_who_sees_none_of_it_gets_no_chain_from_a_record_that_they_see(
    hub: Hub, give: Give
) -> None:
    use(hub, LTU, give(answers="req-ltu"))
    for who in (FRA, ADMIN):
        for start in ("prc-ltu", "req-ltu"):
            assert chain(hub, who, start) == Chain((), False)


def test_without_a_visible_request_the_recipient_leads_and_nothing_shows_that_one_is_there(
    hub: Hub, give: Give
) -> None:
    answering = give(answers="req-ltu", named_to=["state:ltu", "state:fra"])
    asked_by_nobody = give(named_to=["state:ltu", "state:fra"])
    (one,), (other,) = (chain(hub, FRA, it).events for it in (answering, asked_by_nobody))
    assert one.request is None
    assert one.body == other.body
    assert one.body is not None
    assert one.body.id == "auth-ltu-ps"


def test_a_use_in_a_hidden_proceeding_looks_like_one_that_names_none(hub: Hub, give: Give) -> None:
    change(hub, COOPERATION, give(), title="Unused")
    make(
        hub, "proceeding", id="prc-hid", title="Hidden", in_state="ltu", marking="named",
        named_to=["state:ltu"], citations=[{"id": _source(hub), "locator": "p. 1"}],
    )  # fmt: skip
    event = give(named_to=["state:ltu", "state:fra"], for_proceeding="prc-hid")
    use(hub, LTU, event, proceeding="prc-hid")
    (seen,) = chain(hub, FRA, event).events
    assert seen.purpose is None
    assert [(one.proceeding, one.undisclosed) for one in seen.uses] == [(None, False)]
    assert "hid" not in repr(seen).lower()
    assert chain(hub, FRA, "prc-hid") == Chain((), False)
    (own,) = chain(hub, LTU, "prc-hid").events
    assert own.uses[0].proceeding is not None


def _source(hub: Hub) -> str:
    return make(hub, "source", title="Another source", marking="public")


def test_a_withdrawn_use_stays_in_the_chain_of_its_event_and_leaves_that_of_the_proceeding(
    hub: Hub, give: Give
) -> None:
    event = give()
    use(hub, LTU, event)
    record = hub.records.get(LTU, event)
    hub.uses.withdraw(LTU, event, record.version, record.values["uses"][0]["key"], TODAY)
    (shared,) = chain(hub, LTU, event).events
    assert shared.uses[0].withdrawn_on == "2024-02-29"
    assert chain(hub, LTU, "prc-ltu").events == ()


def test_what_was_read_of_the_chain_is_noted(hub: Hub, give: Give) -> None:
    event = give(answers="req-ltu")
    chain(hub, FRA, event)
    assert not hub.trail.page(action="list", by="per-fra")
    chain(hub, LTU, event)
    (noted,) = hub.trail.page(action="list", by="per-ltu")
    assert list(noted.subjects) == [event, "req-ltu"]


def test_the_two_way_record_counts_each_way_by_year_and_opens_to_its_records(
    hub: Hub, give: Give
) -> None:
    own: dict[str, Any] = {"marking": "named", "named_to": ["state:ltu"]}
    given = [give(), give(on="2023"), give(recipient="ltu", on="2025-01-01")]
    give(on=None)
    give(recipient="auth-fra-pnat", named_to=["state:fra"])
    office_only = give(marking="office", named_to=[])
    received = give(direction="received", provider="auth-ltu-ps", recipient="org-icc-otp", on="2022-06", gates=[])  # fmt: skip
    make(hub, "request", title="Draft", direction="incoming", requester="auth-ltu-ps", **own)
    out = make(
        hub, "request", title="Out", direction="outgoing", requested="ltu", sent_on="2024-03-01", **own
    )  # fmt: skip
    found = exchange_with(hub.graph, LTU, "ltu")
    assert list(found.years) == [2022, 2023, 2024, 2025]
    assert found.numbers("asked_us") == {2022: 0, 2023: 1, 2024: 0, 2025: 0}
    assert found.numbers("we_asked") == {2022: 0, 2023: 0, 2024: 1, 2025: 0}
    assert found.numbers("given") == {2022: 0, 2023: 2, 2024: 0, 2025: 1}
    assert found.numbers("received") == {2022: 1, 2023: 0, 2024: 0, 2025: 0}
    assert {one.id for one in found.behind("given")} == set(given)
    assert [one.id for one in found.behind("we_asked", 2024)] == [out]
    assert [one.id for one in found.behind("received")] == [received]
    office = exchange_with(hub.graph, COOPERATION, "ltu")
    assert {one.id for one in office.behind("given")} == {*given, office_only}
    assert exchange_with(hub.graph, FRA, "ltu").records == ()
    assert list(exchange_with(hub.graph, FRA, "ltu").years) == []


def test_what_was_received_and_not_recorded_waits_for_its_state_alone(hub: Hub, give: Give) -> None:
    title = "Information received whose use is not recorded"

    def waiting(who: Principal) -> list[str]:
        return [one.id for queue in queues(hub.graph, who, TODAY) if queue.title.en == title for one in queue.items]  # fmt: skip

    event = give(named_to=["state:ltu", "state:fra"])
    hybrid = give(recipient="org-hybrid", on="2023-01-02")
    give(recipient="auth-ltu-moj", marking="office", named_to=[])
    give(on=None)
    assert waiting(LTU) == [hybrid, event]
    assert waiting(FRA) == []
    use(hub, LTU, event)
    assert waiting(LTU) == [hybrid]
