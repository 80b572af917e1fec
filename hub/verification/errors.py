"""Why a review is refused."""

from __future__ import annotations

from graph_schema.text import Text
from hub.errors import HubError, SecondPersonNeeded


class OwnWork(SecondPersonNeeded):
    """Somebody would review what they themselves wrote."""

    text = Text(
        "You changed this proceeding since it was last verified: another person has to review it",
        "Vous avez modifié cette procédure depuis sa dernière vérification : une autre personne doit l’examiner",
    )


class HeldByAnother(HubError):  # noqa: N818 - named for what happened
    """The review is assigned to somebody else."""

    text = Text(
        "Another person holds this review: take it over first",
        "Une autre personne est chargée de cet examen : reprenez-le d’abord",
    )


class SourceNeeded(HubError):  # noqa: N818 - named for what is missing
    """A verification says against which of the proceeding's own sources."""

    text = Text(
        "Say against which of its sources you verified it",
        "Indiquez la source citée à laquelle vous l’avez confrontée",
    )


class NothingToReview(HubError):  # noqa: N818 - named for what happened
    """No review of the proceeding is asked for (any more)."""

    text = Text(
        "This proceeding does not wait for a review", "Cette procédure n’attend aucun examen"
    )


class NoReviewer(HubError):  # noqa: N818 - named for what happened
    """A person named as reviewer or stand-in cannot be: no open account in the mapping unit, no sight of the
    proceeding, one of its authors, or twice the same."""

    text = Text(
        "Choose a reviewer and a stand-in from the mapping unit: two people, neither of whom changed it",
        "Choisissez un examinateur et un suppléant au sein de l’unité de cartographie : deux personnes, dont aucune ne l’a modifiée",
    )
