"""One's tokens for programs: making one, which is shown this once, and revoking it."""

from __future__ import annotations

from flask import flash, get_template_attribute, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from hub.accounts.tokens import MadeToken, NewToken, Token
from hub.errors import Invalid
from hub.records.validation import validated
from portal.admin.forms import refuse
from portal.components import Column, Row
from portal.forms.build import declared_form
from portal.forms.record_form import RecordForm
from portal.guard import signed_in
from portal.languages import language, show_date, show_moment
from portal.sign_in.section import blueprint
from portal.visit import accounts, principal


@blueprint.get("/account/tokens")
@signed_in
def tokens() -> ResponseReturnValue:
    """The tokens that work, and the form of a new one."""
    return _page(_form(MultiDict()))


@blueprint.post("/account/tokens")
@signed_in
def make_token() -> ResponseReturnValue:
    """Make a token and show it; its secret stands on this answer and nowhere else."""
    form = _form(MultiDict(request.form))
    wish, errors = validated(NewToken, form.values())
    if wish is not None:
        try:
            made = accounts().tokens.make(principal().person_id, wish)
        except Invalid as refused:
            errors = list(refused.errors)
        else:
            return _page(_form(MultiDict()), made), 201
    refuse(form, errors)
    return _page(form), 422


@blueprint.post("/account/tokens/<token_id>/revoke")
@signed_in
def revoke_token(token_id: str) -> ResponseReturnValue:
    """End one of one's own tokens."""
    accounts().tokens.revoke(principal().person_id, token_id)
    flash(_("The token no longer works."), "success")
    return redirect(url_for("sign_in.tokens"), 303)


def _form(sent: MultiDict[str, str]) -> RecordForm:
    return declared_form(NewToken, language())(sent)


def _page(form: RecordForm, made: MadeToken | None = None) -> str:
    return render_template(
        "sign_in/tokens.html",
        form=form,
        errors=form.summary(),
        made=made,
        columns=[
            Column("name", _("Name")),
            Column("created", _("Made")),
            Column("used", _("Last used")),
            Column("ends", _("Last day")),
            Column("revoke", _("End it")),
        ],
        rows=[_row(one) for one in accounts().tokens.of_person(principal().person_id)],
    )


def _row(token: Token) -> Row:
    button = get_template_attribute("components/page.html", "post_button")
    revoke = url_for("sign_in.revoke_token", token_id=token.id)
    return Row(
        {
            "name": token.name,
            "created": show_moment(token.created_at),
            "used": show_date(token.used_on) or _("Never"),
            "ends": show_date(token.ends_on),
            "revoke": button(_("Revoke"), revoke, "quiet"),
        }
    )
