"""The description of the API in OpenAPI, assembled from the operations and the models of the schema."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import version
from typing import Any

import spectree
from flask import Flask, Response
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from spectree import SecurityScheme, SpecTree
from spectree.models import InType, SecureType, SecuritySchemeData

from graph_schema.core import TYPES, Entity
from portal.api import shapes
from portal.api.section import OF_A_TYPE, SIGNED_IN, Kind, Operation, blueprint, operations
from portal.api.showing import answer
from portal.sign_in.cookie import COOKIE

ABOUT = """\
The records of the hub for programs: the same records, rules and words as on its pages.

Sign in with a personal token of your account page (`Authorization: Bearer …`), or with the cookie of a
browser that has signed in; then every call that changes something also carries the token of a form
(`X-CSRFToken`). What you may not see is answered like what does not exist. A list goes on with `after`,
the `next` of the page before. Errors are problem documents in the language that `Accept-Language` asks for.
"""

SECURITY = [
    SecurityScheme("token", SecuritySchemeData(SecureType.HTTP, scheme="bearer")),
    SecurityScheme(
        "session", SecuritySchemeData(SecureType.API_KEY, name=COOKIE, field_in=InType.COOKIE)
    ),
]

ALWAYS = (401, 403, 422, 429, 503)
"""The refusals of every operation."""

SENT = (400, 413, 415)
"""Those of every operation that takes a body."""


class Answers(spectree.Response):
    """What an operation answers: one model for its success, problem documents for every refusal.

    Each model is described once, however many operations give it.
    """

    described: set[str]

    @property
    def models(self) -> Iterator[type[BaseModel]]:
        """The models that nobody has described yet."""
        for model in super().models:
            if model.__name__ not in self.described:
                self.described.add(model.__name__)
                yield model

    def generate_spec(self, *args: Any) -> dict[str, Any]:
        """The answers by status, each with its media type."""
        found = super().generate_spec(*args)
        for status, one in found.items():
            if status >= "400" and "content" in one:
                one["content"] = {"application/problem+json": one["content"]["application/json"]}
        return found


def _answers(operation: Operation, kind: Kind, described: set[str]) -> Answers:
    refusals: dict[int, type[BaseModel]] = dict.fromkeys(ALWAYS, shapes.Problem)
    if operation.body:
        refusals |= dict.fromkeys(SENT, shapes.Problem)
    if "/<" in operation.rule.removeprefix(f"/{OF_A_TYPE}"):
        refusals[404] = shapes.Problem
    if operation.conflict:
        refusals[409] = operation.conflict(kind)
    status, model = operation.gives(kind)
    models = refusals | {status: model}
    answers = Answers(**{f"HTTP_{status}": models[status] for status in sorted(models)})
    answers.described = described
    return answers


@cache
def document() -> dict[str, Any]:
    """The whole description; made once, when it is first asked for."""
    spec = SpecTree(
        "flask", title="Complementarity Hub", version=version("complementarity-hub"), description=ABOUT,
        security_schemes=SECURITY, security=[{"token": []}, {"session": []}], page_templates={},
        naming_strategy=lambda model: model.__name__, nested_naming_strategy=lambda _parent, child: child,
    )  # fmt: skip
    described: set[str] = set()
    shown = Flask(
        "described"
    )  # stands in for the portal's app, of which spectree would describe every page
    for one in operations:
        of_every_type = OF_A_TYPE in one.rule
        for kind in TYPES.values() if of_every_type else (Entity,):
            name = f"{one.name}_{kind.info.name}" if of_every_type else one.name
            told = spec.validate(
                query=one.query and one.query(kind), json=one.body and one.body(kind),
                resp=_answers(one, kind, described), skip_validation=True, operation_id=name,
                tags=[kind.info.plural.en if of_every_type else "Across types"],
            )  # fmt: skip
            path = one.rule.replace(OF_A_TYPE, kind.info.path if of_every_type else "")
            view = told(
                _saying(f"{kind.info.label.en}: {one.summary}" if of_every_type else one.summary)
            )
            shown.add_url_rule(f"{blueprint.url_prefix}{path}", name, view, methods=[one.method])
    with shown.app_context():
        made = spec.spec
    made["components"]["schemas"] = _with_types(made["components"]["schemas"])
    return made


def _saying(summary: str) -> Callable[[], None]:
    """A view that nobody calls; spectree reads what it says of itself."""

    def view() -> None:
        return None

    view.__doc__ = summary
    return view


def _with_types(schemas: dict[str, Any]) -> dict[str, Any]:
    """The schemas with those of every type from its declaration, and `values` that point there."""
    place = "#/components/schemas/{model}"
    kinds = [(kind, "validation") for kind in TYPES.values()]
    _, declared = models_json_schema(kinds, ref_template=place)
    for kind in TYPES.values():
        for shape in (shapes.Record, shapes.Creation, shapes.Replacement):
            holder = schemas[f"{kind.__name__}{shape.__name__}"]
            holder["properties"]["values"] = {"$ref": place.format(model=kind.__name__)}
    return dict(sorted((schemas | declared["$defs"]).items()))


def describe() -> Response:
    """The description itself."""
    return answer(document())


OPERATION = Operation(
    name="description", method="GET", rule="/openapi.json", action=SIGNED_IN,
    summary="This description.", answer=describe, gives=lambda _kind: (200, shapes.Description),
)  # fmt: skip
"""The address of the description."""
