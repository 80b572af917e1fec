"""Why an informal note is refused."""

from __future__ import annotations

from graph_schema.text import Text
from hub.errors import HubError


class NoteRefused(HubError):  # noqa: N818 - named for what happened
    """What was written cannot be sent as it is; says why in one sentence."""


class NothingAsked(NoteRefused):
    """The note is empty."""

    text = Text("Write what you want to say.", "Écrivez ce que vous voulez dire.")


class TooLong(NoteRefused):
    """The note is no short note."""

    text = Text(
        "A note has at most {most} characters; this one has {number}.",
        "Une note compte au plus {most} caractères ; celle-ci en compte {number}.",
    )


class ThreadFull(NoteRefused):
    """The exchange has become too long for a note."""

    text = Text(
        "This exchange has become too long: ask anew, or make a request.",
        "Cet échange est devenu trop long : posez une nouvelle question ou présentez une demande.",
    )
