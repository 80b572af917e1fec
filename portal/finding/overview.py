"""Pictures of a list: how its records are spread over a facet and over the years, with the table beside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from graph_schema.core import Entity
from graph_schema.facet import Facet
from hub.finding.facets import CountedFacet, Value, counted
from portal.finding.section import blueprint
from portal.guard import needs
from portal.pictures.bars import Bar, Bars, bars
from portal.records.asking import Asked, active_filters, asked_for
from portal.records.facet_words import facet_label, in_address, value_label
from portal.visit import hub, principal

MOST_YEARS = 40
"""Over so many years, those without a record are shown as gaps; over more they are left out."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One picture: of which facet, what it is called, its bars, and whether a record stands in several."""

    name: str
    label: str
    picture: Bars
    overlapping: bool


def pictured(kind: type[Entity]) -> list[Facet]:
    """The facets that a type's pictures show: those with few values that are no records, and the years."""
    return [
        one
        for one in kind.facets
        if one.by == "year" or (one.by == "value" and kind.fields[one.field].kind == "term")
    ]


@blueprint.get("/<kind:entity>/overview")
@needs("read")
def overview(entity: type[Entity]) -> ResponseReturnValue:
    """The records of a list by stage, outcome, year and the like; each bar opens its records."""
    facets = pictured(entity)
    if not facets:
        abort(404)
    asked = asked_for(entity, request.args)
    names = [one.field for one in facets]
    numbers = counted(hub().graph, principal(), asked.query, only=names, most=None)

    def address(**changes: object) -> str:
        told = {name: value for name, value in (asked.given | changes).items() if value}
        return url_for("finding.overview", entity=entity, **told)

    return render_template(
        "finding/overview.html",
        kind=entity,
        asked=asked,
        active=list(active_filters(asked, address)),
        clear_href=address(**dict.fromkeys(asked.given)),
        kept={name: value for name, value in asked.given.items() if name != "q"},
        pictures=list(_drawn(asked, numbers.facets)),
        total=numbers.total,
    )


def _drawn(asked: Asked, facets: tuple[CountedFacet, ...]) -> Iterator[Drawn]:
    for one in facets:
        name, chosen = one.facet.field, asked.chosen(one.facet.field)
        values = [
            value for value in one.values if value.number and (not chosen or value.value in chosen)
        ]
        if one.facet.by == "year" and not chosen:
            values = _every_year(values)
        found = [_bar(asked, one, value) for value in values]
        if found:
            yield Drawn(name, facet_label(one.facet, one.spec), bars(found), one.spec.many)


def _every_year(values: list[Value]) -> list[Value]:
    """The years from the first to the last, those without a record too, where they are not too many."""
    stated = {int(one.value): one for one in values if one.value}
    years = range(min(stated, default=0), max(stated, default=-1) + 1)
    shown = years if len(years) <= MOST_YEARS else sorted(stated)
    told = [stated.get(year, Value(str(year), 0)) for year in shown]
    return told + [one for one in values if not one.value]


def _bar(asked: Asked, facet: CountedFacet, value: Value) -> Bar:
    label = value_label(facet.facet, facet.spec, value.value) or value.value
    href = asked.url(**{facet.facet.field: [in_address(value.value)]})
    return Bar(label, value.number, href)
