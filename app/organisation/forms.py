"""Registering by invitation, and making one."""

from __future__ import annotations

from wtforms import Form, PasswordField, SelectField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # the stubs are of WTForms 3.2
from wtforms.validators import DataRequired, Length

from app.account.forms import LONGEST_ACCOUNT, strip
from app.domain.access import Role
from app.web.gettext import lazy_gettext


class JoinForm(Form):
    display_name = StringField(
        lazy_gettext("Your name, as it should stand on certificates"),
        [DataRequired(lazy_gettext("Please type your name.")), Length(max=60)],
        [strip],
    )
    account = StringField(
        lazy_gettext("Phone or email"),
        [DataRequired(lazy_gettext("Please type your phone number or email.")), Length(max=LONGEST_ACCOUNT)],
        [strip],
    )
    password = PasswordField(
        lazy_gettext("Password"), [DataRequired(lazy_gettext("Please choose a password."))]
    )


class InvitationForm(Form):
    role = SelectField(
        lazy_gettext("Role"),
        choices=[
            SelectChoice(Role.TEACHER.value, lazy_gettext("Teacher")),
            SelectChoice(Role.SCHOOL_LEAD.value, lazy_gettext("School lead")),
        ],
    )
