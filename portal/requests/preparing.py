"""The guided form of a practitioner's request: steps on one page, a checklist that warns and never blocks.

It is kept as they go (`portal.requests.drafts`), without script by a button; handing it in makes the request.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from graph_schema.cautions import cautions_about
from graph_schema.core import TYPES
from graph_schema.text import Text
from hub.drafts.drafts import DraftTooLong, FormDraft, TooManyDrafts
from hub.errors import Invalid, NotFound
from hub.records.validation import validated
from hub.requests.handing_in import FIELDS, hand_in, request_of
from hub.store.stored import Values, new_key
from portal.forms import RecordForm, form_for
from portal.guard import needs
from portal.languages import language, say, typeset
from portal.records.editing import say_the_session_had_ended, took_a_step
from portal.records.picking import describe, suggest_url
from portal.records.resuming import keep_form
from portal.records.section import record_url
from portal.requests.section import blueprint, this_day
from portal.visit import hub, principal

KIND = TYPES["request"]
FORM = "request"
FOR_STATE = "for_state"
_CONTROLS = ("draft", "saves", "window")

STEPS: Sequence[tuple[str, Text, Text, tuple[str, ...]]] = (
    (
        "subject",
        Text("1. What it is about", "1. De quoi il s’agit"),
        Text("Short answers do; the checklist below says what is missing.", "Des réponses brèves suffisent ; la liste de contrôle ci-dessous signale ce qui manque."),
        ("title", "about", "for_proceeding", "assistance"),
    ),
    (
        "contents",
        Text("2. What article 96(2) asks for", "2. Ce que demande l’article 96-2"),
        Text("As far as it applies (article 96(4)). What is missing is said below and holds nothing up.", "Dans la mesure applicable (article 96-4). Ce qui manque est signalé plus bas et n’empêche rien."),
        ("purpose", "whereabouts", "essential_facts", "procedure_sought", "requirements", "other_information"),
    ),
    (
        "channel",
        Text("3. How it reaches the Court", "3. Comment elle parvient à la Cour"),
        Text("Through the Registrar or the channel of your State (rule 194); print it for that.", "Par l’intermédiaire du Greffier ou par la voie de votre État (règle 194) ; imprimez-la à cette fin."),
        ("channel", "language", "translated_into", "sent_on"),
    ),
)  # fmt: skip
"""The steps of the form: name, words, a note, and the fields."""


@blueprint.route("/requests/prepare", methods=["GET", "POST"])
@needs("prepare_request")
def prepare() -> ResponseReturnValue:
    """The form: empty, or with a draft of one's own (`?draft=`); saved as a draft, or handed in."""
    who = principal()
    request_of(who, {}, for_state=False)
    if request.method == "GET":
        wanted = request.args.get("draft")
        draft = hub().form_drafts.get(who.person_id, wanted) if wanted else None
        return _page(MultiDict(draft.pairs if draft else ()), draft)
    sent = sent_form()
    if "_save" in request.form:
        return _save(sent)
    form = form_of(sent)
    if "_hand_in" not in request.form or took_a_step(form):
        took_a_step(form)
        return form_page(form, sent)
    try:
        outcome = hand_in(
            hub().writer, who, values_of(form, sent), request.form.get("draft") or None, this_day()
        )
    except Invalid as refused:
        form.refuse(refused.errors)
        return form_page(form, sent, status=422)
    except NotFound:
        form.form_errors.append(_("This draft was handed in or thrown away in another window. Look at your requests before you hand it in again."))  # fmt: skip
        return form_page(form, _without_draft(sent), status=409)
    flash(_("Handed in. The clock starts when the Office has recorded its receipt."), "success")
    return redirect(record_url("request", outcome.record_id), 303)


def sent_form() -> MultiDict[str, str]:
    """What the browser sent, without buttons and machinery."""
    kept: MultiDict[str, str] = MultiDict()
    for name, value in request.form.items(multi=True):
        if name == FOR_STATE or name in _CONTROLS or name.partition("-")[0] in FIELDS:
            kept.add(name, value)
    return kept


def _without_draft(sent: MultiDict[str, str]) -> MultiDict[str, str]:
    return MultiDict((name, value) for name, value in sent.items(multi=True) if name != "draft")


def pairs_of(sent: MultiDict[str, str]) -> list[tuple[str, str]]:
    """What of a form is kept as a draft."""
    return [pair for pair in sent.items(multi=True) if pair[0] not in _CONTROLS]


def form_of(sent: MultiDict[str, str]) -> RecordForm:
    """The form of a request with what was sent; its direction and requester are given, not asked."""
    return form_for(KIND, principal(), language())(sent)


def values_of(form: RecordForm, sent: MultiDict[str, str]) -> Values:
    """The values of the request that the form makes."""
    return request_of(principal(), form.values(), for_state=FOR_STATE in sent)


def keep_sent(sent: MultiDict[str, str]) -> FormDraft:
    """Keep what was sent as a draft. Raises `DraftTooLong`, `TooManyDrafts`."""
    saves = sent.get("saves", "0")
    return hub().form_drafts.keep(
        principal().person_id, FORM, sent.get("title", ""), pairs_of(sent), sent.get("draft") or None,
        int(saves) if saves.isdecimal() and len(saves) < 9 else 0, sent.get("window", "")[:40],
    )  # fmt: skip


def _save(sent: MultiDict[str, str]) -> ResponseReturnValue:
    try:
        draft = keep_sent(sent)
    except (DraftTooLong, TooManyDrafts) as refused:
        form = form_of(sent)
        form.form_errors.append(typeset(refused.say(language())))
        return form_page(form, sent, status=422)
    flash(_("The draft is saved. Nothing has been handed in."), "success")
    return redirect(url_for("requests.prepare", draft=draft.id), 303)


def _page(sent: MultiDict[str, str], draft: FormDraft | None) -> ResponseReturnValue:
    if draft is not None:
        for name, value in (("draft", draft.id), ("saves", str(draft.saves))):
            sent.setlist(name, [value])
    return form_page(form_of(sent), sent)


def form_page(form: RecordForm, sent: Mapping[str, Any], status: int = 200) -> ResponseReturnValue:
    """The page of the form with its errors and, beside it, what the checklist warns of."""
    describe(form)
    page = render_template(
        "requests/prepare.html",
        kind=KIND,
        form=form,
        steps=STEPS,
        assistance=_assistance(form),
        errors=form.summary(),
        checklist=checklist(form) if form["title"].data or status != 200 or sent else [],
        for_state=FOR_STATE in sent,
        draft=sent.get("draft", ""),
        saves=sent.get("saves", "0"),
        window=new_key(12),
        suggest_url=suggest_url,
        started=bool(sent),
    )
    return page, status


def checklist(form: RecordForm) -> list[tuple[str, str]]:
    """What gives pause about the request as the form stands: the id of the field, and why."""
    values = request_of(principal(), form.values(), for_state=False)
    _record, errors = validated(KIND, values)
    wrong = {one.place[0] for one in errors if one.place}
    usable = values | dict.fromkeys(wrong & set(FIELDS))
    return [
        (form[str(one.place[0])].id, typeset(one.say(language())))
        for one in cautions_about(FORM, usable)
    ]  # fmt: skip


def _assistance(form: RecordForm) -> list[tuple[str, str, bool]]:
    """The forms of assistance that a State may ask for, and whether each is chosen."""
    vocabulary = KIND.fields["assistance"].vocabulary
    chosen = form["assistance"].data
    return [
        (one.code, say(one.label), one.code in chosen)
        for one in vocabulary or ()
        if one.parent == "93(10)"
    ]


def _again() -> ResponseReturnValue:
    """The form as it was sent from a session that has ended; nothing is handed in."""
    sent = sent_form()
    form = form_of(sent)
    say_the_session_had_ended(form)
    return form_page(form, sent, status=409)


keep_form(blueprint, "prepare", _again)
