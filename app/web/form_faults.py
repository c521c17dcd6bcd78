"""Showing a service's refusal at the field it is about."""

from __future__ import annotations

from wtforms import Form

from app.domain.errors import Refusal
from app.web.refusals import sentence


def take(form: Form, refusal: Refusal) -> None:
    """Put the refusal's sentence at its field, or above the form when it names none of the form's fields."""
    field = refusal.values.get("field")
    words = sentence(refusal)
    if isinstance(field, str) and field in form:
        form[field].errors = [*form[field].errors, words]
    else:
        form.form_errors.append(words)
