"""Forms of the doors: sign-in, forgotten password, new password."""

from __future__ import annotations

from wtforms import Form, PasswordField, StringField
from wtforms.validators import DataRequired, EqualTo, Length

from app.web.gettext import lazy_gettext

LONGEST_ACCOUNT = 254


def strip(value: str | None) -> str | None:
    """Drop blanks around what was typed."""
    return value.strip() if value else value


class SignInForm(Form):
    account = StringField(
        lazy_gettext("Phone or email"),
        [DataRequired(lazy_gettext("Please type your phone number or email.")), Length(max=LONGEST_ACCOUNT)],
        [strip],
    )
    password = PasswordField(
        lazy_gettext("Password"), [DataRequired(lazy_gettext("Please type your password.")), Length(max=256)]
    )


class ForgottenForm(Form):
    account = StringField(
        lazy_gettext("Email"),
        [DataRequired(lazy_gettext("Please type your email.")), Length(max=LONGEST_ACCOUNT)],
        [strip],
    )


class NewPasswordForm(Form):
    password = PasswordField(
        lazy_gettext("New password"), [DataRequired(lazy_gettext("Please type a new password."))]
    )
    again = PasswordField(
        lazy_gettext("Once more"),
        [EqualTo("password", lazy_gettext("The two passwords differ. Please type them again."))],
    )
