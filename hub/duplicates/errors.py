"""Why two records are not merged, each in one sentence."""
# ruff: noqa: N818 - an error is named for what happened, as people say it

from __future__ import annotations

from graph_schema.text import Text
from hub.errors import HubError


class MergeRefused(HubError):
    """Two records cannot become one; the subclasses say why."""

    text = Text("These records cannot be merged", "Ces fiches ne peuvent être fusionnées")


class MergeWithItself(MergeRefused):
    """A record was to be merged with itself."""

    text = Text(
        "A record cannot be merged with itself", "Une fiche ne peut être fusionnée avec elle-même"
    )


class MergeOfTypes(MergeRefused):
    """The two are of different types, or of one whose records are not merged."""

    text = Text(
        "Only records of one type can be merged, and only of a type whose duplicates are looked for",
        "Seules des fiches d’un même type, dont on recherche les doublons, peuvent être fusionnées",
    )


class MergeOfRetired(MergeRefused):
    """One of them has been retired, or merged already."""

    text = Text(
        "One of these records has been retired or merged already",
        "L’une de ces fiches a déjà été retirée ou fusionnée",
    )


class MergeOfExample(MergeRefused):
    """One of them is a fictitious example and the other is not."""

    text = Text(
        "A fictitious example cannot be merged with a real record",
        "Un exemple fictif ne peut être fusionné avec une fiche réelle",
    )
