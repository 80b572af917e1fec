"""All values of one facet of a list, to choose among them."""

from __future__ import annotations

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from graph_schema.core import Entity
from hub.finding.facets import counted
from portal.finding.section import blueprint
from portal.guard import needs
from portal.records.asking import asked_for
from portal.records.facets import whole_box
from portal.visit import hub, principal


@blueprint.get("/<kind:entity>/facets/<field>")
@needs("read")
def values(entity: type[Entity], field: str) -> ResponseReturnValue:
    """Every value of a facet under what else is asked, each with its number."""
    if field not in {one.field for one in entity.facets}:
        abort(404)
    asked = asked_for(entity, request.args)
    numbers = counted(hub().graph, principal(), asked.query, only=(field,), most=None)
    kept = {name: value for name, value in asked.given.items() if name != field}
    return render_template(
        "finding/values.html",
        kind=entity,
        asked=asked,
        box=whole_box(asked, numbers.facet(field)),
        kept=kept,
    )
