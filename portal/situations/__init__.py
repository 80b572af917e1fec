"""The page of a situation: its phases, everything about it, and a timeline of both."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from graph_schema.text import Text
from hub.clock import today
from hub.records.reading import Record
from hub.situations.gathering import Gathered, gather
from portal.languages import say
from portal.pictures import Moment, timeline
from portal.records.section import list_url, record_url
from portal.records.slots import special
from portal.visit import graph, principal, settings

blueprint = Blueprint("situations", __name__)

_PHASES = Text("Before the Court", "Devant la Cour")
_EXAMINATION = Text("Preliminary examination", "Examen préliminaire")
_INVESTIGATION = Text("Investigation", "Enquête")
_RELATION = {"proceeding": "linked_to", "case": "of_situation"}


@special("situation", "detail", "situations/detail.html")
def beside(record: Record) -> dict[str, Any]:
    """The timeline and the numbers of a situation."""
    gathered = gather(graph(), principal(), record.id)
    moments = [*_phases(record), *_events(gathered)]
    return {
        "gathered": gathered,
        "about_links": [
            (
                kind.info.plural,
                number,
                list_url(kind, **{_RELATION.get(kind.info.name, "about"): record.id}),
            )
            for kind, number in gathered.numbers
        ],
        "timeline_picture": timeline(moments, today(settings().timezone)) if moments else None,
    }


def _phases(record: Record) -> list[Moment]:
    values = record.values
    examined, investigated = values["examination_opened_on"], values["investigation_opened_on"]
    found = []
    if examined:
        until = values["examination_closed_on"] or investigated
        found.append(Moment(examined, say(_EXAMINATION), say(_PHASES), until, lasts=until is None))
    if investigated:
        until = values["investigation_concluded_on"]
        found.append(
            Moment(investigated, say(_INVESTIGATION), say(_PHASES), until, lasts=until is None)
        )
    return found


def _events(gathered: Gathered) -> list[Moment]:
    order = [kind.info.name for kind, _ in gathered.numbers]
    return [
        Moment(
            one.on, one.title, say(one.kind.info.plural), one.until, lasts=one.lasts,
            href=record_url(one.kind.info.name, one.id),
        )
        for one in sorted(gathered.dated, key=lambda one: order.index(one.kind.info.name))
    ]  # fmt: skip
