"""The page of a quiz: its rules before one starts, and earlier attempts."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.accommodation.queries import Granted, extra_time_of
from app.course import attempts
from app.course.path import CourseState, ensure_open, standing
from app.course.queries import learner_of
from app.course.views.blueprint import bp
from app.course.views.clock import own_attempts
from app.course.views.rests import after
from app.db.session import reading, transaction
from app.domain.access import Permission
from app.domain.quiz import Quiz
from app.domain.time_limit import minutes_for
from app.library.queries import catalogue
from app.library.review import review_state
from app.web.access import requires
from app.web.clock import now, today
from app.web.identity import current_actor


@bp.get("/learn/<course_id>/quizzes/<quiz_id>")
@requires(Permission.LEARN)
def quiz(course_id: str, quiz_id: str) -> ResponseReturnValue:
    live = catalogue(reading())
    package = live.course(course_id).package
    asked = attempts.get_quiz(package, quiz_id)
    mine = own_attempts(course_id, quiz_id)
    learner = learner_of(reading(), current_actor().person_id)
    ensure_open(package, learner)
    here = standing(package, learner, live.scenarios)
    extra = _extra_time(asked.logic)
    return render_template(
        "course/quiz.html",
        here=here,
        course=package,
        quiz=asked,
        step=next(each for each in here.items if each.key == f"quiz:{course_id}/{quiz_id}"),
        must_count=sum(question.must for question in asked.logic.questions),
        attempts=mine,
        after=after(package, asked.logic, mine),
        extra=extra,
        minutes=minutes_for(asked.logic, extra.amount if extra else None),
        review=review_state(package.review, today()),
        may_enrol=here.state is CourseState.OPEN,
        is_enrolled=course_id in learner.enrolments,
    )


@bp.post("/learn/<course_id>/quizzes/<quiz_id>/attempts")
@requires(Permission.LEARN)
def begin_attempt(course_id: str, quiz_id: str) -> ResponseReturnValue:
    with transaction() as session:
        attempt_id = attempts.begin(session, current_actor(), course_id=course_id, quiz_id=quiz_id, now=now())
    return redirect(url_for(".attempt", attempt_id=attempt_id), code=303)


def _extra_time(rules: Quiz) -> Granted | None:
    """Return the reader's extra time, where there is a limit that it can move."""
    if rules.time_limit_minutes is None:
        return None
    return extra_time_of(reading(), current_actor().person_id)
