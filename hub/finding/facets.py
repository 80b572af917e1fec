"""The facets of a list as one person may see them: each value with the length of its list.

A value that is a record (a situation, a State) shows only to who may see that record; a value that nobody
may see has no number either.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from graph_schema.core import FieldSpec
from graph_schema.facet import Facet
from hub.access import Principal
from hub.store import reader
from hub.store.facet_counts import facet_counts
from hub.store.faceting import AGES, NOT_STATED
from hub.store.graph import Graph, Transaction
from hub.store.reader import ListQuery, Neighbour

FEW = 10
"""Values of a facet that a page shows at first."""
_AT_A_TIME = 3
"""How many times as many ids are looked up as are wanted, since some of them may be hidden."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet: as the address says it, how many records, and the record that it is (relations)."""

    value: str
    number: int
    end: Neighbour | None = None


@dataclass(frozen=True, slots=True)
class CountedFacet:
    """A facet with its values, and whether there are more than these."""

    facet: Facet
    spec: FieldSpec
    values: tuple[Value, ...]
    more: bool

    def numbers(self) -> dict[str, int]:
        """How many records each value has."""
        return {one.value: one.number for one in self.values}


@dataclass(frozen=True, slots=True)
class Counted:
    """A list's length and its facets, in their declared order."""

    total: int
    facets: tuple[CountedFacet, ...]

    def facet(self, name: str) -> CountedFacet:
        """The facet of one field."""
        return next(one for one in self.facets if one.facet.field == name)


def fresh_since(today: date, stale_after_days: int) -> str:
    """The first day that is not stale: what was verified before it has to be looked at again."""
    return (today - timedelta(days=stale_after_days)).isoformat()


def counted(
    graph: Graph, principal: Principal, query: ListQuery, *, only: Collection[str] = (), most: int | None = FEW,
) -> Counted:  # fmt: skip
    """The facets of a list (those of `only`), with at most so many values each, the largest first; values of a
    tree, of years and of ages stand in their own order and are all there. What is asked for is always shown."""
    chosen = {one.field: one.values or (str(one.value),) for one in query.filters}

    def work(transaction: Transaction) -> Counted:
        counts = facet_counts(transaction, principal, query, only)
        wanted = [one for one in query.kind.facets if not only or one.field in only]
        ends: dict[str, dict[str, Neighbour]] = _ends(
            transaction,
            principal,
            query,
            counts.numbers,
            [one.field for one in wanted],
            chosen,
            most,
        )
        facets = [
            _facet(query, one, counts.numbers.get(one.field, {}), ends.get(one.field), chosen.get(one.field, ()), most)
            for one in wanted
        ]  # fmt: skip
        return Counted(counts.total, tuple(facets))

    return graph.read(work)


def _by_size(numbers: Mapping[str, int]) -> list[str]:
    return sorted(numbers, key=lambda value: (-numbers[value], value))


def _ends(
    transaction: Transaction, principal: Principal, query: ListQuery, numbers: Mapping[str, Mapping[str, int]],
    fields: Sequence[str], chosen: Mapping[str, Sequence[str]], most: int | None,
) -> dict[str, dict[str, Neighbour]]:  # fmt: skip
    """The visible records that are values of facets, by field: the largest, one more than is shown, so that it
    is known whether there are more."""
    waiting = {
        name: _by_size(numbers.get(name, {}))
        for name in fields
        if query.kind.fields[name].is_relation
    }
    found: dict[str, dict[str, Neighbour]] = {name: {} for name in waiting}
    asked = {name: list(chosen.get(name, ())) for name in waiting}
    while True:
        for name, ids in waiting.items():
            lacking = len(ids) if most is None else most + 1 - len(found[name])
            if lacking > 0:
                some = ids[: lacking * _AT_A_TIME]
                waiting[name] = ids[len(some) :]
                asked[name] += some
        ids = [one for listed in asked.values() for one in listed]
        if not ids:
            return found
        known = reader.titles(transaction, principal, ids)
        for name, listed in asked.items():
            found[name] |= {one: known[one] for one in listed if one in known}
        asked = {name: [] for name in waiting}


def _facet(
    query: ListQuery, facet: Facet, numbers: Mapping[str, int], ends: Mapping[str, Neighbour] | None,
    chosen: Sequence[str], most: int | None,
) -> CountedFacet:  # fmt: skip
    spec = query.kind.fields[facet.field]
    if ends is not None:
        largest = [one for one in _by_size(numbers) if one in ends]
        shown = largest if most is None else largest[:most]
        shown += [one for one in chosen if one in ends and one not in shown]
        values = [Value(one, numbers.get(one, 0), ends[one]) for one in shown]
        return CountedFacet(facet, spec, tuple(values), len(largest) > len(shown))
    told = [
        Value(one, numbers.get(one, 0))
        for one in _ordered(facet, spec, numbers)
        if numbers.get(one) or one in chosen
    ]
    return CountedFacet(facet, spec, tuple(told), more=False)


def _ordered(facet: Facet, spec: FieldSpec, numbers: Mapping[str, int]) -> Iterator[str]:
    """The values of a facet that is no relation, in the order in which people expect them."""
    if facet.by == "age":
        yield from AGES
    elif facet.by == "year":
        yield from sorted((one for one in numbers if one != NOT_STATED), reverse=True)
        yield NOT_STATED
    elif spec.vocabulary is not None:
        yield from (term.code for term in spec.vocabulary)
        yield NOT_STATED
    else:
        yield from ("yes", "no", NOT_STATED)
