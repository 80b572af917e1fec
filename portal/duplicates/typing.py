"""Likely twins while somebody types a new record, and before it is saved."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotFound

from graph_schema.core import TYPES, Entity
from hub import access
from hub.duplicates.sketch import recognised_of
from hub.errors import HubError
from hub.store.stored import Values
from portal.duplicates.section import Shown, blueprint, shown
from portal.forms import RecordForm, form_for
from portal.guard import needs
from portal.languages import language
from portal.records.slots import after_saving, before_saving
from portal.visit import hub, principal

OTHER = "_another"
"""The button that says “this is another one”: its value are the ids of the twins that were shown."""


def _typed(form: RecordForm) -> Values:
    """What a form holds so far, as far as it can be compared; people are compared while other things about
    them are still wrong."""
    people = recognised_of(form.entity).people
    held = form.values()
    return form.usable_values() | {name: held[name] for name in people if name in held}


def _likely(form: RecordForm, record_id: str | None = None) -> list[Shown]:
    found = hub().duplicates.twins_of(principal(), form.entity, _typed(form), record_id)
    return shown(form.entity, found)


@before_saving("proceeding", "duplicates/_likely.html")
def likely_twins(form: RecordForm, record_id: str | None) -> dict[str, Any] | None:
    """The likely twins that nobody has put aside yet; a new record waits for a word on them."""
    if record_id is not None:
        return None
    seen = _put_aside()
    twins = _likely(form)
    if all(twin.id in seen for twin in twins):
        return None
    return {"twins": twins, "ids": ",".join(twin.id for twin in twins)}


def _put_aside() -> list[str]:
    """The ids of the twins that were shown, and of which the person said that theirs is another one."""
    said = ",".join(request.form.getlist(OTHER)).split(",")
    return [one for one in dict.fromkeys(said) if one]


@after_saving("proceeding")
def remember_others(record_id: str) -> None:
    """Remember that the new record is another one than the twins that were shown before it was saved."""
    for other in _put_aside():
        try:
            hub().duplicates.pairs.decide(principal(), record_id, other, "different")
        except HubError:
            continue  # gone or hidden meanwhile: there is nothing to remember


@blueprint.post("/duplicates/likely/<kind:entity>")
@needs("create")
def likely(entity: type[Entity]) -> ResponseReturnValue:
    """The likely twins of what a form holds, as JSON for its script."""
    access.require(principal(), "create", entity)
    if entity.info.recognised_by is None:
        raise NotFound
    form = form_for(entity, principal(), language(), new=True)(MultiDict(request.form))
    record_id = request.args.get("record")
    return {"items": [asdict(twin) for twin in _likely(form, record_id)]}


def likely_url(kind_name: str, record_id: str | None = None) -> str:
    """The address that the script of a form asks."""
    return url_for("duplicates.likely", entity=TYPES[kind_name], record=record_id)


@blueprint.app_context_processor
def _for_the_form() -> dict[str, Any]:
    return {"likely_url": likely_url, "put_aside": _put_aside}
