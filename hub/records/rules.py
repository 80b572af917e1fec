"""What the graph and the person add to a record's own validation: its other ends, its marking, its sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from graph_schema.core import Broken, Entity, FieldSpec
from graph_schema.declared import ID_FORM
from graph_schema.office import OFFICE_ID
from graph_schema.partial_date import first_day
from hub import access
from hub.access import STAFF_ROLES, Principal
from hub.errors import Invalid
from hub.records.planning import Wish, is_settled, named_ids, said_ids, standing_values
from hub.records.validation import FieldError, Place, error
from hub.store.stored import StoredRecord, Values
from hub.store.writer import OtherEnd

READER_TYPES: Mapping[str, tuple[str, ...]] = {
    "org": ("authority", "organisation"),
    "state": ("state",),
}
"""The types of the records that a kind of reader key names."""


def link_errors(
    wish: Wish, record: Entity, ends: dict[str, OtherEnd], before: StoredRecord | None
) -> list[FieldError]:
    """What is wrong with the record's relations: unknown or hidden ends alike, wrong types, retired ones.

    A hidden end that stands may stay where the wish does not speak of it; naming it is naming the unknown.
    """
    errors = []
    for name, spec in wish.kind.fields.items():
        if not spec.is_relation:
            continue
        value: Any = getattr(record, name)
        named = set(named_ids(wish.values.get(name)))
        for position, link in enumerate(value if spec.many else [value] if value else []):
            place = (name, position) if spec.many else (name,)
            end = ends.get(link.id)
            standing = before is not None and (name, link.id) in before.links
            if link.id in (wish.target_id, record.id):
                errors.append(error(place, "end_itself"))
            elif end is None:
                if not standing or link.id in named:
                    errors.append(error(place, "end_unknown", value=link.id))
            elif "*" not in spec.to and end.type not in spec.to:
                errors.append(error(place, "end_type", value=link.id))
            elif end.retired and not standing:
                errors.append(error(place, "end_retired", value=link.id))
    said = set(said_ids(wish.kind.fields, wish.values))
    return errors + list(_text_errors(wish.kind.fields, record, (), said, ends))


def rule_errors(
    record: Entity, values: Values, ends: dict[str, OtherEnd], today: date
) -> list[FieldError]:
    """What is wrong with the record by its own type's rules, with what it points to, and with what has
    happened on days still to come; `values` has the Parts that the person cannot see too."""
    kind = type(record)
    types = {one.id: one.type for one in ends.values()}
    broken = (*kind.broken_rules(values), *kind.broken_ends(values, types))
    return [*map(partial(_broken, kind), broken), *_future(kind.fields, record, (), today)]


def _broken(kind: type[Entity], one: Broken) -> FieldError:
    return FieldError((one.field,), kind.sentences[one.code], one.values)


def refuse_broken(kind: type[Entity], values: Values) -> None:
    """Raise `Invalid` for whole values that break a rule of their type."""
    if broken := [_broken(kind, one) for one in kind.broken_rules(values)]:
        raise Invalid(broken)


def _future(
    specs: Mapping[str, FieldSpec], holder: Any, place: Place, today: date
) -> Iterator[FieldError]:
    """The dates of what has happened that lie in the future; of partial dates all of it."""
    for name, spec in specs.items():
        value = getattr(holder, name)
        if spec.kind == "parts":
            for position, part in enumerate(value):
                yield from _future(spec.inner, part, (*place, name, position), today)
        elif spec.past and value and first_day(value) > today.isoformat():
            yield error((*place, name), "in_future")


def giver_errors(
    principal: Principal, kind: type[Entity], values: Values, before: StoredRecord | None
) -> list[FieldError]:
    """What is wrong with in whose name somebody outside the Office gives a record: they give for their own
    authority alone, and change nothing that was given for another (whoever moved to another authority)."""
    relation = kind.info.given_through
    if relation is None or access.hears(principal, "office"):
        return []
    given = [list(named_ids(values.get(relation)))]
    if before is not None:
        given.append([other for name, other in before.links if name == relation])
    own = all(one == [principal.authority_id] for one in given)
    return [] if own else [error((relation,), "given_for_another")]


def change_errors(
    principal: Principal, kind: type[Entity], before: StoredRecord, values: Values, system: Values
) -> list[FieldError]:
    """What is wrong with changing what stands (`before`) into whole `values`, `system` with the new readers: it wants
    a consent, or breaks a rule of its type over changes. Those are about what the Office alone reads and changes."""
    recorded = consent_recorded(before, values)
    errors = consent_errors(principal, kind, before, system, recorded=recorded)
    standing = standing_values(kind, before)
    if access.hears(principal, "office"):
        errors += [_broken(kind, one) for one in kind.broken_change(standing, values)]
    return errors + backdating_errors(principal, kind, standing, values)


def backdating_errors(
    principal: Principal, kind: type[Entity], standing: Values, values: Values
) -> list[FieldError]:
    """What is wrong with the days that others give a record in the Office's hands: none lies before what the Office
    has recorded already, which it would undo (an answer after the withdrawal answers nothing; KPI 3)."""
    if not is_settled(principal, kind, standing):
        return []
    days = {name: spec for name, spec in kind.fields.items() if spec.kind == "day"}
    recorded = [standing[name] for name, spec in days.items() if spec.set_by == "office"]
    latest = max(filter(None, recorded), default="")
    return [
        error((name,), "before_recorded", day=latest)
        for name in days.keys() & set(kind.info.left_open)
        if values[name] and values[name] != standing[name] and values[name] < latest
    ]


def unknown_ends(wish: Wish, ends: dict[str, OtherEnd]) -> list[FieldError]:
    """The unknown or hidden ends that a wish names, said beside its other errors where it makes no record."""
    return [
        error((name, position) if spec.many else (name,), "end_unknown", value=one)
        for name, spec in wish.kind.fields.items()
        if spec.is_relation
        for position, one in enumerate(named_ids(wish.values.get(name)))
        if ID_FORM.fullmatch(one) and one not in ends
    ]


def _text_errors(
    specs: Mapping[str, FieldSpec],
    holder: Any,
    place: Place,
    said: set[str],
    ends: dict[str, OtherEnd],
) -> Iterator[FieldError]:
    """What is wrong with the ids that texts hold, as far as the wish names them."""
    for name, spec in specs.items():
        value = getattr(holder, name)
        if spec.kind == "parts":
            for position, part in enumerate(value):
                yield from _text_errors(spec.inner, part, (*place, name, position), said, ends)
        elif spec.refers_to and value:
            for position, one in enumerate(value if spec.many else [value]):
                where = (*place, name, position) if spec.many else (*place, name)
                if one not in said:
                    continue
                if one not in ends:
                    yield error(where, "end_unknown", value=one)
                elif ends[one].type not in spec.refers_to:
                    yield error(where, "end_type", value=one)


def reader_errors(
    principal: Principal, wish: Wish, record: Entity, ends: dict[str, OtherEnd], before: StoredRecord | None
) -> list[FieldError]:  # fmt: skip
    """The named readers and exclusions that name nobody: a mistyped State would be kept out of nothing.
    One's own authority one may name, whether or not one sees its record."""
    errors: list[FieldError] = []
    if type(record).info.marking_follows:
        return errors  # whoever they are, the leader's readers have been looked at
    for name in ("named_to", "excluded"):
        standing = (before.node.get(name) or []) if before else []
        said = wish.values.get(name) or ()
        for position, key in enumerate(getattr(record, name)):
            kind, _, named = key.partition(":")
            known = named in STAFF_ROLES if kind == "role" else True
            if kind in READER_TYPES:
                known = named in ends and ends[named].type in READER_TYPES[kind]
            if key in said and not known and key not in standing and key not in principal.keys:
                errors.append(error((name, position), "reader_unknown", value=key))
    return errors


def consent_errors(
    principal: Principal,
    kind: type[Entity],
    standing: StoredRecord,
    state: Values,
    *,
    recorded: bool,
) -> list[FieldError]:
    """What is wrong with showing a record to more people: who gave it has to have agreed (design, “Who sees
    what”). `state` has the new `readers` and `excluded`; `recorded`: the consent comes with this change."""
    own = {OFFICE_ID, principal.authority_id, principal.state_id}
    if recorded or not givers(kind, standing) - own:
        return []
    if not access.widens(standing.node, state["readers"], state["excluded"]):
        return []
    return [error(("widening_consent",), "consent_needed")]


def consent_recorded(before: StoredRecord, values: Values) -> bool:
    """Whether a change writes down a consent; one of earlier serves no second time."""
    said = values["widening_consent"]
    return bool(said) and said != before.node.get("widening_consent")


def givers(kind: type[Entity], standing: StoredRecord) -> set[str]:
    """The authorities and States that gave what a record holds: whose practitioner wrote it, and those whom
    it names as such."""
    named = {other for name, other in standing.links if name == kind.info.given_through}
    return named | ({standing.node["given_by"]} if standing.node.get("given_by") else set())


def lacks_source(kind: type[Entity], values: Values) -> bool:
    """Whether values state a fact beyond the Office that rests on no source."""
    beyond = values["marking"] in ("named", "community", "public")
    told = kind.info.states_facts and not values["is_example"]
    return beyond and told and not values["citations"]


def marking_errors(
    principal: Principal,
    kind: type[Entity],
    record: Entity,
    values: Values,
    before: StoredRecord | None,
) -> list[FieldError]:
    """What is wrong with the record's marking for this person, and whether a fact lacks its source;
    `values` has the sources that the person cannot see too."""
    errors = []
    unchanged = before is not None and before.node.get("marking") == record.marking
    follows = kind.info.marking_follows is not None
    if (
        not unchanged
        and not follows
        and not principal.operates
        and record.marking not in access.allowed_markings(principal, kind)
    ):
        errors.append(error(("marking",), "marking_not_yours"))
    if record.marking in ("closed", "named") and not record.named_to:
        errors.append(error(("named_to",), "marking_names_nobody"))
    elif not principal.operates and not access.sees(principal, *access.readers_of(record)):
        errors.append(error(("marking",), "marking_shuts_you_out"))
    if lacks_source(kind, values):
        errors.append(error(("citations",), "citation_needed"))
    if record.is_example and not record.title.startswith("Example"):
        errors.append(error(("title",), "example_title"))
    return errors


def named_readers(wish: Wish) -> Iterator[str]:
    """The ids of the records that the marking names as readers or keeps out."""
    for name in ("named_to", "excluded"):
        for key in wish.values.get(name) or ():
            kind, _, named = key.partition(":") if isinstance(key, str) else ("", "", "")
            if kind in READER_TYPES:
                yield named
