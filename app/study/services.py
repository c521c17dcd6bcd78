"""Keeping the time that somebody sits over something."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.account.services import lock_person
from app.domain.access import Actor, Permission, ensure
from app.domain.errors import NotFound
from app.domain.study_time import beat
from app.library.queries import catalogue
from app.study.models import Sitting
from app.study.queries import last_sitting

KINDS = ("lesson:", "quiz:", "simulation:")


def note(session: Session, actor: Actor, *, key: str, now: datetime) -> None:
    """Note that somebody is looking at something now; sending it twice counts the time once.

    Raises:
        NotFound: there is nothing of this name to sit over.
    """
    ensure(actor, Permission.LEARN)
    if not key.startswith(KINDS) or key not in catalogue(session).titles:
        raise NotFound("study.key-unknown")
    lock_person(session, actor.person_id)
    last = last_sitting(session, actor.person_id)
    judged = beat(
        last_key=last.key if last else None, last_at=last.last_at if last else None, key=key, now=now
    )
    if last is None or judged.begins:
        session.add(Sitting(person_id=actor.person_id, key=key, began_at=now, last_at=now, seconds=0))
    else:
        last.last_at = now
        last.seconds += judged.seconds
    session.flush()
