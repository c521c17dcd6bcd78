"""What somebody has sat over, for themselves alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.study.models import Sitting


@dataclass(frozen=True, slots=True)
class SittingRow:
    """A sitting that counts."""

    key: str
    began_at: datetime
    seconds: int


def last_sitting(session: Session, person_id: int) -> Sitting | None:
    """Return a person's latest sitting, over whatever it was."""
    return session.scalar(
        select(Sitting)
        .where(Sitting.person_id == person_id)
        .order_by(Sitting.last_at.desc(), Sitting.id.desc())
        .limit(1)
    )


def sittings_between(session: Session, person_id: int, first: datetime, until: datetime) -> list[SittingRow]:
    """List a person's sittings that began from `first` to before `until` and lasted, the last first."""
    rows = session.execute(
        select(Sitting.key, Sitting.began_at, Sitting.seconds)
        .where(
            Sitting.person_id == person_id,
            Sitting.began_at >= first,
            Sitting.began_at < until,
            Sitting.seconds > 0,
        )
        .order_by(Sitting.began_at.desc(), Sitting.id.desc())
    )
    return [SittingRow(*row) for row in rows]
