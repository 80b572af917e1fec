"""What can go wrong with accounts, in words for the person who meets it."""
# ruff: noqa: N818 - an error is named for what happened, as people say it

from __future__ import annotations

from graph_schema.text import Text
from hub.errors import HubError


class SignInRefused(HubError):
    """One answer for every reason: unknown, wrong password, disabled, past its end date."""

    text = Text(
        "The user name or the password is not right.",
        "Le nom d’utilisateur ou le mot de passe n’est pas correct.",
    )


class TooManyAttempts(HubError):
    """This name or this address has failed too often; `retry_at` (ISO, UTC) says when to try again."""

    text = Text(
        "Too many attempts to sign in have failed.",
        "Trop de tentatives de connexion ont échoué.",
    )

    def __init__(self, retry_at: str) -> None:
        super().__init__()
        self.retry_at = retry_at


class PasswordRefused(HubError):
    """A new password is not good enough; `reason` (a `Text`) says why and what to do."""

    text = Text("{reason}", "{reason}")


class InvitationSpent(HubError):
    """The link of an invitation is unknown, used, withdrawn or too old; all answer alike."""

    text = Text(
        "This invitation is not valid any more; ask the person who sent it for a new one.",
        "Cette invitation n’est plus valable ; demandez-en une nouvelle à la personne qui l’a envoyée.",
    )


class OwnAccess(HubError):
    """Nobody gives themselves a role, a group or another body."""

    text = Text(
        "You cannot change your own access; another administrator has to.",
        "Vous ne pouvez pas modifier vos propres droits ; un autre administrateur doit le faire.",
    )


class LastAdministrator(HubError):
    """Without this person nobody could administer the hub."""

    text = Text(
        "This is the last administrator; make somebody else one first.",
        "C’est le dernier administrateur ; nommez-en d’abord un autre.",
    )


class ChangeDecided(HubError):
    """A proposed change of access was decided or withdrawn meanwhile."""

    text = Text(
        "This proposal has been decided meanwhile.", "Cette proposition a été tranchée entre-temps."
    )
