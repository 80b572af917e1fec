"""The history of a record: its versions, any one of them, and any two side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from graph_schema.core import Entity, FieldSpec
from graph_schema.text import Text
from hub.audit import actions as audit
from hub.errors import NotFound
from hub.records.history import History, history
from hub.records.history import Version as Recorded
from hub.records.reading import Record
from portal.components import Change, Version
from portal.guard import needs
from portal.languages import say, show_moment
from portal.records.columns import marking_mark, marks
from portal.records.detail import sections, sources
from portal.records.people import names_of
from portal.records.presumption import presumed_people
from portal.records.readers import reader_names
from portal.records.section import blueprint
from portal.records.showing import (
    Names,
    Said,
    referred_ids,
    shown_fields,
    value_words,
)
from portal.visit import hub, principal

ACTIONS: Mapping[str, Text] = {
    "create": Text("Created", "Créée"),
    "edit": Text("Changed", "Modifiée"),
    "retire": Text("Retired", "Retirée"),
    "restore": Text("Restored", "Rétablie"),
    "seal": Text("A value was sealed", "Une valeur a été scellée"),
    "verify": Text("Verified", "Vérifiée"),
    "record_use": Text("A use was recorded", "Une utilisation a été consignée"),
    "confirm_use": Text("A use was confirmed", "Une utilisation a été confirmée"),
    "withdraw_use": Text(
        "The confirmation of a use was withdrawn", "La confirmation d’une utilisation a été retirée"
    ),
    "import": Text("Imported", "Importée"),
    "merge": Text("Merged", "Fusionnée"),
    "undo": Text("An import was undone", "Une importation a été annulée"),
}
"""What was done, where a record's own page says it otherwise than the audit trail."""
_MADE = ("create", "request_hand_in")
_PROPOSED_BY = Text("Correction proposed by {who}", "Correction proposée par {who}")
_RETIRED_AT = Text("Retired on", "Retirée le")
_RETIRED_REASON = Text("Reason", "Motif")


def _loaded(entity: type[Entity], record_id: str) -> tuple[Record, History]:
    record = hub().records.get(principal(), record_id, entity, though_merged=True)
    return record, history(hub().graph, principal(), record_id)


@blueprint.get("/<kind:entity>/<record_id>/history")
@needs("read")
def history_page(entity: type[Entity], record_id: str) -> ResponseReturnValue:
    """Every version of a record that the reader may see, newest first."""
    record, found = _loaded(entity, record_id)
    people = names_of(who for one in found.versions for who in (one.by, one.proposed_by) if who)
    return render_template(
        "records/history.html",
        kind=entity,
        record=record,
        versions=[_entry(found, one, people) for one in found.versions],
        numbers=[one.number for one in found.versions],
    )


def _entry(found: History, one: Recorded, people: Mapping[str, str]) -> Version:
    at = {"entity": found.kind, "record_id": found.record_id}
    before = next((old.number for old in found.versions if old.number < one.number), None)
    labels = [say(spec.label) for spec in _specs(found.kind).values() if spec.name in one.changes]
    what = "" if one.action in _MADE else ", ".join(labels)
    reason = say(_PROPOSED_BY, who=people[one.proposed_by]) if one.proposed_by else one.reason
    return Version(
        one.number,
        one.at,
        people[one.by],
        done(one.action),
        what,
        reason,
        url_for("records.version_page", number=one.number, **at),
        url_for("records.compare_page", older=before, newer=one.number, **at) if before else None,
    )


def done(name: str) -> str:
    """What was done to a record, in words: an act such as an answer as the act that it was."""
    return say(ACTIONS[name] if name in ACTIONS else audit.action(name).label)


def _specs(kind: type[Entity]) -> Mapping[str, FieldSpec]:
    return shown_fields(kind, principal())


@blueprint.get("/<kind:entity>/<record_id>/history/<int:number>")
@needs("read")
def version_page(entity: type[Entity], record_id: str, number: int) -> ResponseReturnValue:
    """A record as it stood in one version."""
    record, found = _loaded(entity, record_id)
    version = found.version(number)
    then = _as_it_stood(record, found, version)
    return render_template(
        "records/version.html",
        kind=entity,
        record=record,
        then=then,
        version=version,
        action=done(version.action),
        who=names_of([version.by])[version.by],
        marks=marks(then),
        marking=marking_mark(then),
        sections=sections(then, then.ends),
        sources=sources(then),
        presumed=presumed_people(then),
    )


def _as_it_stood(record: Record, found: History, version: Recorded) -> Record:
    """The record as one version left it, with what other records are called now."""
    kind = found.kind
    blank = {name: [] if spec.many else None for name, spec in kind.fields.items()}
    values = blank | {name: value for name, value in version.state.items() if name in blank}
    system = record.system | {name: version.state.get(name) for name, _label in _RETIREMENT}
    return Record(record.id, kind, values, system, dict(_names(found, version.state)))


@blueprint.get("/<kind:entity>/<record_id>/compare")
@needs("read")
def compare_page(entity: type[Entity], record_id: str) -> ResponseReturnValue:
    """Two versions side by side: what differs between them."""
    record, found = _loaded(entity, record_id)
    older, newer = sorted((_number("older"), _number("newer")))
    changes = changes_between(found, older, newer)
    return render_template(
        "records/compare.html",
        kind=entity,
        record=record,
        older=found.version(older),
        newer=found.version(newer),
        changes=changes,
        presumed=any(
            presumed_people(_as_it_stood(record, found, found.version(one)))
            for one in (older, newer)
        ),
    )


def changes_between(found: History, older: int, newer: int) -> list[Change]:
    """What differs between two versions, in words, in the order of the fields. Raises `NotFound` where one
    of them does not show to the reader."""
    differing = found.compare(older, newer)
    names = _names(found, *(found.version(one).state for one in (older, newer)))
    changes = [
        Change(name, say(spec.label), *(_said(spec, value, names) for value in differing[name]))
        for name, spec in _specs(found.kind).items()
        if name in differing
    ]
    return changes + [
        _retirement(name, label, differing) for name, label in _RETIREMENT if name in differing
    ]


_RETIREMENT = (("retired_at", _RETIRED_AT), ("retired_reason", _RETIRED_REASON))


def _retirement(name: str, label: Text, differing: Mapping[str, list[Any]]) -> Change:
    sides = differing[name]
    said = [show_moment(one) if name == "retired_at" else one for one in sides]
    return Change(name, say(label), *said)


def _number(name: str) -> int:
    text = request.args.get(name, "")
    if not text.isdecimal() or len(text) > 9:
        raise NotFound
    return int(text)


def _names(found: History, *states: Mapping[str, Any]) -> Names:
    ids = {one for state in states for one in referred_ids(found.kind.fields.values(), state)}
    more = ids - found.ends.keys()
    return found.ends | (hub().records.titles(principal(), more) if more else {})


def _said(spec: FieldSpec, value: Any, names: Names) -> Said:
    """A value of a version in words; readers by their names, fields by their labels."""
    if spec.name in ("named_to", "excluded") and value:
        known = reader_names(value)
        return [known[key] for key in value]
    return value_words(spec, value, names)
