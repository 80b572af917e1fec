"""Who is told of a change, in its own transaction, once, and only while they may see it."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.core import TYPES
from hub.access import HUB, Principal
from hub.hub import Hub
from hub.records.planning import Wish
from tests.notifications.conftest import COLLEAGUE, given, outbox, request_of, settle, told
from tests.people import COOPERATION, COOPERATION_2, EVERYBODY, FRA, LTU, MANAGER, MAPPING
from tests.records.making import change, cited, make

pytestmark = pytest.mark.usefixtures("world")


def test_a_request_that_is_handed_in_waits_for_the_advisers_alone(hub: Hub) -> None:
    request_of(hub)
    assert told(hub, COOPERATION) == told(hub, COOPERATION_2) == ["request_handed_in"]
    assert all(told(hub, who) == [] for who in (LTU, COLLEAGUE, FRA, MAPPING, MANAGER))


def test_what_the_office_does_with_a_request_is_told_to_the_authority_that_made_it(hub: Hub) -> None:  # fmt: skip
    request = request_of(hub)
    change(hub, COOPERATION, request, received_on="2026-01-05")
    change(hub, COOPERATION, request, acknowledged_on="2026-01-06")
    change(hub, COOPERATION, request, steps=[{"kind": "clarification_asked", "on": "2026-01-07"}])
    change(hub, COOPERATION, request, response_kind="nothing_held", initial_substantive_response_on="2026-01-08")  # fmt: skip
    change(hub, COOPERATION, request, closed_on="2026-01-09")
    expected = [
        "receipt_recorded", "request_acknowledged", "clarification_asked", "request_answered", "request_closed",
    ]  # fmt: skip
    assert told(hub, LTU) == told(hub, COLLEAGUE) == expected
    assert told(hub, FRA) == []
    assert told(hub, COOPERATION) == ["request_handed_in"], "what one does oneself is no news"


def test_the_same_change_twice_is_told_once_and_another_day_again(hub: Hub) -> None:
    request = request_of(hub)
    for day in ("2026-01-05", None, "2026-01-05", "2026-01-06"):
        change(hub, COOPERATION, request, received_on=day)
    assert told(hub, LTU) == ["receipt_recorded", "receipt_recorded"]


def test_who_withdraws_a_request_tells_the_advisers(hub: Hub) -> None:
    request = request_of(hub)
    change(hub, LTU, request, withdrawn_on="2026-01-05")
    assert told(hub, COOPERATION) == ["request_handed_in", "request_withdrawn"]


def test_a_reviewer_is_told_when_a_request_is_given_to_them_and_not_when_they_take_it(hub: Hub) -> None:  # fmt: skip
    request = request_of(hub)
    change(hub, COOPERATION, request, reviewer="per-coop2")
    assert told(hub, COOPERATION_2) == ["request_handed_in", "review_assigned"]
    change(hub, COOPERATION_2, request, reviewer="per-coop")
    change(hub, COOPERATION_2, request, reviewer="per-coop2")
    assert told(hub, COOPERATION) == ["request_handed_in", "review_assigned"]
    assert told(hub, COOPERATION_2) == ["request_handed_in", "review_assigned"]


def test_information_given_is_told_to_its_recipients_who_may_see_it(hub: Hub) -> None:
    given(hub)
    assert told(hub, LTU) == told(hub, COLLEAGUE) == ["information_given"]
    assert told(hub, FRA) == []


def test_information_given_to_a_state_is_told_to_its_named_readers(hub: Hub) -> None:
    given(hub, recipient="fra", named_to=["state:fra"])
    assert told(hub, FRA) == ["information_given"]
    assert told(hub, LTU) == []


def test_what_is_not_yet_given_or_still_hidden_is_told_when_it_is_given_and_shown(hub: Hub) -> None:
    event = given(hub, on=None)
    assert told(hub, LTU) == []
    change(hub, COOPERATION, event, marking="office", named_to=[])
    change(hub, COOPERATION, event, on="2026-02-01")
    assert outbox(hub, LTU) == []
    change(hub, COOPERATION, event, marking="named", named_to=["org:auth-ltu-ps"])
    assert told(hub, LTU) == ["information_given"]


def test_a_use_and_its_withdrawal_are_told_to_the_advisers(hub: Hub) -> None:
    event = given(hub)
    use = {"end_user": "auth-ltu-ps", "used_on": "2026-03-01", "proceeding_undisclosed": True}
    change(hub, MANAGER_AS_ADVISER, event, uses=[use])
    key = hub.records.get(COOPERATION, event).values["uses"][0]["key"]
    change(hub, MANAGER_AS_ADVISER, event, uses=[use | {"key": key, "withdrawn_on": "2026-04-01"}])
    assert told(hub, COOPERATION) == ["use_recorded", "use_withdrawn"]


MANAGER_AS_ADVISER = Principal("per-man", roles=frozenset({"manager", "cooperation"}))


def test_a_correction_that_is_decided_is_told_to_who_proposed_it(hub: Hub) -> None:
    proceeding = make(hub, "proceeding", title="The trial", in_state="ltu", marking="community", citations=cited(hub))  # fmt: skip
    correction = hub.corrections.propose(LTU, proceeding, 1, {"stage": "trial"}, "It began")
    hub.corrections.reject(MAPPING, correction, "Not yet")
    (notice,) = hub.notices.page(LTU)[0]
    assert (notice.kind.name, notice.record_id, notice.item_id) == (
        "correction_decided", proceeding, correction,
    )  # fmt: skip
    assert told(hub, COLLEAGUE) == []


def test_nobody_is_told_of_what_they_may_not_see(hub: Hub) -> None:
    excluded = Principal("per-lent", roles=frozenset({"cooperation"}), seconded_by="fra")
    settle(hub, excluded)
    request_of(hub, COOPERATION, excluded=["state:fra"], marking="named")
    assert outbox(hub, excluded) == []
    assert told(hub, COOPERATION_2) == ["request_handed_in"]


def test_somebody_whose_account_has_ended_or_is_closed_is_not_told(hub: Hub) -> None:
    roles = frozenset({"cooperation"})
    settle(hub, Principal("per-gone", roles=roles), ends_on="2026-01-31")
    settle(hub, Principal("per-shut", roles=roles), disabled_at="2026-01-31T00:00:00.000000Z")
    request_of(hub)
    assert {one["person_id"] for one in outbox(hub)} == {"per-coop", "per-coop2"}


def test_what_the_hubs_own_commands_load_is_no_news(hub: Hub) -> None:
    request_of(hub, HUB, received_on="2026-01-05")
    assert outbox(hub) == []


def test_a_write_that_fails_tells_nobody(hub: Hub) -> None:
    def fails(transaction: Any) -> None:
        values = {"title": "T", "direction": "incoming", "requester": "auth-ltu-ps", "marking": "named",
                  "named_to": ["org:auth-ltu-ps"]}  # fmt: skip
        hub.writer.save_in(transaction, LTU, [Wish(TYPES["request"], values)])
        assert transaction.run("MATCH (n:Notification) RETURN count(n) AS n")[0]["n"] == 2
        raise RuntimeError("the power fails")

    with pytest.raises(RuntimeError):
        hub.graph.write(fails)
    assert outbox(hub) == []


def test_a_notification_holds_nothing_of_the_record_but_its_id(hub: Hub) -> None:
    request = request_of(hub, title="Okapi affair", purpose="Okapi")
    for node in outbox(hub):
        assert "okapi" not in repr(node).lower()
        mail = {node["message_id"]}
        assert not any(request in one or "request" in one for one in mail)
        assert request not in node["id"]


def test_what_is_hidden_later_is_neither_shown_nor_counted_and_comes_back(hub: Hub) -> None:
    event = given(hub)
    (notice,) = hub.notices.page(LTU)[0]
    assert hub.notices.unseen(LTU) == 1
    change(hub, COOPERATION, event, marking="office", named_to=[])
    assert hub.notices.page(LTU) == ([], None)
    assert hub.notices.unseen(LTU) == 0
    with pytest.raises(Exception, match="no such page"):
        hub.notices.open(LTU, notice.id)
    change(hub, COOPERATION, event, marking="named", named_to=["org:auth-ltu-ps"])
    assert hub.notices.unseen(LTU) == 1


def test_a_notice_is_its_persons_alone_and_is_seen_once_opened(hub: Hub) -> None:
    request_of(hub)
    (notice,) = hub.notices.page(COOPERATION)[0]
    with pytest.raises(Exception, match="no such page"):
        hub.notices.open(COOPERATION_2, notice.id)
    assert hub.notices.open(COOPERATION, notice.id).record_id == notice.record_id
    assert hub.notices.unseen(COOPERATION) == 0
    assert hub.notices.unseen(COOPERATION_2) == 1
    assert hub.notices.page(COOPERATION)[0][0].seen_at is not None


def test_pages_go_on_where_the_last_ended_and_all_are_seen_at_once(hub: Hub) -> None:
    for number in range(5):
        request_of(hub, title=f"Request {number}")
    first, place = hub.notices.page(COOPERATION, limit=3)
    rest, end = hub.notices.page(COOPERATION, before=place, limit=3)
    assert (len(first), len(rest), end) == (3, 2, None)
    assert [one.at for one in first + rest] == sorted(
        (one.at for one in first + rest), reverse=True
    )
    hub.notices.all_seen(COOPERATION, rest[0].at)
    assert hub.notices.unseen(COOPERATION) == 3
    hub.notices.all_seen(COOPERATION, first[0].at)
    assert hub.notices.unseen(COOPERATION) == 0


def test_everybody_reads_their_own_notices_alone(hub: Hub) -> None:
    request_of(hub)
    for who in EVERYBODY.values():
        assert {one.id for one in hub.notices.page(who)[0]} <= {
            node["id"] for node in outbox(hub, who)
        }
