"""An attempt at a quiz: question by question, handing in, and looking back."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.course import attempts, forms
from app.course.models import QuizAttempt
from app.course.papers import Paper, paper_of
from app.course.queries import get_attempt
from app.course.views.blueprint import bp
from app.course.views.clock import closes_at, is_time_up, own_attempt, own_attempts, spoken, time_left
from app.course.views.lessons import tell_of_completion
from app.course.views.rests import After, after
from app.course.views.results import result_of
from app.course.views.sittings import Sitting
from app.db.session import reading, transaction
from app.domain.access import Permission
from app.domain.attempts import number_in_round
from app.domain.errors import Invalid
from app.domain.progress import item_key
from app.domain.time_limit import was_ended_by_time
from app.library.queries import catalogue
from app.library.questions import feedback_on, question_row
from app.web.access import requires
from app.web.clock import now, today
from app.web.gettext import gettext
from app.web.identity import current_actor
from app.web.refusals import sentence
from app.web.words import words

TOO_LATE = "course.answer-too-late"


@bp.get("/attempts/<int:attempt_id>")
@requires(Permission.LEARN)
def attempt(attempt_id: int) -> ResponseReturnValue:
    """Show the result; an open attempt goes on at its first question without an answer, until its time is up."""
    mine = own_attempt(attempt_id)
    paper = paper_of(reading(), mine)
    if mine.submitted_at is not None:
        return _result_page(mine, paper)
    if mine.deadline is not None and is_time_up(mine):
        return render_template(
            "course/time_up.html",
            attempt=mine,
            sitting=_sitting(mine, paper),
            paper=paper,
            ended=spoken(mine.deadline),
            closes=closes_at(mine.deadline),
            late=paper.late_numbers,
        )
    return redirect(_sitting(mine, paper).going_on(paper.unanswered), code=303)


@bp.get("/attempts/<int:attempt_id>/questions/<int:number>")
@requires(Permission.LEARN)
def question(attempt_id: int, number: int) -> ResponseReturnValue:
    mine = get_attempt(reading(), current_actor().person_id, attempt_id)
    if _takes_nothing_more(mine):
        return redirect(url_for(".attempt", attempt_id=attempt_id), code=303)
    return _question_page(mine, paper_of(reading(), mine), number)


@bp.post("/attempts/<int:attempt_id>/questions/<int:number>")
@requires(Permission.LEARN)
def answer_and_go_on(attempt_id: int, number: int) -> ResponseReturnValue:
    mine = get_attempt(reading(), current_actor().person_id, attempt_id)
    paper = paper_of(reading(), mine)
    drawn, _ = paper.at(number)
    given = forms.answered(request.form, drawn.question_id)
    try:
        with transaction() as session:
            saved = attempts.save_answer(
                session, current_actor(), attempt_id=attempt_id, given=given, now=now()
            )
    except Invalid as refusal:
        return _question_page(mine, paper, number, typed=given.answer, refused=sentence(refusal)), 422
    if not saved.counts:
        flash(sentence(Invalid(TOO_LATE, number=number)), "warning")
        return redirect(url_for(".attempt", attempt_id=attempt_id), code=303)
    shows_feedback = paper.quiz.logic.show == "after-each" and any(given.answer)
    stays = given.is_for_later is False or (shows_feedback and given.is_for_later is None)
    sitting = _sitting(mine, paper)
    return redirect(sitting.question(number) if stays else sitting.after(number, len(paper.drawn)), code=303)


@bp.post("/attempts/<int:attempt_id>/answers")
@requires(Permission.LEARN)
def answer(attempt_id: int) -> ResponseReturnValue:
    """Keep one answer for the script of the page, which sends each as it is given."""
    given = forms.autosaved(request.form)
    with transaction() as session:
        saved = attempts.save_answer(session, current_actor(), attempt_id=attempt_id, given=given, now=now())
    if not saved.counts:
        raise Invalid(TOO_LATE, number=saved.number)
    if request.headers.get("X-Requested-With") == "fetch":
        return {"saved": True}
    return redirect(url_for(".attempt", attempt_id=attempt_id), code=303)


@bp.get("/attempts/<int:attempt_id>/submission")
@requires(Permission.LEARN)
def submission(attempt_id: int) -> ResponseReturnValue:
    mine = get_attempt(reading(), current_actor().person_id, attempt_id)
    if _takes_nothing_more(mine):
        return redirect(url_for(".attempt", attempt_id=attempt_id), code=303)
    paper = paper_of(reading(), mine)
    return render_template(
        "course/submission.html", sitting=_sitting(mine, paper), paper=paper, time_left=time_left(mine)
    )


@bp.post("/attempts/<int:attempt_id>/submission")
@requires(Permission.LEARN)
def submit(attempt_id: int) -> ResponseReturnValue:
    with transaction() as session:
        handed = attempts.submit(session, current_actor(), attempt_id=attempt_id, now=now(), today=today())
    tell_of_completion(handed)
    return redirect(url_for(".attempt", attempt_id=attempt_id), code=303)


def _question_page(
    mine: QuizAttempt, paper: Paper, number: int, *, typed: tuple[str, ...] | None = None, refused: str = ""
) -> str:
    drawn, compiled = paper.at(number)
    response = paper.responses.get(drawn.question_id)
    given = response.answer if response else ()
    settled = paper.quiz.logic.show == "after-each" and bool(given)
    return render_template(
        "course/question.html",
        sitting=_sitting(mine, paper),
        paper=paper,
        number=number,
        question=question_row(
            compiled,
            given=given if typed is None else typed,
            order=drawn.options,
            feedback=feedback_on(compiled, given) if settled else None,
        ),
        is_for_later=bool(response and response.is_for_later),
        settled=settled,
        refused=refused,
        time_left=time_left(mine),
    )


def _result_page(mine: QuizAttempt, paper: Paper) -> str:
    return render_template(
        "course/attempt.html",
        attempt=mine,
        paper=paper,
        result=result_of(mine, paper),
        after=_after_this(mine),
        ended=_ended_by_time(mine),
        late=paper.late_numbers,
    )


def _after_this(mine: QuizAttempt) -> After | None:
    """Say where the reader stands after their last attempt; None when there was a later one, or the quiz is gone."""
    course = catalogue(reading()).courses.get(mine.course_id)
    if course is None or mine.quiz_id not in course.package.quizzes:
        return None
    all_mine = own_attempts(mine.course_id, mine.quiz_id)
    is_last = all_mine.open is None and all_mine.ended[-1].attempt_id == mine.id
    return after(course.package, course.package.quizzes[mine.quiz_id].logic, all_mine) if is_last else None


def _ended_by_time(mine: QuizAttempt) -> str:
    if mine.deadline is None or not was_ended_by_time(mine.deadline, mine.submitted_at):
        return ""
    return spoken(mine.deadline)


def _takes_nothing_more(mine: QuizAttempt) -> bool:
    return mine.submitted_at is not None or is_time_up(mine)


def _sitting(mine: QuizAttempt, paper: Paper) -> Sitting:
    number, total = number_in_round(paper.quiz.logic, mine.number), paper.quiz.logic.attempts
    return Sitting(
        title=gettext("%(title)s (quiz)", title=words(paper.quiz.title)),
        place=gettext("Attempt %(number)s of %(total)s", number=number, total=total)
        if total
        else gettext("Attempt %(number)s", number=number),
        address=url_for(".attempt", attempt_id=mine.id),
        way_out=url_for(".course", course_id=mine.course_id),
        device_key=str(mine.id),
        study_key=item_key(mine.course_id, "quiz", mine.quiz_id),
        saves_itself=paper.quiz.logic.show != "after-each",
    )
