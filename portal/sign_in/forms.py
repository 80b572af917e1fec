"""The forms of signing in, of an invitation and of one's own account."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import Form, PasswordField, StringField
from wtforms.validators import InputRequired

from hub.accounts.passwords import SHORTEST

_PASSWORD_HELP = _(
    "At least %(least)s characters. Several unrelated words are easy to remember and hard to guess.",
    least=SHORTEST,
)


class SignInForm(Form):
    """User name and password."""

    username = StringField(
        _("User name"),
        [InputRequired()],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        _("Password"),
        [InputRequired()],
        render_kw={"autocomplete": "current-password"},
    )


class NewPasswordForm(Form):
    """A new password, twice, as nobody sees what they type."""

    new = PasswordField(
        _("New password"),
        [InputRequired()],
        description=_PASSWORD_HELP,
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        _("New password, once more"),
        [InputRequired()],
        render_kw={"autocomplete": "new-password"},
    )

    def agrees(self) -> bool:
        """Whether both say the same; where not, the second one says so."""
        if self.new.data == self.again.data:
            return True
        self.again.errors = [_("This is not the same as above.")]
        return False


class ChangePasswordForm(NewPasswordForm):
    """The present password and a new one."""

    old = PasswordField(
        _("Present password"),
        [InputRequired()],
        render_kw={"autocomplete": "current-password"},
    )


def problems(form: Form) -> list[tuple[str, str]]:
    """Every error with the id of the field it is at, as the summary above a form wants them."""
    return [
        (field.id, f"{field.label.text}: {message}") for field in form for message in field.errors
    ]
