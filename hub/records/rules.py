"""What the graph and the person add to a record's own validation: its other ends, its marking, its sources."""

from __future__ import annotations

from typing import Any

from graph_schema.core import Entity
from hub import access
from hub.access import Principal
from hub.records.validation import FieldError, error
from hub.store.stored import StoredRecord
from hub.store.writer import OtherEnd


def link_errors(
    kind: type[Entity],
    record: Entity,
    record_id: str | None,
    ends: dict[str, OtherEnd],
    before: StoredRecord | None,
) -> list[FieldError]:
    """What is wrong with the record's relations: unknown or hidden ends alike, wrong types, retired ones."""
    errors = []
    for name, spec in kind.fields.items():
        if not spec.is_relation:
            continue
        value: Any = getattr(record, name)
        for position, link in enumerate(value if spec.many else [value] if value else []):
            place = (name, position) if spec.many else (name,)
            end = ends.get(link.id)
            if link.id in (record_id, record.id):
                errors.append(error(place, "end_itself"))
            elif end is None:
                if before is None or (name, link.id) not in before.links:
                    errors.append(error(place, "end_unknown", value=link.id))
            elif "*" not in spec.to and end.type not in spec.to:
                errors.append(error(place, "end_type", value=link.id))
            elif end.retired and (before is None or (name, link.id) not in before.links):
                errors.append(error(place, "end_retired", value=link.id))
    return errors


def marking_errors(
    principal: Principal, kind: type[Entity], record: Entity, before: StoredRecord | None
) -> list[FieldError]:
    """What is wrong with the record's marking for this person, and whether a fact lacks its source."""
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
    if (
        kind.info.states_facts
        and record.marking in ("named", "community", "public")
        and not record.citations
        and not record.is_example
    ):
        errors.append(error(("citations",), "citation_needed"))
    if record.is_example and not record.title.startswith("Example"):
        errors.append(error(("title",), "example_title"))
    return errors
