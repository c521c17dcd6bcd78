"""Which certificate, and on which day."""

from __future__ import annotations

from wtforms import DateField, Form, SelectField
from wtforms.validators import DataRequired

from app.web.gettext import lazy_gettext


class FilterForm(Form):
    programme = SelectField(lazy_gettext("Certificate"))
    day = DateField(
        lazy_gettext("On the day"), [DataRequired(lazy_gettext("Please choose a day, like 2026-11-23."))]
    )
