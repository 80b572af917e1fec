"""The section of the records, its addresses: every type lives under the path that it declares."""

from __future__ import annotations

from flask import Blueprint, request, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug.routing import BaseConverter, ValidationError

from graph_schema.core import TYPES, Entity
from hub.records.reading import kind_by_path

__all__ = ["blueprint", "list_url", "record_url"]

blueprint = Blueprint("records", __name__)


class KindConverter(BaseConverter):
    """The path of a type in an address (`proceedings`), as the type itself."""

    regex = "[a-z][a-z_-]*"

    def to_python(self, value: str) -> type[Entity]:
        """The type whose pages live there."""
        kind = kind_by_path(value)
        if kind is None:
            raise ValidationError
        return kind

    def to_url(self, value: type[Entity]) -> str:
        """Where the type's pages live."""
        return value.info.path


class KindsConverter(BaseConverter):
    """Several paths of types with commas between them (`authorities,organisations`), or `any`."""

    regex = "[a-z][a-z_,-]*"

    def to_python(self, value: str) -> tuple[str, ...]:
        """The names of the types."""
        if value == ANY:
            return ("*",)
        kinds = [kind_by_path(path) for path in value.split(",")]
        if None in kinds:
            raise ValidationError
        return tuple(kind.info.name for kind in kinds if kind)

    def to_url(self, value: tuple[str, ...]) -> str:
        """The paths of the types of these names."""
        return ANY if "*" in value else ",".join(TYPES[name].info.path for name in value)


ANY = "any"
"""Stands for every type where the types to search are named."""


@blueprint.record_once
def _know_the_paths(state: BlueprintSetupState) -> None:
    state.app.url_map.converters["kind"] = KindConverter
    state.app.url_map.converters["kinds"] = KindsConverter


def record_url(type_name: str, record_id: str) -> str:
    """The address of a record's page. A list has hundreds of them, so it is put together by hand; ids
    are safe in an address."""
    return f"{request.script_root}/{TYPES[type_name].info.path}/{record_id}"


def list_url(kind: type[Entity], /, **asked: str | list[str] | None) -> str:
    """The address of a type's list, narrowed by what is asked."""
    return url_for("records.listing", entity=kind, **asked)
