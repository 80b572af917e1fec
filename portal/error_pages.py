"""One page (or one JSON answer) for each thing that can go wrong, saying what to do next."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from flask import Flask, Response, jsonify, render_template
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

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
    """What a page says about one status: what happened, and what one can do."""

    title: Text
    advice: Text


PROBLEMS = {
    400: Problem(
        Text("The request could not be read", "La demande n’a pas pu être lue"),
        Text(
            "Go back, check what you entered and send it again.",
            "Revenez en arrière, vérifiez votre saisie et envoyez-la de nouveau.",
        ),
    ),
    401: Problem(
        Text("Please sign in", "Veuillez vous connecter"),
        Text(
            "This page is for people who have signed in.",
            "Cette page est réservée aux personnes connectées.",
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
    ),
    429: Problem(
        Text("Too many attempts", "Trop de tentatives"),
        Text("Wait a few minutes and try again.", "Patientez quelques minutes, puis réessayez."),
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
    problem = PROBLEMS.get(status) or PROBLEMS[500 if status >= 500 else 400]
    title, advice = say(problem.title), typeset(detail) if detail else say(problem.advice)
    if guard.is_api():
        response = jsonify(error={"status": status, "title": title, "detail": advice})
    else:
        page = render_template(
            "error.html", status=status, title=title, advice=advice, reference=request_id()
        )
        response = Response(page)
    response.status_code = status
    if status == 503:
        response.headers["Retry-After"] = str(RETRY_AFTER)
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
    app.register_error_handler(CSRFError, _from_form)
    app.register_error_handler(HTTPException, _from_http)
    app.register_error_handler(Exception, _unforeseen)
