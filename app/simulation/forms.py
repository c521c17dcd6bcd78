"""What the pages of a run send."""

from __future__ import annotations

from typing import cast

from werkzeug.datastructures import MultiDict
from wtforms import Form, HiddenField, IntegerField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # the stubs are of WTForms 3.2
from wtforms.validators import DataRequired, Length, NumberRange, Optional

from app.content.compiled import CompiledScenario
from app.domain.errors import Invalid
from app.simulation.queries import Written
from app.simulation.words import FEELINGS
from app.web.gettext import gettext
from app.web.words import words

LONGEST_TEXT = 4_000
PREFIX = "reflection-"


class PlaceForm(Form):
    """Which move of a run a page has in mind."""

    sequence = IntegerField(validators=[DataRequired(), NumberRange(min=1, max=100_000)])


class TimedForm(PlaceForm):
    """A moment in which the time ran out."""

    node = HiddenField(validators=[DataRequired(), Length(max=48)])


class ChoiceForm(TimedForm):
    """A choice, and where it was offered."""

    choice = HiddenField(validators=[DataRequired(), Length(max=48)])


def ensure_whole(form: Form) -> None:
    """Let a form pass that one of our pages can have sent.

    Raises:
        Invalid: it cannot.
    """
    if not form.validate():
        raise Invalid("simulation.form-incomplete")


def debrief_form(
    scenario: CompiledScenario, sent: MultiDict[str, str] | None, *, feeling: str | None, written: Written
) -> Form:
    """Return the form of a debrief: how one is, and the scenario's questions to write on."""
    too_long = gettext("Please keep it to %(longest)s characters.", longest=LONGEST_TEXT)
    fields: dict[str, object] = {
        "feeling": RadioField(
            gettext("How are you?"),
            [Optional()],
            choices=[SelectChoice(key, str(name)) for key, name in FEELINGS.items()],
        )
    }
    for question_id, question in scenario.debrief.items():
        fields[PREFIX + question_id] = TextAreaField(
            words(question),
            [Length(max=LONGEST_TEXT, message=too_long)],
            [_strip],
        )
    kept = {PREFIX + question_id: text for question_id, text in written.texts.items()}
    made = cast("type[Form]", type("DebriefForm", (Form,), fields))
    return made(sent, data={"feeling": feeling, **kept})


def texts_in(form: Form) -> dict[str, str]:
    """Return what was written, by question id."""
    return {
        field.name.removeprefix(PREFIX): field.data or "" for field in form if field.name.startswith(PREFIX)
    }


def _strip(value: str | None) -> str:
    return (value or "").replace("\x00", "").strip()  # PostgreSQL keeps no such character
