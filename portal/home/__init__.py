"""The home page: what waits for the person, and the ways in."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from hub import access
from portal.finding.at_home import at_home
from portal.guard import needs
from portal.home.waiting import blocks
from portal.home.ways_in import ways_in
from portal.records.presumption import titles_name_people
from portal.visit import hub, principal

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@needs("read")
def home() -> ResponseReturnValue:
    """The home page of who has signed in."""
    waiting = list(blocks())
    named = (line.type for block in waiting for line in block.lines if line.type)
    return render_template(
        "home/home.html",
        ways_in=ways_in(),
        blocks=waiting,
        presumed=titles_name_people(named),
        decisions=_decisions(),
        finding=at_home(),
    )


def _decisions() -> list[tuple[str, int]]:
    """Where a second person's word is asked for, and how often."""
    who = principal()
    found = []
    if access.may(who, "confirm_retirement"):
        waiting = [one for one in hub().proposals.open(who) if one.by != who.person_id]
        found.append((url_for("records.proposals"), len(waiting)))
    if access.may(who, "confirm_role"):
        found.append((url_for("admin.roles"), len(hub().accounts.roles.open(who))))
    return [(href, number) for href, number in found if number]
