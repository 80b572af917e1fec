"""Acts on requests of the Office: each changes what it should, in its time, by who may, and nothing gets lost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from graph_schema.core import TYPES
from hub.access import Principal
from hub.clock import today
from hub.errors import Conflict, Invalid, NotAllowed, NotFound, Retired
from hub.hub import Hub
from hub.records.history import history
from hub.records.planning import Wish
from hub.requests.outgoing import Standing, standing
from hub.requests.outgoing_acts import ACTS
from hub.requests.outgoing_errors import NotNow, ReviewHeldByAnother
from tests.people import COOPERATION, FRA, LIAISON, LTU, MANAGER, MAPPING
from tests.records.making import change, make
from tests.requests_for_assistance.conftest import Named

pytestmark = pytest.mark.usefixtures("partners")

OUTGOING: dict[str, Any] = {"title": "Records", "direction": "outgoing", "requested": "fra"}


def day(hub: Hub, later: int = 0) -> date:
    return today(hub.settings.timezone) + timedelta(days=later)


def do(hub: Hub, who: Principal, record_id: str, act: str, *, later: int = 0, version: int | None = None, **said: Any) -> int:  # fmt: skip
    """Do an act to a request as it stands; the version that it then has."""
    seen = version or hub.records.get(who, record_id).version
    if "on" in ACTS[act].asks.fields:
        said.setdefault("on", day(hub).isoformat())
    return hub.outgoing.do(who, record_id, seen, ACTS[act], said, day(hub, later)).version


def how(hub: Hub, record_id: str, later: int = 0) -> Standing:
    return standing(hub.records.get(COOPERATION, record_id).values, day(hub, later))


def refused(call: Any) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as refusal:
        call()
    return [(one.column, one.say()) for one in refusal.value.errors]


def test_a_request_goes_from_its_draft_to_its_close(hub: Hub, adviser: Named) -> None:
    ana, bo, now = adviser("ana"), adviser("bo"), day(hub).isoformat()
    made = make(hub, "request", ana, **OUTGOING, reviews=[{"started_on": "2026-01-05", "ended_on": "2026-01-06"}])  # fmt: skip
    do(hub, ana, made, "review", reviewer="bo", stand_in=None)
    found = how(hub, made)
    assert (found.state, found.since) == ("in_review", now)
    assert found.review is not None
    assert found.review.holder == "bo"
    do(hub, bo, made, "return", remarks="Which period?")
    found = how(hub, made)
    assert found.state == "drafting"
    assert found.reviewed is not None
    assert (found.reviewed.by, found.reviewed.remarks) == ("bo", "Which period?")
    do(hub, ana, made, "review", reviewer="bo")
    do(hub, bo, made, "clear")
    assert hub.records.get(ana, made).values["reviewer"] is None
    do(hub, ana, made, "issue")
    record = hub.records.get(ana, made)
    assert str(record.values["reference"]).startswith(f"OUT-{now[:4]}-")
    assert [one["by"] for one in record.values["reviews"]] == [None, "bo", "bo"]
    do(hub, ana, made, "acknowledged", received_on=now)
    do(hub, ana, made, "reminder")
    do(hub, ana, made, "difficulty", difficulty="national_law")
    do(hub, ana, made, "response", response_kind="assistance_given_in_part")
    assert how(hub, made).state == "in_part"
    do(hub, ana, made, "response", response_kind="assistance_given")
    do(hub, ana, made, "close")
    record = hub.records.get(ana, made)
    assert (how(hub, made).state, how(hub, made).result) == ("closed", "in_full")
    assert record.values["received_on"] == record.values["acknowledged_on"] == now
    assert record.values["difficulties"] == ["national_law"]
    assert [one["kind"] for one in record.values["steps"]] == ["reminder", "further_answer"]
    assert len(history(hub.graph, ana, made).versions) == record.version == 12


def test_every_act_stands_in_the_audit_trail_and_in_the_history_as_what_it_was(
    hub: Hub, adviser: Named
) -> None:
    ana, bo = adviser("ana"), adviser("bo")
    made = make(hub, "request", ana, **OUTGOING)
    do(hub, ana, made, "review", reviewer="bo")
    do(hub, bo, made, "clear")
    do(hub, ana, made, "issue")
    rows = hub.graph.read(
        lambda one: one.run("MATCH (e:AuditEvent) RETURN e.action AS action, e.by AS by ORDER BY e.at, e.seq")
    )  # fmt: skip
    acts = {(row["action"], row["by"]) for row in rows if row["action"].startswith("outgoing_")}
    assert acts == {
        ("outgoing_review", ana.person_id),
        ("outgoing_clear", bo.person_id),
        ("outgoing_issue", ana.person_id),
    }
    assert not any(row["action"] == "edit" for row in rows)
    assert [one.action for one in history(hub.graph, ana, made).versions] == [
        "outgoing_issue", "outgoing_clear", "outgoing_review", "create",
    ]  # fmt: skip


def test_nothing_is_issued_while_a_review_is_open_by_whatever_way(hub: Hub, adviser: Named) -> None:
    ana, _bo = adviser("ana"), adviser("bo")
    made = make(hub, "request", ana, **OUTGOING)
    do(hub, ana, made, "review", reviewer="bo", on="2026-01-05")
    with pytest.raises(NotNow) as wrong:
        do(hub, ana, made, "issue")
    assert "In review" in wrong.value.say()
    assert "En relecture" in wrong.value.say("fr")
    ((column, sentence),) = refused(lambda: change(hub, ana, made, sent_on="2026-02-01"))
    assert column == "sent_on"
    assert sentence == (
        "It is still in review since 2026-01-05: end the review first, then issue it."
    )
    wish = OUTGOING | {"sent_on": "2026-01-05", "reviews": [{"started_on": "2026-01-05"}]}
    found = refused(lambda: hub.writer.save(ana, [Wish(TYPES["request"], wish)]))
    assert [one for one, _ in found] == ["sent_on"]
    assert hub.records.get(ana, made).values["sent_on"] is None


def test_only_who_has_the_review_ends_it(hub: Hub, adviser: Named) -> None:
    ana, bo, cem = adviser("ana"), adviser("bo"), adviser("cem")
    made = make(hub, "request", ana, **OUTGOING)
    do(hub, ana, made, "review", reviewer="bo", stand_in="cem")
    for who in (ana, cem):
        with pytest.raises(ReviewHeldByAnother):
            do(hub, who, made, "clear")
    with pytest.raises(ReviewHeldByAnother):
        do(hub, bo, made, "clear", later=7)  # five working days later it is the stand-in's
    do(hub, cem, made, "clear", later=7)
    assert how(hub, made).state == "drafting"


def test_a_review_is_taken_over_and_is_as_old_as_before(hub: Hub, adviser: Named) -> None:
    ana, _bo, cem = adviser("ana"), adviser("bo"), adviser("cem")
    made = make(hub, "request", ana, **OUTGOING)
    do(hub, ana, made, "review", reviewer="bo", on="2026-01-05")
    do(hub, cem, made, "take-over")
    found = how(hub, made).review
    assert found is not None
    assert (found.holder, found.stand_in, found.since) == ("cem", None, "2026-01-05")
    do(hub, cem, made, "clear")


def test_reviewers_are_two_advisers_who_may_see_it_and_did_not_send_it(
    hub: Hub, adviser: Named
) -> None:
    ana, _bo = adviser("ana"), adviser("bo")
    adviser("lent", seconded_by="fra")
    made = make(hub, "request", ana, **OUTGOING, excluded=["state:fra"])

    def said(reviewer: str | None, stand_in: str | None = None) -> list[str]:
        return [one for one, _ in refused(lambda: do(hub, ana, made, "review", reviewer=reviewer, stand_in=stand_in))]  # fmt: skip

    assert said("ana") == ["reviewer"]
    assert said("nobody-known") == ["reviewer"]
    assert said("lent") == ["reviewer"]
    assert said("bo", "bo") == ["stand_in"]
    assert said("bo", "ana") == ["stand_in"]
    assert said(None) == ["reviewer"]
    assert how(hub, made).state == "drafting"


def test_what_followed_lies_neither_before_the_sending_nor_in_the_future(
    hub: Hub, adviser: Named
) -> None:
    ana = adviser("ana")
    made = make(hub, "request", ana, **OUTGOING, sent_on="2026-02-10")
    ahead = day(hub, 1).isoformat()
    for act in ("acknowledged", "reminder", "close", "withdraw"):
        assert [one for one, _ in refused(lambda act=act: do(hub, ana, made, act, on="2026-02-09"))] == ["on"]  # fmt: skip
        assert [one for one, _ in refused(lambda act=act: do(hub, ana, made, act, on=ahead))] == ["on"]  # fmt: skip
        assert [one for one, _ in refused(lambda act=act: do(hub, ana, made, act, on="2026-02"))] == ["on"]  # fmt: skip
    answer = {"response_kind": "assistance_given"}
    assert [one for one, _ in refused(lambda: do(hub, ana, made, "response", on="2026-02-09", **answer))] == ["on"]  # fmt: skip
    received = refused(lambda: do(hub, ana, made, "acknowledged", on="2026-02-12", received_on="2026-02-13"))  # fmt: skip
    assert received
    assert {one for one, _ in received} <= {"on", "received_on"}
    assert how(hub, made).state == "issued"


def test_a_refusal_has_its_grounds(hub: Hub, adviser: Named) -> None:
    ana = adviser("ana")
    made = make(hub, "request", ana, **OUTGOING, sent_on="2026-02-10")
    for kind in ("reasoned_refusal", "legal_bar"):
        found = refused(lambda kind=kind: do(hub, ana, made, "response", response_kind=kind))
        assert [one for one, _ in found] == ["response_grounds"]
    do(hub, ana, made, "response", response_kind="legal_bar", response_grounds="Article 72.")
    assert how(hub, made).state == "refused"


def test_a_withdrawal_is_made_once_and_ends_everything(hub: Hub, adviser: Named) -> None:
    ana = adviser("ana")
    made = make(hub, "request", ana, **OUTGOING, sent_on="2026-02-10")
    do(hub, ana, made, "withdraw")
    assert hub.outgoing.offered(ana, how(hub, made)) == []
    for act in ("withdraw", "close", "difficulty"):
        said = {"difficulty": "other"} if act == "difficulty" else {}
        with pytest.raises(NotNow):
            do(hub, ana, made, act, **said)


def test_of_two_advisers_at_once_the_second_is_told_and_nothing_is_lost(
    hub: Hub, adviser: Named
) -> None:
    ana, bo = adviser("ana"), adviser("bo")
    made = make(hub, "request", ana, **OUTGOING, sent_on="2026-02-10")
    seen = hub.records.get(ana, made).version
    do(hub, ana, made, "acknowledged", version=seen, on="2026-02-20")
    with pytest.raises(Conflict):
        do(hub, bo, made, "response", version=seen, response_kind="nothing_held")
    assert how(hub, made).state == "acknowledged"
    do(hub, bo, made, "response", response_kind="nothing_held")
    assert hub.records.get(ana, made).values["acknowledged_on"] == "2026-02-20"


@pytest.mark.parametrize("who", [MAPPING, LIAISON, MANAGER, LTU, FRA])
def test_nobody_but_an_adviser_does_any_act(hub: Hub, who: Principal) -> None:
    made = make(hub, "request", COOPERATION, **OUTGOING)
    for act in ACTS.values():
        with pytest.raises(NotAllowed):
            hub.outgoing.do(who, made, 1, act, {}, day(hub))
    assert hub.outgoing.offered(who, how(hub, made)) == []


def test_hidden_unknown_and_incoming_requests_answer_alike(hub: Hub, adviser: Named) -> None:
    ana = adviser("ana")
    hidden = make(hub, "request", **OUTGOING, marking="closed", named_to=["person:per-man"])
    incoming = make(hub, "request", title="R", direction="incoming", requester="auth-ltu-ps")
    for record_id in (hidden, incoming, "req-unknown"):
        with pytest.raises(NotFound):
            hub.outgoing.do(ana, record_id, 1, ACTS["issue"], {"on": "2026-01-01"}, day(hub))
    made = make(hub, "request", ana, **OUTGOING)
    change_by_two(hub, ana, made)
    with pytest.raises(Retired):
        do(hub, ana, made, "issue", version=2)


def change_by_two(hub: Hub, who: Principal, record_id: str) -> None:
    """Retire a request, which takes two people."""
    proposal = hub.proposals.propose(who, "retire", record_id, "Twice")
    hub.proposals.confirm(COOPERATION, proposal)


def test_requests_with_organisations_have_the_same_acts_and_their_own_series(
    hub: Hub, adviser: Named
) -> None:
    ana = adviser("ana")
    asked = {"direction": "organisation", "requester": "org-icc-otp", "requested": "org-x"}
    made = make(hub, "request", ana, title="Cross-match", **asked)
    do(hub, ana, made, "issue", on="2026-02-01")
    do(hub, ana, made, "acknowledged", on="2026-02-02")
    ((column, sentence),) = refused(
        lambda: do(hub, ana, made, "response", response_kind="assistance_given")
    )
    assert column == "response_kind"
    assert sentence.startswith("Nothing is given while a gate is open")
    do(hub, ana, made, "response", response_kind="nothing_held")
    assert str(hub.records.get(ana, made).values["reference"]).startswith("ORG-2026-")
    assert how(hub, made).state == "nothing_held"
