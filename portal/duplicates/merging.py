"""Merging two records: both side by side, one choice a field, and what comes of it."""

from __future__ import annotations

from typing import cast, get_args

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph_schema.text import Text
from graph_schema.vocabulary import VOCABULARIES
from hub import access
from hub.duplicates.choosing import NOT_CHOSEN, Choice, narrower, preset
from hub.duplicates.merging import Merge
from hub.errors import Conflict, Invalid, NotFound
from hub.records.reading import Record
from hub.store.stored import Values
from portal.components import Change
from portal.duplicates.queue import differences
from portal.duplicates.section import blueprint
from portal.guard import needs
from portal.languages import language, say
from portal.records.readers import reader_names
from portal.records.section import record_url
from portal.records.showing import value_words
from portal.visit import hub, principal

_ALL_BUT = Text("{words}, all but: {names}", "{words}, tous sauf\u00a0: {names}")


def _both(kept: str, lost: str) -> tuple[Record, Record]:
    """The two records, if this person may merge them. Raises `NotFound`, `MovedTo`, `NotAllowed`."""
    found = {one.id: one for one in hub().records.many(principal(), [kept, lost])}
    if len(found) < 2 or found[kept].kind.info.recognised_by is None:
        raise NotFound
    for one in found.values():
        access.require(principal(), "merge", one.kind)
        if one.system.get("merged_to"):
            hub().records.get(principal(), one.id)
    return found[kept], found[lost]


@blueprint.route("/duplicates/<kept>/<lost>/merge", methods=["GET", "POST"])
@needs("merge")
def merge(kept: str, lost: str) -> ResponseReturnValue:
    """The form that makes one record of two. Raises `MergeRefused`, `NotFound`, `NotAllowed`."""
    if request.method == "GET":
        return _form(*_both(kept, lost))
    try:
        hub().duplicates.merging.merge(principal(), _wanted(kept, lost))
    except Conflict:
        flash(_("Somebody changed one of them meanwhile. Look again, then decide."), "warning")
        return _form(*_both(kept, lost), status=409)
    except Invalid as refused:
        return _form(*_both(kept, lost), errors=_said(refused, kept, lost), status=422)
    flash(_("Merged. The old address leads here, and both histories are kept."), "success")
    record = hub().records.titles(principal(), [kept]).get(kept)
    if record is None:
        return redirect(url_for("duplicates.queue"), 303)
    return redirect(record_url(record.type, record.id), 303)


def _said(refused: Invalid, kept: str, lost: str) -> list[tuple[str, str]]:
    """Every error with the id of the choice that it is about."""
    kind = _both(kept, lost)[0].kind
    found = []
    for one in refused.errors:
        spec = kind.fields.get(str(one.place[0])) if one.place else None
        words = one.say(language())
        found.append(("", f"{say(spec.label)}: {words}" if spec else words))
    return found


def _wanted(kept: str, lost: str) -> Merge:
    versions = [request.form.get(name, "") for name in ("kept_version", "lost_version")]
    if not all(one.isdecimal() and len(one) < 10 for one in versions):
        raise NotFound
    choices = {
        key.removeprefix("keep-"): cast(Choice, choice)
        for key, choice in request.form.items()
        if key.startswith("keep-") and choice in get_args(Choice)
    }
    return Merge(kept, lost, int(versions[0]), int(versions[1]), choices)


def _form(
    kept: Record, lost: Record, errors: list[tuple[str, str]] | None = None, status: int = 200
) -> ResponseReturnValue:
    page = render_template(
        "duplicates/merge.html",
        kind=kept.kind,
        kept=kept,
        lost=lost,
        changes=[*_choices(kept, lost), *_readers(kept, lost)],
        errors=errors or [],
        other_way=url_for("duplicates.merge", kept=lost.id, lost=kept.id),
    )
    return page, status


def _choices(kept: Record, lost: Record) -> list[Change]:
    """One choice for each field that differs; what was chosen before stays chosen."""
    found = []
    names = kept.ends | lost.ends
    for change in differences(kept, lost):
        spec = kept.kind.fields[change.name]
        if change.name in NOT_CHOSEN:
            continue
        sides = kept.values.get(change.name), lost.values.get(change.name)
        keep = preset(spec, *sides)
        both = [value_words(spec, side, names) for side in sides] if spec.many and all(sides) else None  # fmt: skip
        found.append(
            Change(
                change.name, change.label, change.left, change.right,
                _chosen(change.name, keep), both=_("All of both") if both else None,
            )
        )  # fmt: skip
    return found


def _readers(kept: Record, lost: Record) -> list[Change]:
    """Who may read the result: fewest at first."""
    sides = [_marking(one.values) for one in (kept, lost)]
    if sides[0] == sides[1]:
        return []
    narrow = _marking(narrower(kept.values, lost.values))
    label = say(kept.kind.fields["marking"].label)
    return [Change("marking", label, sides[0], sides[1], _chosen("marking", "both"), both=narrow)]


def _marking(values: Values) -> str:
    """Who may read a record with these values, in a line."""
    named = reader_names([*values["named_to"], *values["excluded"]])
    words = VOCABULARIES["marking"].say(values["marking"], language())
    if values["marking"] in ("closed", "named"):
        words = f"{words} ({', '.join(named[key] for key in values['named_to'])})"
    kept_away = ", ".join(named[key] for key in values["excluded"])
    return say(_ALL_BUT, words=words, names=kept_away) if kept_away else words


def _chosen(name: str, otherwise: Choice) -> Choice:
    sent = request.form.get(f"keep-{name}")
    return cast(Choice, sent) if sent in get_args(Choice) else otherwise
