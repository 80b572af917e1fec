"""The map of a list: how many of its records each State has, by forum or by place of commission."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from graph_schema.core import Entity
from graph_schema.facet import Facet
from hub.finding.facets import counted
from portal.components import Cell, Column, Row
from portal.guard import needs
from portal.languages import number, say
from portal.map.picture import REGIONS, Shown, world_map
from portal.records.asking import Asked, active_filters, asked_for
from portal.records.section import KindConverter
from portal.state_names import title_of
from portal.visit import hub, principal

blueprint = Blueprint("map", __name__)

OWN = ("by", "region")
"""The parameters of the map itself; all others ask what a list is asked."""


@blueprint.record_once
def _know_the_paths(state: BlueprintSetupState) -> None:
    state.app.url_map.converters["kind"] = KindConverter


def mapped(kind: type[Entity]) -> list[Facet]:
    """The facets of a type by which its records stand on a map."""
    return [one for one in kind.facets if kind.fields[one.field].to == ("state",)]


@blueprint.get("/<kind:entity>/map")
@needs("read")
def world(entity: type[Entity]) -> ResponseReturnValue:
    """The records of a list on a map of the world, and the same as a table."""
    facets = {one.field: one for one in mapped(entity)}
    if not facets:
        abort(404)
    sent = request.args.copy()
    by = sent.pop("by", "")
    region = sent.pop("region", "")
    asked = asked_for(entity, sent)
    field = by if by in facets else next(iter(facets))
    shown_region = next((one for one in REGIONS if one.name == region), REGIONS[0])
    numbers = counted(hub().graph, principal(), asked.query, only=(field,), most=None)
    chosen = asked.chosen(field)
    values = [
        one
        for one in numbers.facet(field).values
        if one.end is not None and one.number and (not chosen or one.value in chosen)
    ]
    states = {
        one.value: Shown(title_of(one.end), one.number, asked.url(**{field: [one.value]}))
        for one in values
        if one.end is not None
    }

    def address(**changes: Any) -> str:
        parameters = {"by": field, "region": shown_region.name} | asked.given | changes
        told = {name: value for name, value in parameters.items() if value}
        return url_for("map.world", entity=entity, **told)

    spec = entity.fields[field]
    return render_template(
        "map/world.html",
        kind=entity,
        asked=asked,
        active=list(active_filters(asked, address)),
        clear_href=address(**dict.fromkeys(asked.given)),
        words_kept=_kept(asked, field, shown_region.name),
        picture=world_map(states, shown_region),
        label=say(spec.label),
        ways=[(address(by=name), say(entity.fields[name].label), name == field) for name in facets],
        regions=[
            (address(region=one.name), say(one.label), one is shown_region) for one in REGIONS
        ],
        region=say(shown_region.label),
        columns=[
            Column("state", say(spec.label)),
            Column("number", say(entity.info.plural), numeric=True),
        ],
        rows=[
            Row({"state": Cell(one.name, one.href), "number": number(one.number)})
            for one in sorted(states.values(), key=lambda one: (-one.number, one.name))
        ],
        total=numbers.total,
        elsewhere=None
        if spec.many or chosen
        else numbers.total - sum(one.number for one in values),
        overlapping=spec.many,
    )


def _kept(asked: Asked, field: str, region: str) -> dict[str, str | list[str]]:
    """What a search on the map carries along besides its words."""
    rest = {name: value for name, value in asked.given.items() if name != "q"}
    return {"by": field, "region": region} | rest
