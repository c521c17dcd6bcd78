"""The first page after signing in."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from app.db.session import reading
from app.domain.access import Permission, may
from app.home.queries import today_of
from app.library.queries import catalogue
from app.record.pages import to_do
from app.web.access import for_everyone_signed_in
from app.web.clock import ZONE, now
from app.web.clock import today as calendar_day
from app.web.gettext import format_date, gettext
from app.web.identity import current_actor
from app.web.locale import language

bp = Blueprint("home", __name__, template_folder="templates")

DAY_PATTERNS = {"en": "EEEE d MMMM", "zh-CN": "M月d日 EEEE"}


@bp.get("/")
@for_everyone_signed_in
def today() -> ResponseReturnValue:
    actor, day = current_actor(), calendar_day()
    return render_template(
        "home/today.html",
        day=day,
        day_in_words=format_date(day, DAY_PATTERNS[language()]),
        greeting=lambda name: greeting(now(), name),
        to_do=to_do,
        here=today_of(reading(), actor.person_id, catalogue(reading()), today=day),
        may_study=may(actor, Permission.LEARN),
    )


def greeting(moment: datetime, name: str) -> str:
    """Greet somebody by the time of day in China."""
    hour = moment.astimezone(ZONE).hour
    if 5 <= hour < 11:
        return gettext("Good morning, %(name)s", name=name)
    if 11 <= hour < 13:
        return gettext("Good day, %(name)s", name=name)
    if 13 <= hour < 18:
        return gettext("Good afternoon, %(name)s", name=name)
    return gettext("Good evening, %(name)s", name=name)
