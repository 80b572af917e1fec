"""Facets count what the reader may see, and each number is the length of the list that it opens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_schema.core import TYPES
from hub.access import Principal
from hub.finding.facets import counted, fresh_since
from hub.hub import Hub
from hub.store.reader import Filter, ListQuery
from tests.finding.conftest import SOWN
from tests.people import EVERYBODY, FRA, IN_VIGILANCE, LTU, MAPPING, NOBODY

PROCEEDING = TYPES["proceeding"]
FRESH = "2026-05-26"
ALL = ListQuery(PROCEEDING, fresh_since=FRESH)
FIELDS = [one.field for one in PROCEEDING.facets]


def numbers(hub: Hub, who: Principal, field: str, query: ListQuery = ALL) -> dict[str, int]:
    return counted(hub.graph, who, query, most=None).facet(field).numbers()


def seen_by(who: Principal) -> list[dict[str, object]]:
    """The proceedings of the garden that a person may see, said apart from the code that is tested."""
    markings = {"public"} if who is not NOBODY else set()
    if who.is_staff:
        markings |= {"office", "community"}
    if "practitioner" in who.roles:
        markings |= {"community"}
    if who is IN_VIGILANCE:
        markings |= {"closed"}
    from_france = who.state_id == "fra" or who.seconded_by == "fra"
    return [
        one.values
        for one in SOWN
        if one.marking in markings and not (from_france and one.values["excluded"])
    ]


def test_half_a_year_of_freshness_is_counted_in_days() -> None:

    assert fresh_since(date(2026, 11, 22), 180) == "2026-05-26"


@pytest.mark.parametrize("person", sorted(EVERYBODY))
def test_stages_and_their_absence_are_counted_for_each_reader(hub: Hub, person: str) -> None:
    who = EVERYBODY[person]
    expected: dict[str, int] = {}
    for one in seen_by(who):
        value = str(one["stage"] or "")
        expected[value] = expected.get(value, 0) + 1
    assert numbers(hub, who, "stage") == expected
    assert counted(hub.graph, who, ALL).total == len(seen_by(who))


def test_a_whole_article_counts_its_sub_paragraphs_and_the_charges(hub: Hub) -> None:
    """Of the 24 that the Office sees: crimes by number % 4 (all of % 7 = 0 have 7(1)(a)); where number % 4 is 2
    somebody is charged with 7(1)(f)."""
    found = numbers(hub, MAPPING, "crimes")
    mine = seen_by(MAPPING)
    article_7 = [one for one in mine if one["crimes"] == ["7(1)(a)"] or one["accused"]]
    assert found["7"] == len(article_7)
    assert found["7(1)(f)"] == len([one for one in mine if one["accused"]]) == 8
    article_8 = [one for one in mine if set(one["crimes"]) & {"8", "8(2)(b)(i)"}]  # type: ignore[call-overload]  # a list of codes
    assert found["8"] == len(article_8)
    assert found["8(2)(b)(i)"] < found["8"]


def test_years_and_ages_are_counted(hub: Hub) -> None:
    years = numbers(hub, MAPPING, "last_event_on")
    assert years[""] == len([one for one in seen_by(MAPPING) if one["last_event_on"] is None])
    assert list(years)[:-1] == ["2022", "2021", "2020", "2019", "2018"]
    # number % 4: 2026-06-01 is fresh; May as a whole ended after the 26th or not, by what is written; never
    assert numbers(hub, IN_VIGILANCE, "last_verified_on") == {"fresh": 16, "stale": 8, "never": 8}


def test_the_last_fresh_day_is_fresh_and_the_day_before_is_stale(hub: Hub) -> None:
    later = replace(ALL, fresh_since="2026-05-27")
    assert numbers(hub, IN_VIGILANCE, "last_verified_on", later) == {
        "fresh": 8, "stale": 16, "never": 8,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("who", "situations", "states"),
    [
        (IN_VIGILANCE, {"sit-open", "sit-hidden"}, {"ltu", "fra", "qqq"}),
        (MAPPING, {"sit-open"}, {"ltu", "fra", "qqq"}),
        (LTU, {"sit-open"}, {"ltu", "fra"}),
        (FRA, {"sit-open"}, {"ltu"}),
        (NOBODY, set(), set()),
    ],
)
def test_a_value_that_is_a_hidden_record_never_shows(
    hub: Hub, who: Principal, situations: set[str], states: set[str]
) -> None:
    assert set(numbers(hub, who, "linked_to")) == situations
    assert set(numbers(hub, who, "in_state")) == states
    told = counted(hub.graph, who, ALL, most=1)
    assert {one.value for one in told.facet("linked_to").values} <= situations
    assert told.facet("linked_to").more == (len(situations) > 1)


def test_a_hidden_value_narrows_to_nothing_like_one_that_there_is_not(hub: Hub) -> None:
    for value in ("sit-hidden", "sit-there-is-none"):
        query = replace(ALL, filters=(Filter("linked_to", values=(value,)),))
        assert hub.records.count(MAPPING, query) == (0, False)
        told = counted(hub.graph, MAPPING, query)
        assert told.total == 0
        assert value not in told.facet("linked_to").numbers()
        assert told.facet("linked_to").numbers() == numbers(hub, MAPPING, "linked_to")


def test_values_of_one_facet_are_alternatives_and_facets_combine(hub: Hub) -> None:
    stages = Filter("stage", values=("trial", "appeal"))
    place = Filter("in_state", values=("ltu",))
    both = replace(ALL, filters=(stages, place))
    expected = {
        one["id"]
        for one in seen_by(MAPPING)
        if one["stage"] in ("trial", "appeal") and one["in_state"] == "ltu"
    }
    assert {one.id for one in hub.records.page(MAPPING, both).records} == expected
    told = counted(hub.graph, MAPPING, both)
    assert told.total == len(expected)
    in_lithuania = [one for one in seen_by(MAPPING) if one["in_state"] == "ltu"]
    assert sum(told.facet("stage").numbers().values()) == len(in_lithuania)
    assert "investigation" in told.facet("stage").numbers()


def test_words_narrow_the_counts_and_accents_do_not_matter(hub: Hub) -> None:
    searched = replace(ALL, words="muller")
    told = counted(hub.graph, MAPPING, searched)
    expected = [one for one in seen_by(MAPPING) if "Müller" in str(one["title"])]
    assert told.total == len(expected)
    assert hub.records.count(MAPPING, searched) == (len(expected), False)


def test_a_proceeding_is_found_by_the_name_of_its_court(hub: Hub) -> None:
    by_court = {one["id"] for one in seen_by(MAPPING) if one["conducted_by"] == ["auth-court"]}
    for words in ("teismas", "vilniaus apyg"):
        page = hub.records.page(MAPPING, replace(ALL, words=words))
        assert {one.id for one in page.records} == by_court
        assert counted(hub.graph, MAPPING, replace(ALL, words=words)).total == len(by_court)
    # words of the court and of the proceeding itself, in any order
    page = hub.records.page(MAPPING, replace(ALL, words="müller vilniaus"))
    assert {one.id for one in page.records} == {
        one["id"]
        for one in seen_by(MAPPING)
        if one["id"] in by_court and "Müller" in str(one["title"])
    }
    assert not hub.records.page(MAPPING, replace(ALL, words="vilniaus hamburg")).records


def test_the_name_of_a_hidden_court_finds_nothing(hub: Hub) -> None:
    hidden = replace(ALL, words="platypus")
    assert hub.records.count(MAPPING, hidden) == (0, False)
    assert counted(hub.graph, MAPPING, hidden).total == 0
    by_court = [one for one in seen_by(IN_VIGILANCE) if one["conducted_by"] == ["auth-hidden"]]
    assert hub.records.count(IN_VIGILANCE, hidden) == (len(by_court), False)


CHOICES = {
    "stage": ["investigation", "trial", "appeal", "", "final"],
    "outcome": ["pending", "", "convicted"],
    "crimes": ["7", "8", "8(2)(b)", "6", "", "8bis"],
    "in_state": ["ltu", "fra", "qqq", "zzz"],
    "linked_to": ["sit-open", "sit-hidden"],
    "committed_in": ["ukr", "ltu"],
    "last_event_on": ["2018", "2020", "", "1950"],
    "last_verified_on": ["fresh", "stale", "never"],
    "jurisdiction_bases": ["territorial", "universal"],
}


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    person=st.sampled_from(sorted(EVERYBODY)),
    asked=st.fixed_dictionaries(
        {},
        optional={
            name: st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True)
            for name, values in CHOICES.items()
        },
    ),
    words=st.sampled_from(["", "", "muller", "vilniaus", "proceeding nobody"]),
)
def test_every_number_is_the_length_of_the_list_that_it_opens(
    hub: Hub, person: str, asked: dict[str, list[str]], words: str
) -> None:
    who = EVERYBODY[person]
    filters = tuple(Filter(name, values=tuple(values)) for name, values in asked.items())
    query = replace(ALL, filters=filters, words=words)
    told = counted(hub.graph, who, query, most=None)
    assert hub.records.count(who, query) == (told.total, False)
    for facet in told.facets:
        others = tuple(one for one in filters if one.field != facet.facet.field)
        for value, number in facet.numbers().items():
            opened = replace(query, filters=(*others, Filter(facet.facet.field, values=(value,))))
            assert hub.records.count(who, opened) == (number, False), (facet.facet.field, value)
