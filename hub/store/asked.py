"""What a list is asked, as Cypher: how it begins, and what its records must be.

Lists, counts and facets are made from the same parts, so that a number is always the length of its list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from graph_schema.core import TYPES, Entity, FieldSpec
from graph_schema.facet import Facet
from graph_schema.partial_date import first_day, last_day
from hub.access import Principal, hears, visible
from hub.search.folding import fold, holds_words
from hub.search.scripts import marks_sought
from hub.store.dialect import any_word_query, full_text_query, words_of
from hub.store.faceting import Condition, age_of, spelled
from hub.store.graph import Transaction
from hub.store.words import are_few, often_held, words_held

Order = Literal["newest", "oldest", "title", "title_down", "changed"]
ORDERS: dict[Order, tuple[str, bool]] = {
    "newest": ("sort_key", True),
    "oldest": ("sort_key", False),
    "title": ("title_key", False),
    "title_down": ("title_key", True),
    "changed": ("updated_key", True),
}
"""The orders of every list: the unique property it walks, and whether downwards."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition of a list: a declared field and what it must be.

    `value` is a code, an id, a truth value or a text; `values` are alternatives of a facet, as its counts
    name them (codes, ids, years, ages, `yes` and `no`, empty for “not stated”); `since`/`until` are partial
    dates, both inclusive: a record matches when the time its date may mean touches the time between them.
    """

    field: str
    value: str | bool | None = None
    since: str | None = None
    until: str | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What a list asks for; `after` is the key that the page before ended with; `whole`: the records with
    the sources that they cite, which no column shows; `fresh_since`: the first day that a facet by age calls
    fresh. Blank `words` ask for nothing; signs alone hold no word, and no record holds them."""

    kind: type[Entity]
    filters: tuple[Filter, ...] = ()
    words: str = ""
    order: Order = "newest"
    after: str | None = None
    limit: int = 50
    with_retired: bool = False
    whole: bool = False
    fresh_since: str = ""

    @property
    def is_searched(self) -> bool:
        """Whether the list is of records that hold some words."""
        return bool(self.words.strip())

    @property
    def finds_nothing(self) -> bool:
        """Whether it is searched for what is no word."""
        return self.is_searched and not holds_words(self.words)


@dataclass(slots=True)
class AskedInCypher:
    """A list's question: `start` binds `n`, `fixed` must all hold, and so must `active`, what is asked of
    facets. `walks`: it begins by the type's label, so that a page is walked in the list's order and ends when
    it is full; otherwise the records come as they are found."""

    start: str
    fixed: list[str]
    active: list[Condition] = field(default_factory=list)
    parameters: dict[str, Any] = field(default_factory=dict)
    walks: bool = False

    @property
    def where(self) -> str:
        """All that the list's records must be."""
        return " AND ".join([*self.fixed, *(one.text for one in self.active)])


def in_cypher(transaction: Transaction, principal: Principal, query: ListQuery) -> AskedInCypher:
    """The question of a list for one person; the access predicate comes first."""
    asked = AskedInCypher("", [visible("n")])
    asked.parameters["reader_keys"] = sorted(principal.keys)
    if not query.with_retired:
        asked.fixed.append("n.retired_at IS NULL")
    facets = {one.field: one for one in query.kind.facets}
    for number, one in enumerate(query.filters):
        spec = query.kind.fields[one.field]
        name = f"filter_{number}"
        if spec.audience and not hears(principal, spec.audience):
            asked.fixed.append("false")  # which records say so is not told either
            continue
        if spec.is_date:
            _date(asked, spec, one, name)
        if facet := facets.get(one.field):
            values = one.values or _as_counted(one.value)
            if values:
                known = (
                    _visible_ends(transaction, principal, values) if spec.is_relation else values
                )
                _facet(asked, facet, known, name, query.fresh_since)
        elif one.value is not None:
            asked.parameters[name] = one.value
            asked.fixed.append(_plain(asked, spec, one.value, name))
    _begin(transaction, principal, query, asked)
    return asked


def _as_counted(value: str | bool | None) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    return () if value is None else (value,)


def _date(asked: AskedInCypher, spec: FieldSpec, one: Filter, name: str) -> None:
    low, high = (
        (f"{spec.name}_from", f"{spec.name}_to")
        if spec.kind == "partial_date"
        else (spec.name,) * 2
    )
    if one.since:
        asked.fixed.append(f"n.{high} >= ${name}_since")
        asked.parameters[f"{name}_since"] = first_day(one.since)
    if one.until:
        asked.fixed.append(f"n.{low} <= ${name}_until")
        asked.parameters[f"{name}_until"] = last_day(one.until)


def _facet(
    asked: AskedInCypher, facet: Facet, values: Iterable[str], name: str, fresh_since: str
) -> None:
    if facet.by == "age":
        asked.parameters |= {name: list(values), f"{name}_fresh": fresh_since}
        text = f"{age_of(facet, f'{name}_fresh')} IN ${name}"
    else:
        asked.parameters[name] = [spelled(facet.field, value) for value in values]
        text = f"any(one IN ${name} WHERE one IN n.facets)"
    asked.active.append(Condition(facet.field, text))


def _visible_ends(transaction: Transaction, principal: Principal, ids: Iterable[str]) -> list[str]:
    """The ids among these of records that the person may see: nobody tries out the others."""
    rows = transaction.run(
        f"UNWIND $ids AS id MATCH (m:Entity {{id: id}}) WHERE {visible('m')} RETURN m.id AS id",
        {"ids": sorted(set(ids)), "reader_keys": sorted(principal.keys)},
    )
    return [row["id"] for row in rows]


def _plain(asked: AskedInCypher, spec: FieldSpec, value: str | bool, name: str) -> str:
    """A condition on a field that is no facet; a wider value of a vocabulary finds the narrower ones."""
    if spec.is_relation:
        return (
            f"EXISTS {{ MATCH (n)-[:{spec.relation_type}]->(m:Entity {{id: ${name}}}) "
            f"WHERE {visible('m')} }}"
        )
    if spec.kind in ("terms", "lines"):
        return f"${name} IN n.{spec.name}"
    vocabulary = spec.vocabulary
    asked.parameters[name] = (
        [value] if vocabulary is None else sorted(vocabulary.within(str(value)))
    )
    return f"n.{spec.name} IN ${name}"  # an equality would make the embedded engine walk the whole type


def text_for(principal: Principal) -> str:
    """The property with the words that a person may search."""
    return "staff_text" if principal.is_staff else "search_text"


def _begin(
    transaction: Transaction, principal: Principal, query: ListQuery, asked: AskedInCypher
) -> None:
    """How the list begins: by the type's label, or where few records hold its words, by these."""
    label = query.kind.info.node_label
    every = f"MATCH (n:{label})"
    folded = fold(query.words)
    words = full_text_query(folded, marks_sought)
    if words is None:
        asked.start, asked.walks = every, True
        return
    text = text_for(principal)
    near = _named_by(transaction, principal, query.kind, folded)
    if (said := words_held("n", text, folded)) and often_held(transaction, principal, label, *said):
        held, parameters = said
        asked.parameters |= parameters
        if not near:
            asked.start, asked.walks = every, True
            asked.fixed.append(held)
            return
        found = f"{every} WHERE {visible('n')} AND {held} RETURN n"
    else:
        call = transaction.dialect.full_text_call("Entity", text)
        asked.parameters |= {"query": words, "type": query.kind.info.name}
        found = f"{call} WITH node AS n WHERE n.type = $type"
        if not near:
            asked.start = f"{found} WITH n"
            return
        found += " RETURN n"
    asked.parameters["near"] = near
    relations = "|".join(query.kind.fields[name].relation_type for name in query.kind.found_by)
    asked.start = (
        f"CALL () {{ {found} UNION "
        f"UNWIND $near AS end MATCH (m:Entity {{id: end.id}})<-[:{relations}]-(n:{label}) "
        f"WHERE {visible('m')} AND all(word IN end.rest WHERE (' ' + n.{text} + ' ') CONTAINS word) RETURN n }} WITH n"
    )


def _named_by(
    transaction: Transaction, principal: Principal, kind: type[Entity], folded: str
) -> list[dict[str, Any]]:
    """The visible ends (`found_by`) that hold some of the words, each with the rest of them, which the
    record itself must hold."""
    types = sorted({name for one in kind.found_by for name in kind.fields[one].to})
    if not types:
        return []
    *whole, last = words_of(folded)
    wanted = [*(f" {word} " for word in whole), f" {last}"]
    text = text_for(principal)
    labels = [TYPES[name].info.node_label for name in types]
    if folded.isascii() and are_few(transaction, labels):
        start = f"MATCH (m:{'|'.join(labels)})"
        some = f"any(word IN $wanted WHERE (' ' + m.{text} + ' ') CONTAINS word)"
    else:
        start = f"{transaction.dialect.full_text_call('Entity', text)} WITH node AS m"
        some = "m.type IN $types"
    rows = transaction.run(
        f"{start} WHERE {visible('m')} AND {some} RETURN m.id AS id, m.{text} AS words",
        {
            "query": any_word_query(folded), "types": types, "wanted": wanted,
            "reader_keys": sorted(principal.keys),
        },
    )  # fmt: skip
    found = []
    for row in rows:
        held = f" {row['words']} "
        rest = [word for word in wanted if word not in held]
        if len(rest) < len(wanted):
            found.append({"id": row["id"], "rest": rest})
    return found
