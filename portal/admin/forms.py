"""The forms about accounts, made from what the accounts declare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from werkzeug.datastructures import MultiDict

from hub.accounts import AccessWish, NewPerson, Person
from hub.records.validation import FieldError
from portal.forms import written
from portal.forms.build import declared_form
from portal.forms.record_form import RecordForm
from portal.languages import language

ABOUT = ("display_name", "language", "sponsor", "ends_on")
"""What is known of somebody and changes no access."""

FIRST = ("username", "display_name")
"""What an invitation asks first."""

Sent = MultiDict[str, str]


def invitation_form(sent: Sent) -> RecordForm:
    """Everything that is asked about somebody new."""
    return declared_form(NewPerson, language())(sent)


def access_form(sent: Sent) -> RecordForm:
    """Roles, authority, secondment and groups."""
    return declared_form(AccessWish, language())(sent)


def about_form(sent: Sent) -> RecordForm:
    """What is known of somebody beyond their access."""
    return declared_form(NewPerson, language(), *ABOUT)(sent)


def standing(person: Person) -> dict[str, Any]:
    """A person's account as the values that made it."""
    access = person.access
    return {
        "username": person.username,
        "display_name": person.display_name,
        "language": person.language,
        "sponsor": person.sponsor,
        "ends_on": person.ends_on,
        "roles": sorted(access.roles),
        "authority_id": access.authority_id,
        "seconded_by": access.seconded_by,
        "groups": sorted(access.groups),
    }


def filled(values: Mapping[str, Any]) -> Sent:
    """The values as a browser would send them."""
    return written(NewPerson, values)


def refuse(form: RecordForm, errors: Iterable[FieldError]) -> None:
    """Put each error at its field, or above the form where it has none."""
    for error in errors:
        name = str(error.place[0]) if error.place else ""
        if name in form:
            form[name].errors = [*form[name].errors, error.say(language())]
        else:
            form.form_errors.append(error.say(language()))
