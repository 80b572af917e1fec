"""A computed indicator's flat table as a file; audited with the records that it names."""

from __future__ import annotations

from flask import Response
from flask.typing import ResponseReturnValue

from hub.audit.event import Event
from hub.errors import NotFound
from hub.exporting.tables import MIME_TYPES, table_file
from hub.indicators.register import COMPUTED
from portal.guard import needs
from portal.indicators import blueprint
from portal.indicators.asking import asked_for
from portal.languages import language
from portal.visit import hub, principal


@blueprint.get("/kpis/<int:number>/export.<any(csv,xlsx):form>")
@needs("export")
def export(number: int, form: str) -> ResponseReturnValue:
    """The figures of an indicator. Raises `NotFound` for one that is not computed."""
    if number not in COMPUTED:
        raise NotFound
    indicator = COMPUTED[number]
    asked, found = asked_for(indicator)
    header = [name for name, _ in indicator.columns]
    rows = [[row[name] for name in header] for row in indicator.flat_rows(found, language())]
    hub().trail.record(
        Event(
            action="export", by=principal().person_id, subjects=indicator.named(found),
            details={"kpi": number, "year": asked.year, "form": form},
        )
    )  # fmt: skip
    return download(table_file(header, rows, form), form, f"kpi-{number}-{asked.year}")


def download(content: bytes, form: str, name: str) -> Response:
    """A file under a name without its ending."""
    answer = Response(content, mimetype=MIME_TYPES[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer
