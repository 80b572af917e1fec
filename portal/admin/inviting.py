"""Inviting somebody, and letting somebody in again; the link is shown once."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from hub.accounts import NewPerson
from hub.accounts.invites import Invitation
from hub.errors import HubError, Invalid
from hub.records.validation import validated
from portal.admin.forms import FIRST, filled, invitation_form, refuse
from portal.admin.section import blueprint, refused
from portal.forms.record_form import RecordForm
from portal.forms.written import presets
from portal.guard import needs
from portal.records.editing import took_a_step
from portal.records.picking import describe, suggest_url
from portal.visit import accounts, principal, settings


@blueprint.route("/people/invite", methods=["GET", "POST"])
@needs("administer_people")
def invite() -> ResponseReturnValue:
    """Ask who shall have an account; then show the link, this once."""
    if request.method == "GET":
        return _page(invitation_form(filled(presets(NewPerson))))
    form = invitation_form(MultiDict(request.form))
    if took_a_step(form):
        return _page(form)
    wish, errors = validated(NewPerson, form.values())
    if wish is not None:
        try:
            made = accounts().invites.invite(principal(), wish)
        except Invalid as wrong:
            errors = [*wrong.errors]
        else:
            return _link_page(made)
    refuse(form, errors)
    return _page(form), 422


@blueprint.post("/people/<person_id>/readmit")
@needs("administer_people")
def readmit(person_id: str) -> ResponseReturnValue:
    """Make a new link for somebody who lost their password or whose account was closed."""
    try:
        return _link_page(accounts().invites.readmit(principal(), person_id))
    except HubError as error:
        refused(error)
        return redirect(url_for("admin.person", person_id=person_id), 303)


def _page(form: RecordForm) -> str:
    describe(form)
    fields = sorted(form, key=lambda field: field.name not in FIRST)
    return render_template(
        "admin/invite.html",
        form=form,
        fields=fields,
        errors=form.summary(),
        suggest_url=suggest_url,
    )


def _link_page(made: Invitation) -> str:
    path = url_for("sign_in.invitation", token=made.token)
    address = settings().public_url or request.host_url.rstrip("/")
    return render_template(
        "admin/invited.html",
        whom=accounts().people.get(principal(), made.person_id),
        link=f"{address}{path}",
        expires_at=made.expires_at,
    )
