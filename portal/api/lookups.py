"""What is asked across the types: a search, the figures of an indicator, the controlled values."""

from __future__ import annotations

from typing import Annotated, Literal

from flask import Response
from pydantic import Field

from graph_schema.core import TYPES, WholeDate
from graph_schema.text import Text
from graph_schema.vocabulary import VOCABULARIES
from hub.errors import NotFound
from hub.indicators.register import COMPUTED
from portal.api import shapes
from portal.api.asking import Limit, Words, absent
from portal.api.section import Operation
from portal.api.showing import answer, noted
from portal.indicators.years import FIRST_YEAR, LAST_YEAR
from portal.languages import language
from portal.visit import hub, principal


class Search(shapes.Sent):
    """What is searched for."""

    q: Words = Field(description="Words that a record holds, all of them.")
    type: Literal[tuple(TYPES)] = absent("Records of one type alone.")
    limit: Limit = 50


class Year(shapes.Sent):
    """The figures of which year, and as known on which day."""

    year: Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
    as_of: WholeDate = absent("Counted as known on this day, today unless given.")


def search(asked: Search) -> Response:
    """Records of every type, or of one, that hold all the words."""
    kinds = [asked.type] if asked.type else []
    found = hub().records.search(principal(), asked.q, kinds, asked.limit)
    records = [{"id": one.id, "type": one.type, "title": one.title} for one in found]
    return answer(noted({"records": records}, asked.q))


def _kpi(number: int) -> Operation:
    """An indicator as `hub kpi NUMBER --format json` gives it."""
    indicator = COMPUTED[number]

    def told(asked: Year) -> Response:
        opened = hub()
        found = indicator.report(
            opened.graph, opened.trail, opened.settings, principal(), asked.year, asked.as_of
        )
        return answer(indicator.as_json(found, language()))

    return Operation(
        name=f"kpi_{number}", method="GET", rule=f"/kpis/{number}", action="read_indicators",
        summary=f"KPI {number} of a year, with the records behind each figure.", answer=told,
        query=lambda _kind: Year, gives=lambda _kind: (200, shapes.KPIS[number]),
    )  # fmt: skip


def vocabulary(name: str) -> Response:
    """A controlled list of values. Raises `NotFound`."""
    if name not in VOCABULARIES:
        raise NotFound
    found = VOCABULARIES[name]
    terms = [
        {
            "code": term.code,
            "label": _words(term.label),
            "parent": term.parent,
            "note": _words(term.note) if term.note else None,
        }
        for term in found
    ]
    label = _words(found.label)
    return answer({"name": name, "label": label, "source": found.source, "terms": terms})


def _words(text: Text) -> dict[str, str]:
    return {"en": text.en, "fr": text.fr}


OPERATIONS = (
    Operation(
        name="search", method="GET", rule="/search", action="search",
        summary="Records that hold all the words, best first.", answer=search,
        query=lambda _kind: Search, gives=lambda _kind: (200, shapes.FoundList),
    ),
    *map(_kpi, COMPUTED),
    Operation(
        name="vocabulary", method="GET", rule="/vocabularies/<name>", action="read",
        summary="The controlled values of a list, with their labels.", answer=vocabulary,
        gives=lambda _kind: (200, shapes.ValueList),
    ),
)  # fmt: skip
"""What is asked across the types."""
