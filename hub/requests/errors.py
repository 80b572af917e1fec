"""The errors of handling requests, as people meet them."""
# ruff: noqa: N818 - an error is named for what happened, as people say it

from __future__ import annotations

from graph_schema.text import Text
from hub.errors import HubError


class NotNow(HubError):
    """The request stands in a state in which this act makes no sense; `state` says which (a `Text`)."""

    text = Text(
        "This cannot be done as the request stands: {state}.",
        "Cela n’est pas possible dans l’état actuel de la demande : {state}.",
    )


class NoSuchReviewer(HubError):
    """A person named as reviewer or stand-in cannot be: no open account that handles requests, no sight of the
    request, or twice the same."""

    text = Text(
        "Choose a reviewer and a stand-in among those who handle requests: two people who may see this one.",
        "Choisissez un relecteur et un suppléant parmi les personnes chargées des demandes : deux personnes qui peuvent consulter celle-ci.",
    )


class NoAuthority(HubError):
    """A practitioner whose account names no authority has nobody in whose name to ask."""

    text = Text(
        "Your account names no authority in whose name you could make a request; ask an administrator.",
        "Votre compte ne mentionne aucune autorité au nom de laquelle présenter une demande ; adressez-vous à un administrateur.",
    )
