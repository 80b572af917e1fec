"""A search is a read: what it finds is noted, and what is no word finds nothing."""

from __future__ import annotations

import pytest

from graph_schema.core import TYPES
from hub.hub import Hub
from hub.records.reading import Filter, ListQuery
from hub.search.state_names import names_of_state
from tests.people import LTU, MAPPING
from tests.records.making import cited, make


def searches(hub: Hub) -> list[tuple[str, list[str]]]:
    """Who searched, and the ids that the trail has of what they found."""
    rows = hub.graph.read(
        lambda one: one.run(
            "MATCH (e:AuditEvent) WHERE e.action = 'search' RETURN e.by AS by, e.subjects AS subjects"
        )
    )
    return [(row["by"], sorted(row["subjects"])) for row in rows]


def test_a_search_is_one_event_with_what_it_found_above_the_community(hub: Hub) -> None:
    sources = cited(hub)
    inside = [make(hub, "source", title=f"Heron {name}") for name in "AB"]
    make(hub, "question", title="Heron?", topic="forensics", marking="community")
    make(hub, "situation", title="Heron", marking="public", citations=sources)
    assert len(hub.records.search(MAPPING, "heron")) == 4
    assert len(hub.records.search(LTU, "heron")) == 2
    assert not hub.records.search(MAPPING, "kestrel")
    assert searches(hub) == [("per-map", sorted(inside))]


@pytest.mark.parametrize("words", ["***", "- ; “”", "\u0640\u200b"])
def test_what_is_no_word_finds_nothing(hub: Hub, words: str) -> None:
    make(hub, "source", title="Heron", publisher="P")
    for query in (
        ListQuery(TYPES["source"], words=words),
        ListQuery(TYPES["source"], (Filter("publisher", "P"),), words=words, order="title"),
    ):
        assert hub.records.page(MAPPING, query).records == ()
        assert hub.records.count(MAPPING, query) == (0, False)
    assert hub.records.search(MAPPING, words) == []


def test_blank_words_ask_for_nothing(hub: Hub) -> None:
    make(hub, "source", title="Heron")
    query = ListQuery(TYPES["source"], words="  ")
    assert len(hub.records.page(MAPPING, query).records) == 1
    assert hub.records.count(MAPPING, query) == (1, False)


def test_a_state_is_found_by_its_names_in_both_languages(hub: Hub) -> None:
    for code, iso2, title in (
        ("cod", "CD", "Democratic Republic of the Congo"),
        ("ltu", "LT", "Lithuania"),
    ):
        make(hub, "state", id=code, iso2=iso2, title=title)
    for words in ("Lituanie", "lithuania", "LTU", "lituan"):
        assert [one.id for one in hub.records.search(MAPPING, words)] == ["ltu"], words
    for words in ("République démocratique du Congo", "Congo Kinshasa", "democratic republic"):
        assert [one.id for one in hub.records.search(MAPPING, words)] == ["cod"], words
    page = hub.records.page(MAPPING, ListQuery(TYPES["state"], words="Lituanie"))
    assert [one.id for one in page.records] == ["ltu"]


def test_the_names_of_a_state_are_the_official_and_the_everyday_ones() -> None:
    assert names_of_state("TR") == ["Türkiye", "Turquie"]
    assert names_of_state("ZZZ") == []
