"""One's own account: language and look, password, sessions, and what one may see."""

from __future__ import annotations

from flask import flash, get_template_attribute, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.datastructures import MultiDict

from graph_schema.vocabularies.accounts import PAGE_THEME
from hub.access import ROLES
from hub.accounts import MailChoice
from hub.accounts.errors import PasswordRefused, SignInRefused, TooManyAttempts
from hub.accounts.sessions import Session
from hub.records.validation import validated
from portal.admin.forms import refuse
from portal.components import Cell, Column, Row
from portal.forms import RecordForm, written
from portal.forms.build import declared_form
from portal.guard import signed_in
from portal.languages import language, show_moment, term
from portal.preferences import theme
from portal.sign_in.cookie import let_in
from portal.sign_in.forms import ChangePasswordForm, problems
from portal.sign_in.section import (
    address,
    agent,
    blueprint,
    seconds_to_wait,
    title_of,
    wait_words,
)
from portal.visit import accounts, person, principal


@blueprint.get("/account")
@signed_in
def account() -> ResponseReturnValue:
    """Who one is to the hub, how its pages look, and where one has signed in."""
    return _page(ChangePasswordForm())


@blueprint.post("/account/mail")
@signed_in
def choose_mail() -> ResponseReturnValue:
    """Keep where and how often one hears by mail that something waits."""
    form = _mail_form(MultiDict(request.form))
    choice, errors = validated(MailChoice, form.values())
    if choice is None:
        refuse(form, errors)
        return _page(ChangePasswordForm(), form), 422
    accounts().mail_choices.set(principal().person_id, choice)
    flash(_("Kept."), "success")
    return redirect(url_for("sign_in.account"), 303)


def _mail_form(sent: MultiDict[str, str] | None = None) -> RecordForm:
    """The choice that was sent, or the one that stands."""
    if sent is None:
        me = person()
        choice = MailChoice.model_construct(
            email=me.email if me else None,
            rhythm=me.preferences.get("mail", "at_once") if me else "at_once",
        )
        sent = written(MailChoice, choice.model_dump())
    return declared_form(MailChoice, language())(sent)


@blueprint.post("/account/password")
@signed_in
def change_password() -> ResponseReturnValue:
    """Replace the password; every other session ends, this one goes on under a new token."""
    form = ChangePasswordForm(request.form)
    status, headers = 422, {}
    if form.agrees():
        try:
            opened = accounts().sign_in.change_password(
                principal().person_id,
                form.old.data or "",
                form.new.data or "",
                address=address(),
                agent=agent(),
            )
        except PasswordRefused as refused:
            form.new.errors = [refused.say(language())]
        except SignInRefused:
            form.old.errors = [_("This is not your present password.")]
        except TooManyAttempts as wait:
            form.old.errors = [wait_words(wait)]
            status, headers = 429, {"Retry-After": str(seconds_to_wait(wait))}
        else:
            response = let_in(redirect(url_for("sign_in.account"), 303), opened)
            flash(_("Your password has been changed. Every other session has ended."), "success")
            return response
    return _page(form), status, headers


@blueprint.post("/account/sessions/<session_id>/revoke")
@signed_in
def revoke_session(session_id: str) -> ResponseReturnValue:
    """End one of one's own sessions."""
    accounts().sessions.revoke(principal().person_id, session_id)
    flash(_("The session has ended."), "success")
    return redirect(url_for("sign_in.account"), 303)


def _page(form: ChangePasswordForm, mail: RecordForm | None = None) -> str:
    me = principal()
    sessions = accounts().sessions.of_person(me.person_id)
    return render_template(
        "sign_in/account.html",
        me=person(),
        roles=[term("role", role) for role in ROLES if role in me.roles],
        authority=title_of(me.authority_id),
        seconded_by=title_of(me.seconded_by),
        form=form,
        problems=problems(form) + (mail.summary() if mail else []),
        mail=mail or _mail_form(),
        columns=_columns(),
        rows=[_row(session, here=session.id == current_user.session_id) for session in sessions],
        themes=PAGE_THEME,
        theme_now=theme(),
    )


def _columns() -> list[Column]:
    return [
        Column("browser", _("Browser")),
        Column("created", _("Signed in")),
        Column("seen", _("Last used")),
        Column("expires", _("Ends at the latest")),
        Column("end", _("End it")),
    ]


def _row(session: Session, *, here: bool) -> Row:
    mark = get_template_attribute("components/marks.html", "badge")
    button = get_template_attribute("components/page.html", "post_button")
    revoke = url_for("sign_in.revoke_session", session_id=session.id)
    marks = [mark(_("This one"), "accent")] if here else []
    return Row(
        {
            "browser": Cell(session.browser or _("Unknown browser"), marks=marks),
            "created": show_moment(session.created_at),
            "seen": show_moment(session.last_seen_at),
            "expires": show_moment(session.expires_at),
            "end": button(_("End"), revoke, "quiet"),
        }
    )
