"""My record, my certificates, and the check that anybody may make."""

from __future__ import annotations

from io import BytesIO

from flask import Blueprint, current_app, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from app.db.session import reading, transaction
from app.domain.access import Permission
from app.domain.certificate_code import canonical_code, printed
from app.domain.errors import Invalid
from app.domain.language import LANGUAGES
from app.library.queries import catalogue
from app.record import pages, queries, services
from app.record.forms import CodeForm
from app.web import limits, refusals
from app.web.access import public, requires
from app.web.clock import now, today
from app.web.form_faults import take
from app.web.gettext import lazy_gettext, ngettext
from app.web.identity import current_actor
from app.web.limits import limiter
from app.web.locale import language

bp = Blueprint("record", __name__, template_folder="templates")

refusals.say(
    {
        "record.certificate-unknown": lazy_gettext("There is no such certificate, or it is not yours."),
        "record.code-length": lazy_gettext(
            "The code is %(length)s characters; this one has %(typed)s. Please copy it whole."
        ),
        "record.code-mistyped": lazy_gettext(
            "A character of this code is mistyped. Please compare it with the paper."
        ),
        "record.glyph-missing": lazy_gettext(
            "The font of the PDF has no sign for “%(character)s” (%(point)s), so the name would not be printed whole. "
            "Please open the certificate and print that page instead."
        ),
        "record.reason-missing": lazy_gettext("Please say why the certificate is revoked."),
    }
)


@bp.get("/record")
@requires(Permission.RECORD_READ)
def my_record() -> ResponseReturnValue:
    session, person_id = reading(), current_actor().person_id
    live = catalogue(session)
    page = pages.record_page(
        certificates=queries.certificates_of(session, person_id),
        ledger=queries.ledger_of(session, person_id, live.titles),
        earned=services.evidence_keys(session, person_id),
        live=live,
        year=request.args.get("year", type=int),
        today=today(),
    )
    return render_template("record/my_record.html", page=page, to_do=pages.to_do)


@bp.post("/certificates")
@requires(Permission.RECORD_READ)
def collect() -> ResponseReturnValue:
    with transaction() as session:
        handed = services.collect(session, current_actor(), now=now(), today=today())
    issued = len(handed.certificate_codes)
    if issued:
        flash(ngettext("Your %(num)s certificate is here.", "%(num)s certificates are here.", issued))
    return redirect(url_for(".my_record"), code=303)


@bp.get("/certificates/<code>")
@requires(Permission.RECORD_READ)
def certificate(code: str) -> ResponseReturnValue:
    held = queries.get_certificate(reading(), current_actor(), code)
    page = pages.certificate_page(held, _check_address(code), today())
    return render_template("record/certificate.html", page=page)


@bp.get("/certificates/<code>/pdf")
@requires(Permission.RECORD_READ)
def certificate_pdf(code: str) -> ResponseReturnValue:
    from app.record.pdf import render, sheet  # noqa: PLC0415 - 9 MB of typesetting that most workers never need

    held = queries.get_certificate(reading(), current_actor(), code)
    wanted = request.args.get("language")
    chosen = next((each for each in LANGUAGES if each == wanted), language())
    document = render(sheet(held, chosen, _check_address(code)))
    return send_file(
        BytesIO(document),
        mimetype="application/pdf",
        as_attachment=True,
        download_name=f"certificate-{printed(held.code)}-{chosen}.pdf",
    )


@bp.route("/verify", methods=["GET", "POST"])
@limiter.limit(limits.BY_CODE_CHECK, methods=["POST"])
@public
def verify() -> ResponseReturnValue:
    form = CodeForm(request.form)
    if request.method == "POST" and form.validate():
        try:
            code = canonical_code(str(form.code.data))
        except Invalid as refusal:
            take(form, refusal)
        else:
            return redirect(url_for(".verified", code=code), code=303)
    return _check_page(form, status=422 if form.errors else 200)


@bp.get("/verify/<code>")
@limiter.limit(limits.BY_CODE_CHECK)
@public
def verified(code: str) -> ResponseReturnValue:
    try:
        wanted = canonical_code(code)
    except Invalid as refusal:
        form = CodeForm(data={"code": code})
        take(form, refusal)
        return _check_page(form, status=404)
    if wanted != code:
        return redirect(url_for(".verified", code=wanted), code=303)
    found = queries.certificate_by_code(reading(), wanted)
    verdict = pages.verdict(found, wanted, today())
    return _check_page(CodeForm(), verdict=verdict, status=200 if found else 404)


def _check_page(form: CodeForm, *, verdict: pages.Verdict | None = None, status: int) -> ResponseReturnValue:
    page = render_template("record/verify.html", form=form, verdict=verdict)
    return page, status, {"X-Robots-Tag": "noindex"}


def _check_address(code: str) -> str:
    return str(current_app.config["PUBLIC_URL"]) + url_for(".verified", code=code)
