"""What a merged record holds of both: preset so that nothing is lost and nobody more reads it, then as chosen."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from graph_schema.core import Entity, FieldSpec
from graph_schema.spec import MARKINGS
from hub import access
from hub.access import Principal
from hub.duplicates.likeness import SAME_PERSON
from hub.duplicates.sketch import recognised_of
from hub.search.names import name_likeness
from hub.store.stored import Values
from hub.store.writer import OtherEnd

Choice = Literal["kept", "other", "both"]
"""Whose value a field has: that of the record that is kept, of the other one, or (of lists) all of both."""

READERS = ("marking", "named_to", "excluded")
"""Who may read a record is one choice, under `marking`."""

NOT_CHOSEN = frozenset({*READERS, "is_example", "widening_consent"})
"""Fields of which nobody chooses one by one; a consent to more readers is given to one record and no other."""


@dataclass(slots=True)
class Chosen:
    """The values of the kept record: `said` as far as the person sees them, and what is carried over `unseen`
    (relations to hidden or retired records, Parts kept for others)."""

    said: Values = field(default_factory=dict)
    unseen: dict[str, list[Values]] = field(default_factory=dict)


def preset(spec: FieldSpec, kept: Any, other: Any) -> Choice:
    """What is chosen of a field unless somebody says otherwise: both lists, or the value that is there."""
    if spec.many and kept and other:
        return "both"
    return "kept" if kept not in (None, "", []) or other in (None, "", []) else "other"


def narrower(one: Values, other: Values) -> Values:
    """The marking of which the fewer may read: the narrower of both; its named readers are those whom both
    name, where both name some; whoever is kept from either is kept away."""
    low, high = sorted((one, other), key=lambda values: MARKINGS.index(values["marking"]))
    marking, named = low["marking"], list(low.get("named_to") or [])
    if high["marking"] == marking:
        named = [key for key in named if key in (high.get("named_to") or [])]
    if marking == "named" and not named:
        marking = "office"
    kept_away = {*(one.get("excluded") or []), *(other.get("excluded") or [])}
    return {
        "marking": marking,
        "named_to": named if marking in ("closed", "named") else [],
        "excluded": sorted(kept_away),
    }


def choose(
    principal: Principal, kind: type[Entity], kept: Values, other: Values, choices: Mapping[str, Choice],
    ends: Mapping[str, OtherEnd], themselves: Collection[str],
) -> Chosen:  # fmt: skip
    """The values of the kept record, from the plain values of both. `ends` are the records that the person
    sees; neither of the two (`themselves`) may be related to itself."""
    chosen = Chosen()
    for name, spec in kind.fields.items():
        if name in NOT_CHOSEN:
            continue
        wanted = choices.get(name) or preset(spec, kept[name], other[name])
        if spec.is_relation:
            _relation(chosen, spec, kept[name], other[name], wanted, ends, themselves)
        elif spec.audience and not access.hears(principal, spec.audience):
            chosen.unseen[name] = list(other[name])
        else:
            value = other[name] if wanted == "other" else kept[name]
            if wanted == "both" and spec.many:
                value = _all(kind, spec, kept, other)
            chosen.said[name] = value
    chosen.said |= _readers(kept, other, choices.get("marking"))
    return chosen


def _readers(kept: Values, other: Values, wanted: Choice | None) -> Values:
    if wanted in ("kept", "other"):
        side = kept if wanted == "kept" else other
        return {name: side[name] for name in READERS}
    return narrower(kept, other)


def _relation(
    chosen: Chosen, spec: FieldSpec, kept: Any, other: Any, wanted: Choice, ends: Mapping[str, OtherEnd],
    themselves: Collection[str],
) -> None:  # fmt: skip
    """The relations of one field. What the person does not see of either side stays: nobody chose against it.
    A record that has been retired meanwhile cannot be named anew, and is carried over all the same."""
    ours, theirs = (value if spec.many else [value] if value else [] for value in (kept, other))
    ours, theirs = ([one for one in side if one["id"] not in themselves] for side in (ours, theirs))
    standing = {one["id"] for one in ours}

    def sayable(link: Values) -> bool:
        end = ends.get(link["id"])
        return end is not None and (not end.retired or link["id"] in standing)

    wished = {"kept": ours, "other": theirs, "both": _by_id(ours, theirs)}[wanted]
    said = [one for one in wished if sayable(one)]
    carried = [one for one in theirs if one["id"] not in ends or (one in wished and not sayable(one))]  # fmt: skip
    if spec.many:
        chosen.said[spec.name] = said
        chosen.unseen |= {spec.name: carried} if carried else {}
    elif said or not carried:
        chosen.said[spec.name] = said[0] if said else None
    else:
        chosen.unseen[spec.name] = carried
        chosen.said |= {spec.name: None} if wanted == "other" else {}


def _by_id(ours: Sequence[Values], theirs: Sequence[Values]) -> list[Values]:
    """The relations of both, each other end once, with what either side says of it."""
    found: dict[str, Values] = {}
    for link in (*ours, *theirs):
        known = found.get(link["id"], {})
        found[link["id"]] = link | {name: value for name, value in known.items() if value is not None}  # fmt: skip
    return list(found.values())


def _all(kind: type[Entity], spec: FieldSpec, kept: Values, other: Values) -> list[Any]:
    """The Parts or values of both lists; a person who is named on both sides stands there once."""
    ours, theirs = list(kept[spec.name]), list(other[spec.name])
    if spec.kind != "parts":
        return list(dict.fromkeys([*ours, *theirs]))
    people = recognised_of(kind).people
    if spec.name not in people:
        return [*ours, *(part for part in theirs if not any(_same(part, own) for own in ours))]
    elsewhere = [part for name in people if name != spec.name for part in kept[name]]
    for part in theirs:
        place = next((at for at, own in enumerate(ours) if _same_person(part, own)), None)
        if place is not None:
            ours[place] = _completed(ours[place], part)
        elif not any(_same_person(part, own) for own in elsewhere):
            ours.append(part)
    return ours


def _same_person(one: Values, other: Values) -> bool:
    return name_likeness(str(one["name"]), str(other["name"])) >= SAME_PERSON


def _completed(part: Values, other: Values) -> Values:
    """A Part with what the other one says where it says nothing; lists within it have all of both."""
    told = dict(part)
    for name, value in other.items():
        if isinstance(value, list) and isinstance(told.get(name), list):
            told[name] = [*told[name], *(one for one in value if not any(_same(one, own) for own in told[name]))]  # fmt: skip
        elif told.get(name) in (None, ""):
            told[name] = value
    return told


def _same(one: Any, other: Any) -> bool:
    """Whether two Parts say the same, apart from the names that they have within their records."""
    if isinstance(one, dict) and isinstance(other, dict):
        names = (one.keys() | other.keys()) - {"key"}
        return all(_same(one.get(name), other.get(name)) for name in names)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)
