"""The section of the API: its blueprint, what holds for every call, and how an operation gets its address."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Flask, Response, current_app, request
from flask.blueprints import BlueprintSetupState
from flask_limiter import Limiter
from flask_login import current_user
from pydantic import BaseModel

from graph_schema.core import Entity
from hub.errors import Invalid, ReasonNeeded, Retired
from hub.records.validation import FieldError
from portal.api.sent import body, parameters
from portal.api.shapes import Sent
from portal.error_pages import problem
from portal.guard import SIGNED_IN, needs, signed_in
from portal.languages import language, say
from portal.records.section import KindConverter
from portal.security import LARGEST_FORM
from portal.visit import principal

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")

MOST_CALLS = "600 per minute"
"""The calls of one person that one process of the portal answers; `RATELIMIT_API` of the app changes it."""

Kind = type[Entity]
ModelOf = Callable[[Kind], type[BaseModel]]
OF_A_TYPE = "<kind:kind>"
"""Begins the address of what can be done with the records of every type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing that a program can ask: its address, whom it opens to, what goes in and what comes out.

    `answer` takes the values of the path, `asked` (the parameters, where there is a `query` to hold them
    against) and `sent` (the body, where there is a `body`). `gives` tells the status and the model of the
    answer, `conflict` the model of a refusal with 409. Models are told of the type that the address names
    (of `Entity`, where it names none), and made when they are first needed.
    """

    name: str
    method: str
    rule: str
    action: str
    summary: str
    answer: Callable[..., Response]
    gives: Callable[[Kind], tuple[int, type[BaseModel]]]
    query: ModelOf | None = None
    body: ModelOf | None = None
    conflict: ModelOf | None = None

    def run(self, **where: Any) -> Response:
        """Answer one call. Raises `Invalid` for parameters and bodies that the models refuse."""
        kind = where.get("kind", Entity)
        asked = parameters(self.query(kind) if self.query else Sent)
        if self.query:
            where["asked"] = asked
        if self.body:
            where["sent"] = body(self.body(kind))
        return self.answer(**where)


operations: list[Operation] = []
"""Every operation that has an address; the description of the API tells of each."""


@blueprint.record_once
def _know_the_paths(state: BlueprintSetupState) -> None:
    state.app.url_map.converters["kind"] = KindConverter


def open_up(more: Iterable[Operation]) -> None:
    """Give operations their addresses; each opens to those who have its action."""
    for one in more:
        declare = signed_in if one.action == SIGNED_IN else needs(one.action)
        blueprint.add_url_rule(one.rule, one.name, declare(_view(one)), methods=[one.method])
        operations.append(one)


def _view(operation: Operation) -> Callable[..., Response]:
    def view(**where: Any) -> Response:
        return operation.run(**where)

    return view


def _caller() -> str:
    """Whose calls are counted together: a person's, or an address's while nobody has signed in."""
    return principal().person_id if current_user.is_authenticated else f"from {request.remote_addr}"


def init_app(app: Flask) -> None:
    """Count the calls, and leave the question of forms from elsewhere to `_hold` below."""
    app.config.setdefault("RATELIMIT_API", MOST_CALLS)
    limiter = Limiter(_caller, storage_uri="memory://", headers_enabled=True)
    limiter.limit(lambda: str(current_app.config["RATELIMIT_API"]))(blueprint)
    limiter.init_app(app)
    app.extensions["csrf"].exempt(blueprint)


@blueprint.before_request
def _hold() -> None:
    """What is sent has a limit; and who comes with a browser's cookie also sends a form's token: another
    site's page can make the browser send the cookie, and never the token."""
    request.max_content_length = LARGEST_FORM
    if not current_user.by_token:
        current_app.extensions["csrf"].protect()


@blueprint.errorhandler(Invalid)
def _invalid(refused: Invalid) -> Response:
    return problem(422, errors=[_said(one) for one in refused.errors])


@blueprint.errorhandler(ReasonNeeded)
def _reason(refused: ReasonNeeded) -> Response:
    return _invalid(Invalid([FieldError(("reason",), refused.text, {})]))


@blueprint.errorhandler(Retired)
def _retired(refused: Retired) -> Response:
    return problem(409, refused.say(language()))


def _said(one: FieldError) -> dict[str, str]:
    return {"place": ".".join(map(str, one.place)), "text": say(one.text, **one.values)}
