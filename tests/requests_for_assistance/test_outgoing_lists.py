"""The lists of the Office's requests, and the State's card beside a draft: one family, one reader at a time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, get_args

import pytest

from hub.access import Principal
from hub.clock import today
from hub.errors import NotAllowed
from hub.hub import Hub
from hub.requests.outgoing import PREPARED, State
from hub.requests.outgoing_lists import Asked
from hub.requests.state_card import state_card
from tests.people import ADMIN, COOPERATION, FRA, LIAISON, LTU, MANAGER, MAPPING
from tests.records.making import cited, make

pytestmark = pytest.mark.usefixtures("partners")

LENT = Principal("per-lent2", roles=frozenset({"cooperation"}), seconded_by="fra")


def ask(hub: Hub, title: str, **values: Any) -> str:
    return make(
        hub, "request", COOPERATION, title=title, **{"direction": "outgoing", "requested": "fra"} | values
    )  # fmt: skip


def day(hub: Hub, before: int = 0) -> str:
    return (now(hub) - timedelta(days=before)).isoformat()


def now(hub: Hub) -> date:
    return today(hub.settings.timezone)


def titles(hub: Hub, view: str, who: Principal = COOPERATION, **asked: Any) -> list[str]:
    """The titles of a whole list, page by page."""
    found: list[str] = []
    after: str | None = None
    while True:
        read = getattr(hub.outgoing_lists, view)
        page, after = read(
            who, Asked(**{"family": "outgoing", "after": after} | asked), now(hub)
        )  # fmt: skip
        found += [one.record.title for one in page]
        if after is None:
            return found


@pytest.fixture
def many(hub: Hub) -> None:
    """A request of the Office in every state, an incoming one, and one with an organisation."""
    open_review = {"reviews": [{"started_on": "2026-01-05"}]}
    answered = {"initial_substantive_response_on": "2026-03-01", "sent_on": "2026-02-01"}
    ask(hub, "drafting", issuing_organ="office", assistance=["93(1)(i)"])
    ask(hub, "drafting again", reviews=[{"started_on": "2026-01-05", "ended_on": "2026-01-06"}])
    ask(hub, "in_review", requested="auth-fra-pnat", reviewer="ana", **open_review)
    ask(hub, "issued", sent_on="2026-02-03", requested="ltu", issuing_organ="registry")
    ask(hub, "acknowledged", sent_on="2026-02-02", acknowledged_on="2026-02-05")
    ask(hub, "in_full", response_kind="assistance_given", **answered)
    ask(hub, "in_part", response_kind="assistance_given_in_part", **answered)
    ask(hub, "refused", response_kind="legal_bar", **answered)
    ask(hub, "nothing_held", response_kind="nothing_held", **answered)
    ask(hub, "closed", closed_on="2026-03-02", response_kind="nothing_held", **answered)
    ask(hub, "withdrawn", sent_on="2026-01-02", withdrawn_on="2026-01-03")
    ask(hub, "withdrawn draft", withdrawn_on="2026-01-03", **open_review)
    ask(hub, "incoming", direction="incoming", requester="auth-ltu-ps", requested="org-icc-otp", sent_on="2026-01-01")  # fmt: skip
    ask(hub, "with X", direction="organisation", requester="org-icc-otp", requested="org-x", sent_on="2026-01-01", reviews=[])  # fmt: skip


def test_every_request_stands_in_the_list_of_its_state_as_its_page_says(hub: Hub, many: None) -> None:  # fmt: skip
    for state in get_args(State):
        for view in ("prepared", "issued"):
            page, _ = getattr(hub.outgoing_lists, view)(
                COOPERATION, Asked("outgoing", state=state), now(hub)
            )
            assert all(one.standing.state == state for one in page)
            if (state in PREPARED) == (view == "prepared"):
                assert page, state
    shown = [*titles(hub, "prepared", limit=2), *titles(hub, "issued", limit=2)]
    assert sorted(shown) == sorted(
        ["drafting", "drafting again", "in_review", "withdrawn draft", "issued", "acknowledged", "in_full",
         "in_part", "refused", "nothing_held", "closed", "withdrawn"]
    )  # fmt: skip


def test_what_was_sent_stands_latest_first(hub: Hub, many: None) -> None:
    shown = titles(hub, "issued", limit=3)
    assert (shown[:2], shown[-1]) == (["issued", "acknowledged"], "withdrawn")


def test_lists_are_narrowed_by_state_asked_organ_and_assistance(hub: Hub, many: None) -> None:
    assert titles(hub, "issued", place="ltu") == ["issued"]
    assert titles(hub, "issued", organ="registry") == ["issued"]
    assert titles(hub, "prepared", assistance="93(1)(i)") == ["drafting"]
    assert "in_review" in titles(hub, "prepared", place="fra")  # asked of an authority of the State
    assert titles(hub, "prepared", place="auth-fra-pnat") == ["in_review"]


def test_the_families_are_never_in_one_list(hub: Hub, many: None) -> None:
    assert titles(hub, "issued", family="organisation") == ["with X"]
    assert titles(hub, "prepared", family="organisation") == []
    for view in ("prepared", "issued"):
        assert not {"incoming", "with X"} & {*titles(hub, view)}


def test_the_queue_of_reviews_has_the_oldest_first_and_nothing_that_is_over(
    hub: Hub, many: None
) -> None:
    ask(hub, "older", reviews=[{"started_on": "2026-01-02"}])
    found = hub.outgoing_lists.in_review(COOPERATION, "outgoing", now(hub))
    assert [one.record.title for one in found] == ["older", "in_review"]
    assert hub.outgoing_lists.in_review(MANAGER, "organisation", now(hub)) == []


def test_reminders_are_due_by_the_list_as_by_the_rule(hub: Hub) -> None:
    def reminded(before: int) -> dict[str, Any]:
        return {"steps": [{"kind": "reminder", "on": day(hub, before)}]}

    ask(hub, "29 days", sent_on=day(hub, 29))
    ask(hub, "30 days", sent_on=day(hub, 30))
    ask(hub, "59 acknowledged", sent_on=day(hub, 59), acknowledged_on=day(hub, 50))
    ask(hub, "60 acknowledged", sent_on=day(hub, 60), acknowledged_on=day(hub, 50))
    ask(hub, "reminded lately", sent_on=day(hub, 90), **reminded(29))
    ask(hub, "reminded long ago", sent_on=day(hub, 90), **reminded(30))
    ask(hub, "answered", sent_on=day(hub, 90), response_kind="nothing_held", initial_substantive_response_on=day(hub, 9))  # fmt: skip
    ask(hub, "closed", sent_on=day(hub, 90), closed_on=day(hub, 9))
    ask(hub, "withdrawn", sent_on=day(hub, 90), withdrawn_on=day(hub, 9))
    due = titles(hub, "issued", remind=True)
    assert sorted(due) == ["30 days", "60 acknowledged", "reminded long ago"]
    page, _ = hub.outgoing_lists.issued(COOPERATION, Asked("outgoing"), now(hub))
    assert sorted(one.record.title for one in page if one.standing.reminder) == sorted(due)


def test_what_is_kept_from_a_reader_stands_in_no_list_of_theirs(hub: Hub) -> None:
    ask(hub, "kept", sent_on="2026-02-01", excluded=["state:fra"])
    ask(hub, "kept draft", excluded=["state:fra"], reviews=[{"started_on": "2026-01-02"}])
    make(hub, "state", id="lao", title="lao", iso2="LA", marking="office", excluded=["state:fra"])
    ask(hub, "of hidden State", sent_on="2026-02-01", requested="lao")
    assert titles(hub, "issued", LENT) == ["of hidden State"]
    assert titles(hub, "issued", LENT, place="lao") == []
    assert titles(hub, "issued", place="lao") == ["of hidden State"]
    assert titles(hub, "prepared", LENT) == []
    assert hub.outgoing_lists.in_review(LENT, "outgoing", now(hub)) == []


@pytest.mark.parametrize("who", [LTU, FRA, MAPPING, LIAISON, ADMIN])
def test_nobody_else_reads_a_list(hub: Hub, who: Principal) -> None:
    ask(hub, "named", sent_on="2026-02-01", marking="named", named_to=["state:fra"])
    for view in ("prepared", "issued"):
        with pytest.raises(NotAllowed):
            titles(hub, view, who)
    with pytest.raises(NotAllowed):
        hub.outgoing_lists.in_review(who, "outgoing", now(hub))


def test_the_card_of_a_state_tells_how_one_asks_it(hub: Hub) -> None:
    public = {"marking": "public", "citations": cited(hub)}
    make(hub, "cooperation_law", title="Law 2002-268", kind="law", of_state="fra", covers=["other_assistance"], requirements="In French.", **public)  # fmt: skip
    make(hub, "cooperation_law", title="Office's notes", of_state="fra", excluded=["state:fra"])
    make(hub, "focal_point", title="Requests", of_authority="auth-fra-bepi", topics=["cooperation_requests"])  # fmt: skip
    make(hub, "agreement", title="Arrangement", kind="working_arrangement", status="signed", party=["fra"], **public)  # fmt: skip
    make(hub, "agreement", title="Hoped for", kind="working_arrangement", status="in_negotiation", party=["fra"])  # fmt: skip
    for asked in ("fra", "auth-fra-pnat"):
        card = state_card(hub.graph, COOPERATION, asked)
        assert card is not None
        assert (card.id, card.iso2) == ("fra", "FR")
        assert [one.title for one in card.laws] == ["Law 2002-268", "Office's notes"]
        assert [(one.id, one.is_central) for one in card.addressees] == [("auth-fra-bepi", True)]
        assert [one.title for one in card.contacts] == ["Requests"]
        assert [one.title for one in card.agreements] == ["Arrangement"]
    seen = state_card(hub.graph, LENT, "fra")
    assert seen is not None
    assert [one.title for one in seen.laws] == ["Law 2002-268"]
    for unknown in ("org-x", "xxx"):
        assert state_card(hub.graph, COOPERATION, unknown) is None
    make(hub, "state", id="lao", title="lao", iso2="LA", marking="office", excluded=["state:fra"])
    assert state_card(hub.graph, LENT, "lao") is None
