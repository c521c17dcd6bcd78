"""A form that arrives when nobody is signed in any more is not thrown away.

Its fields travel, signed, through the sign-in page; afterwards one button sends them again. Nothing of it is stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import current_app, request
from itsdangerous import BadData, URLSafeTimedSerializer

FIELD = "kept_form"
LONGEST_BYTES = 48 * 1024
KEPT_FOR_S = 3_600
TOKEN_FIELD = "csrf_token"  # noqa: S105 - the name of a field


@dataclass(frozen=True, slots=True)
class KeptForm:
    """Where a form was going, and what was typed in it."""

    path: str
    fields: tuple[tuple[str, str], ...]


def keep_this_form() -> str | None:
    """Return the form of this request as a signed text, or None when there is nothing fit to keep.

    Only a form sent from one of our own pages is kept, so that no other site can lay one in front of a person.
    """
    fields = [(name, value) for name, value in request.form.items(multi=True) if name != TOKEN_FIELD]
    sent_from = urlsplit(request.headers.get("Origin") or request.referrer or "").netloc
    if sent_from != request.host or sum(len(value) for _, value in fields) > LONGEST_BYTES:
        return None
    return _serializer().dumps([request.path, fields])


def kept_form(text: str | None) -> KeptForm | None:
    """Return the form in a signed text; None if it is missing, too old, or not ours."""
    if not text:
        return None
    try:
        path, fields = _serializer().loads(text, max_age=KEPT_FOR_S)
    except BadData:
        return None
    return KeptForm(path, tuple((name, value) for name, value in fields))


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="kept-form")
