"""Inviting teachers into a school, and joining by invitation."""

from __future__ import annotations

from typing import cast

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.account.services import open_sign_in
from app.db.session import reading, transaction
from app.domain.access import Permission, Role
from app.domain.errors import Conflict, Invalid
from app.organisation import queries, services
from app.organisation.forms import InvitationForm, JoinForm
from app.web import limits, refusals
from app.web.access import public, requires
from app.web.clock import now, today
from app.web.form_faults import take
from app.web.gettext import gettext, lazy_gettext
from app.web.identity import KnownPerson, begin_session, current_actor
from app.web.limits import limiter
from app.web.locale import language

bp = Blueprint("organisation", __name__, template_folder="templates")

refusals.say(
    {
        "organisation.unit-unknown": lazy_gettext("There is no such school, or it is not one of yours."),
        "organisation.role-not-invitable": lazy_gettext("This role is not given away by a link."),
        "organisation.invitation-unknown": lazy_gettext(
            "This invitation has been used or is out of date. Please ask your school for a new link."
        ),
        "organisation.invitation-taken": lazy_gettext(
            "This invitation was used a moment ago. Please ask your school for a new link."
        ),
    }
)


@bp.route("/join/<token>", methods=["GET", "POST"])
@limiter.limit(limits.BY_ADDRESS, methods=["POST"])
@limiter.limit(limits.BY_ACCOUNT, key_func=limits.account_typed, methods=["POST"])
@public
def join(token: str) -> ResponseReturnValue:
    _, unit = queries.open_invitation(reading(), token, now=now())
    place = unit.name_in(language())
    form = JoinForm(request.form)
    if request.method == "POST" and form.validate():
        try:
            with transaction() as session:
                person = services.join(session, token=token, now=now(), today=today(), **form.data)
                sign_in_token = open_sign_in(session, person.id, now=now())
        except (Invalid, Conflict) as refusal:
            take(form, refusal)
        else:
            load = current_app.extensions["load_person"]
            begin_session(cast(KnownPerson, load(sign_in_token)))
            flash(gettext("Welcome. Your account is ready."))
            return redirect(url_for("home.today"), code=303)
    return render_template("organisation/join.html", form=form, place=place), 422 if form.errors else 200


@bp.route("/schools/<int:unit_id>/invitations", methods=["GET", "POST"])
@requires(Permission.INVITE)
def invite(unit_id: int) -> ResponseReturnValue:
    unit = queries.get_unit(reading(), current_actor(), Permission.INVITE, unit_id)
    place = unit.name_in(language())
    form = InvitationForm(request.form)
    link = None
    if request.method == "POST" and form.validate():
        with transaction() as session:
            token = services.invite(
                session, current_actor(), unit_id=unit_id, role=Role(form.role.data), now=now()
            )
        link = current_app.config["PUBLIC_URL"] + url_for(".join", token=token)
    return render_template("organisation/invite.html", form=form, place=place, unit_id=unit_id, link=link)
