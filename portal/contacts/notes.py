"""Asking the cooperation adviser informally, reading what was asked, and answering."""

from __future__ import annotations

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hub import access
from hub.contacts.errors import NoteRefused
from hub.contacts.notes import LONGEST, Message, Note
from portal.components import Cell, Column, Row
from portal.contacts.section import blueprint
from portal.guard import needs
from portal.languages import language, show_moment, typeset
from portal.records.people import names_of
from portal.records.resuming import keep_form
from portal.state_names import title_of
from portal.visit import hub, principal

WORDS_IN_A_LIST = 90


@blueprint.route("/contacts/ask", methods=["GET", "POST"])
@needs("ask_informally")
def ask() -> ResponseReturnValue:
    """A short note to the cooperation adviser, which is no request."""
    if request.method == "GET":
        return _ask_page()
    try:
        note_id = hub().notes.ask(principal(), request.form.get("text", ""))
    except NoteRefused as refused:
        return _ask_page(typeset(refused.say(language()))), 422
    flash(_("Sent. The cooperation adviser answers here."), "success")
    return redirect(url_for("contacts.note_page", note_id=note_id), 303)


def _ask_page(error: str | None = None) -> str:
    text = request.form.get("text", "")
    return render_template("contacts/ask.html", text=text, error=error, longest=LONGEST)


def _ask_again() -> ResponseReturnValue:
    """The note as it was typed in a session that has ended; nothing is sent."""
    access.require(principal(), "ask_informally")
    return _ask_page(_("Your session had ended. Look it over and send it again.")), 409


keep_form(blueprint, "ask", _ask_again)


@blueprint.get("/contacts/notes")
@needs("read_notes")
def notes_page() -> ResponseReturnValue:
    """What waits for an answer, or has one; of a practitioner what they asked themselves."""
    after = request.args.get("after") or None
    answers = access.may(principal(), "answer_informally")
    answered = answers and "answered" in request.args
    if answers:
        found, following = hub().notes.waiting(principal(), answered=answered, after=after)
    else:
        found, following = hub().notes.own(principal(), before=after)
    kept = {"answered": "yes"} if answered else {}
    return render_template(
        "contacts/notes.html",
        answers=answers,
        answered=answered,
        columns=_columns(answers=answers),
        rows=_rows(found),
        next=url_for("contacts.notes_page", after=following, **kept) if following else None,
        start=url_for("contacts.notes_page", **kept) if after else None,
    )


@blueprint.get("/contacts/notes/<note_id>")
@needs("read_notes")
def note_page(note_id: str) -> ResponseReturnValue:
    """One note with all that was said."""
    return _note_page(note_id)


@blueprint.post("/contacts/notes/<note_id>/say")
@needs("read_notes")
def say_more(note_id: str) -> ResponseReturnValue:
    """Answer a note, or say more to one's own."""
    try:
        hub().notes.add(principal(), note_id, request.form.get("text", ""))
    except NoteRefused as refused:
        return _note_page(note_id, typeset(refused.say(language()))), 422
    flash(_("Sent."), "success")
    return redirect(url_for("contacts.note_page", note_id=note_id), 303)


def _say_again(note_id: str) -> ResponseReturnValue:
    """What was typed in a session that has ended; nothing is sent."""
    access.require(principal(), "read_notes")
    return _note_page(note_id, _("Your session had ended. Look it over and send it again.")), 409


keep_form(blueprint, "say_more", _say_again)


def note_title(note: Note) -> str:
    """The first words of a note, as a list shows them."""
    words = " ".join(note.messages[0].text.split())
    return words if len(words) <= WORDS_IN_A_LIST else f"{words[:WORDS_IN_A_LIST].rstrip()}…"


def note_standing(note: Note) -> str:
    """Whether a note waits for an answer, in words."""
    return _("Waits for an answer") if note.waits else _("Answered")


def _note_page(note_id: str, error: str | None = None) -> str:
    note = hub().notes.get(principal(), note_id)
    asker = names_of([note.by])[note.by]
    return render_template(
        "contacts/note.html",
        note=note,
        standing=note_standing(note),
        messages=[(_speaker(note, one), show_moment(one.at), one.text) for one in note.messages],
        own=note.by == principal().person_id,
        asker=asker,
        authority=_authorities([note]).get(note.authority_id or ""),
        text=request.form.get("text", ""),
        error=error,
        longest=LONGEST,
    )


def _speaker(note: Note, message: Message) -> str:
    """Who wrote a message: oneself, by name for staff, and for others the adviser."""
    if message.by == principal().person_id:
        return _("You")
    if message.by != note.by and not principal().is_staff:
        return _("The cooperation adviser")
    return names_of([message.by])[message.by]


def _authorities(notes: Sequence[Note]) -> dict[str, str]:
    found = hub().records.titles(
        principal(), {one.authority_id for one in notes if one.authority_id}
    )
    return {one.id: title_of(one) for one in found.values()}


def _columns(*, answers: bool) -> list[Column]:
    shown = [Column("text", _("Question"))]
    if answers:
        shown.append(Column("who", _("Asked by")))
    return [*shown, Column("at", _("Asked on")), Column("moved", _("Last word")), Column("status", _("Standing"))]  # fmt: skip


def _rows(notes: Sequence[Note]) -> list[Row]:
    people, authorities = names_of(one.by for one in notes), _authorities(notes)
    return [
        Row(
            {
                "text": Cell(note_title(one), url_for("contacts.note_page", note_id=one.id)),
                "who": Cell(people[one.by], note=authorities.get(one.authority_id or "")),
                "at": show_moment(one.at),
                "moved": show_moment(one.moved_at),
                "status": note_standing(one),
            }
        )
        for one in notes
    ]
