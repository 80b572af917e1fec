"""The way in and out: signing in, signing out, accepting an invitation."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from hub.accounts.errors import InvitationSpent, PasswordRefused, SignInRefused, TooManyAttempts
from portal.guard import public, safe_next, signed_in
from portal.languages import language
from portal.sign_in.cookie import COOKIE, let_in, let_out, token_of
from portal.sign_in.forms import NewPasswordForm, SignInForm, problems
from portal.sign_in.section import address, agent, blueprint, seconds_to_wait, wait_words
from portal.visit import accounts, person, principal

_MOST_WORDS = 200


@blueprint.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    """Ask for user name and password; a wrong one keeps the name that was typed."""
    form = SignInForm(request.form)
    if request.method == "GET":
        return redirect(_way_on(), 303) if person() else _sign_in_page(form)
    try:
        opened = accounts().sign_in(
            form.username.data or "", form.password.data or "", address=address(), agent=agent()
        )
    except SignInRefused as refused:
        return _sign_in_page(form, refused.say(language())), 422
    except TooManyAttempts as wait:
        page = _sign_in_page(form, wait_words(wait))
        return page, 429, {"Retry-After": str(seconds_to_wait(wait))}
    return let_in(redirect(safe_next(), 303), opened)


def _sign_in_page(form: SignInForm, problem: str | None = None) -> str:
    form.username.data = (form.username.data or "")[:_MOST_WORDS]
    ended = problem is None and COOKIE in request.cookies
    came_for = request.values.get("next", "")
    return render_template(
        "sign_in/sign_in.html", form=form, problem=problem, ended=ended, next=came_for
    )


def _way_on() -> str:
    """Where somebody goes who has signed in: what they came for, or who has no role yet, their account."""
    return safe_next() if principal().roles else url_for("sign_in.account")


@blueprint.post("/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    """End this session; one that has ended already is no error."""
    token = token_of(request)
    if token:
        accounts().sessions.sign_out(token)
    response = let_out(redirect(url_for("sign_in.sign_in"), 303))
    flash(_("You have signed out."), "success")
    return response


@blueprint.post("/sign-out-everywhere")
@signed_in
def sign_out_everywhere() -> ResponseReturnValue:
    """End every session of who asks, this one too."""
    accounts().sessions.sign_out_everywhere(principal(), principal().person_id)
    response = let_out(redirect(url_for("sign_in.sign_in"), 303))
    flash(_("You have signed out on every device."), "success")
    return response


@blueprint.route("/invitation/<token>", methods=["GET", "POST"])
@public
def invitation(token: str) -> ResponseReturnValue:
    """Let an invited person set their password, and in."""
    invited = accounts().invites.find(token)
    if invited is None:
        return render_template("sign_in/invitation_spent.html"), 404
    form = NewPasswordForm(request.form)
    if request.method == "POST" and form.agrees():
        try:
            opened = accounts().invites.accept(token, form.new.data or "", agent=agent())
        except PasswordRefused as refused:
            form.new.errors = [refused.say(language())]
        except InvitationSpent:
            raise NotFound from None
        else:
            return let_in(redirect(url_for("sign_in.account"), 303), opened)
    found = problems(form)
    page = render_template("sign_in/invitation.html", form=form, invited=invited, problems=found)
    return page, 422 if found else 200
