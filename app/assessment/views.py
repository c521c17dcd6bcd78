"""Teach: how the questions of a quiz do, and marking results again."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.assessment import pages
from app.assessment.analysis import course_analysis
from app.assessment.forms import RegradeForm
from app.assessment.previews import Preview, preview
from app.assessment.queries import people_per_quiz
from app.assessment.regrade_queries import regrades_of, versions_of
from app.assessment.services import Plan, mark_quiz_again
from app.assessment.words import correlation_words, flag_words, percent
from app.course.attempts import get_quiz
from app.db.session import reading, transaction
from app.domain.access import Permission
from app.domain.errors import Conflict, Invalid
from app.domain.item_analysis import FEWEST_PEOPLE, FEWEST_TO_JUDGE
from app.library.queries import catalogue
from app.web import refusals
from app.web.access import requires
from app.web.clock import now, today
from app.web.form_faults import take
from app.web.gettext import gettext, lazy_gettext
from app.web.identity import current_actor

bp = Blueprint("assessment", __name__, template_folder="templates", url_prefix="/teach")
bp.add_app_template_filter(percent, "percent")
bp.add_app_template_filter(correlation_words, "correlation")
bp.add_app_template_filter(flag_words, "flag_words")

LIMITS = {"fewest": FEWEST_PEOPLE, "fewest_to_judge": FEWEST_TO_JUDGE}

refusals.say(
    {
        "assessment.question-unknown": lazy_gettext("The quiz that is live has no such question."),
        "assessment.reason-missing": lazy_gettext("Please say why; people read it beside their result."),
        "assessment.nothing-to-mark": lazy_gettext(
            "There is nothing to mark again: every result was marked by the key that is live."
        ),
        "assessment.preview-stale": lazy_gettext(
            "Something has changed since you looked: a result, or the course. Nothing was done; please look again."
        ),
    }
)


@bp.get("")
@requires(Permission.ITEM_ANALYSIS_READ)
def overview() -> ResponseReturnValue:
    people = people_per_quiz(reading(), current_actor())
    courses = [each.package for each in catalogue(reading()).courses.values()]
    return render_template("assessment/overview.html", courses=courses, people=people, **LIMITS)


@bp.get("/<course_id>")
@requires(Permission.ITEM_ANALYSIS_READ)
def course(course_id: str) -> ResponseReturnValue:
    analysis = course_analysis(reading(), current_actor(), course_id)
    return render_template(
        "assessment/course.html",
        analysis=analysis,
        course=analysis.course.package,
        item_row=pages.item_row,
        **LIMITS,
    )


@bp.get("/<course_id>/quizzes/<quiz_id>")
@requires(Permission.ITEM_ANALYSIS_READ)
def quiz(course_id: str, quiz_id: str) -> ResponseReturnValue:
    analysis = course_analysis(reading(), current_actor(), course_id)
    shown = analysis.quiz(quiz_id)
    order = request.args.get("sort", "number")
    order = order if order in pages.ORDERS else "number"
    return render_template(
        "assessment/quiz.html",
        course=analysis.course.package,
        analysis=shown,
        corrected=len(analysis.corrected[quiz_id]),
        rows=[pages.item_row(each) for each in pages.in_order(shown.items, order)],
        order=order,
        **LIMITS,
    )


@bp.get("/<course_id>/quizzes/<quiz_id>/questions/<question_id>")
@requires(Permission.ITEM_ANALYSIS_READ)
def item(course_id: str, quiz_id: str, question_id: str) -> ResponseReturnValue:
    analysis = course_analysis(reading(), current_actor(), course_id)
    shown = analysis.quiz(quiz_id).item(question_id)
    return render_template(
        "assessment/item.html",
        course=analysis.course.package,
        quiz=analysis.quiz(quiz_id).quiz,
        item=shown,
        row=pages.item_row(shown),
        options=pages.option_lines(shown),
        neighbours={each.number: each.question.logic.id for each in analysis.quiz(quiz_id).items},
        **LIMITS,
    )


@bp.get("/<course_id>/quizzes/<quiz_id>/regrades")
@requires(Permission.ITEM_ANALYSIS_READ)
def regrades(course_id: str, quiz_id: str) -> ResponseReturnValue:
    package = catalogue(reading()).course(course_id).package
    return render_template(
        "assessment/regrades.html",
        course=package,
        quiz=get_quiz(package, quiz_id),
        regrades=regrades_of(reading(), current_actor(), course_id, quiz_id),
        versions=versions_of(reading(), course_id),
    )


@bp.get("/<course_id>/quizzes/<quiz_id>/regrades/new")
@requires(Permission.QUIZ_REGRADE)
def regrade(course_id: str, quiz_id: str) -> ResponseReturnValue:
    found = preview(reading(), current_actor(), course_id=course_id, quiz_id=quiz_id)
    return _preview_page(found, RegradeForm())


@bp.post("/<course_id>/quizzes/<quiz_id>/regrades")
@requires(Permission.QUIZ_REGRADE)
def mark_again(course_id: str, quiz_id: str) -> ResponseReturnValue:
    form = RegradeForm(request.form)
    status = 422
    if form.validate():
        plan = Plan(course_id, quiz_id, form.fingerprint.data or "", form.reason.data or "")
        try:
            with transaction() as session:
                mark_quiz_again(session, current_actor(), plan=plan, now=now(), today=today())
        except (Conflict, Invalid) as refusal:
            take(form, refusal)
            status = 409 if isinstance(refusal, Conflict) else 422
        else:
            flash(
                gettext(
                    "The results are marked again. Everybody whom it touches reads why beside their result."
                )
            )
            return redirect(url_for(".regrades", course_id=course_id, quiz_id=quiz_id), code=303)
    found = preview(reading(), current_actor(), course_id=course_id, quiz_id=quiz_id)
    return _preview_page(found, form), status


def _preview_page(found: Preview, form: RegradeForm) -> str:
    form.fingerprint.data = found.fingerprint
    return render_template(
        "assessment/regrade.html",
        course=found.course.package,
        quiz=found.quiz,
        preview=found,
        outcome=found.outcome,
        form=form,
        stem_of=pages.stem_of,
        key_words=pages.key_words,
        **LIMITS,
    )
