"""Likely twins of what is typed or recorded, with what tells them apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph_schema.core import Entity
from hub.access import Principal
from hub.audit.event import Event
from hub.audit.trail import AuditTrail
from hub.duplicates.likeness import Reason, likeness
from hub.duplicates.sketch import Sketch, recognised_of, sketch_of
from hub.search.twin_keys import asked_of
from hub.store import twins
from hub.store.graph import Graph, Transaction
from hub.store.reader import Neighbour
from hub.store.stored import Values
from hub.store.twins import Asker

MOST_COMPARED = 40
"""Records that share the most words with what is asked for, and are compared with it."""

MOST_SHOWN = 5
"""Likely twins that are shown."""

FEW = 8
"""So many are looked up one by one in the index; more are found in one read of all words."""

_FREELY_READ = frozenset({"community", "public"})


@dataclass(frozen=True, slots=True)
class Twin:
    """A record that is likely about the same thing: `people` are the names that it gives, `ends` the records
    that its reasons name."""

    id: str
    title: str
    weight: float
    people: tuple[str, ...]
    reasons: tuple[Reason, ...]
    ends: Mapping[str, Neighbour] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """What twins are looked for: plain values, and the id of the record if there is one; `apart` are ids
    that are known to be another thing."""

    values: Values
    record_id: str | None = None
    apart: frozenset[str] = frozenset()


class Lookup:
    """Finds likely twins under somebody's access."""

    def __init__(self, graph: Graph, trail: AuditTrail) -> None:
        self.graph = graph
        self.trail = trail

    def twins_of(
        self, principal: Principal, kind: type[Entity], values: Values, record_id: str | None = None
    ) -> list[Twin]:
        """The likely twins of plain values, the likeliest first; those that were found to be different from
        the record of that id are left out."""
        return self.twins_of_many(principal, kind, [Asked(values, record_id)])[0]

    def twins_of_many(
        self, principal: Principal, kind: type[Entity], asked: Sequence[Asked]
    ) -> list[list[Twin]]:
        """`twins_of` for many at once (the rows of an import), in their order."""
        found = self.graph.read(lambda transaction: look_up(transaction, principal, kind, asked))
        shown = {twin.id: twin for listed in found for twin, _ in listed}
        guarded = sorted({twin.id for listed in found for twin, marking in listed if marking not in _FREELY_READ})  # fmt: skip
        if shown and guarded:
            self.trail.record(Event(action="list", by=principal.person_id, subjects=tuple(guarded)))
        return [[twin for twin, _ in listed] for listed in found]


def look_up(
    transaction: Transaction, asker: Asker, kind: type[Entity], asked: Sequence[Asked]
) -> list[list[tuple[Twin, str]]]:
    """The likely twins of each, with their markings."""
    words = [asked_of(recognised_of(kind), one.values) for one in asked]
    near = _near(transaction, asker, kind, words)
    wanted = [_closest(one, own, found) for one, own, found in zip(asked, words, near, strict=True)]
    facts = twins.facts(transaction, asker, kind, {each for listed in wanted for each in listed})
    sketches = {each: sketch_of(kind, values) for each, values in facts.items()}
    return [
        _likely(kind, sketch_of(kind, one.values), listed, sketches, facts)
        for one, listed in zip(asked, wanted, strict=True)
    ]


def _near(
    transaction: Transaction, asker: Asker, kind: type[Entity], words: Sequence[Sequence[str]]
) -> list[dict[str, int]]:
    """For each, how many words every record that shares any has in common with it."""
    if len(words) <= FEW:
        return [
            {
                each: len(wanted.intersection(there.split()))
                for each, there in twins.sharing(transaction, asker, kind, own).items()
            }
            for own in words
            for wanted in (frozenset(own),)
        ]
    having: dict[str, list[str]] = defaultdict(list)
    for each, there in twins.all_words(transaction, asker, kind).items():
        for word in there.split():
            having[word].append(each)
    return [Counter(each for word in own for each in having.get(word, ())) for own in words]


def _closest(asked: Asked, words: Sequence[str], shared: Mapping[str, int]) -> list[str]:
    """The ids worth comparing."""
    left_out = asked.apart | ({asked.record_id} if asked.record_id else set())
    others = (each for each in shared if each not in left_out)
    return sorted(others, key=lambda each: (-shared[each], each))[:MOST_COMPARED]


def _likely(
    kind: type[Entity], asked: Sketch, ids: Iterable[str], sketches: Mapping[str, Sketch], facts: Mapping[str, Values]
) -> list[tuple[Twin, str]]:  # fmt: skip
    by = recognised_of(kind)
    found = []
    for each in ids:
        if each not in sketches:
            continue
        alike = likeness(by, asked, sketches[each])
        if alike.is_likely:
            there = facts[each]
            ends = {end: Neighbour(end, *said) for end, said in there["ends"].items()}
            twin = Twin(
                each, there["title"], alike.weight, sketches[each].people, alike.reasons, ends
            )
            found.append((twin, str(there["marking"])))
    found.sort(key=lambda one: (-one[0].weight, one[0].id))
    return found[:MOST_SHOWN]
