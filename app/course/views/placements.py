"""Placement checks: what they ask, question by question, handing in, and what it came to."""

from __future__ import annotations

from dataclasses import replace

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.content.compiled_parts import TRACKS
from app.course import forms
from app.course.placement import services
from app.course.placement.pages import track_rows
from app.course.placement.queries import Begun, checks_of, get_check
from app.course.placement.sheet import Sheet, sheet_of
from app.course.queries import learner_of
from app.course.standings import standings_of
from app.course.views.blueprint import bp
from app.course.views.lessons import tell_of_completion
from app.course.views.placement_results import part_results
from app.course.views.sittings import Sitting
from app.db.session import reading, transaction
from app.domain.access import Permission
from app.domain.errors import Invalid, NotFound
from app.domain.placement import REST, opens_again
from app.domain.progress import item_key
from app.library.queries import catalogue
from app.library.questions import question_row
from app.web.access import requires
from app.web.clock import now, today
from app.web.gettext import gettext
from app.web.identity import current_actor
from app.web.refusals import sentence
from app.web.words import TRACK_NAMES


@bp.get("/placement-checks")
@requires(Permission.LEARN)
def placement_checks() -> ResponseReturnValue:
    person_id = current_actor().person_id
    live = catalogue(reading())
    standings = standings_of(live, learner_of(reading(), person_id))
    return render_template(
        "course/placement_checks.html",
        rows=track_rows(checks_of(reading(), person_id), standings, now()),
        rest_days=REST.days,
    )


@bp.post("/learn/tracks/<track>/placement-checks")
@requires(Permission.LEARN)
def begin_placement_check(track: str) -> ResponseReturnValue:
    known = next((each for each in TRACKS if each == track), None)
    if known is None:
        raise NotFound("course.track-unknown")
    with transaction() as session:
        check_id = services.begin(session, current_actor(), track=known, now=now())
    return redirect(url_for(".placement_check", check_id=check_id), code=303)


@bp.get("/placement-checks/<int:check_id>")
@requires(Permission.LEARN)
def placement_check(check_id: int) -> ResponseReturnValue:
    """Show what it came to; an open check goes on at its first question without an answer."""
    begun = get_check(reading(), current_actor().person_id, check_id)
    sheet = sheet_of(reading(), begun)
    if begun.check.submitted_at is None:
        return redirect(_sitting(begun, sheet, 1).going_on(sheet.unanswered), code=303)
    return _result_page(begun, sheet)


@bp.get("/placement-checks/<int:check_id>/questions/<int:number>")
@requires(Permission.LEARN)
def placement_question(check_id: int, number: int) -> ResponseReturnValue:
    begun = get_check(reading(), current_actor().person_id, check_id)
    if begun.check.submitted_at is not None:
        return redirect(url_for(".placement_check", check_id=check_id), code=303)
    return _question_page(begun, sheet_of(reading(), begun), number)


@bp.post("/placement-checks/<int:check_id>/questions/<int:number>")
@requires(Permission.LEARN)
def answer_placement_and_go_on(check_id: int, number: int) -> ResponseReturnValue:
    begun = get_check(reading(), current_actor().person_id, check_id)
    sheet = sheet_of(reading(), begun)
    given = forms.answered(request.form, sheet.at(number).name)
    try:
        with transaction() as session:
            services.save_answer(session, current_actor(), check_id=check_id, given=given, now=now())
    except Invalid as refusal:
        return _question_page(begun, sheet, number, typed=given.answer, refused=sentence(refusal)), 422
    sitting = _sitting(begun, sheet, number)
    stays = given.is_for_later is False
    return redirect(sitting.question(number) if stays else sitting.after(number, len(sheet.drawn)), code=303)


@bp.post("/placement-checks/<int:check_id>/answers")
@requires(Permission.LEARN)
def placement_answer(check_id: int) -> ResponseReturnValue:
    """Keep one answer for the script of the page, which sends each as it is given."""
    given = forms.autosaved(request.form)
    with transaction() as session:
        services.save_answer(session, current_actor(), check_id=check_id, given=given, now=now())
    if request.headers.get("X-Requested-With") == "fetch":
        return {"saved": True}
    return redirect(url_for(".placement_check", check_id=check_id), code=303)


@bp.get("/placement-checks/<int:check_id>/submission")
@requires(Permission.LEARN)
def placement_submission(check_id: int) -> ResponseReturnValue:
    begun = get_check(reading(), current_actor().person_id, check_id)
    if begun.check.submitted_at is not None:
        return redirect(url_for(".placement_check", check_id=check_id), code=303)
    sheet = sheet_of(reading(), begun)
    return render_template("course/submission.html", sitting=_sitting(begun, sheet, 1), paper=sheet)


@bp.post("/placement-checks/<int:check_id>/submission")
@requires(Permission.LEARN)
def submit_placement(check_id: int) -> ResponseReturnValue:
    with transaction() as session:
        handed = services.submit(session, current_actor(), check_id=check_id, now=now(), today=today())
    tell_of_completion(handed)
    return redirect(url_for(".placement_check", check_id=check_id), code=303)


def _question_page(
    begun: Begun, sheet: Sheet, number: int, *, typed: tuple[str, ...] | None = None, refused: str = ""
) -> str:
    asked = sheet.at(number)
    given = asked.response.answer if asked.response else ()
    row = question_row(asked.question, given=given if typed is None else typed, order=asked.drawn.options)
    return render_template(
        "course/placement_question.html",
        sitting=_sitting(begun, sheet, number),
        paper=sheet,
        number=number,
        question=replace(row, id=asked.name),
        course=sheet.papers[asked.part].course,
        pass_percent=sheet.papers[asked.part].quiz.logic.pass_percent,
        is_for_later=bool(asked.response and asked.response.is_for_later),
        settled=False,
        refused=refused,
    )


def _result_page(begun: Begun, sheet: Sheet) -> str:
    live = catalogue(reading())
    standings = standings_of(live, learner_of(reading(), begun.check.person_id))
    return render_template(
        "course/placement_check.html",
        check=begun.check,
        parts=part_results(begun, sheet, standings),
        titles={course_id: each.course.title for course_id, each in standings.items()},
        opens_at=opens_again(begun.ended, now()),
    )


def _sitting(begun: Begun, sheet: Sheet, number: int) -> Sitting:
    part = begun.parts[sheet.at(number).part]
    return Sitting(
        title=gettext("Placement check"),
        place=str(TRACK_NAMES[begun.check.track]),
        address=url_for(".placement_check", check_id=begun.check.id),
        way_out=url_for(".placement_checks"),
        device_key=f"placement-{begun.check.id}",
        study_key=item_key(part.course_id, "quiz", part.quiz_id),
    )
