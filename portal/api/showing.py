"""Records as JSON: what this person may see of each, under the names of the declaration."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask import Response

from graph_schema.cautions import Caution
from graph_schema.core import Entity, FieldSpec
from graph_schema.told import told_of
from hub import access
from hub.proceedings.cautions import Draft
from hub.records.history import History
from hub.records.reading import Neighbour, Record
from hub.search.folding import holds_words
from portal.languages import language, say
from portal.records.asking import NO_WORD
from portal.records.cautions import cautions_of
from portal.records.people import names_of
from portal.records.showing import inner_fields, referred_ids, shown_fields
from portal.visit import hub, principal

Names = Mapping[str, Neighbour]
JSON = dict[str, Any]


def answer(value: Any, status: int = 200, **headers: str) -> Response:
    """A value as the JSON of an answer, in its own order."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return Response(text, status, headers, mimetype="application/json")


def noted(found: JSON, words: str) -> JSON:
    """What was found for some words, with a note where they hold none that can be searched for."""
    wordless = words.strip() and not holds_words(words)
    return found | {"note": say(NO_WORD, words=words)} if wordless else found


def records_json(records: Sequence[Record]) -> list[JSON]:
    """Records of one answer; a few more queries for all of them: who changed them, what they name, and the
    steps of proceedings, for what gives pause about them."""
    people = names_of(one.system[by] for one in records for by in ("created_by", "updated_by"))
    referred = {
        end for one in records for end in referred_ids(one.kind.fields.values(), one.values)
    }
    more = hub().records.titles(principal(), referred) if referred else {}
    drafts = [Draft(one.kind.info.name, one.values, one.id) for one in records]
    told = zip(records, cautions_of(drafts), strict=True)
    return [
        _record(one, {**one.ends, **more}, people)
        | {"cautions": [_caution(each) for each in found]}
        for one, found in told
    ]


def _caution(caution: Caution) -> JSON:
    place = ".".join(map(str, ("values", *caution.place)))
    return {"place": place, "text": caution.say(language())}


def _record(record: Record, names: Names, people: Mapping[str, str]) -> JSON:
    system = record.system
    fields = _fields(record.kind, system["created_by"])
    values = _seen(fields, record.values, names)
    referred = set(referred_ids(fields.values(), values))
    return {
        "id": record.id,
        "type": record.kind.info.name,
        "version": record.version,
        "created_at": system["created_at"],
        "created_by": people[system["created_by"]],
        "updated_at": system["updated_at"],
        "updated_by": people[system["updated_by"]],
        "retired_at": system["retired_at"],
        "retired_reason": system["retired_reason"],
        "values": values,
        "ends": _ends(names, record.ends.keys() | referred),
    }


def history_json(found: History, created_by: str) -> JSON:
    """Every visible version of a record."""
    people = names_of(one.by for one in found.versions)
    fields = _fields(found.kind, created_by)
    states = [one.state for one in found.versions]
    states += [_side(one.changes, side) for one in found.versions for side in (0, 1)]
    referred = {end for one in states for end in referred_ids(fields.values(), one)}
    names = (
        {**hub().records.titles(principal(), referred), **found.ends} if referred else found.ends
    )
    versions = []
    for one in found.versions:
        old, new = (_seen(fields, _side(one.changes, side), names) for side in (0, 1))
        versions.append(
            {
                "number": one.number,
                "action": one.action,
                "at": one.at,
                "by": people[one.by],
                "reason": one.reason,
                "changes": {name: [old[name], new[name]] for name in old},
                "state": _seen(fields, one.state, names),
            }
        )
    return {"versions": versions, "ends": _ends(names, names)}


def _side(changes: Mapping[str, Sequence[Any]], side: int) -> JSON:
    return {name: pair[side] for name, pair in changes.items()}


def _fields(kind: type[Entity], created_by: str) -> Mapping[str, FieldSpec]:
    """The fields of a record that this person reads: who may change it reads all."""
    if access.may_change(principal(), "edit", kind, created_by):
        return kind.fields
    return shown_fields(kind, principal())


def _seen(fields: Mapping[str, FieldSpec], values: Mapping[str, Any], names: Names) -> JSON:
    """The values of these fields, without what texts say of records that are hidden from this person."""
    seen = {}
    for name, spec in fields.items():
        if name not in values:
            continue
        value = values[name]
        if spec.kind == "parts":
            inner = inner_fields(spec)
            value = [
                {"key": one["key"]}
                | _seen(inner, one, names)
                | {told.name: told.of(one) for told in told_of(spec)}
                for one in value or ()
            ]
        elif spec.refers_to and isinstance(value, list):
            value = [one for one in value if one in names]
        elif spec.refers_to and value not in names:
            value = None
        seen[name] = value
    return seen


def _ends(names: Names, ids: Iterable[str]) -> dict[str, JSON]:
    return {
        one: {"type": names[one].type, "title": names[one].title, "retired": names[one].retired}
        for one in sorted(ids)
    }
