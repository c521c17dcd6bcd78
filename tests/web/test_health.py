"""Whether the server says honestly what it has."""

from __future__ import annotations

from tests.browser import Browser


def test_the_process_answers(browse: Browser):
    assert browse.get("/healthz").status_code == 200


def test_readiness_names_every_part(browse: Browser):
    answer = browse.get("/readyz")

    assert set(answer.json) == {"database", "queue", "migrations"}
    assert answer.json["database"]
    assert answer.json["queue"]
