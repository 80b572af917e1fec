"""A list found by the index and one found by going through its type are the same list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_schema.core import TYPES
from hub.access import Principal
from hub.finding.facets import counted
from hub.hub import Hub
from hub.store import words as ways
from hub.store.reader import Filter, ListQuery, Order
from tests.people import EVERYBODY

ALL = ListQuery(TYPES["proceeding"], fresh_since="2026-05-26", limit=7)
WORDS = ("proceeding 1", "muller", "vilniaus", "müller vilniaus", "platypus nobody", "zebra")
FILTERS: tuple[tuple[Filter, ...], ...] = (
    (), (Filter("stage", values=("trial", "")), Filter("crimes", values=("8",))),
)  # fmt: skip


def all_pages(hub: Hub, who: Principal, query: ListQuery) -> list[list[str]]:
    """The ids of a list, page by page to its end."""
    pages: list[list[str]] = []
    while True:
        page = hub.records.page(who, query)
        pages.append([one.id for one in page.records])
        if page.next is None:
            return pages
        query = replace(query, after=page.next)


@pytest.mark.parametrize("person", ["ltu", "vigilance"])
@pytest.mark.parametrize("words", WORDS)
def test_both_ways_find_the_same_pages_numbers_and_facets(
    hub: Hub, person: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = EVERYBODY[person]
    told = []
    for look, often, few in ((1, 2.0, -1), (10_000, 0.0, 10_000)):  # the index alone; no index
        monkeypatch.setattr(ways, "LOOK", look)
        monkeypatch.setattr(ways, "OFTEN", often)
        monkeypatch.setattr(ways, "FEW_ENDS", few)
        orders: tuple[Order, ...] = ("newest", "title_down")
        said: list[object] = [all_pages(hub, who, replace(ALL, words=words, order=order)) for order in orders]  # fmt: skip
        for filters in FILTERS:
            query = replace(ALL, words=words, filters=filters)
            said += [hub.records.count(who, query), counted(hub.graph, who, query, most=None)]
        told.append(said)
    assert told[0] == told[1]
