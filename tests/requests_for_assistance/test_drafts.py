"""Drafts of forms: their writer's alone, kept whole, gone when handed in or when a value in them is sealed."""

from __future__ import annotations

import pytest

from hub.drafts.drafts import FormDraft, TooManyDrafts
from hub.errors import Invalid, NotFound
from hub.hub import Hub
from hub.requests.errors import NoAuthority
from hub.requests.handing_in import hand_in, request_of
from tests.people import COOPERATION, LTU
from tests.records.making import make
from tests.records.test_sealing import everything, sealed
from tests.requests_for_assistance.conftest import this_day

HERS, HIS = "per-ltu", "per-fra"
PAIRS = [("title", "Subject"), ("purpose", "Trial of a commander\n\nIn 2022"), ("about", "sit-ukr"), ("about", "sit-lby")]  # fmt: skip


def keep(hub: Hub, who: str = HERS, title: str = "Subject", window: str = "w") -> FormDraft:
    return hub.form_drafts.keep(who, "request", title, PAIRS, None, 0, window)


@pytest.fixture(autouse=True)
def nobody_s(hub: Hub) -> None:
    """No drafts are left from before."""
    for who in (HERS, HIS):
        for one in hub.form_drafts.of(who, "request"):
            hub.form_drafts.drop(who, one.id)


def test_a_draft_holds_what_the_form_sent_in_its_order(hub: Hub) -> None:
    kept = keep(hub)
    found = hub.form_drafts.get(HERS, kept.id)
    assert list(found.pairs) == PAIRS
    assert (found.title, found.saves) == ("Subject", 1)


def test_nobody_else_reads_changes_or_drops_it(hub: Hub) -> None:
    kept = keep(hub)
    assert hub.form_drafts.of(HIS, "request") == []
    with pytest.raises(NotFound):
        hub.form_drafts.get(HIS, kept.id)
    with pytest.raises(NotFound):
        hub.form_drafts.drop(HIS, kept.id)
    other = hub.form_drafts.keep(HIS, "request", "His", [("title", "His")], kept.id, 1, "w")
    assert other.id != kept.id
    assert list(hub.form_drafts.get(HERS, kept.id).pairs) == PAIRS


def test_a_window_saves_again_though_it_never_heard_that_it_had(hub: Hub) -> None:
    kept = keep(hub)
    again = hub.form_drafts.keep(HERS, "request", "S", [("title", "S")], kept.id, 0, "w")
    assert (again.id, again.saves) == (kept.id, 2)
    elsewhere = hub.form_drafts.keep(HERS, "request", "T", [("title", "T")], kept.id, 1, "v")
    assert elsewhere.id != kept.id
    informed = hub.form_drafts.keep(HERS, "request", "U", [("title", "U")], kept.id, 2, "v")
    assert (informed.id, informed.saves) == (kept.id, 3)


def test_so_many_drafts_and_no_more(hub: Hub) -> None:
    for _ in range(40):
        keep(hub)
    with pytest.raises(TooManyDrafts):
        keep(hub)
    keep(hub, HIS)


def test_what_is_sealed_stands_in_no_draft(hub: Hub) -> None:
    gone = hub.form_drafts.keep(HERS, "request", "Zorina", [("purpose", "of ZORINA, 12")], None, 0, "w")  # fmt: skip
    stays = keep(hub)
    record = make(hub, "proceeding", title="P", reference="Zorina")
    sealed(hub, record, "reference")
    assert "zorina" not in everything(hub)
    with pytest.raises(NotFound):
        hub.form_drafts.get(HERS, gone.id)
    hub.form_drafts.get(HERS, stays.id)


def test_what_is_refused_stays_a_draft_and_what_is_handed_in_is_none_any_more(
    hub: Hub, bodies: None
) -> None:
    kept = keep(hub)
    for said in ({"title": None}, {"title": "S", "assistance": ["93(1)(h)"]}):
        with pytest.raises(Invalid):
            hand_in(hub.writer, LTU, request_of(LTU, said, for_state=False), kept.id, this_day(hub))
    hub.form_drafts.get(HERS, kept.id)
    values = request_of(LTU, {"title": "S"}, for_state=True)
    outcome = hand_in(hub.writer, LTU, values, kept.id, this_day(hub))
    assert hub.records.get(COOPERATION, outcome.record_id).values["named_to"] == [
        "org:auth-ltu-ps", "state:ltu",
    ]  # fmt: skip
    with pytest.raises(NotFound):
        hub.form_drafts.get(HERS, kept.id)
    with pytest.raises(NotFound):
        hand_in(hub.writer, LTU, values, kept.id, this_day(hub))


def test_who_belongs_to_no_authority_asks_for_nobody() -> None:
    with pytest.raises(NoAuthority):
        request_of(COOPERATION, {}, for_state=False)
