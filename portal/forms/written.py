"""Plain values as a browser would send them: a form is filled from this whether it is new or sent back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from werkzeug.datastructures import MultiDict

from graph_schema.core import Declared, FieldSpec

CHOSEN = frozenset({"named_to", "excluded", "unconfirmed_fields"})
"""Lists of texts that are chosen one by one, not typed one a line."""


def written(model: type[Declared], values: Mapping[str, Any]) -> MultiDict[str, str]:
    """What the form of `model` sends when it holds these plain values; empty ones are left out."""
    sent: MultiDict[str, str] = MultiDict()
    for name, text in _pairs(model, values, ""):
        sent.add(name, text)
    return sent


def presets(model: type[Declared]) -> dict[str, Any]:
    """The values that a new record or Part starts with, as declared."""
    return {
        name: model.model_fields[name].get_default(call_default_factory=True)
        for name, spec in model.fields.items()
        if not spec.required
    }


def without(sent: MultiDict[str, str], name: str) -> MultiDict[str, str]:
    """What was sent, without one field and all that is inside it."""
    kept: MultiDict[str, str] = MultiDict()
    for key, text in sent.items(multi=True):
        if key != name and not key.startswith(f"{name}-"):
            kept.add(key, text)
    return kept


def _pairs(
    model: type[Declared], values: Mapping[str, Any], prefix: str
) -> Iterator[tuple[str, str]]:
    for spec in model.fields.values():
        value = values.get(spec.name)
        if value is None or value == []:
            continue
        yield from _field(spec, prefix + spec.name, value)


def _field(spec: FieldSpec, name: str, value: Any) -> Iterator[tuple[str, str]]:
    if spec.kind == "parts":
        for position, part in enumerate(value):
            row = f"{name}-{position}-"
            yield f"{row}key", part.get("key") or ""
            yield from _pairs(spec.model, part, row)  # type: ignore[arg-type]  # a Part declares fields
    elif spec.is_relation:
        for link in value if spec.many else [value]:
            yield name, link["id"]
            yield from _pairs(spec.model, link, f"{name}-{link['id']}-")  # type: ignore[arg-type]  # a Link declares fields
    elif spec.kind == "lines" and not spec.refers_to and spec.name not in CHOSEN:
        yield name, "\n".join(value)
    elif spec.many:
        for one in value:
            yield name, one
    elif spec.kind == "yes_no":
        yield name, "yes" if value else "no"
    else:
        yield name, str(value)
