"""Beginning an import: the templates of a type, the upload of a file, and what was begun before."""

from __future__ import annotations

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from graph_schema.core import Entity
from hub import access
from hub.exporting import MIME_TYPES, template
from hub.importing import FileRefused, ImportFile
from hub.importing.drafts import drafts_of, upload
from hub.importing.sheets import MOST_MEGABYTES, MOST_ROWS
from portal.guard import needs
from portal.importing.section import blueprint, draft_url
from portal.languages import language
from portal.visit import hub, principal

_LONGEST_NAME = 150
_MOST_BYTES = MOST_MEGABYTES * 1024 * 1024


@blueprint.get("/<kind:entity>/import")
@needs("import")
def start(entity: type[Entity]) -> ResponseReturnValue:
    """Where an import of a type begins, or goes on."""
    return _page(entity)


def _page(entity: type[Entity], error: str | None = None, status: int = 200) -> ResponseReturnValue:
    access.require(principal(), "import", entity)
    page = render_template(
        "importing/start.html",
        kind=entity,
        error=error,
        drafts=[(one, draft_url(one)) for one in drafts_of(hub(), principal())],
        templates=[
            (url_for("importing.empty_file", entity=entity, file_type=one), one.upper())
            for one in MIME_TYPES
        ],
        most_megabytes=MOST_MEGABYTES,
        most_rows=MOST_ROWS,
    )
    return page, status


@blueprint.post("/<kind:entity>/import")
@needs("import")
def start_with(entity: type[Entity]) -> ResponseReturnValue:
    """Keep the file that was sent, and go on to its columns."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return _page(entity, _("Choose a file first."), 422)
    try:
        draft_id = upload(hub(), principal(), entity, _file(sent))
    except FileRefused as refused:
        return _page(entity, refused.say(language()), 422)
    return redirect(url_for("importing.columns", draft_id=draft_id), 303)


def _file(sent: FileStorage) -> ImportFile:
    """The file, of one that is too large no more than shows it; its name without any folder."""
    name = (sent.filename or "").replace("\\", "/").rpartition("/")[2]
    return ImportFile(name[-_LONGEST_NAME:], sent.stream.read(_MOST_BYTES + 1))


@blueprint.get("/<kind:entity>/import/template.<any(csv, xlsx):file_type>")
@needs("import")
def empty_file(entity: type[Entity], file_type: str) -> ResponseReturnValue:
    """An empty file of a type, to fill in."""
    access.require(principal(), "import", entity)
    response = Response(template(principal(), entity, file_type), mimetype=MIME_TYPES[file_type])
    name = f"{entity.info.path}-template.{file_type}"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
