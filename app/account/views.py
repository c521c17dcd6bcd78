"""The doors: sign in, sign out, forgotten password."""

from __future__ import annotations

from typing import cast

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.account import services
from app.account.forms import ForgottenForm, NewPasswordForm, SignInForm
from app.db.session import transaction
from app.domain.errors import Invalid
from app.web import limits, refusals
from app.web.access import for_everyone_signed_in, public
from app.web.clock import now
from app.web.form_faults import take
from app.web.gettext import gettext, lazy_gettext
from app.web.identity import KnownPerson, begin_session, end_session, signed_in
from app.web.kept_forms import FIELD, kept_form
from app.web.limits import limiter
from app.web.redirects import safe_target

bp = Blueprint("account", __name__, template_folder="templates")

refusals.say(
    {
        "account.not-an-account-name": lazy_gettext(
            "This is neither an email address nor a mobile number. Please check it."
        ),
        "account.password-too-short": lazy_gettext("Please use at least %(shortest)s characters."),
        "account.password-too-long": lazy_gettext("Please use at most %(longest)s characters."),
        "account.password-common": lazy_gettext(
            "This password is too easy to guess. A few words in a row that only you would think of work well."
        ),
        "account.already-registered": lazy_gettext(
            "There is an account with this name already. Sign in, or ask for a new password."
        ),
        "account.sign-in-failed": lazy_gettext(
            "Account and password do not fit together. Please check both and try again."
        ),
        "account.reset-link-unknown": lazy_gettext(
            "This link has been used or is older than two hours. Please ask for a new one."
        ),
    }
)


@bp.route("/sign-in", methods=["GET", "POST"])
@limiter.limit(limits.BY_ADDRESS, methods=["POST"])
@limiter.limit(limits.BY_ACCOUNT, key_func=limits.account_typed, methods=["POST"])
@public
def sign_in() -> ResponseReturnValue:
    target = safe_target(request.args.get("next"), url_for("home.today"))
    if signed_in():
        return redirect(target, code=303)
    form = SignInForm(request.form)
    if request.method == "POST" and form.validate():
        try:
            with transaction() as session:
                token = services.sign_in(
                    session, account=str(form.account.data), password=str(form.password.data), now=now()
                )
        except Invalid as refusal:
            take(form, refusal)
        else:
            begin_session(_person(token))
            kept = kept_form(request.form.get(FIELD))
            return (
                render_template("errors/send_again.html", kept=kept) if kept else redirect(target, code=303)
            )
    return render_template("account/sign_in.html", form=form), 422 if request.method == "POST" else 200


@bp.post("/sign-out")
@for_everyone_signed_in
def sign_out() -> ResponseReturnValue:
    person = signed_in()
    if person:
        with transaction() as session:
            services.sign_out(session, token=person.get_id(), now=now())
    end_session()
    flash(gettext("You are signed out."))
    return redirect(url_for(".sign_in"), code=303)


@bp.route("/forgotten", methods=["GET", "POST"])
@limiter.limit(limits.BY_ADDRESS, methods=["POST"])
@limiter.limit(limits.BY_ACCOUNT, key_func=limits.account_typed, methods=["POST"])
@public
def forgotten() -> ResponseReturnValue:
    form = ForgottenForm(request.form)
    if request.method == "POST" and form.validate():
        with transaction() as session:
            services.ask_for_reset(session, account=str(form.account.data), now=now())
        return render_template("account/reset_sent.html")
    return render_template("account/forgotten.html", form=form), 422 if form.errors else 200


@bp.route("/new-password/<token>", methods=["GET", "POST"])
@limiter.limit(limits.BY_ADDRESS, methods=["POST"])
@public
def new_password(token: str) -> ResponseReturnValue:
    form = NewPasswordForm(request.form)
    if request.method == "POST" and form.validate():
        try:
            with transaction() as session:
                services.choose_new_password(
                    session, token=token, password=str(form.password.data), now=now()
                )
        except Invalid as refusal:
            take(form, refusal)
        else:
            flash(gettext("Your new password is set. Please sign in with it."))
            return redirect(url_for(".sign_in"), code=303)
    return render_template("account/new_password.html", form=form), 422 if form.errors else 200


def _person(token: str) -> KnownPerson:
    load = current_app.extensions["load_person"]
    return cast(KnownPerson, load(token))
