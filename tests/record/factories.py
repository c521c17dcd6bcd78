"""Records for tests: everything of a course handed down, and the certificate that follows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.content.compiled import CompiledCourse
from app.domain.access import Actor
from app.library.models import Revision
from app.record.models import Certificate
from app.record.services import Handed, course_item_keys, hand_down
from tests.library.factories import course, programme, publish_for_tests, scenario
from tests.people import NOW, TODAY

FIRST_RESPONSE = course("cri-101", simulations=("sim-b1",))
MINUTES = 75
"""Two lessons of 20 minutes, a quiz of 15, a scenario of 20."""


def publish_first_response(session: Session) -> None:
    """Publish a course with a scenario, and the programme that it earns."""
    publish_for_tests(session, scenario("sim-b1"), FIRST_RESPONSE, programme())


def show(session: Session, actor: Actor, key: str, *, now: datetime = NOW, today: date = TODAY) -> Handed:
    revision_id = session.scalars(select(Revision.id)).first()
    return hand_down(
        session, person_id=actor.person_id, key=key, revision_id=revision_id, now=now, today=today
    )


def show_all(session: Session, actor: Actor, keys: Iterable[str], **when) -> list[Handed]:
    return [show(session, actor, key, **when) for key in keys]


def complete(session: Session, actor: Actor, package: CompiledCourse = FIRST_RESPONSE, **when) -> str:
    """Let somebody complete a course; return the code of the certificate, or an empty text."""
    handed = show_all(session, actor, course_item_keys(package), **when)
    session.commit()
    return next(iter(handed[-1].certificate_codes), "")


def certificate_of(session: Session, actor: Actor) -> Certificate:
    return session.scalars(select(Certificate).where(Certificate.person_id == actor.person_id)).one()
