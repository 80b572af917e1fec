"""The section of the gates and its addresses."""

from __future__ import annotations

from flask import Blueprint, url_for

blueprint = Blueprint("gates", __name__)


def gates_url(record_id: str) -> str:
    """The address of the table of a record's gates."""
    return url_for("gates.gates_page", record_id=record_id)
