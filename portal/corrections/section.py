"""The section of corrections and the words that its pages share."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint

from graph_schema.text import Text

blueprint = Blueprint("corrections", __name__)

STATUSES: Mapping[str, Text] = {
    "open": Text("Waiting for the mapping unit", "En attente de l’unité de cartographie"),
    "accepted": Text("Accepted", "Acceptée"),
    "amended": Text("Accepted with other words", "Acceptée sous une autre forme"),
    "rejected": Text("Rejected", "Rejetée"),
    "withdrawn": Text("Withdrawn", "Retirée"),
}
"""What came of a correction."""
