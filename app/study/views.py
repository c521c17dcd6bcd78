"""The beats that pages send, and one's own study time."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from app.db.session import reading, transaction
from app.domain.access import Permission
from app.library.queries import catalogue
from app.study import services
from app.study.pages import month_of, study_days
from app.study.queries import sittings_between
from app.web import refusals
from app.web.access import requires
from app.web.clock import now, today
from app.web.gettext import lazy_gettext
from app.web.identity import current_actor

bp = Blueprint("study", __name__, template_folder="templates")

refusals.say({"study.key-unknown": lazy_gettext("There is nothing here to keep time for any more.")})


@bp.post("/study-time")
@requires(Permission.LEARN)
def note() -> ResponseReturnValue:
    with transaction() as session:
        services.note(session, current_actor(), key=request.form.get("key", ""), now=now())
    return {"saved": True}


@bp.get("/study-time")
@requires(Permission.LEARN)
def study_time() -> ResponseReturnValue:
    month = month_of(request.args.get("month", ""), today())
    sittings = sittings_between(reading(), current_actor().person_id, month.begins_at, month.after.begins_at)
    return render_template(
        "study/study_time.html",
        month=month,
        is_this_month=month.first == today().replace(day=1),
        days=study_days(sittings, catalogue(reading()).titles),
    )
