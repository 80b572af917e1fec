"""The few files that every page needs: named by their content, compressed once, kept by browsers."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import brotli
from flask import Blueprint, Response, request
from markupsafe import Markup
from werkzeug.exceptions import NotFound

from portal.guard import public

blueprint = Blueprint("assets", __name__)

_OWN = files("portal") / "static"
_BOOTSTRAP = files("flask_bootstrap") / "static" / "bootstrap5"
_FILES: dict[str, Traversable] = {
    "bootstrap.css": _BOOTSTRAP / "css" / "bootstrap.min.css",
    "hub.css": _OWN / "hub.css",
    "dark.css": _OWN / "dark.css",
    "hub.js": _OWN / "hub.js",
    "finding.css": _OWN / "finding.css",
    "forms.js": _OWN / "forms.js",
    "drafts.js": _OWN / "drafts.js",
    "duplicates.js": _OWN / "duplicates.js",
    "importing.js": _OWN / "importing.js",
    "mark.svg": _OWN / "mark.svg",
}
"""Every file by the name that templates use. Bootstrap comes from its wheel; nothing from elsewhere."""

_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_A_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Asset:
    """One file, its name with the hash of its content, and its compressed forms by encoding."""

    hashed_name: str
    mimetype: str
    forms: dict[str, bytes]


@cache
def _asset(name: str) -> Asset:
    content = _FILES[name].read_bytes()
    stem, _, ending = name.rpartition(".")
    digest = hashlib.sha256(content).hexdigest()[:12]
    forms = {
        "br": brotli.compress(content, quality=11),
        "gzip": gzip.compress(content, 9, mtime=0),
        "identity": content,
    }
    return Asset(f"{stem}.{digest}.{ending}", _TYPES[ending], forms)


def asset(name: str) -> str:
    """The address of a file on this site; it changes when the content does. Raises `KeyError`."""
    return f"/assets/{_asset(name).hashed_name}"


@blueprint.get("/assets/<hashed_name>")
@public
def send(hashed_name: str) -> Response:
    """One file by its hashed name, in the smallest form that the browser reads."""
    stem, _, ending = hashed_name.rpartition(".")
    name = f"{stem.rpartition('.')[0]}.{ending}"
    if name not in _FILES or _asset(name).hashed_name != hashed_name:
        raise NotFound
    found = _asset(name)
    encoding = request.accept_encodings.best_match(found.forms, default="identity") or "identity"
    response = Response(found.forms[encoding], mimetype=found.mimetype)
    if encoding != "identity":
        response.content_encoding = encoding
    response.vary.add("Accept-Encoding")
    response.headers["Cache-Control"] = _A_YEAR
    return response


@cache
def _sprite() -> str:
    return (_BOOTSTRAP / "icons" / "bootstrap-icons.svg").read_text(encoding="utf-8")


@cache
def icon(name: str) -> Markup:
    """One of the Bootstrap Icons as SVG for the page, hidden from screen readers: words stand beside it.

    Raises `KeyError` where the wheel has no icon of that name.
    """
    symbol = re.search(
        rf'<symbol class="bi bi-{re.escape(name)}" viewBox="([\d ]+)" id="[^"]+">(.*?)</symbol>',
        _sprite(),
    )
    if symbol is None:
        raise KeyError(name)
    return Markup(  # noqa: S704 - the drawing is the wheel's own
        f'<svg class="icon icon-{name}" viewBox="{symbol[1]}" aria-hidden="true" focusable="false">'
        f"{symbol[2]}</svg>"
    )
