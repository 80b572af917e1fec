"""The figures of the Office's requests as a file; audited like every export."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Response
from flask.typing import ResponseReturnValue

from hub import access
from hub.audit.event import Event
from hub.errors import NotAllowed
from hub.exporting.tables import MIME_TYPES, table_file
from hub.indicators.outgoing import OUTCOMES
from portal.guard import needs
from portal.outgoing.figures import Report, label_of, report
from portal.outgoing.section import blueprint
from portal.visit import hub, principal

HEADER = (
    "family", "period", "since", "until", "by", "code", "label", "sent", "answered", "median_days", *OUTCOMES,
    "median_days_in_review", "difficulties",
)  # fmt: skip
"""The columns of the file, in order; results and difficulties by their codes."""


@blueprint.get("/requests/outgoing/figures.<any(csv,xlsx):form>")
@needs("read_outgoing")
def export_page(form: str) -> ResponseReturnValue:
    """Every table of the page, one below the other, the total first."""
    if not access.may(principal(), "export"):
        raise NotAllowed
    found = report()
    asked = found.asked
    hub().trail.record(
        Event(
            action="export", by=principal().person_id,
            subjects=tuple(one.id for one in found.total.requests),
            details={"requests": asked.family, "period": asked.kind, "year": asked.year, "form": form},
        )
    )  # fmt: skip
    answer = Response(table_file(HEADER, list(_rows(found)), form), mimetype=MIME_TYPES[form])
    name = f"requests-{asked.family}-{asked.kind}-{asked.year}.{form}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _rows(found: Report) -> Iterator[list[Any]]:
    asked = found.asked
    listed = [("total", "", "", found.total)]
    listed += [
        (axis, one.place, label_of(axis, one.place, found.names), one)
        for axis, rows in found.tables.items()
        for one in rows
    ]
    for axis, code, label, one in listed:
        difficulties = ";".join(f"{name}:{count}" for name, count in sorted(one.difficulties.items()))  # fmt: skip
        yield [
            asked.family, asked.kind, *asked.days, axis, code, label, one.number, len(one.answered), one.median_days,
            *(one.outcomes[name] for name in OUTCOMES), one.median_review_days, difficulties,
        ]  # fmt: skip
