"""Nobody meets a hidden record: every read of the hub as every person, searched for the canaries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph_schema.core import TYPES
from hub.access import Principal
from hub.contacts.focal_points import Asked as Contacts
from hub.duplicates import Asked as Typed
from hub.errors import HubError, NotFound
from hub.hub import Hub
from hub.indicators import kpi_03_report
from hub.indicators.kpi_04 import count
from hub.indicators.kpi_04_facts import read_facts
from hub.indicators.outgoing_facts import read_outgoing
from hub.notifications.notices import MOST
from hub.records.history import history
from hub.requests.desk import Asked as OnDesk
from hub.requests.outgoing_lists import Asked as Requests
from hub.requests.state_card import state_card
from hub.sharing.chain import chain_of
from hub.sharing.exchange import exchange_with
from hub.store import named
from hub.store.reader import ORDERS, Filter, ListQuery
from hub.verification.queues import QUEUES, Asked
from hub.waiting.queues import queues
from tests.people import EVERYBODY
from tests.security.canaries import MARKED, Canary, hidden_from, shown_to

TODAY = date(2027, 1, 4)
SAMPLES: dict[str, Any] = {
    "id": "sit-open", "ids": ["sit-open", *(f"prc-{word.lower()}" for word, *_ in MARKED)], "office": "org-icc-otp", "since": "2000-01-01", "until": "\uffff",
    "kinds": ["training"], "capacities": ["member"], "unsigned": [], "record_id": "sit-open", "limit": 50, "kpi": 4,
    "types": ["proceeding"], "before": "9999", "after": "", "direction": "outgoing", "state": None, "organ": None,
    "assistance": None, "place": None, "remind": False, "reviewer": None, "person": "per-ltu",
    "today": "2027-01-04", "passed": "2026-12-28", "overdue": "2026-11-03",
}  # fmt: skip
"""Values for the parameters of the guarded queries, chosen so that they would find the canaries."""

SAMPLES_OF: dict[str, dict[str, Any]] = {
    "requests/state_card": {"id": "ltu"}, "sharing/chain": {"id": "req-in-kept"},
    "sharing/end_users": {"id": "shr-kept"}, "sharing/exchanged": {"id": "ltu"}, "waiting/uses": {"state": "ltu"},
}  # fmt: skip
"""Those of single queries, in place of these."""

FINDING = (
    "requests/desk", "requests/desk_reviews", "requests/due_dates", "requests/outgoing_in_review",
    "requests/outgoing_issued", "requests/outgoing_prepared", "requests/state_card",
    "sharing/chain", "sharing/exchanged", "waiting/requests", "waiting/uses", "notifications/page",
    "indicators/assembly_incoming", "indicators/assembly_outgoing", "indicators/kpi_03_incoming",
    "indicators/kpi_03_not_received", "indicators/outgoing", "indicators/kpi_03_uses", "situations/gathered",
)  # fmt: skip
"""The queries about requests and what was shared: with these samples each finds canaries for somebody."""


def reads(
    hub: Hub, who: Principal, planted: list[Canary]
) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Every way to read, as (name, call)."""
    ids = sorted({one.record_id for one in planted})
    words = sorted({one.word for one in planted})
    yield from list_reads(hub, who, ids, words)
    for record_id in ids:
        yield f"get {record_id}", lambda record_id=record_id: hub.records.get(who, record_id)
        yield f"history {record_id}", lambda record_id=record_id: history(hub.graph, who, record_id)
    yield "many", lambda: hub.records.many(who, ids)
    yield "titles", lambda: hub.records.titles(who, ids)
    for asked_for in (*words, *ids):
        yield (
            f"search {asked_for}",
            lambda asked_for=asked_for: hub.records.search(who, asked_for),
        )
    for open_id in ("sit-open", "ltu", "src-open"):
        yield (
            f"incoming {open_id}",
            lambda open_id=open_id: hub.records.incoming(who, hub.records.get(who, open_id)),
        )
    yield (
        "kpi 3",
        lambda: kpi_03_report.as_json(
            kpi_03_report.report(hub.graph, hub.trail, hub.settings, who, 2023, "2026-11-22")
        ),
    )
    yield "kpi 4", lambda: count(read_facts(hub.graph, who, range(2019, 2027)), 2023, "2026-11-22")
    yield "proposals", lambda: hub.proposals.open(who)
    yield from twin_reads(hub, who, planted)
    yield "corrections", lambda: hub.corrections.page(who)
    yield "own corrections", lambda: hub.corrections.own(who)
    yield "notices", lambda: hub.notices.page(who, limit=500)
    yield "number of notices", lambda: hub.notices.unseen(who)
    yield "informal notes", lambda: hub.notes.waiting(who)
    yield "own informal notes", lambda: hub.notes.own(who)
    yield "focal points", lambda: hub.focal_points.page(who, Contacts())
    yield "choices of contacts", lambda: hub.focal_points.choices(who)
    for record_id in ids:
        yield (
            f"about {record_id}",
            lambda record_id=record_id: hub.corrections.about(who, record_id),
        )
    for name, queue in QUEUES.items():
        asked = Asked(queue, limit=500)
        yield f"queue {name}", lambda asked=asked: hub.queues.page(who, asked, TODAY)
        yield f"ages of {name}", lambda name=name: hub.queues.ages(who, name, TODAY)
    for record_id in ids:
        yield (
            f"review {record_id}",
            lambda record_id=record_id: hub.reviews.standing(who, record_id, TODAY),
        )
    yield from outgoing_reads(hub, who)
    yield from shared_reads(hub, who, planted)
    desk = hub.request_desk
    for waits in (
        OnDesk(),
        OnDesk(situation="sit-open"),
        OnDesk(asker="ltu"),
        OnDesk(overdue=True),
    ):
        yield (
            f"desk {waits}",
            lambda waits=waits: [
                [desk.records_of(who, [one]) for one in desk.page(who, waits, TODAY)[0]],
            ],
        )
    yield "desk in numbers", lambda: desk.summary(who, TODAY)
    yield "due dates", lambda: desk.due_dates(who, TODAY)
    for name in named.all_names():
        query = named.load(name)
        if query.guards:
            values = sampled(name)
            yield (
                f"query {name}",
                lambda name=name, values=values: hub.graph.rows(name, who, **values),
            )


def sampled(name: str) -> dict[str, Any]:
    """Values for the parameters of a guarded query."""
    samples = SAMPLES | SAMPLES_OF.get(name, {})
    return {one: samples.get(one, "sit-open") for one in named.load(name).parameters}


def list_reads(
    hub: Hub, who: Principal, ids: list[str], words: list[str]
) -> Iterator[tuple[str, Callable[[], Any]]]:
    """The lists of all types in their orders, and searched: for every word where a type holds canaries."""
    held = {record_id.partition("-")[0] for record_id in ids}
    for kind in TYPES.values():
        for order in ORDERS if kind.info.name == "proceeding" else ("newest",):
            query = ListQuery(kind, order=order)
            yield f"list {kind.info.name} {order}", lambda query=query: hub.records.page(who, query)
        for word in words if kind.info.prefix in held else words[:1]:
            yield (
                f"words {kind.info.name} {word}",
                lambda kind=kind, word=word: hub.records.page(who, ListQuery(kind, words=word)),
            )


def outgoing_reads(hub: Hub, who: Principal) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Every way to read of the Office's own requests."""
    lists, asked = hub.outgoing_lists, Requests("outgoing", limit=500)
    yield "requests in preparation", lambda: lists.prepared(who, asked, TODAY)
    yield "requests issued", lambda: lists.issued(who, asked, TODAY)
    yield "requests in review", lambda: lists.in_review(who, "outgoing", TODAY)
    yield (
        "requests sent",
        lambda: read_outgoing(hub.graph, who, "outgoing", "2000-01-01", "2100-01-01"),
    )
    yield "card of a State", lambda: state_card(hub.graph, who, "ltu")


def shared_reads(
    hub: Hub, who: Principal, planted: list[Canary]
) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Every way to read of what was shared, of its uses, and of what waits for somebody."""
    yield "what waits", lambda: queues(hub.graph, who, TODAY)
    yield "exchanged", lambda: exchange_with(hub.graph, who, "ltu")
    for one in sorted({one.record_id for one in planted}):
        yield f"chain of {one}", lambda one=one: chain_of(hub.graph, hub.trail, who, one)
        if one.startswith("shr"):
            yield f"end users of {one}", lambda one=one: hub.uses.end_users(who, one)
            yield f"using {one}", lambda one=one: hub.uses.record(who, one, 999, {}, TODAY)
        if one.startswith(("req", "shr")):
            yield f"gates of {one}", lambda one=one: hub.gates.decide(who, one, 999, [])
        if one.startswith("req"):
            yield f"act on {one}", lambda one=one: hub.request_acts.do(who, one, 999, "withdraw", {"on": "2026-12-01"})  # fmt: skip


def twin_reads(
    hub: Hub, who: Principal, planted: list[Canary]
) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Every way to read of likely twins."""
    ids = sorted({one.record_id for one in planted})
    typed = [
        {"title": f"Proceeding {word}", "in_state": {"id": "ltu"}, "accused": [{"name": f"Accused {word}"}]}
        for word in sorted({one.word for one in planted})
    ]  # fmt: skip
    for values in typed:
        yield (
            f"twins of {values['title']}",
            lambda values=values: hub.duplicates.twins_of(who, TYPES["proceeding"], values),
        )
    yield (
        "twins of many",
        lambda: hub.duplicates.lookup.twins_of_many(
            who, TYPES["proceeding"], [Typed(values) for values in typed]
        ),
    )
    yield "likely twins", lambda: hub.duplicates.pairs.waiting(who)
    for record_id in ids:
        yield (
            f"likely twins of {record_id}",
            lambda record_id=record_id: hub.duplicates.pairs.waiting_for(who, record_id),
        )
        yield (
            f"compared with {record_id}",
            lambda record_id=record_id: hub.duplicates.pairs.compared(who, record_id, ids[0]),
        )
        yield (
            f"merged into {record_id}",
            lambda record_id=record_id: hub.duplicates.merged_into(who, record_id),
        )


@pytest.mark.parametrize("person", sorted(EVERYBODY))
def test_no_read_shows_a_hidden_record(hub: Hub, planted: list[Canary], person: str) -> None:
    who = EVERYBODY[person]
    hidden = hidden_from(who, planted)
    seen: set[str] = set()
    for name, call in reads(hub, who, planted):
        try:
            answer = repr(call()).lower()
        except HubError as refused:
            answer = f"{refused} {refused.values}".lower()
        leaked = {word for word in hidden if word in answer}
        assert not leaked, f"{name} shows {sorted(leaked)} to {person}"
        seen |= {word for word in shown_to(who, planted) if word in answer}
    assert seen == shown_to(who, planted), (
        "what a person may see must be found, or the test proves nothing"
    )


@pytest.mark.parametrize("name", FINDING)
def test_a_query_that_hides_canaries_finds_those_that_it_may(
    hub: Hub, planted: list[Canary], name: str
) -> None:
    everything = frozenset({"office", "community", "public", "group:vigilance", "state:fra"})
    who = Principal("per-ltu", frozenset({"manager"}), extra_keys=everything)
    answer = repr(hub.graph.rows(name, who, **sampled(name))).lower()
    assert any(one.word.lower() in answer for one in planted)


@pytest.mark.parametrize("person", sorted(EVERYBODY))
def test_a_hidden_record_and_none_at_all_answer_alike(
    hub: Hub, planted: list[Canary], person: str
) -> None:
    who = EVERYBODY[person]
    for canary in planted:
        if canary.part_audience or canary.shows_to(who):
            continue
        answers = []
        for record_id in (canary.record_id, "prc-there-is-none"):
            with pytest.raises(HubError) as refused:
                hub.records.get(who, record_id)
            answers.append((type(refused.value), str(refused.value)))
        assert answers[0] == answers[1]


@pytest.mark.parametrize("person", sorted(EVERYBODY))
def test_the_number_of_notices_is_that_of_the_records_one_sees(
    hub: Hub, planted: list[Canary], person: str
) -> None:
    who = EVERYBODY[person]
    seen = {one.id for one in hub.records.many(who, [canary.record_id for canary in planted])}
    told = [canary.record_id for canary in planted if canary.record_id in seen]
    notices, following = hub.notices.page(who, limit=500)
    assert sorted(one.record_id for one in notices) == sorted(told)
    assert following is None
    assert hub.notices.unseen(who) == min(len(told), MOST + 1)
    for number, canary in enumerate(planted):
        if canary.record_id not in seen:
            with pytest.raises(NotFound):
                hub.notices.open(who, f"ntf-{who.person_id}-{number}")


@pytest.mark.parametrize("person", sorted(EVERYBODY))
def test_counts_hold_only_what_the_list_shows(hub: Hub, planted: list[Canary], person: str) -> None:
    who = EVERYBODY[person]
    for name in ("proceeding", "agreement", "project", "request", "sharing_event"):
        allowed = {
            one.record_id
            for one in planted
            if one.record_id.startswith(TYPES[name].info.prefix)
            and replace(one, part_audience=None).shows_to(who)
        }
        query = ListQuery(TYPES[name])
        assert {one.id for one in hub.records.page(who, query).records} == allowed
        assert hub.records.count(who, query) == (len(allowed), False)
        if name == "request":
            continue  # some of them are about no situation
        filtered = ListQuery(
            TYPES[name],
            filters=(Filter("linked_to" if name == "proceeding" else "about", "sit-open"),),
        )
        assert hub.records.count(who, filtered) == (len(allowed), False)


def test_a_page_ends_where_the_visible_records_end(hub: Hub, planted: list[Canary]) -> None:
    """Keyset paging neither skips nor repeats, whatever is hidden in between."""
    who = EVERYBODY["fra"]
    allowed = {
        one.record_id for one in planted if one.record_id.startswith("prc") and one.shows_to(who)
    }
    found: list[str] = []
    after = None
    while True:
        page = hub.records.page(
            who, ListQuery(TYPES["proceeding"], order="title", limit=1, after=after)
        )
        found += [one.id for one in page.records]
        after = page.next
        if after is None:
            break
    assert len(found) == len(set(found))
    assert set(found) == allowed


@pytest.mark.parametrize("person", ["mapping", "manager", "lent", "vigilance"])
def test_ages_count_only_what_the_queue_shows(hub: Hub, planted: list[Canary], person: str) -> None:
    who = EVERYBODY[person]
    allowed = {
        one.record_id for one in planted if one.record_id.startswith("prc") and one.shows_to(who)
    }
    page, _ = hub.queues.page(who, Asked(QUEUES["waiting"], limit=500), TODAY)
    assert {one.entry.record_id for one in page} == allowed
    for name in ("waiting", "single_source"):
        ages = hub.queues.ages(who, name, TODAY)
        assert ages.number == sum(ages.buckets) == len(allowed)
        assert {None: len(allowed)} == {one: count for one, (count, _) in ages.holders.items()}
