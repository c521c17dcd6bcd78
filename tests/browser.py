"""A browser for tests: keeps cookies, sends the form token that a page would carry."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import Context
from typing import Any

from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import event
from werkzeug.test import TestResponse

from app.account.services import open_sign_in
from app.db.session import database, transaction
from app.domain.access import Actor
from app.web.clock import now

RAW_TOKEN = "0123456789abcdef" * 2


class Browser:
    """Wraps Flask's test client; `browse.signed_in(people.ana)` is Ana's browser."""

    def __init__(self, app: Flask, language: str = "en") -> None:
        self.app = app
        self.client = app.test_client()
        self.client.set_cookie("language", language)
        with self.client.session_transaction() as cookie:
            cookie["csrf_token"] = RAW_TOKEN
        self.form_token = URLSafeTimedSerializer(app.secret_key, salt="wtf-csrf-token").dumps(RAW_TOKEN)

    def signed_in(self, actor: Actor, language: str = "en") -> Browser:
        """Return another browser in which this person is signed in."""
        other = Browser(self.app, language)
        with transaction() as session:
            token = open_sign_in(session, actor.person_id, now=now())
        with other.client.session_transaction() as cookie:
            cookie["_user_id"] = token
            cookie["_fresh"] = True
        return other

    def get(self, path: str, **options: Any) -> TestResponse:
        return self._alone(self.client.get, path, **options)

    def post(self, path: str, data: dict[str, Any] | None = None, **options: Any) -> TestResponse:
        return self._alone(
            self.client.post, path, data={"csrf_token": self.form_token, **(data or {})}, **options
        )

    @staticmethod
    def _alone(send: Callable[..., TestResponse], path: str, **options: Any) -> TestResponse:
        # In an empty context, so that nothing of the test's own application context (its session, the person
        # of an earlier request) reaches the page: the server would not have it either.
        return Context().run(send, path, **options)

    def count_queries(self, path: str) -> int:
        """Return how many SELECTs a page takes."""
        seen: list[str] = []

        def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
            seen.append(statement)

        event.listen(database.engine, "before_cursor_execute", note)
        try:
            assert self.get(path).status_code == 200
        finally:
            event.remove(database.engine, "before_cursor_execute", note)
        return sum(statement.lstrip().upper().startswith("SELECT") for statement in seen)
