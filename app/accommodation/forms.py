"""Granting extra time."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import Form, RadioField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # the stubs are of WTForms 3.2
from wtforms.validators import InputRequired

from app.accommodation.queries import Colleague
from app.accommodation.words import AMOUNTS
from app.web.gettext import lazy_gettext


class ExtraTimeForm(Form):
    person = SelectField(lazy_gettext("Person"))
    amount = RadioField(
        lazy_gettext("How much more"),
        [InputRequired(lazy_gettext("Please choose how much."))],
        choices=[SelectChoice(amount.value, words) for amount, words in AMOUNTS.items()],
    )

    def offer(self, people: Iterable[Colleague]) -> None:
        """Say who may be chosen."""
        self.person.choices = [SelectChoice(str(each.person_id), each.name) for each in people]
