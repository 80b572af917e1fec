"""Why an act on a request of the Office is refused."""

from __future__ import annotations

from graph_schema.text import Text
from hub.errors import HubError


class NotNow(HubError):  # noqa: N818 - named for what happened
    """The act does not fit how the request stands; `state` says how, as a `Text`."""

    text = Text(
        "This cannot be done to a request in this state: {state}",
        "Cela n’est pas possible pour une demande dans cet état : {state}",
    )


class ReviewHeldByAnother(HubError):  # noqa: N818 - named for what happened
    """The review is somebody else's to end."""

    text = Text(
        "Another adviser has this review: take it over first",
        "Un autre conseiller est chargé de cette relecture : chargez-vous-en d’abord",
    )


NO_ADVISER = Text(
    "Choose an adviser who may see this request.",
    "Choisissez un conseiller qui peut consulter cette demande.",
)
OWN_DRAFT = Text(
    "You cannot review what you send yourself: choose another adviser.",
    "Vous ne pouvez relire ce que vous envoyez vous-même : choisissez un autre conseiller.",
)
TWICE = Text(
    "The stand-in must be somebody other than the reviewer.",
    "Le suppléant doit être une autre personne que le relecteur.",
)
GROUNDS_NEEDED = Text(
    "Say on which grounds, as they were given.", "Indiquez les motifs, tels qu’ils ont été donnés."
)
BEFORE_IT_WAS_SENT = Text(
    "It was sent on {sent_on}; this cannot lie before it.",
    "Elle a été envoyée le {sent_on} ; cette date ne peut être antérieure.",
)
