"""What is sent from a lesson and from the shelf."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from wtforms import Form, HiddenField, IntegerField, SearchField, SelectField, TextAreaField
from wtforms.validators import AnyOf, Length, NumberRange, Regexp

from app.content.compiled import Words
from app.domain.language import LANGUAGES, Language
from app.domain.quotation import Quotation
from app.shelf.queries import Wanted
from app.shelf.services import Anchor, folded
from app.web.addresses import LARGEST_ID
from app.web.gettext import gettext, lazy_gettext
from app.web.words import words

LONGEST_TEXT = 4_000
LONGEST_QUOTATION = 1_000
LONGEST_SURROUNDINGS = 100
LONGEST_SEARCH = 200


def tidy(value: str | None) -> str | None:
    """Drop blanks around what was typed, line ends of other systems, and what no database keeps."""
    return value.replace("\r\n", "\n").replace("\0", "").strip() if value else value


class TextForm(Form):
    text = TextAreaField(
        lazy_gettext("Your note"),
        [Length(max=LONGEST_TEXT, message=lazy_gettext("Please keep the note to 4,000 characters."))],
        [tidy],
        description=lazy_gettext("Only you can see it. Even so, leave out what would tell who a pupil is."),
    )


class NoteForm(TextForm):
    form_key = HiddenField(validators=[Regexp(r"[\w-]{8,40}")])
    key = HiddenField(validators=[Length(max=200)], filters=[tidy])
    language = HiddenField(validators=[AnyOf(LANGUAGES)])
    block = IntegerField(validators=[NumberRange(0, LARGEST_ID)], default=0)
    quotation = HiddenField(
        lazy_gettext("The marked words"),
        [
            Length(
                max=LONGEST_QUOTATION,
                message=lazy_gettext("Please mark no more than 1,000 characters at once."),
            )
        ],
        [tidy],
    )
    before = HiddenField(validators=[Length(max=LONGEST_SURROUNDINGS)], filters=[tidy])
    after = HiddenField(validators=[Length(max=LONGEST_SURROUNDINGS)], filters=[tidy])

    @property
    def anchor(self) -> Anchor:
        """What the note is about."""
        return Anchor(
            key=self.key.data or "",
            language=cast(Language, self.language.data),
            block=self.block.data or 0,
            quotation=Quotation(self.quotation.data or "", self.before.data or "", self.after.data or ""),
        )


class LookForm(Form):
    q = SearchField(lazy_gettext("Words in your notes"), filters=[tidy])
    kind = SelectField(lazy_gettext("What"))
    course = SelectField(lazy_gettext("Course"))

    def offer(self, *, kinds: Mapping[str, str], courses: Iterable[tuple[str, Words]]) -> None:
        """Fill the lists; of the courses, those of which something is on the shelf."""
        self.kind.choices = [("", gettext("Everything")), *((key, str(name)) for key, name in kinds.items())]
        self.course.choices = [("", gettext("All courses")), *((key, words(title)) for key, title in courses)]

    @property
    def wanted(self) -> Wanted:
        """What is looked for; a value that is not offered asks for nothing."""
        kind, course_id = (_offered(each) for each in (self.kind, self.course))
        return Wanted(kind, course_id, folded((self.q.data or "")[:LONGEST_SEARCH]))


def _offered(field: SelectField) -> str:
    return str(field.data) if field.data in {value for value, *_ in field.iter_choices()} else ""
