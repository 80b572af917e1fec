"""Whether the hub is up: one address for those who watch over it."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from portal.guard import public
from portal.visit import graph

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@public
def healthz() -> Response:
    """200 when the database answers; `DatabaseUnavailable` makes it 503."""
    graph().database.verify()
    return jsonify(status="ok")
