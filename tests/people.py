"""The few people of every test.

Ana and Ben teach at Oak School, Lea leads it. Tom teaches at Pine School in another county. Rita is an expert and
Toni a trainer of the whole region; Bo is the bureau's officer for Oak's county. Ada administers the platform.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from app.account.models import Person
from app.domain.access import Actor, Role
from app.organisation.models import Unit
from app.organisation.queries import actor_of
from app.organisation.services import add_membership, add_unit

NOW = datetime(2026, 11, 24, 13, 40, tzinfo=UTC)
TODAY = date(2026, 11, 24)
LONG_AGO = date(2020, 9, 1)
PASSWORD = "three quiet lamps"
PASSWORD_HASH = "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$placeholder"


@dataclass(frozen=True)
class People:
    region: Unit
    county: Unit
    oak: Unit
    pine: Unit
    ana: Actor
    ben: Actor
    lea: Actor
    tom: Actor
    rita: Actor
    toni: Actor
    bo: Actor
    ada: Actor
    nobody: Actor
    """Signed in, but belongs nowhere any more."""


def make_people(session: Session) -> People:
    region = add_unit(session, parent=None, kind="province", name="测试省", name_en="Test Province")
    county = add_unit(session, parent=region, kind="county", name="橡县", name_en="Oak County")
    other = add_unit(session, parent=region, kind="county", name="松县", name_en="Pine County")
    oak = add_unit(session, parent=county, kind="school", name="橡树学校", name_en="Oak School")
    pine = add_unit(session, parent=other, kind="school", name="松树学校", name_en="Pine School")
    return People(
        region=region,
        county=county,
        oak=oak,
        pine=pine,
        ana=make_person(session, "Ana", oak, Role.TEACHER),
        ben=make_person(session, "Ben", oak, Role.TEACHER),
        lea=make_person(session, "Lea", oak, Role.SCHOOL_LEAD),
        tom=make_person(session, "Tom", pine, Role.TEACHER),
        rita=make_person(session, "Rita", region, Role.EXPERT),
        toni=make_person(session, "Toni", region, Role.TRAINER),
        bo=make_person(session, "Bo", county, Role.BUREAU_OFFICER),
        ada=make_person(session, "Ada", region, Role.ADMINISTRATOR),
        nobody=make_person(session, "Nobody"),
    )


def make_person(session: Session, name: str, unit: Unit | None = None, role: Role = Role.TEACHER) -> Actor:
    person = Person(
        account=f"{name.lower()}@school.example",
        display_name=name,
        password_hash=PASSWORD_HASH,
        created_at=NOW,
    )
    session.add(person)
    session.flush()
    if unit is not None:
        add_membership(session, person_id=person.id, unit=unit, role=role, since=LONG_AGO)
    return actor_of(session, person.id, today=TODAY)
