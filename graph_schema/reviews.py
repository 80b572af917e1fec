"""What holds for reviews of requests: nothing of the Court's is sent while somebody still reviews it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph_schema.text import Text

IN_REVIEW = Text(
    "It is still in review since {since}: end the review first, then issue it.",
    "La relecture, commencée le {since}, est encore en cours : achevez-la avant d’émettre la demande.",
)


def open_review(reviews: Iterable[Mapping[str, Any]] | None) -> Mapping[str, Any] | None:
    """The review that has not ended, of the Parts of a request (the latest begun, were there several)."""
    standing = [one for one in reviews or () if one.get("started_on") and not one.get("ended_on")]
    return max(standing, key=lambda one: str(one["started_on"]), default=None)


def sent_in_review(values: Mapping[str, Any]) -> str | None:
    """Since when a request that was sent was in review, where that review is still open; incoming requests
    are sent by others and reviewed afterwards."""
    review, sent = open_review(values.get("reviews")), values.get("sent_on")
    if values.get("direction") == "incoming" or not sent or review is None:
        return None
    return str(review["started_on"]) if review["started_on"] <= sent else None
