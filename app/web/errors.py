"""Refusal -> status -> one calm page."""

from __future__ import annotations

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from app.domain.errors import Conflict, Denied, Invalid, NotFound, Refusal
from app.web.identity import signed_in
from app.web.kept_forms import keep_this_form, kept_form
from app.web.refusals import sentence

STATUS: dict[type[Refusal], int] = {NotFound: 404, Denied: 403, Conflict: 409, Invalid: 422}

CODE_OF_STATUS = {404: "common.not-found", 405: "common.not-found", 413: "common.too-large"}


def init_errors(app: Flask) -> None:
    """Show every refusal and every fault as a page with a way on."""
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(CSRFError, _form_expired)
    app.register_error_handler(RateLimitExceeded, lambda _: _page(Denied("common.too-often"), 429))
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(InternalServerError, _fault)


def _form_expired(fault: CSRFError) -> ResponseReturnValue:
    """The person signed in anew in another tab, or left the page open for weeks: offer to send it again."""
    kept = kept_form(keep_this_form())
    if kept is None or signed_in() is None:
        return _page(Invalid("common.form-expired"), fault.code or 400)
    return render_template("errors/send_again.html", kept=kept), fault.code or 400


def _refused(refusal: Refusal) -> ResponseReturnValue:
    return _page(refusal, STATUS[type(refusal)])


def _http(fault: HTTPException) -> ResponseReturnValue:
    if fault.code is None or fault.code < 400:
        return fault
    return _page(Refusal(CODE_OF_STATUS.get(fault.code, "common.unknown")), fault.code)


def _fault(fault: InternalServerError) -> ResponseReturnValue:
    # Flask has logged the traceback; the page must not depend on anything that may be what broke.
    del fault
    return render_template("errors/fault.html"), 500


def _page(refusal: Refusal, status: int) -> ResponseReturnValue:
    words = sentence(refusal)
    if request.headers.get("X-Requested-With") == "fetch":
        return {"refused": refusal.code, "words": words}, status
    return render_template("errors/refusal.html", words=words, status=status), status
