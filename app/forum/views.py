"""The pages of Ask."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import Form

from app.db.session import reading, transaction
from app.domain.access import Permission
from app.forum import queries, services
from app.forum.forms import AnswerForm, EndorsementForm, QuestionForm
from app.library.queries import catalogue
from app.web import refusals
from app.web.access import requires
from app.web.clock import now
from app.web.gettext import gettext, lazy_gettext
from app.web.identity import current_actor
from app.web.paging import Paging, page_asked_for

bp = Blueprint("forum", __name__, template_folder="templates", url_prefix="/forum")

refusals.say(
    {
        "forum.question-unknown": lazy_gettext("There is no such question any more."),
        "forum.answer-unknown": lazy_gettext("There is no such answer any more."),
        "forum.own-answer": lazy_gettext("An answer of one’s own cannot be accepted or endorsed."),
    }
)


@bp.get("/questions")
@requires(Permission.QUESTION_READ)
def question_list() -> ResponseReturnValue:
    titles = _titles()
    about = _about(titles)
    paging = Paging(page_asked_for(), queries.question_count(reading(), about=about))
    questions = queries.question_list(reading(), about=about, first=paging.first_row, limit=paging.per_page)
    return render_template(
        "forum/question_list.html", questions=questions, paging=paging, about=about, titles=titles
    )


@bp.get("/questions/new")
@requires(Permission.QUESTION_ASK)
def ask() -> ResponseReturnValue:
    titles = _titles()
    return render_template("forum/ask.html", form=QuestionForm(), about=_about(titles), titles=titles)


@bp.post("/questions")
@requires(Permission.QUESTION_ASK)
def post_question() -> ResponseReturnValue:
    titles = _titles()
    about = _about(titles)
    form = QuestionForm(request.form)
    if not form.validate():
        return render_template("forum/ask.html", form=form, about=about, titles=titles), 422
    with transaction() as session:
        question_id = services.ask(session, current_actor(), about=about, now=now(), **form.data)
    flash(gettext("Your question is posted."))
    return redirect(url_for(".question", question_id=question_id), code=303)


@bp.get("/questions/<int:question_id>")
@requires(Permission.QUESTION_READ)
def question(question_id: int) -> ResponseReturnValue:
    return _thread(question_id)


@bp.post("/questions/<int:question_id>/answers")
@requires(Permission.ANSWER_WRITE)
def answer(question_id: int) -> ResponseReturnValue:
    form = AnswerForm(request.form)
    if not form.validate():
        return _thread(question_id, answer_form=form), 422
    with transaction() as session:
        answer_id = services.answer(session, current_actor(), question_id=question_id, now=now(), **form.data)
    flash(gettext("Your answer is posted."))
    return redirect(url_for(".question", question_id=question_id, _anchor=f"answer-{answer_id}"), code=303)


@bp.post("/answers/<int:answer_id>/acceptance")
@requires(Permission.ANSWER_ACCEPT)
def acceptance(answer_id: int) -> ResponseReturnValue:
    with transaction() as session:
        if request.form.get("take-back"):
            question_id = services.take_back_acceptance(session, current_actor(), answer_id=answer_id)
        else:
            question_id = services.accept(session, current_actor(), answer_id=answer_id, now=now())
    return redirect(url_for(".question", question_id=question_id, _anchor=f"answer-{answer_id}"), code=303)


@bp.post("/questions/<int:question_id>/answers/<int:answer_id>/endorsements")
@requires(Permission.ANSWER_ENDORSE)
def endorsement(question_id: int, answer_id: int) -> ResponseReturnValue:
    form = EndorsementForm(request.form)
    if not form.validate():
        return _thread(question_id, endorsement_form=form, endorsing=answer_id), 422
    with transaction() as session:
        services.endorse(session, current_actor(), answer_id=answer_id, note=str(form.note.data), now=now())
    flash(gettext("Your endorsement stands beside the answer."))
    return redirect(url_for(".question", question_id=question_id, _anchor=f"answer-{answer_id}"), code=303)


def _thread(
    question_id: int,
    *,
    answer_form: Form | None = None,
    endorsement_form: Form | None = None,
    endorsing: int | None = None,
) -> str:
    return render_template(
        "forum/question.html",
        thread=queries.thread(reading(), question_id),
        answer_form=answer_form or AnswerForm(),
        endorsement_form=endorsement_form or EndorsementForm(),
        endorsing=endorsing,
        me=current_actor().person_id,
        titles=_titles(),
    )


def _about(titles: Mapping[str, Mapping[str, str]]) -> str | None:
    """Return the place a list or question is about, if it is one that exists."""
    about = request.values.get("about", "")
    return about if about in titles else None


def _titles() -> dict[str, dict[str, str]]:
    return catalogue(reading()).titles
