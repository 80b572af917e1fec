"""The page of a proceeding: who is said to have done what and what became of it, and its steps on a timeline."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, url_for

from graph_schema.core import TYPES
from graph_schema.text import Text
from graph_schema.vocabularies.proceedings import OUTCOME, STAGE
from hub import access
from hub.clock import today
from hub.proceedings.steps import Step, steps_of
from hub.records.reading import Record
from portal.languages import language, say
from portal.pictures import Moment, timeline
from portal.proceedings.people import people_of
from portal.records.section import list_url, record_url
from portal.records.slots import special
from portal.visit import graph, principal, settings

blueprint = Blueprint("proceedings", __name__)

_STEP = TYPES["stage_event"]
_OTHER_STEP = Text("Other steps", "Autres étapes")
_ENDED = Text("{title} ({outcome})", "{title} ({outcome})")


@special("proceeding", "detail", "proceedings/detail.html")
def beside(record: Record) -> dict[str, Any]:
    """People with their charges, and the steps: what the page of a proceeding shows in ways of its own."""
    steps = graph().read(lambda one: steps_of(one, principal(), [record.id]))[record.id]
    moments = [_moment(one, one.on) for one in steps if one.on]
    return {
        "people_named": people_of(record),
        "undated": [(record_url("stage_event", one.id), one.title) for one in steps if not one.on],
        "timeline_picture": timeline(moments, today(settings().timezone)) if moments else None,
        "steps_href": list_url(_STEP, of_proceeding=record.id) if steps else None,
        "add_step_href": _add_step(record),
        "shown_apart": ("stage_event",),
    }


def _add_step(record: Record) -> str | None:
    """The address of the form of a new step, which leads back here; nothing for who may not add one."""
    if record.retired or not access.may(principal(), "create", _STEP):
        return None
    here = record_url("proceeding", record.id)
    return url_for("records.new", entity=_STEP, of_proceeding=record.id, next=here)


def _moment(step: Step, on: str) -> Moment:
    lane = STAGE.say(step.stage, language()) if step.stage else say(_OTHER_STEP)
    title = step.title
    if step.outcome:
        title = say(_ENDED, title=title, outcome=OUTCOME.say(step.outcome, language()))
    return Moment(on, title, lane, href=record_url("stage_event", step.id))
