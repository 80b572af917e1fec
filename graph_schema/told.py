"""Values that follow from others of the same Part: told wherever the Part leaves the hub, and never taken.

Exports have a column for each, the API a property that is read only; what comes back with them in it is
read as if they were not there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from graph_schema.declared import Part
from graph_schema.spec import FieldSpec
from graph_schema.text import Text


@dataclass(frozen=True, slots=True)
class Told:
    """One value that is told: its name, its label, and how it follows from the Part's own."""

    name: str
    label: Text
    of: Callable[[Mapping[str, Any]], bool]


class TellingPart(Part):
    """A Part of which more is told than is stored (`told`)."""

    told: ClassVar[tuple[Told, ...]] = ()

    @model_validator(mode="before")
    @classmethod
    def _told_is_not_taken(cls, values: Any) -> Any:
        if not isinstance(values, Mapping):
            return values
        names = {one.name for one in cls.told}
        return {name: value for name, value in values.items() if name not in names}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        schema = handler(core_schema)
        resolved = handler.resolve_ref_schema(schema)
        for one in cls.told:
            resolved.setdefault("properties", {})[one.name] = {
                "type": "boolean", "readOnly": True, "title": one.label.en, "label_fr": one.label.fr,
            }  # fmt: skip
        return schema


def told_of(spec: FieldSpec) -> tuple[Told, ...]:
    """What is told of the Parts that a field holds, besides what is stored."""
    model = spec.model
    return model.told if model is not None and issubclass(model, TellingPart) else ()


def with_told(fields: Mapping[str, FieldSpec], values: Mapping[str, Any]) -> dict[str, Any]:
    """Plain values of these fields, their Parts with what is told of each besides what is stored."""
    told = dict(values)
    for name, spec in fields.items():
        if spec.kind == "parts" and values.get(name):
            told[name] = [
                with_told(spec.inner, part) | {one.name: one.of(part) for one in told_of(spec)}
                for part in values[name]
            ]
    return told
