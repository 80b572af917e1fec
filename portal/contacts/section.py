"""The section of contacts and what its pages share."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("contacts", __name__)
