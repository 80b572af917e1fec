"""What a program sent, held against its model: the parameters of an address, or a JSON body."""

from __future__ import annotations

from typing import Any, TypeVar

from flask import request
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, from_json
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from graph_schema.text import Text
from hub.errors import Invalid
from hub.records.validation import SENTENCES, FieldError

Model = TypeVar("Model", bound=BaseModel)

_TWICE = Text("This was given more than once.", "Cette valeur a été indiquée plusieurs fois.")
UNKNOWN = Text("There is nothing of this name here.", "Rien ne porte ce nom ici.")
_OTHER = Text("This value cannot be used here.", "Cette valeur ne peut être utilisée ici.")
_OWN = {
    "extra_forbidden": UNKNOWN,
    "literal_error": Text("Expected: {expected}.", "Valeurs attendues : {expected}."),
    "less_than_equal": Text("At most {le} was expected.", "Au plus {le} est attendu."),
    "string_too_long": Text("At most {max_length} characters.", "Au plus {max_length} caractères."),
    "string_too_short": SENTENCES["missing"],
    "dict_type": Text("An object was expected.", "Un objet est attendu."),
    "model_type": Text("An object was expected.", "Un objet est attendu."),
    "string_type": Text("A text was expected.", "Un texte est attendu."),
}
"""Sentences for what only a call can get wrong; for all else a call says what a form says."""


def parameters(model: type[Model]) -> Model:
    """The parameters of the address. Raises `Invalid` that names each unknown or wrong one."""
    twice = [name for name, values in request.args.lists() if len(values) > 1]
    if twice:
        raise Invalid([FieldError((name,), _TWICE, {}) for name in twice])
    return _held(model, request.args.to_dict())


def body(model: type[Model]) -> Model:
    """The JSON that was sent: UTF-8, an object as the standard has it, without NaN.

    Raises `UnsupportedMediaType`, `RequestEntityTooLarge`, `BadRequest`, `Invalid`.
    """
    if request.mimetype != "application/json":
        raise UnsupportedMediaType
    try:
        sent = from_json(request.get_data(), allow_inf_nan=False)
    except ValueError:
        raise BadRequest from None
    return _held(model, sent)


def _held(model: type[Model], sent: Any) -> Model:
    try:
        return model.model_validate(sent)
    except ValidationError as refused:
        raise Invalid([_error(one) for one in refused.errors(include_url=False)]) from None


def _error(one: ErrorDetails) -> FieldError:
    text = _OWN.get(one["type"]) or SENTENCES.get(one["type"], _OTHER)
    return FieldError(tuple(one["loc"]), text, one.get("ctx", {}))
