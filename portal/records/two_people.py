"""Retiring, restoring and sealing: what one person does with a reason, and what takes two."""

from __future__ import annotations

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph_schema.core import TYPES, Entity
from hub import access
from hub.errors import Conflict, NotAllowed, NotFound, ReasonNeeded
from hub.records.proposals import Proposal
from hub.records.reading import Record
from portal.guard import needs
from portal.languages import language
from portal.records.conflicts import carried_version
from portal.records.people import names_of
from portal.records.sealable import sealable_values, sealable_words
from portal.records.section import blueprint, record_url
from portal.visit import hub, principal


def _changeable(entity: type[Entity], record_id: str, action: str) -> Record:
    record = hub().records.get(principal(), record_id, entity)
    if not access.may_change(principal(), action, entity, record.system["created_by"]):
        raise NotAllowed
    return record


@blueprint.get("/<kind:entity>/<record_id>/retire")
@needs("retire")
def retire(entity: type[Entity], record_id: str) -> ResponseReturnValue:
    """The page that asks why a record shall be retired."""
    return _retire_page(_changeable(entity, record_id, "retire"))


def _retire_page(
    record: Record, error: str | None = None, status: int = 200
) -> ResponseReturnValue:
    page = render_template(
        "records/retire.html",
        kind=record.kind,
        record=record,
        error=error,
        reason=request.form.get("reason", ""),
    )
    return page, status


@blueprint.post("/<kind:entity>/<record_id>/retire")
@needs("retire")
def retire_it(entity: type[Entity], record_id: str) -> ResponseReturnValue:
    """Retire the record, or propose it to a second person where an indicator looks at it."""
    record = _changeable(entity, record_id, "retire")
    reason = request.form.get("reason", "")
    try:
        if entity.info.confirm_retirement:
            _propose(record, "retire", reason)
        else:
            hub().writer.retire(principal(), record_id, carried_version(), reason)
            flash(_("Retired. It stays readable at this address."), "success")
    except ReasonNeeded as needed:
        return _retire_page(record, needed.say(language()), 422)
    except Conflict:
        now = hub().records.get(principal(), record_id, entity)
        return _retire_page(now, _("Somebody changed it meanwhile. Look again, then decide."), 409)
    return redirect(record_url(entity.info.name, record_id), 303)


def _propose(record: Record, what: str, reason: str, field: str | None = None) -> None:
    """Put it to a second person, unless the same waits already."""
    for waiting in hub().proposals.open(principal()):
        if (waiting.record_id, waiting.kind, waiting.field) == (record.id, what, field):
            flash(_("This has been proposed already and waits for another person."), "info")
            return
    hub().proposals.propose(principal(), "seal" if field else "retire", record.id, reason, field)
    flash(_("Proposed. Another person has to confirm it."), "success")


@blueprint.post("/<kind:entity>/<record_id>/restore")
@needs("restore")
def restore(entity: type[Entity], record_id: str) -> ResponseReturnValue:
    """Bring a retired record back into the lists."""
    record = _changeable(entity, record_id, "restore")
    hub().writer.restore(principal(), record.id, carried_version())
    flash(_("Restored. It stands in the lists again."), "success")
    return redirect(record_url(entity.info.name, record_id), 303)


@blueprint.get("/<kind:entity>/<record_id>/seal")
@needs("propose_sealing")
def seal(entity: type[Entity], record_id: str) -> ResponseReturnValue:
    """The page that asks which value of a record must not exist, and why."""
    return _seal_page(hub().records.get(principal(), record_id, entity, though_merged=True))


def _seal_page(record: Record, error: str | None = None, status: int = 200) -> ResponseReturnValue:
    page = render_template(
        "records/seal.html",
        kind=record.kind,
        record=record,
        fields=sealable_values(record),
        merged=hub().duplicates.merged_into(principal(), record.id),
        error=error,
        chosen=request.form.get("field", ""),
        reason=request.form.get("reason", ""),
    )
    return page, status


@blueprint.post("/<kind:entity>/<record_id>/seal")
@needs("propose_sealing")
def seal_it(entity: type[Entity], record_id: str) -> ResponseReturnValue:
    """Propose to seal a value; a second person carries it out."""
    record = hub().records.get(principal(), record_id, entity, though_merged=True)
    field = request.form.get("field", "")
    if field not in sealable_values(record):
        return _seal_page(record, _("Choose the value that must not exist."), 422)
    try:
        _propose(record, "seal", request.form.get("reason", ""), field)
    except ReasonNeeded as needed:
        return _seal_page(record, needed.say(language()), 422)
    return redirect(record_url(entity.info.name, record_id), 303)


@blueprint.get("/proposals")
@needs("confirm_retirement")
def proposals() -> ResponseReturnValue:
    """What waits for a second person, oldest first."""
    waiting = hub().proposals.open(principal())
    words = _words_of_values([one for one in waiting if one.kind == "seal"])
    return render_template(
        "records/proposals.html",
        proposals=[(one, words.get(one.id, "")) for one in waiting],
        kinds=TYPES,
        people=names_of(one.by for one in waiting),
        record_url=record_url,
    )


def _words_of_values(proposals: list[Proposal]) -> dict[str, str]:
    """What each proposal would seal, in words, by the proposal's id."""
    records = hub().records.many(principal(), [one.record_id for one in proposals])
    values = {record.id: sealable_values(record) for record in records}
    words = {}
    for one in proposals:
        path = one.field or ""
        known = values.get(one.record_id, {})
        words[one.id] = known.get(path) or sealable_words(TYPES[one.type], path)
    return words


@blueprint.post("/proposals/<proposal_id>/<any(confirm, decline):decision>")
@needs("confirm_retirement")
def decide(proposal_id: str, decision: str) -> ResponseReturnValue:
    """Carry a proposal out, or put it aside. Raises `NotAllowed`, `SecondPersonNeeded`."""
    act = hub().proposals.confirm if decision == "confirm" else hub().proposals.decline
    record_id = act(principal(), proposal_id)
    flash(_("Confirmed, and done.") if decision == "confirm" else _("The proposal was put aside."), "success")  # fmt: skip
    record = hub().records.titles(principal(), [record_id]).get(record_id)
    if record is None:
        raise NotFound
    return redirect(record_url(record.type, record_id), 303)
