"""One page (or one problem document) for each thing that can go wrong, saying what to do next."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask, Response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from graph_schema.core import TYPES
from graph_schema.text import Text
from hub import errors
from portal import guard
from portal.languages import language, say, typeset
from portal.visit import forget_who, request_id

log = logging.getLogger(__name__)

RETRY_AFTER = 10
"""Seconds after which a page that the database could not serve is worth asking for again."""


@dataclass(frozen=True)
class Problem:
    """What is said about one status: what happened, and what one can do on a page or in a program."""

    title: Text
    advice: Text
    for_programs: Text | None = None


PROBLEMS = {
    400: Problem(
        Text("The request could not be read", "La demande n’a pas pu être lue"),
        Text(
            "Go back, check what you entered and send it again.",
            "Revenez en arrière, vérifiez votre saisie et envoyez-la de nouveau.",
        ),
        Text(
            "Send one JSON object in UTF-8, as the standard has it: no NaN, nothing after it.",
            "Envoyez un seul objet JSON en UTF-8, conforme à la norme : sans NaN, et rien à la suite.",
        ),
    ),
    401: Problem(
        Text("Please sign in", "Veuillez vous connecter"),
        Text(
            "This page is for people who have signed in.",
            "Cette page est réservée aux personnes connectées.",
        ),
        Text(
            "Send a token of your account page: Authorization: Bearer …",
            "Envoyez un jeton créé sur la page de votre compte : Authorization: Bearer …",
        ),
    ),
    403: Problem(
        Text("This is not open to you", "Vous n’avez pas accès à cette page"),
        Text(
            "Your role does not include this. If your work needs it, ask an administrator of the hub.",
            "Votre rôle ne le permet pas. Si votre travail l’exige, adressez-vous à un administrateur du hub.",
        ),
    ),
    404: Problem(
        Text("Page not found", "Page introuvable"),
        Text(
            "There is nothing at this address, or nothing that you may see. Check the address, or search.",
            "Il n’y a rien à cette adresse, ou rien que vous puissiez voir. Vérifiez l’adresse ou lancez une recherche.",
        ),
    ),
    405: Problem(
        Text("This cannot be done here", "Cette action est impossible ici"),
        Text(
            "Go back to the page you came from and use its buttons.",
            "Revenez à la page précédente et utilisez ses boutons.",
        ),
        Text(
            "The header Allow names what can be done at this address.",
            "L’en-tête Allow indique ce qui est possible à cette adresse.",
        ),
    ),
    409: Problem(
        Text("Somebody else was quicker", "Quelqu’un vous a devancé"),
        Text(
            "What you saw has changed meanwhile. Go back, reload the page and make your change again.",
            "Ce que vous aviez sous les yeux a changé entre-temps. Revenez en arrière, rechargez la page et refaites votre modification.",
        ),
    ),
    413: Problem(
        Text("That is too large", "L’envoi est trop volumineux"),
        Text(
            "At most 25 MB can be sent at once. Split the file and send the pieces one by one.",
            "Un envoi ne peut dépasser 25 Mo. Divisez le fichier et envoyez les parties une à une.",
        ),
        Text(
            "A call may carry at most 4 MB. Send less at once, or import a file.",
            "Un appel peut contenir au plus 4 Mo. Envoyez moins à la fois, ou importez un fichier.",
        ),
    ),
    415: Problem(
        Text("This form of data is not read here", "Ce format de données n’est pas lu ici"),
        Text(
            "Choose a file of one of the forms that the page names.",
            "Choisissez un fichier dans l’un des formats indiqués sur la page.",
        ),
        Text(
            "Send JSON, with Content-Type: application/json.",
            "Envoyez du JSON, avec Content-Type: application/json.",
        ),
    ),
    422: Problem(
        Text("Some values need another look", "Certaines valeurs sont à revoir"),
        Text(
            "Nothing was saved. Each error says where it is and what was expected.",
            "Rien n’a été enregistré. Chaque erreur indique où elle se trouve et ce qui est attendu.",
        ),
    ),
    429: Problem(
        Text("Too many attempts", "Trop de tentatives"),
        Text("Wait a few minutes and try again.", "Patientez quelques minutes, puis réessayez."),
        Text(
            "The header Retry-After says when the next call is answered.",
            "L’en-tête Retry-After indique quand le prochain appel recevra une réponse.",
        ),
    ),
    500: Problem(
        Text("Something went wrong on our side", "Une erreur s’est produite de notre côté"),
        Text(
            "It has been noted. Try again; if it happens again, tell an administrator the reference below.",
            "Elle a été consignée. Réessayez ; si elle se reproduit, communiquez à un administrateur la référence ci-dessous.",
        ),
    ),
    503: Problem(
        Text("The database cannot be reached", "La base de données est inaccessible"),
        Text(
            "Nothing is lost. The hub keeps trying by itself; load this page again in a moment.",
            "Rien n’est perdu. Le hub réessaie de lui-même ; rechargez cette page dans un instant.",
        ),
    ),
}
"""What is said for each status; any other one is answered as 400 or 500, whichever is nearer."""

STATUSES: tuple[tuple[type[errors.HubError], int], ...] = (
    (errors.DatabaseUnavailable, 503),
    (errors.EngineStartFailed, 503),
    (errors.NotAllowed, 403),
    (errors.NotFound, 404),
    (errors.MovedTo, 409),
    (errors.MergedAway, 409),
    (errors.SecondPersonNeeded, 403),
    (errors.Conflict, 409),
    (errors.AlreadyExists, 409),
    (errors.HubError, 400),
)
"""The status of each error of the hub; the first class that fits decides."""

_FORM_EXPIRED = Text(
    "The form is from another session: you signed in again, or it is very old. Nothing was saved. Go back,"
    " copy what you typed, reload the page and send it again.",
    "Le formulaire provient d’une autre session : vous vous êtes reconnecté ou il est très ancien. Rien n’a été"
    " enregistré. Revenez en arrière, copiez votre saisie, rechargez la page et envoyez-la de nouveau.",
)


def answer(status: int, detail: str | None = None) -> Response:
    """The page or JSON answer for a status. `detail` replaces the general advice."""
    if status >= 500:
        forget_who()
    if guard.is_api():
        response = problem(status, detail)
    else:
        known = _known(status)
        advice = typeset(detail) if detail else say(known.advice)
        page = render_template(
            "error.html",
            status=status,
            title=say(known.title),
            advice=advice,
            reference=request_id(),
        )
        response = Response(page)
    response.status_code = status
    if status == 503:
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def _known(status: int) -> Problem:
    return PROBLEMS.get(status) or PROBLEMS[500 if status >= 500 else 400]


def problem(
    status: int, detail: str | None = None, errors: Sequence[Mapping[str, str]] = (), **more: Any
) -> Response:
    """The problem document (RFC 9457) for a status, which programs get instead of a page.

    `errors` says of each wrong value its `place` and the `text`; `more` are further members.
    """
    known = _known(status)
    advice = typeset(detail) if detail else say(known.for_programs or known.advice)
    told = {"title": say(known.title), "status": status, "detail": advice, "errors": list(errors)}
    text = json.dumps(told | more, ensure_ascii=False)
    response = Response(text, status, mimetype="application/problem+json")
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _from_hub(error: errors.HubError) -> ResponseReturnValue:
    status = next(status for kind, status in STATUSES if isinstance(error, kind))
    if status == 503:
        log.warning("request %s: %s", request_id(), error)
    general = (
        isinstance(error, (errors.NotFound, errors.NotAllowed))
        or type(error) is errors.DatabaseUnavailable
    )
    return answer(status, None if general else error.say(language()))


def _from_moved(moved: errors.MovedTo) -> ResponseReturnValue:
    """The way to the record into which another was merged; what was sent to that one is not done."""
    if request.method not in ("GET", "HEAD"):
        return _from_hub(moved)
    path = f"{TYPES[str(moved.values['type'])].info.path}/{moved.values['id']}"
    return redirect(f"{request.script_root}{'/api/v1' if guard.is_api() else ''}/{path}", 308)


def _from_http(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()
    answered = answer(error.code)
    for name, value in error.get_response().headers:
        if name in ("Allow", "Retry-After", "WWW-Authenticate"):
            answered.headers[name] = value
    return answered


def _from_form(_error: CSRFError) -> ResponseReturnValue:
    return answer(400, _FORM_EXPIRED.say(language()))


def _unforeseen(error: Exception) -> ResponseReturnValue:
    log.error("request %s failed", request_id(), exc_info=error)
    return answer(500)


def init_app(app: Flask) -> None:
    """Let the app answer every error with its own page."""
    app.register_error_handler(errors.HubError, _from_hub)
    app.register_error_handler(errors.MovedTo, _from_moved)
    app.register_error_handler(CSRFError, _from_form)
    app.register_error_handler(HTTPException, _from_http)
    app.register_error_handler(Exception, _unforeseen)
