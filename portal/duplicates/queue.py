"""The queue of likely twins, and one pair of them: side by side, and what to do about it."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hub import access
from hub.duplicates.pairs import WaitingPair
from hub.errors import ReasonNeeded
from hub.records.reading import Record
from portal.components import Change
from portal.duplicates.section import blueprint, names_for, pair_url, said
from portal.guard import needs
from portal.languages import language, say
from portal.records.detail import ELSEWHERE, names_in
from portal.records.people import names_of
from portal.records.section import record_url
from portal.records.showing import shown_fields, value_words
from portal.visit import hub, principal


@blueprint.get("/duplicates")
@needs("decide_twins")
def queue() -> ResponseReturnValue:
    """The likely twins that wait for a decision, oldest first. Opening it compares some of the records that
    are new or have changed."""
    desk = hub().duplicates.pairs
    desk.step()
    found = desk.waiting(principal(), request.args.get("after", ""))
    return render_template(
        "duplicates/queue.html",
        pairs=[(pair, *_reasons(pair), pair_url(pair.one.id, pair.other.id)) for pair in found.pairs],
        next=url_for("duplicates.queue", after=found.next) if found.next else None,
        unchecked=found.unchecked,
        record_url=record_url,
    )  # fmt: skip


def _reasons(pair: WaitingPair) -> tuple[list[str], list[str]]:
    return said(pair.kind, pair.reasons, names_for(pair.kind, pair.reasons, pair.ends))


@blueprint.get("/duplicates/<one>/<other>")
@needs("decide_twins")
def pair(one: str, other: str) -> ResponseReturnValue:
    """Two records side by side, with what can be decided on them."""
    return _pair_page(one, other)


def _pair_page(one: str, other: str, error: str | None = None) -> ResponseReturnValue:
    found = hub().duplicates.pairs.compared(principal(), one, other)
    left, right = hub().records.many(principal(), [one, other])
    decided = hub().duplicates.pairs.decided(principal(), one, other)
    agrees, differs = _reasons(found)
    page = render_template(
        "duplicates/pair.html",
        kind=found.kind,
        pair=found,
        agrees=agrees,
        differs=differs,
        changes=differences(left, right),
        left=left,
        right=right,
        decided=decided,
        who=names_of([decided.by])[decided.by] if decided and decided.by else None,
        mergeable=access.may(principal(), "merge", found.kind)
        and not (left.retired or right.retired),
        why=request.form.get("why", ""),
        error=error,
        record_url=record_url,
    )
    return page, 422 if error else 200


def differences(left: Record, right: Record) -> list[Change]:
    """Every field that differs between two records, as the reader sees both."""
    names = names_in(left) | names_in(right)
    found = []
    for name, spec in shown_fields(left.kind, principal()).items():
        if name in ELSEWHERE - {"title", "citations"}:
            continue
        sides = [value_words(spec, record.values.get(name), names) for record in (left, right)]
        if sides[0] != sides[1]:
            found.append(Change(name, say(spec.label), *sides))
    return found


@blueprint.post("/duplicates/<one>/<other>/<any(different, related):decision>")
@needs("decide_twins")
def decide(one: str, other: str, decision: str) -> ResponseReturnValue:
    """Remember what somebody says of a pair."""
    try:
        if decision == "related":
            why = request.form.get("why", "")
            hub().duplicates.pairs.decide(principal(), one, other, "related", why)
            flash(_("Noted as related; the relation stands on the first of the two."), "success")
        else:
            hub().duplicates.pairs.decide(principal(), one, other, "different")
            flash(_("Noted as two different things; this is not asked again."), "success")
    except ReasonNeeded as needed:
        return _pair_page(one, other, needed.say(language()))
    return redirect(url_for("duplicates.queue"), 303)
