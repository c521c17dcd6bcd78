"""Template filters that turn values into what a person reads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

from flask import Flask

from app.domain.access import Role
from app.domain.hours import hours
from app.domain.language import LANGUAGES
from app.web.clock import ZONE, day_of
from app.web.gettext import format_date, gettext, lazy_gettext
from app.web.locale import language

ROLE_NAMES = {
    Role.TEACHER: lazy_gettext("Teacher"),
    Role.TRAINER: lazy_gettext("Trainer"),
    Role.EXPERT: lazy_gettext("Expert"),
    Role.SCHOOL_LEAD: lazy_gettext("School lead"),
    Role.BUREAU_OFFICER: lazy_gettext("Bureau officer"),
    Role.ADMINISTRATOR: lazy_gettext("Administrator"),
}
TRACK_NAMES = {
    "assessment": lazy_gettext("Psychological assessment"),
    "counselling": lazy_gettext("Counselling skills"),
    "crisis": lazy_gettext("Crisis intervention"),
}
TIER_NAMES = {
    "basic": lazy_gettext("Basic"),
    "intermediate": lazy_gettext("Intermediate"),
    "advanced": lazy_gettext("Advanced"),
}


def init_words(app: Flask) -> None:
    """Give templates `|words`, `|day`, `|moment`, `|clock`, `|hours`, `|track_name` and `|tier_name`, and `gap()`."""
    app.add_template_global(gap, "gap")
    app.add_template_filter(words, "words")
    app.add_template_filter(day, "day")
    app.add_template_filter(moment, "moment")
    app.add_template_filter(clock, "clock")
    app.add_template_filter(study_hours, "hours")
    app.add_template_filter(lambda track: str(TRACK_NAMES[track]), "track_name")
    app.add_template_filter(lambda tier: str(TIER_NAMES[tier]), "tier_name")


def words(texts: Mapping[str, str]) -> str:
    """Return the reader's language of a text, or the other one if it is missing."""
    return texts.get(language()) or next((texts[each] for each in LANGUAGES if texts.get(each)), "")


def gap() -> str:
    """Return what stands between two sentences: a blank, and nothing in Chinese."""
    return "" if language() == "zh-CN" else " "


def day(value: date | datetime | str) -> str:
    """Write a day in words: 30 June 2027, 2027年6月30日."""
    if isinstance(value, str):
        value = date.fromisoformat(value)
    return _day(day_of(value) if isinstance(value, datetime) else value, language())


def moment(value: datetime) -> str:
    """Write a moment in words, in the zone of China."""
    here = value.astimezone(ZONE)
    return gettext("%(day)s, %(time)s", day=_day(here.date(), language()), time=_time(here))


def clock(value: datetime) -> str:
    """Write the time of day in China: 21:42."""
    return _time(value.astimezone(ZONE))


def _time(here: datetime) -> str:
    return f"{here.hour:02}:{here.minute:02}"


@lru_cache(maxsize=2_048)
def _day(value: date, in_language: str) -> str:
    # A list of answers or certificates asks for the same few days again and again.
    return format_date(value, "d MMMM y" if in_language == "en" else "y年M月d日")


def role_name(role: str) -> str:
    """Write what a membership makes of a person."""
    return str(ROLE_NAMES[Role(role)])


def study_hours(minutes: int) -> str:
    """Write whole minutes as hours of study: 4.5 h, 4.5 学时."""
    return gettext("%(hours)s h", hours=f"{hours(minutes):.1f}")
