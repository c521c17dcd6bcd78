"""The path of all courses, and the page of each."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.course import services
from app.course.next_step import next_step
from app.course.path import CourseStanding, CourseState, standing
from app.course.placement.plan import plans_of
from app.course.queries import Earned, earned_by, learner_of
from app.course.standings import standings_of
from app.course.tracks import track_paths
from app.course.views.blueprint import bp
from app.db.session import reading, transaction
from app.domain.access import Permission
from app.library.browsing import belonging_to
from app.library.queries import Catalogue, catalogue
from app.library.review import review_state
from app.requirement.pages import asked_rows, rows_about
from app.requirement.queries import asked_of
from app.web.access import requires
from app.web.clock import now, today
from app.web.gettext import gettext
from app.web.identity import current_actor


@bp.get("/learn")
@requires(Permission.LEARN)
def learn() -> ResponseReturnValue:
    live = catalogue(reading())
    learner = learner_of(reading(), current_actor().person_id)
    standings = standings_of(live, learner)
    going_on = next_step(standings, learner)
    return render_template(
        "course/learn.html",
        paths=track_paths(standings.values(), going_on.course if going_on else None),
        going_on=going_on,
        course_count=len(standings),
        completed_count=sum(each.completed_at is not None for each in standings.values()),
        minutes=sum(each.course.minutes for each in standings.values()),
        case_count=len(live.cases),
        resource_count=len(live.resources),
        term_count=len(live.terms),
        titles=_titles(live),
        required=asked_rows(asked_of(reading(), current_actor().person_id, today()), live, today()),
        open_checks=learner.open_checks,
        placement_minutes=min((plan.minutes for plan in plans_of(standings)), default=None),
    )


@bp.get("/learn/<course_id>")
@requires(Permission.LEARN)
def course(course_id: str) -> ResponseReturnValue:
    live = catalogue(reading())
    package = live.course(course_id).package
    learner = learner_of(reading(), current_actor().person_id)
    here = standing(package, learner, live.scenarios)
    required = asked_rows(asked_of(reading(), current_actor().person_id, today()), live, today())
    return render_template(
        "course/course.html",
        here=here,
        course=package,
        going_on=next_step({course_id: here}, learner),
        belonging=belonging_to(live, {f"lesson:{course_id}/{each}" for each in package.lessons}),
        titles=_titles(live),
        required=rows_about(course_id, required, live),
        review=review_state(package.review, today()),
        earned=_earned(live, here) if here.state is CourseState.COMPLETED else None,
        programmes={key: each.package.title for key, each in live.programmes.items()},
    )


@bp.post("/learn/<course_id>/enrolment")
@requires(Permission.LEARN)
def enrolment(course_id: str) -> ResponseReturnValue:
    with transaction() as session:
        services.enrol(session, current_actor(), course_id=course_id, now=now())
    flash(gettext("You are enrolled. From now on your place and your answers are kept."))
    return redirect(url_for(".course", course_id=course_id), code=303)


def _titles(live: Catalogue) -> dict[str, dict[str, str]]:
    return {course_id: published.package.title for course_id, published in live.courses.items()}


def _earned(live: Catalogue, here: CourseStanding) -> Earned:
    asking = [
        key
        for key, programme in live.programmes.items()
        if f"course:{here.course.id}" in programme.package.requires
    ]
    return earned_by(reading(), current_actor().person_id, here.course.id, asking)
