"""The chain on the pages of its records: a picture of who asked, what was shared and where it was used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from graph_schema.text import Text
from hub.records.reading import Neighbour, Record
from hub.sharing.chain import Chain, Shared, UseOfIt, chain_of
from portal.components import Cell, Column, Row
from portal.languages import say, show_date
from portal.pictures import Box, Line, flow
from portal.records.presumption import titles_name_people
from portal.records.section import record_url
from portal.records.slots import below
from portal.sharing.section import UNDISCLOSED, how_it_stands
from portal.state_names import title_of
from portal.visit import graph, hub, principal

_COLUMNS: tuple[tuple[str, Text], ...] = (
    ("body", Text("Authority", "Autorité")),
    ("request", Text("Request", "Demande")),
    ("event", Text("Information shared", "Informations communiquées")),
    ("use", Text("Use", "Utilisation")),
    ("proceeding", Text("Proceeding", "Procédure")),
)
_BEING_PREPARED = Text("being prepared", "en préparation")
_GIVEN = Text("given on {day}", "communiquées le {day}")
_RECEIVED = Text("received on {day}", "reçues le {day}")
_USED = Text("Used", "Utilisation")
_ON = Text("{day}, {stands}", "{day}, {stands}")
_GIVEN_FOR = Text("given for it", "communiquées à cette fin")


@below("request", "sharing/_chain.html")
@below("sharing_event", "sharing/_chain.html")
@below("proceeding", "sharing/_chain.html")
def chain(record: Record) -> dict[str, Any] | None:
    """The chain through a record; nothing where nothing was shared."""
    found = chain_of(graph(), hub().trail, principal(), record.id)
    if not found.events:
        return None
    boxes, lines = _drawn(found)
    rows = [row for event in found.events for row in _rows(event)]
    used = {key for row in rows for key, cell in row.cells.items() if cell}
    named = {one.type for event in found.events for one in _neighbours(event)}
    return {
        "picture": flow([(key, say(words)) for key, words in _COLUMNS], boxes, lines),
        "columns": [Column(key, say(words)) for key, words in _COLUMNS if key in used],
        "rows": rows,
        "more": found.more,
        "number": len(found.events),
        "presumed": titles_name_people(named),
    }


def _neighbours(event: Shared) -> Iterator[Neighbour]:
    for one in (event.purpose, *(use.proceeding for use in event.uses)):
        if one is not None:
            yield one


def _drawn(chain: Chain) -> tuple[list[Box], list[Line]]:
    """The boxes of a chain and the lines between them; what several events share is drawn once, in the middle
    of them."""
    boxes: dict[str, Box] = {}
    lines: dict[tuple[str, str], Line] = {}
    rows: dict[str, list[float]] = {}

    def put(box: Box) -> str:
        boxes.setdefault(box.key, box)
        rows.setdefault(box.key, []).append(box.row)
        return box.key

    def tie(*keys: str | None, faint: bool = False) -> None:
        ends = [one for one in keys if one is not None]
        for start, end in pairwise(ends):
            lines.setdefault((start, end), Line(start, end, faint))

    row = 0
    for event in chain.events:
        last = row + max(len(event.uses), 1) - 1
        middle = (row + last) / 2
        body = put(_end(event.body, "body", middle)) if event.body else None
        request = put(_end(event.request, "request", middle)) if event.request else None
        own = put(
            Box(event.id, "event", middle, event.title, _day(event), record_url("sharing_event", event.id))
        )  # fmt: skip
        tie(body, request, own)
        used_in = set()
        for place, use in enumerate(event.uses):
            key = put(_use_box(event, use, row + place))
            proceeding = None
            if use.proceeding:
                proceeding = put(_end(use.proceeding, "proceeding", row + place))
                used_in.add(proceeding)
            tie(own, key, proceeding, faint=bool(use.withdrawn_on))
        if event.purpose and event.purpose.id not in used_in:
            tie(own, put(_end(event.purpose, "proceeding", middle)), faint=True)
        row = last + 1
    placed = [
        Box(one.key, one.column, sum(rows[key]) / len(rows[key]), one.title, one.note, one.href, one.faint)
        for key, one in boxes.items()
    ]  # fmt: skip
    return placed, list(lines.values())


def _end(one: Neighbour, column: str, row: float) -> Box:
    return Box(one.id, column, row, title_of(one), "", record_url(one.type, one.id))


def _use_box(event: Shared, use: UseOfIt, row: float) -> Box:
    title = title_of(use.end_user) if use.end_user else say(_USED)
    note = show_date(use.used_on)
    if use.withdrawn_on or not use.confirmed_on:
        text, values = how_it_stands(use.confirmed_on, use.withdrawn_on)
        note = say(_ON, day=note, stands=say(text, **values)) if note else say(text, **values)
    elif use.undisclosed:
        note = say(_ON, day=note, stands=say(UNDISCLOSED)) if note else say(UNDISCLOSED)
    href = f"{record_url('sharing_event', event.id)}#use-{use.key}"
    return Box(f"{event.id}/{use.key}", "use", row, title, note, href, bool(use.withdrawn_on))


def _day(event: Shared) -> str:
    """When it was given, in as few words as a box has room for; the table has them all."""
    return show_date(event.on) if event.on and event.given else _when(event)


def _when(event: Shared) -> str:
    if not event.on:
        return say(_BEING_PREPARED)
    return say(_GIVEN if event.given else _RECEIVED, day=show_date(event.on))


def _rows(event: Shared) -> Iterator[Row]:
    """A row of the table for each use, or one for an event without any."""
    uses: Sequence[UseOfIt | None] = event.uses or (None,)
    for use in uses:
        cells = {
            "body": _cell(event.body),
            "request": _cell(event.request),
            "event": Cell(event.title, record_url("sharing_event", event.id), _when(event)),
            "use": _use_cell(use) if use else None,
            "proceeding": _proceeding_cell(event, use),
        }
        yield Row(cells)


def _cell(one: Neighbour | None) -> Cell | None:
    return Cell(title_of(one), record_url(one.type, one.id)) if one else None


def _use_cell(use: UseOfIt) -> Cell:
    text, values = how_it_stands(use.confirmed_on, use.withdrawn_on)
    day, stands = show_date(use.used_on), say(text, **values)
    note = say(_ON, day=day, stands=stands) if day else stands
    if use.end_user is None:
        return Cell(say(_USED), None, note)
    return Cell(title_of(use.end_user), record_url(use.end_user.type, use.end_user.id), note)


def _proceeding_cell(event: Shared, use: UseOfIt | None) -> Cell | str | None:
    if use and use.proceeding:
        return _cell(use.proceeding)
    if use and use.undisclosed:
        return say(UNDISCLOSED)
    if use is None and event.purpose:
        return Cell(title_of(event.purpose), record_url("proceeding", event.purpose.id), say(_GIVEN_FOR))  # fmt: skip
    return None
