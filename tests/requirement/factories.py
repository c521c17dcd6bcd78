"""Requirements for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.content.compiled import CompiledReference
from app.content.compiled_parts import SourceEntry
from app.domain.access import Actor, Role
from app.organisation.models import Unit
from app.requirement import services
from app.requirement.services import Wanted
from tests.library.factories import both, course, lesson, programme, publish_for_tests
from tests.people import NOW, TODAY

REASON = "Our school plan for this term."
DUE = TODAY + timedelta(days=30)
STATUTE = SourceEntry(
    "mhl-16", "statute", both("<p>Mental Health Law, Article 16. Schools teach it.</p>"), "2026-11-23"
)
STUDY = SourceEntry("a-study", "study", both("<p>A study.</p>"), "2026-11-23")


def publish_something(session: Session) -> None:
    """Publish a course of one lesson, a programme that takes it, another course, and a shelf."""
    publish_for_tests(
        session,
        course("cri-101", lessons=[lesson("one", checks=0)], quizzes=[]),
        course("cns-101"),
        programme(),
        CompiledReference({"mhl-16": STATUTE, "a-study": STUDY}, {}),
    )


def wanted(unit: Unit, **changes) -> Wanted:
    usual = Wanted("course:cri-101", unit.id, Role.TEACHER, frozenset(), DUE, REASON, None)
    return replace(usual, **changes)


def require(session: Session, actor: Actor, unit: Unit, *, form_key: str = "form-key-1", **changes) -> int:
    made = services.require(
        session, actor, wanted=wanted(unit, **changes), form_key=form_key, now=NOW, today=TODAY
    )
    session.commit()
    return made


def change_day(session: Session, actor: Actor, requirement_id: int, due_on: date) -> None:
    services.change_day(session, actor, requirement_id=requirement_id, due_on=due_on, now=NOW, today=TODAY)
