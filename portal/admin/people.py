"""Everybody who has an account: the list, one person's page, and what may be done there."""

from __future__ import annotations

from collections.abc import Callable

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from hub.accounts import AccessWish, NewPerson, Person
from hub.errors import HubError, Invalid
from hub.records.validation import validated
from portal.admin.forms import about_form, access_form, filled, refuse, standing
from portal.admin.section import (
    access_words,
    actor_names,
    blueprint,
    refused,
    role_names,
    titles,
)
from portal.components import Cell, Column, Row
from portal.forms.record_form import RecordForm
from portal.guard import needs
from portal.languages import show_date, term
from portal.records.editing import took_a_step
from portal.records.picking import describe, suggest_url
from portal.visit import accounts, principal


@blueprint.get("/people")
@needs("administer_people")
def people() -> ResponseReturnValue:
    """Everybody who has or had an account, by name."""
    found = accounts().people.everybody(principal())
    named = titles(person.access for person in found)
    today = accounts().desk.today()
    return render_template(
        "admin/people.html",
        columns=[
            Column("name", _("Name")),
            Column("roles", _("Roles")),
            Column("authority", _("Authority")),
            Column("sponsor", _("Sponsor")),
            Column("ends", _("Last day")),
            Column("state", _("Account")),
        ],
        rows=[
            Row(
                {
                    "name": Cell(
                        person.display_name,
                        href=url_for("admin.person", person_id=person.id),
                        note=person.username,
                    ),
                    "roles": ", ".join(role_names(person.access)),
                    "authority": named.get(person.access.authority_id or ""),
                    "sponsor": person.sponsor,
                    "ends": show_date(person.ends_on),
                    "state": term("account_state", person.state_on(today)),
                },
                emphasis=None if person.works_on(today) else "quiet",
            )
            for person in found
        ],
        waiting=len(accounts().roles.open(principal())),
    )


@blueprint.get("/people/<person_id>")
@needs("administer_people")
def person(person_id: str) -> ResponseReturnValue:
    """One person: their account, their access, and what an administrator may do about them."""
    return _page(accounts().people.get(principal(), person_id))


@blueprint.post("/people/<person_id>/access")
@needs("administer_people")
def change_access(person_id: str) -> ResponseReturnValue:
    """Take access away at once, and propose what is new to a second person."""
    whom = accounts().people.get(principal(), person_id)
    form = access_form(MultiDict(request.form))
    if took_a_step(form):
        return _page(whom, access=form)
    wish, errors = validated(AccessWish, form.values())
    if wish is not None:
        try:
            waiting = accounts().roles.change(principal(), person_id, wish)
        except Invalid as wrong:
            errors = [*wrong.errors]
        except HubError as error:
            refused(error)
            return _back(person_id)
        else:
            _say_what_became_of_it(waiting is not None)
            return _back(person_id)
    refuse(form, errors)
    return _page(whom, access=form), 422


def _say_what_became_of_it(waits: bool) -> None:
    if waits:
        flash(
            _(
                "What you took away is gone. What you added waits for a second person’s confirmation."
            ),
            "info",
        )
    else:
        flash(_("The access has been changed."), "success")


@blueprint.post("/people/<person_id>/about")
@needs("administer_people")
def change_about(person_id: str) -> ResponseReturnValue:
    """Change name, language, sponsor or last day."""
    whom = accounts().people.get(principal(), person_id)
    form = about_form(MultiDict(request.form))
    wish, errors = validated(NewPerson, standing(whom) | form.values())
    if wish is None:
        refuse(form, errors)
        return _page(whom, about=form), 422
    return _done(
        person_id,
        lambda: accounts().people.describe(principal(), person_id, wish),
        _("The account has been changed."),
    )


@blueprint.post("/people/<person_id>/disable")
@needs("administer_people")
def disable(person_id: str) -> ResponseReturnValue:
    """Close an account at once."""
    return _done(
        person_id,
        lambda: accounts().people.disable(principal(), person_id),
        _("The account is closed and every session has ended."),
    )


@blueprint.post("/people/<person_id>/sign-out")
@needs("administer_people")
def sign_out(person_id: str) -> ResponseReturnValue:
    """End every session of somebody."""
    return _done(
        person_id,
        lambda: accounts().sessions.sign_out_everywhere(principal(), person_id),
        _("Every session has ended."),
    )


def _done(person_id: str, act: Callable[[], object], words: str) -> ResponseReturnValue:
    """Do it and go back to the person's page, which says so, or says why not."""
    try:
        act()
    except HubError as error:
        refused(error)
    else:
        flash(words, "success")
    return _back(person_id)


def _back(person_id: str) -> ResponseReturnValue:
    return redirect(url_for("admin.person", person_id=person_id), 303)


def _page(
    whom: Person, *, access: RecordForm | None = None, about: RecordForm | None = None
) -> str:
    sent = filled(standing(whom))
    access, about = access or access_form(sent), about or about_form(sent)
    describe(access)
    changes = [one for one in accounts().roles.open(principal()) if one.person_id == whom.id]
    named = titles([whom.access, *(one.after for one in changes)])
    return render_template(
        "admin/person.html",
        whom=whom,
        itself=whom.id == principal().person_id,
        state=term("account_state", whom.state_on(accounts().desk.today())),
        access_now=access_words(whom.access, named),
        waiting=[access_words(one.after, named) for one in changes],
        added_by=actor_names([whom.created_by])[whom.created_by],
        access=access,
        about=about,
        errors=access.summary() + about.summary(),
        suggest_url=suggest_url,
    )
