"""The home page: what waits for the person, what has changed, and the ways in."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from portal.guard import needs
from portal.home.ways_in import ways_in

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@needs("read")
def home() -> ResponseReturnValue:
    """The home page of who has signed in."""
    return render_template("home/home.html", ways_in=ways_in())
