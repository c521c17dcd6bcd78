"""The lesson reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.content.compiled import CompiledQuestion, Lesson, Section
from app.course import services
from app.course.changes import changes_since
from app.course.items import ItemStanding
from app.course.path import CourseStanding, CourseState, ensure_open, standing
from app.course.queries import check_answers, learner_of
from app.course.views.blueprint import bp
from app.db.session import reading, transaction
from app.domain.access import Permission
from app.domain.errors import Invalid
from app.library.browsing import belonging_to
from app.library.glossary import explained
from app.library.queries import catalogue
from app.library.questions import Feedback, QuestionRow, feedback_on, question_row
from app.library.review import cited, review_state
from app.record.services import Handed
from app.web.access import requires
from app.web.clock import now, today
from app.web.gettext import gettext
from app.web.identity import current_actor
from app.web.refusals import sentence
from app.web.words import words


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A part of a lesson for `_parts/lesson_sections.html`."""

    id: str
    kind: str
    title: str
    html: str
    check: QuestionRow | None
    action: str


@dataclass(frozen=True, slots=True)
class Refused:
    """An answer to a quick check that could not be kept."""

    check_id: str
    answer: tuple[str, ...]
    words: str


@bp.get("/learn/<course_id>/lessons/<lesson_id>")
@requires(Permission.LEARN)
def lesson(course_id: str, lesson_id: str) -> ResponseReturnValue:
    return _page(course_id, lesson_id)


@bp.post("/learn/<course_id>/lessons/<lesson_id>/place")
@requires(Permission.LEARN)
def place(course_id: str, lesson_id: str) -> ResponseReturnValue:
    block = request.form.get("block", type=int)
    with transaction() as session:
        handed = services.keep_place(
            session,
            current_actor(),
            course_id=course_id,
            lesson_id=lesson_id,
            block=-1 if block is None else block,
            now=now(),
            today=today(),
        )
    tell_of_completion(handed)
    if request.headers.get("X-Requested-With") == "fetch":
        return {"saved": True, "complete": handed.is_new}
    if again := request.form.get("again"):
        return redirect(url_for(".quiz", course_id=course_id, quiz_id=again), code=303)
    return redirect(url_for(".lesson", course_id=course_id, lesson_id=lesson_id, _anchor="finish"), code=303)


@bp.post("/learn/<course_id>/lessons/<lesson_id>/checks/<check_id>")
@requires(Permission.LEARN)
def check(course_id: str, lesson_id: str, check_id: str) -> ResponseReturnValue:
    answer = request.form.getlist(f"answer-{check_id}")
    try:
        with transaction() as session:
            handed = services.answer_check(
                session,
                current_actor(),
                course_id=course_id,
                lesson_id=lesson_id,
                check_id=check_id,
                answer=answer,
                now=now(),
                today=today(),
            )
    except Invalid as refusal:
        return _page(course_id, lesson_id, Refused(check_id, tuple(answer), sentence(refusal))), 422
    tell_of_completion(handed)
    return redirect(url_for(".lesson", course_id=course_id, lesson_id=lesson_id, _anchor=check_id), code=303)


def tell_of_completion(handed: Handed) -> None:
    """Say on the next page that a course was completed by this."""
    if handed.completed_courses:
        flash(gettext("Course completed. Its page shows what it earned."))
    if handed.certificate_codes:
        flash(gettext("You have earned a certificate. It is on the page Me."))


def _page(course_id: str, lesson_id: str, refused: Refused | None = None) -> str:
    live = catalogue(reading())
    published = live.course(course_id)
    package = published.package
    text = services.get_lesson(package, lesson_id)
    learner = learner_of(reading(), current_actor().person_id)
    ensure_open(package, learner)
    here = standing(package, learner, live.scenarios)
    step = next(each for each in here.items if each.key == f"lesson:{course_id}/{lesson_id}")
    may_answer = course_id in learner.enrolments
    answers = check_answers(reading(), current_actor().person_id, course_id, lesson_id) if may_answer else {}
    before, after = _neighbours(here, step)
    return render_template(
        "course/lesson.html",
        here=here,
        course=package,
        lesson=text,
        step=step,
        before=before,
        after=after,
        sections=_sections(course_id, text, answers, refused, may_answer=may_answer),
        sources=cited(text.sources, today()),
        terms=explained(live, (words(section.body_html) for section in text.sections)),
        belonging=belonging_to(live, {step.key}),
        review=review_state(package.review, today()),
        place=learner.readings.get(step.key),
        changes=changes_since(reading(), learner.readings.get(step.key), published, text),
        may_enrol=here.state is CourseState.OPEN,
        is_enrolled=may_answer,
        again=package.quizzes.get(request.args.get("again", "")),
    )


def _neighbours(here: CourseStanding, step: ItemStanding) -> tuple[ItemStanding | None, ItemStanding | None]:
    items = [None, *here.items, None]
    at = items.index(step)
    return items[at - 1], items[at + 1]


def _sections(
    course_id: str,
    text: Lesson,
    answers: Mapping[str, Sequence[str]],
    refused: Refused | None,
    *,
    may_answer: bool,
) -> list[SectionRow]:
    """Return the parts in order; quick checks only for those whose answers are kept."""
    rows = []
    for section in text.sections:
        if section.check is None:
            html = words(section.body_html)
            rows.append(SectionRow(section.id, section.kind, words(section.title), html, None, ""))
        elif may_answer:
            rows.append(_check_row(course_id, text.id, section, section.check, answers, refused))
    return rows


def _check_row(
    course_id: str,
    lesson_id: str,
    section: Section,
    question: CompiledQuestion,
    answers: Mapping[str, Sequence[str]],
    refused: Refused | None,
) -> SectionRow:
    given: Sequence[str] = answers.get(section.id, ())
    feedback = feedback_on(question, given) if given else None
    if refused and refused.check_id == section.id:
        given, feedback = refused.answer, Feedback(right=False, title=refused.words, html="")
    address = url_for(".check", course_id=course_id, lesson_id=lesson_id, check_id=section.id)
    row = question_row(question, given=given, feedback=feedback)
    return SectionRow(section.id, "check", "", "", row, address)
