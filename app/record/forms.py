"""Checking a certificate."""

from __future__ import annotations

from wtforms import Form, StringField
from wtforms.validators import DataRequired, Length

from app.web.gettext import lazy_gettext


class CodeForm(Form):
    code = StringField(
        lazy_gettext("Certificate code"),
        [DataRequired(lazy_gettext("Please type the code.")), Length(max=60)],
        description=lazy_gettext(
            "Twelve letters and digits beside the QR code. Capitals and hyphens do not matter."
        ),
    )
