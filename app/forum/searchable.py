"""What of a question can be found: its words and those of its answers, without the names of those who wrote them."""

from __future__ import annotations

from collections.abc import Iterable

from app.content.plain_text import plain_text
from app.domain.access import Permission
from app.forum.models import Question
from app.search.document import NO_LANGUAGE, Document


def document_of(question: Question, answers_html: Iterable[str]) -> Document:
    """Return a question with its answers as one document, found whatever language its reader prefers."""
    return Document(
        key=f"question:{question.id}",
        kind="question",
        language=NO_LANGUAGE,
        title=question.title,
        body="\n".join(plain_text(html) for html in (question.body_html, *answers_html)),
        permission=Permission.QUESTION_READ,
    )
