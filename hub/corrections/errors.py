"""Why a correction is refused."""

from __future__ import annotations

from graph_schema.text import Text
from hub.errors import HubError


class NotYourState(HubError):  # noqa: N818 - named for what is wrong
    """The proceeding is one of another State."""

    text = Text(
        "You may propose corrections to proceedings of your own State only",
        "Vous ne pouvez proposer de corrections qu’aux procédures de votre propre État",
    )


class NothingProposed(HubError):  # noqa: N818 - named for what happened
    """The correction would change nothing."""

    text = Text(
        "Nothing differs from what stands: change a value, then propose it",
        "Rien ne diffère de ce qui figure : modifiez une valeur, puis proposez-la",
    )


class AlreadyDecided(HubError):  # noqa: N818 - named for what happened
    """Somebody has decided the correction meanwhile, or it was withdrawn."""

    text = Text("This correction has been decided already", "Cette correction a déjà été tranchée")


class ChangedMeanwhile(HubError):  # noqa: N818 - named for what happened
    """What the correction is about was changed after it was proposed."""

    text = Text(
        "What it is about was changed after it was proposed: look at both sides, then decide",
        "Ce sur quoi elle porte a été modifié après sa proposition : comparez les deux versions, puis décidez",
    )
