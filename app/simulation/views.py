"""The pages of Practise: the list, the briefing, the run, the pause, the debrief."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Final

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from wtforms import Form

from app.db.session import reading, transaction
from app.domain.access import Permission
from app.domain.errors import Conflict, Invalid
from app.domain.simulation.state import Chosen, Expired, Move, StepBack
from app.library.queries import catalogue
from app.record.services import Handed
from app.simulation import services
from app.simulation.forms import ChoiceForm, PlaceForm, TimedForm, debrief_form, ensure_whole, texts_in
from app.simulation.looking_back import looking_back
from app.simulation.queries import get_run, runs_of, written_in
from app.simulation.standing import standing, standings
from app.simulation.transcript import transcript
from app.simulation.turn import turn_of
from app.simulation.words import topics_in_words
from app.web import refusals
from app.web.access import requires
from app.web.clock import now, today
from app.web.errors import STATUS
from app.web.form_faults import take
from app.web.gettext import gettext, lazy_gettext
from app.web.identity import current_actor
from app.web.refusals import sentence

bp = Blueprint("simulation", __name__, template_folder="templates")

RUN: Final = "/runs/<int:run_id>"
"""A longer number is no run; the databases could not even look for it."""

CLOCK: Final = "run_with_clock"
"""In the cookie: the run whose learner switched the clock on. Off for every other run."""

refusals.say(
    {
        "library.scenario-unknown": lazy_gettext("There is no such simulation."),
        "simulation.run-unknown": lazy_gettext("There is no such run, or it is not open to you."),
        "simulation.moment-unknown": lazy_gettext("That run has no such moment."),
        "simulation.moved-on": lazy_gettext(
            "That page was from an earlier moment. Nothing was counted; this is where you are now."
        ),
        "simulation.not-offered": lazy_gettext(
            "This is not offered here. Nothing was counted; this is where you are now."
        ),
        "simulation.ended": lazy_gettext("This run has come to its end. Nothing was counted."),
        "simulation.no-timer": lazy_gettext("Nothing is timed here. Nothing was counted."),
        "simulation.no-step-back": lazy_gettext("There is no step to take back here. Nothing was changed."),
        "simulation.not-ended": lazy_gettext("The debrief comes after the ending of the run."),
        "simulation.feeling-missing": lazy_gettext(
            "Please choose how you are. “I’d rather not say” is an answer too."
        ),
        "simulation.form-incomplete": lazy_gettext(
            "Something was missing in what arrived. Nothing was counted; please choose again."
        ),
    }
)


@bp.get("/practise")
@requires(Permission.LEARN)
def practise() -> ResponseReturnValue:
    if "left" in request.args:
        flash(gettext("You have left the simulation. Your place is kept; leaving costs nothing."))
        return redirect(url_for(".practise"), code=303)
    packages = [each.package for each in catalogue(reading()).scenarios.values()]
    rows = standings(packages, runs_of(reading(), current_actor().person_id))
    return render_template("simulation/practise.html", rows=rows, topics=topics_in_words)


@bp.get("/simulations/<scenario_id>")
@requires(Permission.LEARN)
def briefing(scenario_id: str) -> ResponseReturnValue:
    scenario = catalogue(reading()).scenario(scenario_id).package
    runs = runs_of(reading(), current_actor().person_id, scenario_id=scenario_id)
    return render_template(
        "simulation/briefing.html",
        here=standing(scenario, runs),
        topics=topics_in_words(scenario.warning),
        review_is_due=today().isoformat() > scenario.review.next,
    )


@bp.post("/simulations/<scenario_id>/runs")
@requires(Permission.LEARN)
def start(scenario_id: str) -> ResponseReturnValue:
    with transaction() as writing:
        begun = services.start_run(
            writing, current_actor(), scenario_id=scenario_id, seed=secrets.randbits(31), now=now()
        )
    return _to_run(begun.run_id)


@bp.get(RUN)
@requires(Permission.LEARN)
def run(run_id: int) -> ResponseReturnValue:
    return _player(run_id)


@bp.post(RUN + "/moves")
@requires(Permission.LEARN)
def move(run_id: int) -> ResponseReturnValue:
    form = ChoiceForm(request.form)
    return _move(run_id, form, lambda: Chosen(str(form.node.data), str(form.choice.data)))


@bp.post(RUN + "/expiries")
@requires(Permission.LEARN)
def expiry(run_id: int) -> ResponseReturnValue:
    form = TimedForm(request.form)
    return _move(run_id, form, lambda: Expired(str(form.node.data)))


@bp.post(RUN + "/steps-back")
@requires(Permission.LEARN)
def step_back(run_id: int) -> ResponseReturnValue:
    return _move(run_id, PlaceForm(request.form), StepBack)


@bp.post(RUN + "/clock")
@requires(Permission.LEARN)
def clock(run_id: int) -> ResponseReturnValue:
    if request.form.get("on"):
        session[CLOCK] = run_id
    else:
        session.pop(CLOCK, None)
    return _to_run(run_id)


@bp.get(RUN + "/pause")
@requires(Permission.LEARN)
def pause(run_id: int) -> ResponseReturnValue:
    return render_template("simulation/pause.html", log=get_run(reading(), current_actor(), run_id))


@bp.route(RUN + "/debrief", methods=["GET", "POST"])
@requires(Permission.LEARN)
def debrief(run_id: int) -> ResponseReturnValue:
    log = get_run(reading(), current_actor(), run_id)
    if log.run.finished_at is None:
        flash(gettext("The debrief comes after the ending of the run."))
        return _to_run(run_id)
    written = written_in(reading(), run_id)
    form = debrief_form(log.scenario, request.form or None, feeling=log.run.feeling, written=written)
    if request.method == "POST" and form.validate():
        try:
            return _kept(run_id, form)
        except Invalid as refusal:
            take(form, refusal)
    page = render_template(
        "simulation/debrief.html",
        log=log,
        form=form,
        written=written,
        back=looking_back(log),
        told=transcript(log.scenario, log.replayed(), log.moves, with_coach=True),
        titles=catalogue(reading()).titles,
    )
    return page, 422 if form.errors else 200


@bp.post(RUN + "/tries")
@requires(Permission.LEARN)
def try_again(run_id: int) -> ResponseReturnValue:
    form = PlaceForm(request.form)
    ensure_whole(form)
    with transaction() as writing:
        begun = services.try_again(
            writing, current_actor(), run_id=run_id, sequence=int(form.sequence.data or 0), now=now()
        )
    if begun.is_new:
        flash(gettext("This is a fresh run. The earlier one stays as it was."))
    else:
        flash(gettext("A run of this simulation is open already. Here is where you are in it."))
    return _to_run(begun.run_id)


def _move(run_id: int, form: Form, made: Callable[[], Move]) -> ResponseReturnValue:
    """Make a move, or show where the run stands and why the move did not count."""
    try:
        ensure_whole(form)
        with transaction() as writing:
            services.make_move(
                writing,
                current_actor(),
                run_id=run_id,
                sequence=int(form["sequence"].data),
                move=made(),
                now=now(),
            )
    except (Conflict, Invalid) as refusal:
        return _player(run_id, trouble=sentence(refusal)), STATUS[type(refusal)]
    return _to_run(run_id)


def _player(run_id: int, trouble: str = "") -> str:
    log = get_run(reading(), current_actor(), run_id)
    return render_template(
        "simulation/run.html",
        log=log,
        run=turn_of(log),
        trouble=trouble,
        with_clock=session.get(CLOCK) == run_id,
    )


def _to_run(run_id: int) -> ResponseReturnValue:
    return redirect(url_for(".run", run_id=run_id, _anchor="turn"), code=303)


def _kept(run_id: int, form: Form) -> ResponseReturnValue:
    """Keep the debrief; with Finish, complete the scenario and go back to the list."""
    actor, feeling, texts = current_actor(), form["feeling"].data, texts_in(form)
    if "finish" not in request.form:
        with transaction() as writing:
            services.keep_debrief(writing, actor, run_id=run_id, feeling=feeling, texts=texts, now=now())
        return redirect(url_for(".debrief", run_id=run_id, _anchor="kept"), code=303)
    with transaction() as writing:
        handed = services.finish_debrief(
            writing, actor, run_id=run_id, feeling=feeling, texts=texts, now=now(), today=today()
        )
    _say_what_was_earned(handed)
    return redirect(url_for(".practise"), code=303)


def _say_what_was_earned(handed: Handed) -> None:
    if not handed.is_new:
        flash(gettext("Your debrief is kept."))
        return
    flash(gettext("Debrief finished. This simulation is complete."))
    if handed.completed_courses:
        flash(gettext("With it you have completed a course. You find it in your record."))
    if handed.certificate_codes:
        flash(gettext("You have earned a certificate. You find it in your record."))
