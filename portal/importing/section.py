"""The section of imports: its blueprint, the words for what becomes of a row, and where a draft stands."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, url_for
from flask.blueprints import BlueprintSetupState

from graph_schema.text import Text
from hub.importing.drafts import Draft
from portal.records.section import KindConverter

blueprint = Blueprint("importing", __name__)


@blueprint.record_once
def _know_the_paths(state: BlueprintSetupState) -> None:
    """The paths of types, which the section of the records registers too."""
    state.app.url_map.converters["kind"] = KindConverter


ACTIONS: Mapping[str, tuple[Text, Text, str, str]] = {
    "create": (Text("new", "nouvelle"), Text("New", "Nouvelles"), "success", "plus-lg"),
    "update": (Text("changed", "modifiée"), Text("Changed", "Modifiées"), "info", "pencil"),
    "unchanged": (Text("unchanged", "inchangée"), Text("Unchanged", "Inchangées"), "neutral", "dash-lg"),
    "kept": (Text("left alone", "laissée telle quelle"), Text("Left alone", "Laissées telles quelles"), "neutral", "dash-lg"),
    "conflict": (Text("conflict", "conflit"), Text("Conflict", "Conflits"), "warning", "exclamation-triangle"),
    "error": (Text("error", "erreur"), Text("Error", "Erreurs"), "danger", "x-octagon"),
}  # fmt: skip
"""What may become of a row: in words about one, about many, the tone and the drawing of its mark."""


def draft_url(one: Draft) -> str:
    """The page on which a draft stands just now."""
    if one.in_work:
        return url_for("importing.progress", draft_id=one.id)
    if one.step == "columns":
        return url_for("importing.columns", draft_id=one.id)
    return url_for("importing.dry_run", draft_id=one.id)
