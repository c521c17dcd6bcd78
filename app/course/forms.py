"""What quiz pages send, read from the request's fields."""

from __future__ import annotations

from datetime import UTC, datetime

from werkzeug.datastructures import MultiDict

from app.course.attempts import Given
from app.library.questions import answer_in

Fields = MultiDict[str, str]


def autosaved(fields: Fields) -> Given:
    """Read an answer that the script sends: `question`, one `value` per chosen option, `answered_at`.

    Raises:
        Invalid: a value is far longer than any answer.
    """
    return Given(
        question_id=fields.get("question", ""),
        answer=answer_in(fields, "value"),
        answered_at=_moment(fields.get("answered_at", "")),
    )


def answered(fields: Fields, question_id: str) -> Given:
    """Read the form of a question: `answer-<question>`, and `later` as 1 or 0 when that button was pressed.

    Raises:
        Invalid: a value is far longer than any answer.
    """
    later = {"1": True, "0": False}.get(fields.get("later", ""))
    return Given(question_id, answer_in(fields, f"answer-{question_id}"), is_for_later=later)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):  # in UTC it can be before the first of all years
        return None
