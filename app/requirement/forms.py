"""What is required, of whom, by when, because of what."""

from __future__ import annotations

from wtforms import DateField, Form, HiddenField, RadioField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # the stubs are of WTForms 3.2
from wtforms.validators import DataRequired, Length, Regexp

from app.account.forms import strip
from app.domain.access import Role
from app.requirement.services import Wanted
from app.web.gettext import lazy_gettext

LONGEST_REASON = 200
NAMED = "named"
"""Choice of `whom`: people by name."""
DAY_MISSING = lazy_gettext("Please choose a day, like 2026-11-23.")


BY_ROLE = [
    SelectChoice(Role.TEACHER.value, lazy_gettext("All teachers")),
    SelectChoice(Role.SCHOOL_LEAD.value, lazy_gettext("School leads")),
]
BY_NAME = SelectChoice(NAMED, lazy_gettext("Only the people chosen below"))


class RequirementForm(Form):
    form_key = HiddenField(validators=[Regexp(r"[\w-]{8,40}")])
    what = SelectField(lazy_gettext("What is required"))
    whom = RadioField(
        lazy_gettext("Of whom"),
        choices=[*BY_ROLE, BY_NAME],
        default=Role.TEACHER.value,
    )
    people = SelectMultipleField(lazy_gettext("People"), coerce=int)
    due_on = DateField(lazy_gettext("By which day"), [DataRequired(DAY_MISSING)])
    reason = StringField(
        lazy_gettext("Because"),
        [
            DataRequired(lazy_gettext("Please say why; those who are asked will read it.")),
            Length(max=LONGEST_REASON, message=lazy_gettext("Please keep the reason to 200 characters.")),
        ],
        [strip],
        description=lazy_gettext("One sentence that those who are asked will read, up to 200 characters."),
    )
    clause = SelectField(lazy_gettext("It rests on"))

    def wanted(self, unit_id: int) -> Wanted:
        """Return what the filled-in form asks for, of the people of a place."""
        filled = self.data
        by_name = filled["whom"] == NAMED
        return Wanted(
            key=filled["what"],
            unit_id=unit_id,
            role=None if by_name else Role(filled["whom"]),
            person_ids=frozenset(filled["people"] or ()) if by_name else frozenset(),
            due_on=filled["due_on"],
            reason=filled["reason"],
            clause=filled["clause"] or None,
        )


class DayForm(Form):
    due_on = DateField(lazy_gettext("Another day"), [DataRequired(DAY_MISSING)])
