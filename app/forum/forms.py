"""Asking, answering, endorsing."""

from __future__ import annotations

import secrets

from wtforms import Form, HiddenField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Regexp

from app.account.forms import strip
from app.web.gettext import lazy_gettext

NO_NAMES = lazy_gettext("No names, school, class, photos or exact dates.")
LONGEST_BODY = 10_000


def new_form_key() -> str:
    """Return the key by which a form sent twice is recognised."""
    return secrets.token_urlsafe(12)


class QuestionForm(Form):
    form_key = HiddenField(default=new_form_key, validators=[Regexp(r"[\w-]{8,40}")])
    title = StringField(
        lazy_gettext("Your question in one line"),
        [
            DataRequired(lazy_gettext("Please write a title, for example “How do I open the next call?”")),
            Length(max=120, message=lazy_gettext("Please keep the title to 120 characters.")),
        ],
        [strip],
        description=lazy_gettext("Up to 120 characters."),
    )
    body = TextAreaField(
        lazy_gettext("More detail"),
        [
            DataRequired(lazy_gettext("Please describe what you would like to know.")),
            Length(max=LONGEST_BODY, message=lazy_gettext("Please keep it to 10,000 characters.")),
        ],
        [strip],
        description=NO_NAMES,
    )


class AnswerForm(Form):
    form_key = HiddenField(default=new_form_key, validators=[Regexp(r"[\w-]{8,40}")])
    body = TextAreaField(
        lazy_gettext("Your answer"),
        [
            DataRequired(lazy_gettext("Please write your answer.")),
            Length(max=LONGEST_BODY, message=lazy_gettext("Please keep it to 10,000 characters.")),
        ],
        [strip],
        description=NO_NAMES,
    )


class EndorsementForm(Form):
    note = StringField(
        lazy_gettext("Your note as an expert"),
        [
            DataRequired(lazy_gettext("Please say in a sentence why this answer is sound.")),
            Length(max=500, message=lazy_gettext("Please keep the note to 500 characters.")),
        ],
        [strip],
    )
