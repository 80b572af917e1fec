"""The two-way record on the page of a State: what was asked and given both ways over the years, to its records."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from graph_schema.core import TYPES
from graph_schema.text import Text
from hub.audit.event import Event
from hub.records.reading import Record
from hub.sharing.exchange import SORTS, Exchange, exchange_with
from portal.components import Cell, Column, Row
from portal.guard import needs
from portal.languages import say, show_date
from portal.pictures import Series, columns
from portal.records.section import record_url
from portal.records.slots import below
from portal.sharing.section import blueprint
from portal.visit import graph, hub, principal

PARTS: tuple[tuple[str, Text, tuple[str, str]], ...] = (
    ("asked", Text("Requests for assistance, both ways", "Demandes d’assistance, dans les deux sens"), ("asked_us", "we_asked")),
    ("shared", Text("Information shared, both ways", "Informations communiquées, dans les deux sens"), ("given", "received")),
)  # fmt: skip
"""The pictures of a page, each of two sorts."""

_OF_THE_OFFICE = Text(
    "Everything of it that you may see as staff of the Office.",
    "Tout ce que vous pouvez en voir en tant que membre du Bureau.",
)
_OF_A_PRACTITIONER = Text(
    "What you may see of it: what your authority and your State asked, gave and received, and what else is marked for you.",
    "Ce que vous pouvez en voir : ce que votre autorité et votre État ont demandé, communiqué et reçu, et ce qui vous est par ailleurs destiné.",
)


@below("state", "sharing/_exchange.html")
def exchange(record: Record) -> dict[str, Any] | None:
    """The two-way record of a State; nothing where nothing is counted."""
    found = exchange_with(graph(), principal(), record.id)
    if not found.records:
        return None
    return {"scope": _scope(), "pictures": [_picture(record, found, *part) for part in PARTS]}


def _scope() -> str:
    return say(_OF_THE_OFFICE if principal().is_staff else _OF_A_PRACTITIONER)


def _picture(
    record: Record, found: Exchange, name: str, title: Text, sorts: tuple[str, str]
) -> dict[str, Any]:
    years = list(found.years)
    series = {one: Series(say(SORTS[one]), found.numbers(one)) for one in sorts}
    links = {
        (series[one].label, year): _url(record.id, one, year)
        for one in sorts
        for year in years
        if series[one].values[year]
    }
    return {
        "id": f"exchange-{name}",
        "caption": say(title),
        "columns": columns(list(series.values()), years),
        "links": links,
    }


def _url(state_id: str, sort: str, year: int) -> str:
    return url_for("sharing.exchanged", state_id=state_id, sort=sort, year=year)


@blueprint.get("/states/<state_id>/exchange")
@needs("read")
def exchanged(state_id: str) -> ResponseReturnValue:
    """The records behind a figure of the two-way record (`sort`, `year`), or all of them."""
    state = hub().records.get(principal(), state_id, TYPES["state"])
    sort, year = request.args.get("sort"), request.args.get("year", "")
    if (sort is not None and sort not in SORTS) or (year and not (year.isdecimal() and len(year) == 4)):  # fmt: skip
        raise BadRequest
    found = exchange_with(graph(), principal(), state_id).behind(sort, int(year) if year else None)
    if found:
        read = tuple(one.id for one in found)
        hub().trail.record(Event(action="list", by=principal().person_id, subjects=read))
    return render_template(
        "sharing/exchanged.html",
        state=state,
        sort=say(SORTS[sort]) if sort else None,
        year=year,
        scope=_scope(),
        columns=[
            Column("title", say(_RECORD)), Column("sort", say(_SORT)), Column("on", say(_ON)),
        ],
        rows=[
            Row({
                "title": Cell(one.title, record_url(one.type, one.id)), "sort": say(SORTS[one.sort]),
                "on": show_date(one.on),
            })
            for one in found
        ],
        number=len(found),
    )  # fmt: skip


_RECORD = Text("Record", "Fiche")
_SORT = Text("Exchanged", "Nature de l’échange")
_ON = Text("On", "Date")
