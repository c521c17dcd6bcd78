"""Refreshers: the decks, a sitting question by question, and how it went."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.db.session import reading, transaction
from app.domain.access import Permission
from app.domain.errors import Invalid, NotFound
from app.library.queries import catalogue
from app.refresher import services, sittings
from app.refresher.forms import given_in
from app.refresher.pages import asked_row, overview_of, sitting_page
from app.refresher.queries import Asked, calibration_of, decks_of, sitting_of
from app.web import refusals
from app.web.access import requires
from app.web.clock import now, today
from app.web.gettext import gettext, lazy_gettext
from app.web.identity import current_actor
from app.web.refusals import sentence

bp = Blueprint("refresher", __name__, template_folder="templates")

refusals.say(
    {
        "refresher.nothing-due": lazy_gettext(
            "Nothing is due at present. The page Refreshers says when the next questions come."
        ),
        "refresher.sitting-unknown": lazy_gettext(
            "There is nothing left of this sitting, or it is not yours."
        ),
        "refresher.question-unknown": lazy_gettext(
            "This question was put back, or it is not yours. The page Refreshers shows what is due."
        ),
        "refresher.question-gone": lazy_gettext(
            "This question is no longer published. The page Refreshers shows what is due."
        ),
        "refresher.deck-unknown": lazy_gettext(
            "You have no refreshers on this course; they begin when a course is completed."
        ),
        "refresher.pause-unknown": lazy_gettext("A pause lasts one week or four."),
        "refresher.sureness-missing": lazy_gettext("Please say how sure you are, too."),
        "refresher.answer-empty": lazy_gettext("Please give an answer, too."),
        "refresher.order-unfinished": lazy_gettext("Please give each one a place of its own."),
        "refresher.answer-unfinished": lazy_gettext("Something is still open. Please complete your answer."),
    }
)


@bp.get("/refreshers")
@requires(Permission.LEARN)
def refreshers() -> ResponseReturnValue:
    decks = decks_of(reading(), current_actor().person_id, catalogue(reading()))
    return render_template("refresher/refreshers.html", overview=overview_of(decks, today()))


@bp.post("/refreshers/sittings")
@requires(Permission.LEARN)
def begin() -> ResponseReturnValue:
    with transaction() as session:
        place = sittings.begin(session, current_actor(), now=now(), today=today())
    return redirect(url_for(".question", sitting_id=place.sitting_id, number=place.number), code=303)


@bp.get("/refreshers/sittings/<int:sitting_id>/questions/<int:number>")
@requires(Permission.LEARN)
def question(sitting_id: int, number: int) -> ResponseReturnValue:
    """Ask a question, or show what came of it."""
    asked = _own_sitting(sitting_id)
    here = _numbered(asked, number)
    return render_template(
        "refresher/answered.html" if here.sureness else "refresher/question.html",
        sitting_id=sitting_id,
        page=sitting_page(asked),
        row=asked_row(here),
        sureness=here.sureness or "",
    )


@bp.post("/refreshers/sittings/<int:sitting_id>/questions/<int:number>")
@requires(Permission.LEARN)
def answer(sitting_id: int, number: int) -> ResponseReturnValue:
    asked = _own_sitting(sitting_id)
    here = _numbered(asked, number)
    given = given_in(request.form, here.question.logic.id)
    try:
        with transaction() as session:
            sittings.answer(
                session,
                current_actor(),
                sitting_id=sitting_id,
                number=number,
                given=given,
                now=now(),
                today=today(),
            )
    except Invalid as refusal:
        return render_template(
            "refresher/question.html",
            sitting_id=sitting_id,
            page=sitting_page(asked),
            row=asked_row(here, typed=given.answer),
            sureness=given.sureness,
            refused=sentence(refusal),
        ), 422
    return redirect(url_for(".question", sitting_id=sitting_id, number=number), code=303)


@bp.get("/refreshers/sittings/<int:sitting_id>")
@requires(Permission.LEARN)
def sitting(sitting_id: int) -> ResponseReturnValue:
    person_id, live = current_actor().person_id, catalogue(reading())
    page = sitting_page(_own_sitting(sitting_id))
    return render_template(
        "refresher/sitting.html",
        sitting_id=sitting_id,
        page=page,
        in_all=calibration_of(reading(), person_id),
        overview=overview_of(decks_of(reading(), person_id, live), today()),
    )


@bp.post("/refreshers/decks/<course_id>/pause")
@requires(Permission.LEARN)
def pause(course_id: str) -> ResponseReturnValue:
    weeks = request.form.get("weeks", type=int) or 0
    with transaction() as session:
        services.pause(session, current_actor(), course_id=course_id, weeks=weeks, today=today())
    flash(gettext("These refreshers pause. What you remember so far is kept."))
    return redirect(url_for(".refreshers"), code=303)


@bp.post("/refreshers/decks/<course_id>/stop")
@requires(Permission.LEARN)
def stop(course_id: str) -> ResponseReturnValue:
    with transaction() as session:
        services.stop(session, current_actor(), course_id=course_id, now=now())
    flash(gettext("These refreshers have stopped. You can resume them whenever you like."))
    return redirect(url_for(".refreshers"), code=303)


@bp.post("/refreshers/decks/<course_id>/resumption")
@requires(Permission.LEARN)
def resume(course_id: str) -> ResponseReturnValue:
    with transaction() as session:
        services.resume(session, current_actor(), course_id=course_id)
    flash(gettext("These refreshers come again."))
    return redirect(url_for(".refreshers"), code=303)


def _own_sitting(sitting_id: int) -> list[Asked]:
    return sitting_of(reading(), current_actor().person_id, sitting_id, catalogue(reading()))


def _numbered(asked: list[Asked], number: int) -> Asked:
    found = next((each for each in asked if each.number == number), None)
    if found is None:
        raise NotFound("refresher.question-unknown")
    return found
