"""What may be asked of a type's list: its filters, words, order and page, made from its declaration."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StringConstraints, create_model

from graph_schema.core import Entity, FieldSpec, PartialDate
from graph_schema.declared import LARGEST_NUMBER
from hub.access import is_kept_from
from hub.errors import Invalid
from hub.records.reading import Filter, ListQuery
from hub.records.validation import FieldError
from hub.store.reader import ORDERS
from portal.api.sent import UNKNOWN
from portal.api.shapes import Sent
from portal.visit import principal

MOST = 200
"""Records of one answer."""

Words = Annotated[str, StringConstraints(max_length=300)]
Limit = Annotated[int, Field(ge=1, le=MOST)]

_SINCE, _UNTIL = "_from", "_to"
_READERS = ("named_to", "excluded")
_PLAIN: dict[str, Any] = {
    "line": Words,
    "lines": Words,
    "yes_no": bool,
    "number": Annotated[int, Field(ge=-LARGEST_NUMBER, le=LARGEST_NUMBER)],
    "link": Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{1,79}$")],
}


def absent(description: str | None = None) -> Any:
    """Nothing, for a parameter that may be left out; no value that is sent means it."""
    return Field(default=None, description=description, json_schema_extra=_without_default)


def _without_default(schema: dict[str, Any]) -> None:
    schema.pop("default", None)


def optional(kind: Any, description: str) -> tuple[Any, Any]:
    """A parameter that may be left out, for a model that is made."""
    return kind, absent(description)


def _filters(kind: type[Entity]) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """What narrows a type's list: a date by the times before and after, all else by one value."""
    for spec in kind.fields.values():
        label = spec.label.en
        if spec.is_date:
            yield f"{spec.name}{_SINCE}", optional(PartialDate, f"{label}: then or later.")
            yield f"{spec.name}{_UNTIL}", optional(PartialDate, f"{label}: then or earlier.")
        elif spec.name == kind.info.kept_apart_by:
            yield spec.name, (_type(spec), Field(description=f"{label}: a list holds one alone."))
        elif (narrowed := _type(spec)) is not None:
            yield spec.name, optional(narrowed, label)


def _narrowing(kind: type[Entity]) -> Iterator[tuple[str, FieldSpec]]:
    """Each parameter that narrows a type's list, with its field."""
    for spec in kind.fields.values():
        bounds = (_SINCE, _UNTIL) if spec.is_date else ("",)
        yield from ((f"{spec.name}{bound}", spec) for bound in bounds)


def _type(spec: FieldSpec) -> Any:
    if spec.name in _READERS:
        return None
    if spec.vocabulary is not None:
        return Literal[tuple(term.code for term in spec.vocabulary)]
    return _PLAIN.get("link" if spec.is_relation else spec.kind)


@cache
def list_model(kind: type[Entity]) -> type[BaseModel]:
    """The parameters of a type's list; a name that is not among them is refused."""
    asked: dict[str, Any] = {
        "q": optional(Words, "Words that a record holds."),
        "order": optional(Literal[tuple(ORDERS)], "The order of the list, `newest` first unless given."),
        "after": optional(Words, "The `next` of the page before."),
        "limit": (Limit, 50),
        "retired": (bool, Field(default=False, description="Retired records too.")),
    }  # fmt: skip
    return create_model(f"{kind.__name__}List", __base__=Sent, **dict(_filters(kind)), **asked)


def list_query(kind: type[Entity], asked: BaseModel) -> ListQuery:
    """What the parameters ask of a type's list. Raises `Invalid` for one that is not for this person."""
    given = asked.model_dump(exclude_none=True)
    hidden = {
        name for name, spec in _narrowing(kind) if name in given and is_kept_from(principal(), spec)
    }
    if hidden:
        raise Invalid([FieldError((name,), UNKNOWN, {}) for name in sorted(hidden)])
    filters = tuple(_asked_filters(kind, given))
    return ListQuery(
        kind, filters, words=given.get("q", ""), order=given.get("order", "newest"), after=given.get("after"),
        limit=given["limit"], with_retired=given["retired"], whole=True,
    )  # fmt: skip


def _asked_filters(kind: type[Entity], given: dict[str, Any]) -> Iterator[Filter]:
    for name, spec in kind.fields.items():
        since, until = given.get(f"{name}{_SINCE}"), given.get(f"{name}{_UNTIL}")
        if spec.is_date and (since or until):
            yield Filter(name, since=since, until=until)
        elif name in given:
            yield Filter(name, given[name])
