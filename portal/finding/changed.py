"""What has changed in proceedings since the reader's last visit: new ones, changed ones, new steps."""

from __future__ import annotations

import re

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from graph_schema.core import TYPES
from hub.clock import now
from hub.finding.changes import Changed, Since
from portal.finding.section import blueprint
from portal.guard import needs
from portal.languages import say
from portal.records.section import record_url
from portal.records.showing import shown_fields
from portal.visit import hub, person, principal

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z", re.ASCII)
_KIND = TYPES["proceeding"]


def since_last_visit() -> Since:
    """What changed for the reader since they marked it as seen; since their account was made before that."""
    somebody = person()
    first = somebody.created_at if somebody else now()
    shown = shown_fields(_KIND, principal()).keys()
    return hub().changes.since_last_visit(principal(), first, shown)


@blueprint.get("/proceedings/changes")
@needs("read")
def changes() -> ResponseReturnValue:
    """The proceedings in which something is new to the reader, the latest first."""
    found = since_last_visit()
    return render_template(
        "finding/changes.html", kind=_KIND, found=found, fields=_fields, record_url=record_url
    )


def _fields(one: Changed) -> list[str]:
    """The names of what changed, in the order of the form."""
    return [say(spec.label) for name, spec in _KIND.fields.items() if name in one.fields]


@blueprint.post("/proceedings/changes")
@needs("read")
def mark_seen() -> ResponseReturnValue:
    """What the page showed has been seen; what came since it was opened has not."""
    until = request.form.get("until", "")
    hub().changes.mark_seen(principal(), until if _INSTANT.fullmatch(until) else now())
    return redirect(url_for("finding.changes"), 303)
