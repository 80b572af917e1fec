"""What the home page says of finding: how much has changed, and the saved views."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from portal.finding.changed import since_last_visit
from portal.records.saved_views import ViewLink, view_links


@dataclass(frozen=True, slots=True)
class AtHome:
    """The number of proceedings that changed (`more` than these where not all were looked at), and the views."""

    number: int
    more: bool
    views: Sequence[ViewLink]


def at_home() -> AtHome:
    """All of it for who asks."""
    since = since_last_visit()
    return AtHome(len(since.changed), since.more, list(view_links()))
