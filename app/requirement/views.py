"""What is required of the people of a place: a list, a page for each, a form."""

from __future__ import annotations

import secrets
from io import BytesIO

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.db.session import reading, transaction
from app.domain.access import Permission, Resource, may
from app.domain.errors import Invalid
from app.library.queries import Catalogue, catalogue
from app.library.searchable import source_title
from app.organisation.models import Unit
from app.organisation.queries import places_of
from app.requirement import services
from app.requirement.forms import BY_NAME, BY_ROLE, DayForm, RequirementForm
from app.requirement.pages import RequirementPage, requirement_page, state_name, what_name
from app.requirement.queries import days_of, get_requirement, people_of, reached_by, requirements_of
from app.requirement.shelf import clauses, what_can_be_required
from app.requirement.spreadsheet import people_csv
from app.web import refusals
from app.web.access import requires
from app.web.clock import now, today
from app.web.form_faults import take
from app.web.gettext import gettext, lazy_gettext
from app.web.identity import current_actor
from app.web.words import words

bp = Blueprint("requirement", __name__, template_folder="templates")
bp.add_app_template_filter(source_title, "source_title")

refusals.say(
    {
        "requirement.unknown": lazy_gettext(
            "There is no such requirement, or it asks nobody of your school."
        ),
        "requirement.what-unknown": lazy_gettext("Please choose a course or certificate that is on offer."),
        "requirement.day-past": lazy_gettext("Please choose today or a later day."),
        "requirement.reason-missing": lazy_gettext("Please say why; those who are asked will read it."),
        "requirement.clause-unknown": lazy_gettext("This clause is not on the shelf any more."),
        "requirement.nobody-named": lazy_gettext("Please choose at least one person."),
        "requirement.person-unknown": lazy_gettext("Somebody chosen does not belong to this place any more."),
        "requirement.withdrawn": lazy_gettext("This requirement was taken back; nobody is asked any more."),
    }
)


@bp.get("/requirements")
@requires(Permission.SCHOOL_REPORT_READ)
def requirement_list() -> ResponseReturnValue:
    session, actor = reading(), current_actor()
    live, made = catalogue(session), requirements_of(session, actor)
    reached = reached_by(session, actor, [each.id for each in made if not each.withdrawn_at], today())
    return render_template(
        "requirement/requirement_list.html",
        pages=[requirement_page(each, reached, live, today()) for each in made],
    )


@bp.route("/requirements/new", methods=["GET", "POST"])
@requires(Permission.REQUIREMENT_MAKE)
def require() -> ResponseReturnValue:
    session = reading()
    places = places_of(session, current_actor())
    place = next((each for each in places if each.id == request.args.get("place", type=int)), places[0])
    form = _form(session, place)
    if request.method == "POST" and form.validate():
        try:
            with transaction() as session:
                requirement_id = services.require(
                    session,
                    current_actor(),
                    wanted=form.wanted(place.id),
                    form_key=form.data["form_key"],
                    now=now(),
                    today=today(),
                )
        except Invalid as refusal:
            take(form, refusal)
        else:
            flash(gettext("It is required from now on. Those who are asked see it on Today."))
            return redirect(url_for(".requirement", requirement_id=requirement_id), code=303)
    return (
        render_template("requirement/require.html", form=form, place=place, places=places),
        422 if form.errors else 200,
    )


@bp.get("/requirements/<int:requirement_id>")
@requires(Permission.SCHOOL_REPORT_READ)
def requirement(requirement_id: int) -> ResponseReturnValue:
    return _page(requirement_id, DayForm())


@bp.get("/requirements/<int:requirement_id>/people.csv")
@requires(Permission.SCHOOL_REPORT_READ)
def requirement_csv(requirement_id: int) -> ResponseReturnValue:
    page = _load(reading(), requirement_id, catalogue(reading()))
    return send_file(
        BytesIO(people_csv(page)),
        mimetype="text/csv",
        as_attachment=True,
        download_name=gettext("%(school)s %(day)s.csv", school=page.name, day=page.made.due_on.isoformat()),
    )


@bp.post("/requirements/<int:requirement_id>/days")
@requires(Permission.REQUIREMENT_MAKE)
def change_day(requirement_id: int) -> ResponseReturnValue:
    form = DayForm(request.form)
    if form.validate():
        try:
            with transaction() as session:
                services.change_day(
                    session,
                    current_actor(),
                    requirement_id=requirement_id,
                    due_on=form.data["due_on"],
                    now=now(),
                    today=today(),
                )
        except Invalid as refusal:
            take(form, refusal)
        else:
            flash(gettext("The day is changed."))
            return redirect(url_for(".requirement", requirement_id=requirement_id), code=303)
    return _page(requirement_id, form), 422


@bp.post("/requirements/<int:requirement_id>/withdrawal")
@requires(Permission.REQUIREMENT_MAKE)
def withdraw(requirement_id: int) -> ResponseReturnValue:
    with transaction() as session:
        services.withdraw(session, current_actor(), requirement_id=requirement_id, now=now())
    flash(gettext("It is not required any more. What people have done stays theirs."))
    return redirect(url_for(".requirement", requirement_id=requirement_id), code=303)


def _load(session: Session, requirement_id: int, live: Catalogue) -> RequirementPage:
    made = get_requirement(session, current_actor(), requirement_id)
    return requirement_page(made, reached_by(session, current_actor(), [made.id], today()), live, today())


def _page(requirement_id: int, form: DayForm) -> str:
    session = reading()
    page = _load(session, requirement_id, catalogue(session))
    place = request.args.get("place", type=int)
    own = Resource(unit_path=page.made.unit_path)
    return render_template(
        "requirement/requirement.html",
        page=page,
        form=form,
        days=days_of(session, requirement_id),
        chosen=page.places.get(place) if place is not None else None,
        people=[each for each in page.people if place in (None, each.unit_id)],
        may_change=may(current_actor(), Permission.REQUIREMENT_MAKE, own) and not page.made.withdrawn_at,
        state_name=state_name,
        today=today(),
    )


def _form(session: Session, place: Unit) -> RequirementForm:
    live = catalogue(session)
    form = RequirementForm(request.form, form_key=secrets.token_urlsafe(12))
    form.what.choices = [(key, what_name(key, title)) for key, title in what_can_be_required(live).items()]
    form.clause.choices = [
        ("", gettext("No clause: the reason alone")),
        *((key, words(source_title(entry))) for key, entry in clauses(live).items()),
    ]
    people = people_of(session, place, today()) if place.kind == "school" else []
    form.people.choices = people
    form.whom.choices = [*BY_ROLE, BY_NAME] if people else BY_ROLE
    return form
