"""What the form of a question sends."""

from __future__ import annotations

from werkzeug.datastructures import MultiDict

from app.library.questions import answer_in
from app.refresher.sittings import Given


def given_in(fields: MultiDict[str, str], question_id: str) -> Given:
    """Read how sure somebody is, and the answer to a question.

    Raises:
        Invalid: it is far longer than any answer.
    """
    return Given(fields.get("sureness", ""), answer_in(fields, f"answer-{question_id}"))
