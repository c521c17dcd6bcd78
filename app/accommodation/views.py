"""A school's extra time: who has it, granting it, and taking it back."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accommodation import queries, services
from app.accommodation.forms import ExtraTimeForm
from app.accommodation.words import amount_words
from app.db.session import reading, transaction
from app.domain.access import Permission
from app.domain.time_limit import ExtraTime
from app.web import refusals
from app.web.access import requires
from app.web.clock import now, today
from app.web.gettext import gettext, lazy_gettext
from app.web.identity import current_actor
from app.web.locale import language

bp = Blueprint("accommodation", __name__, template_folder="templates")
bp.add_app_template_filter(amount_words)

refusals.say(
    {
        "accommodation.person-unknown": lazy_gettext("This person does not belong to the school today."),
        "accommodation.not-for-oneself": lazy_gettext(
            "Nobody grants extra time to themselves. Please ask another lead or an administrator."
        ),
    }
)


@bp.route("/schools/<int:unit_id>/extra-time", methods=["GET", "POST"])
@requires(Permission.EXTRA_TIME_GRANT)
def extra_time(unit_id: int) -> ResponseReturnValue:
    place = queries.school_for_extra_time(reading(), current_actor(), unit_id)
    people = queries.colleagues(reading(), place, today=today())
    form = ExtraTimeForm(request.form)
    form.offer(each for each in people if each.person_id != current_actor().person_id)
    if request.method == "POST" and form.validate():
        with transaction() as session:
            services.grant(
                session,
                current_actor(),
                unit_id=unit_id,
                person_id=int(form.person.data),
                amount=ExtraTime(form.amount.data),
                now=now(),
                today=today(),
            )
        flash(gettext("Granted. It applies to attempts that begin from now on."))
        return redirect(url_for(".extra_time", unit_id=unit_id), code=303)
    page = render_template(
        "accommodation/extra_time.html",
        place=place.name_in(language()),
        unit_id=unit_id,
        people=people,
        form=form,
        own_id=current_actor().person_id,
    )
    return page, 422 if form.errors else 200


@bp.post("/schools/<int:unit_id>/extra-time/<int:person_id>/withdrawal")
@requires(Permission.EXTRA_TIME_GRANT)
def withdrawal(unit_id: int, person_id: int) -> ResponseReturnValue:
    with transaction() as session:
        services.withdraw(
            session, current_actor(), unit_id=unit_id, person_id=person_id, now=now(), today=today()
        )
    flash(gettext("Withdrawn. An attempt that is open keeps the time it began with."))
    return redirect(url_for(".extra_time", unit_id=unit_id), code=303)
