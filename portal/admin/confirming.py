"""Access that waits for a second person: who proposed what for whom, to confirm or to decline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hub.accounts.roles import AccessChange
from hub.errors import HubError
from portal.admin.section import access_words, actor_names, blueprint, refused, titles
from portal.guard import needs
from portal.visit import accounts, principal


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal in words. `yours` was proposed by the reader, `about_you` is about them."""

    change: AccessChange
    proposer: str
    before: list[str]
    after: list[str]
    yours: bool
    about_you: bool


@blueprint.get("/roles")
@needs("confirm_role")
def roles() -> ResponseReturnValue:
    """Every proposal that nobody has decided."""
    changes = accounts().roles.open(principal())
    named = titles(one for change in changes for one in (change.before, change.after))
    proposers = actor_names(change.proposed_by for change in changes)
    me = principal().person_id
    return render_template(
        "admin/roles.html",
        waiting=[
            Waiting(
                change,
                proposers[change.proposed_by],
                access_words(change.before, named),
                access_words(change.after, named),
                yours=change.proposed_by == me,
                about_you=change.person_id == me,
            )
            for change in changes
        ],
    )


@blueprint.post("/roles/<change_id>/confirm")
@needs("confirm_role")
def confirm(change_id: str) -> ResponseReturnValue:
    """Give the proposed access."""
    return _decided(
        lambda: accounts().roles.confirm(principal(), change_id),
        _("Confirmed. The access acts from now on."),
    )


@blueprint.post("/roles/<change_id>/decline")
@needs("confirm_role")
def decline(change_id: str) -> ResponseReturnValue:
    """Turn the proposal down."""
    return _decided(lambda: accounts().roles.decline(principal(), change_id), _("Declined."))


def _decided(act: Callable[[], None], words: str) -> ResponseReturnValue:
    try:
        act()
    except HubError as error:
        refused(error)
    else:
        flash(words, "success")
    return redirect(url_for("admin.roles"), 303)
