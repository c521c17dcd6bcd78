"""What a trainer sends to have a quiz marked again."""

from __future__ import annotations

from wtforms import Form, HiddenField, TextAreaField
from wtforms.validators import DataRequired, Length

from app.account.forms import strip
from app.web.gettext import lazy_gettext

LONGEST_REASON = 500


class RegradeForm(Form):
    fingerprint = HiddenField()
    reason = TextAreaField(
        lazy_gettext("Why the key was corrected"),
        [
            DataRequired(lazy_gettext("Please say why; people read it beside their result.")),
            Length(max=LONGEST_REASON),
        ],
        [strip],
        description=lazy_gettext("Everybody whose result it touches reads this. Write no names."),
    )
