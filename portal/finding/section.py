"""The section of finding: its blueprint."""

from __future__ import annotations

from flask import Blueprint
from flask.blueprints import BlueprintSetupState

from portal.records.section import KindConverter

blueprint = Blueprint("finding", __name__)


@blueprint.record_once
def _know_the_paths(state: BlueprintSetupState) -> None:
    """The paths of types, which the section of the records registers too."""
    state.app.url_map.converters["kind"] = KindConverter
