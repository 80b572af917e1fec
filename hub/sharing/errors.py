"""Why recording a use, confirming or withdrawing it is refused."""
# ruff: noqa: N818 - an error is named for what happened, as people say it

from __future__ import annotations

from graph_schema.text import Text
from hub.errors import HubError


class NothingReceived(HubError):
    """Somebody would record a use of what their State did not receive."""

    text = Text(
        "Your State did not receive this: its recipient records what became of it",
        "Votre État n’a pas reçu ces informations : il appartient à leur destinataire de consigner les suites données",
    )


class ReceivedByTheOffice(HubError):
    """Somebody would record a use of what the Office itself received."""

    text = Text(
        "The Office received this: uses are recorded of what it gave",
        "Le Bureau a reçu ces informations : seules se consignent les utilisations de ce qu’il a communiqué",
    )


class NotGivenYet(HubError):
    """Somebody would record a use of what is still being prepared."""

    text = Text(
        "This has not been given yet, so nothing can have been used",
        "Ces informations n’ont pas encore été communiquées : rien ne peut avoir été utilisé",
    )


class NoSuchUse(HubError):
    """The use is not among those of the event (any more)."""

    text = Text(
        "This use is no longer among those recorded",
        "Cette utilisation ne figure plus parmi celles qui sont consignées",
    )


class AlreadyConfirmed(HubError):
    """The use was confirmed before."""

    text = Text("This use is confirmed already", "Cette utilisation est déjà confirmée")


class AlreadyWithdrawn(HubError):
    """The confirmation was withdrawn before; it is withdrawn once."""

    text = Text(
        "This was withdrawn already; it counts no more, and its history stays",
        "Elle a déjà été retirée ; elle ne compte plus, et son historique demeure",
    )


class NotConfirmed(HubError):
    """There is no confirmation to withdraw."""

    text = Text(
        "Nobody has confirmed this use, so there is nothing to withdraw",
        "Personne n’a confirmé cette utilisation : il n’y a rien à retirer",
    )
