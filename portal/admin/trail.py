"""The audit trail to read: what was done, when and by whom; nothing here changes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hub.audit.actions import ACTIONS
from hub.audit.event import Event, StoredEvent
from portal.admin.section import actor_names, blueprint
from portal.components import ActiveFilter, Column, FilterField, Option, Row
from portal.guard import needs
from portal.languages import say, show_moment
from portal.visit import accounts, hub, principal

PER_PAGE = 50
_FEW = 5
_LONGEST = 120

_NAMES = ("action", "by", "subject")


@blueprint.get("/audit")
@needs("read_audit")
def audit() -> ResponseReturnValue:
    """Events, the newest first, of an action, a person or about a record. Reading them is one too."""
    asked = {name: request.args.get(name, "").strip()[:_LONGEST] for name in _NAMES}
    asked = {name: value for name, value in asked.items() if value}
    before = request.args.get("before", "")[:_LONGEST] or None
    found = hub().trail.page(
        before=before,
        action=asked.get("action"),
        by=_person_id(asked.get("by")),
        subject=_person_id(asked.get("subject")),
        limit=PER_PAGE + 1,
    )
    events, more = found[:PER_PAGE], found[PER_PAGE:]
    hub().trail.record(Event("audit_read", principal().person_id, details={"asked": asked}))
    return render_template(
        "admin/audit.html",
        filters=_filters(asked),
        active=list(_active(asked)),
        columns=[
            Column("at", _("When")),
            Column("by", _("Who")),
            Column("action", _("What")),
            Column("subjects", _("About")),
            Column("details", _("Details")),
        ],
        rows=_rows(events),
        start=url_for("admin.audit", **asked) if before else None,
        next=url_for("admin.audit", **asked, before=events[-1].place) if more else None,
    )


def _person_id(typed: str | None) -> str | None:
    """The id behind a user name; what is no user name is taken for an id."""
    return accounts().people.id_of(principal(), typed) or typed if typed else None


def _filters(asked: Mapping[str, str]) -> list[FilterField]:
    options = [
        Option(one.name, say(one.label), selected=one.name == asked.get("action"))
        for one in ACTIONS.values()
    ]
    help_words = _("A user name or an identifier.")
    return [
        FilterField("action", _("What"), "choice", options),
        FilterField("by", _("Who"), "text", value=asked.get("by", ""), help=help_words),
        FilterField("subject", _("About"), "text", value=asked.get("subject", ""), help=help_words),
    ]


def _active(asked: Mapping[str, str]) -> Iterator[ActiveFilter]:
    labels = {"action": _("What"), "by": _("Who"), "subject": _("About")}
    for name, value in asked.items():
        known = ACTIONS.get(value) if name == "action" else None
        rest = {other: one for other, one in asked.items() if other != name}
        words = say(known.label) if known else value
        yield ActiveFilter(labels[name], words, url_for("admin.audit", **rest))


def _rows(events: list[StoredEvent]) -> list[Row]:
    ids = {event.by for event in events} | {one for event in events for one in event.subjects}
    names = actor_names(ids)
    return [
        Row(
            {
                "at": show_moment(event.at),
                "by": names[event.by],
                "action": say(ACTIONS[event.action].label)
                if event.action in ACTIONS
                else event.action,
                "subjects": _listed([names[one] for one in event.subjects]),
                "details": "; ".join(
                    f"{name}: {_told(value)}" for name, value in event.details.items()
                ),
            }
        )
        for event in events
    ]


def _listed(words: list[str]) -> str:
    """The first few, and how many there are beyond."""
    shown = ", ".join(words[:_FEW])
    beyond = len(words) - _FEW
    return _("%(some)s and %(number)s more", some=shown, number=beyond) if beyond > 0 else shown


def _told(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_told(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{name} = {_told(one)}" for name, one in value.items())
    return str(value)
