"""A school's people, as a page and as a file."""

from __future__ import annotations

from io import BytesIO

from flask import Blueprint, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from app.db.session import reading
from app.domain.access import OVERSEEING, Permission
from app.domain.errors import Invalid
from app.library.queries import Catalogue, catalogue
from app.organisation.models import Unit
from app.organisation.queries import schools_of
from app.report.coverage import Holding
from app.report.forms import FilterForm
from app.report.pages import SchoolPage, holding_name, school_page
from app.report.queries import school_of, staff_of
from app.report.spreadsheet import people_csv
from app.web import refusals
from app.web.access import requires
from app.web.clock import today
from app.web.gettext import gettext, lazy_gettext
from app.web.identity import current_actor
from app.web.words import words

bp = Blueprint("report", __name__, template_folder="templates")

refusals.say(
    {"report.filter-unknown": lazy_gettext("Please choose a certificate and a day, like 2026-11-23.")}
)


@bp.get("/school")
@requires(Permission.SCHOOL_REPORT_READ)
def school() -> ResponseReturnValue:
    session = reading()
    chosen, others = _school(session)
    if chosen is None:
        return render_template("report/schools.html", schools=others)
    live = catalogue(session)
    form = _filter(live)
    return (
        render_template(
            "report/school.html",
            page=_page(session, chosen, live, form),
            form=form,
            more_schools=set(current_actor().paths(*OVERSEEING)) != {chosen.path},
            groups=Holding,
            today=today(),
            holding_name=holding_name,
        ),
        422 if form.errors else 200,
    )


@bp.get("/school/people.csv")
@requires(Permission.SCHOOL_REPORT_READ)
def school_csv() -> ResponseReturnValue:
    session = reading()
    chosen, _ = _school(session)
    if chosen is None:
        return redirect(url_for(".school"), code=303)
    live = catalogue(session)
    form = _filter(live)
    if form.errors:
        raise Invalid("report.filter-unknown")
    page = _page(session, chosen, live, form)
    return send_file(
        BytesIO(people_csv(page)),
        mimetype="text/csv",
        as_attachment=True,
        download_name=gettext("%(school)s %(day)s.csv", school=words(page.name), day=page.day.isoformat()),
    )


def _school(session: Session) -> tuple[Unit | None, list[Unit]]:
    """Return the school asked for, or the actor's only one; otherwise those there are to choose from."""
    wanted = request.args.get("school", type=int)
    if wanted is not None:
        return school_of(session, current_actor(), wanted), []
    schools = schools_of(session, current_actor(), *OVERSEEING)
    return (schools[0], []) if len(schools) == 1 else (None, schools)


def _filter(live: Catalogue) -> FilterForm:
    programmes = [each.package for each in live.programmes.values()]
    usual = {"day": today().isoformat(), "programme": programmes[0].id if programmes else ""}
    form = FilterForm(
        MultiDict({**usual, **{name: given for name in usual if (given := request.args.get(name))}})
    )
    if programmes:
        form.programme.choices = [(each.id, words(each.title)) for each in programmes]
    else:
        del form.programme
    form.validate()
    return form


def _page(session: Session, chosen: Unit, live: Catalogue, form: FilterForm) -> SchoolPage:
    day = form.day.data or today()
    programme = live.programmes.get(str(form.data.get("programme")))
    staff = staff_of(
        session,
        chosen,
        day=day,
        programme_id=programme.package.id if programme else "",
        course_ids=live.courses.keys(),
    )
    return school_page(
        school_id=chosen.id,
        name=chosen.names,
        day=day,
        programme=programme.package if programme else None,
        courses=len(live.courses),
        staff=staff,
        only=next((each for each in Holding if each == request.args.get("group")), None),
    )
