"""What a record counts as in its type's facets: a list of `field:value` kept on its node, and its counts.

One pass over the visible records of a list counts all facets. A record counts for a value when it meets
what is asked of all other facets, so that each number is the length of the list with that value chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_schema.core import Entity, FieldSpec
from graph_schema.facet import Facet

NOT_STATED = ""
"""The value of a facet where a record states none. (Not of relations: “none” would tell of hidden ends.)"""

FRESH, STALE, NEVER = "fresh", "stale", "never"
AGES = (FRESH, STALE, NEVER)
"""The values of a facet that goes by age."""


def spelled(field: str, value: str) -> str:
    """One value of one facet as it stands on the node."""
    return f"{field}:{value}"


def facets_of(kind: type[Entity], values: Mapping[str, Any]) -> dict[str, list[str]]:
    """The node property by which a record of plain values is counted; nothing where its type has no facets."""
    if not kind.facets:
        return {}
    found: list[str] = []
    for facet in kind.facets:
        if facet.by == "age":  # what it counts as changes from day to day
            continue
        spec = kind.fields[facet.field]
        own = dict.fromkeys(_values(facet, spec, values))
        if not own and not spec.is_relation:
            own = {NOT_STATED: None}
        found += [spelled(facet.field, one) for one in own]
    return {"facets": found}


def _values(facet: Facet, spec: FieldSpec, values: Mapping[str, Any]) -> Iterator[str]:
    said = _listed(values.get(facet.field))
    for place in facet.also:
        said += _inside(values, place.split("."))
    for one in said:
        if spec.is_relation:
            yield str(one["id"])
        elif facet.by == "year":
            yield str(one)[:4]
        elif spec.kind == "yes_no":
            yield "yes" if one else "no"
        elif spec.vocabulary is not None:
            yield from spec.vocabulary.around(one)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _inside(values: Mapping[str, Any], path: Sequence[str]) -> list[Any]:
    if len(path) == 1:
        return _listed(values.get(path[0]))
    return [one for part in values.get(path[0]) or () for one in _inside(part, path[1:])]


@dataclass(frozen=True, slots=True)
class Condition:
    """What is asked of one facet, as Cypher about the node `n`; it may be asked of the others, too."""

    field: str
    text: str


def age_of(facet: Facet, parameter: str) -> str:
    """Cypher for the age of a date of `n`: fresh when its last day is not before the parameter's day."""
    last = f"n.{facet.field}_to"
    return (
        f"CASE WHEN {last} IS NULL THEN '{NEVER}' "
        f"WHEN {last} >= ${parameter} THEN '{FRESH}' ELSE '{STALE}' END"
    )


def counting(facets: Iterable[Facet], active: Sequence[Condition], fresh: str) -> str:
    """The rest of a query that has the records `n`: rows of `value` (`field:value`, empty for the whole list)
    and `number`. `fresh` names the parameter with the first day that is not stale."""
    listed = "['']" + "".join(
        f" + ['{one.field}:' + {age_of(one, fresh)}]" for one in facets if one.by == "age"
    )
    if not active:
        return f"UNWIND n.facets + {listed} AS value RETURN value, count(*) AS number"
    failed = " + ".join(f"CASE WHEN {one.text} THEN [] ELSE ['{one.field}:'] END" for one in active)
    return (
        f"WITH n.facets + {listed} AS found, {failed} AS failed WHERE size(failed) <= 1 "
        "WITH found, CASE WHEN size(failed) = 0 THEN '' ELSE failed[0] END AS only "
        "UNWIND found AS value WITH value, only WHERE value STARTS WITH only "
        "RETURN value, count(*) AS number"
    )
