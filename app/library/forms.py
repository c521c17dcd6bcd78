"""What somebody looks for in the library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wtforms import Form, SelectField

from app.library import names
from app.library.browsing import Wanted
from app.web.gettext import gettext, lazy_gettext
from app.web.words import TIER_NAMES, TRACK_NAMES

Choices = list[tuple[str, str]]


class FilterForm(Form):
    track = SelectField(lazy_gettext("Track"))
    tier = SelectField(lazy_gettext("Level of cases"))
    issue = SelectField(lazy_gettext("Cases about"))
    form = SelectField(lazy_gettext("Kind of sheet"))

    def offer(self, *, issues: Iterable[str]) -> None:
        """Fill the lists; of the issues, those that some case is about."""
        here = set(issues)
        self.track.choices = _choices(TRACK_NAMES)
        self.tier.choices = _choices(TIER_NAMES)
        self.issue.choices = _choices({key: name for key, name in names.ISSUES.items() if key in here})
        self.form.choices = _choices(names.FORMS)

    @property
    def wanted(self) -> Wanted:
        """What is looked for; a value that is not offered asks for nothing."""
        lists = (self.track, self.tier, self.issue, self.form)
        return Wanted(**{each.name: each.data for each in lists if each.data in _values(each)})


def _values(field: SelectField) -> set[object]:
    return {value for value, *_ in field.iter_choices()}


def _choices(named: Mapping[str, object]) -> Choices:
    return [("", gettext("All")), *((key, str(name)) for key, name in named.items())]
