"""Accounts: created once, opened by the right password, closed again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.account import services
from app.account.models import PasswordReset, Person, SignIn
from app.domain.errors import Conflict, Invalid, NotFound
from app.organisation.queries import signed_in_person
from app.queue.models import PlannedJob
from tests.people import NOW, PASSWORD, TODAY

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def mei(session: Session) -> Person:
    return services.create_person(
        session, account="Mei@school.example", display_name="Mei", password=PASSWORD, now=NOW
    )


def test_an_account_is_created_once(session: Session, mei: Person):
    with pytest.raises(Conflict, match="already-registered"):
        services.create_person(
            session, account="MEI@SCHOOL.EXAMPLE", display_name="Other", password=PASSWORD, now=NOW
        )


@pytest.mark.parametrize(
    "password", ["short", "password123", "mei@school.example", "aaaaaaaaaaaa", "x" * 300]
)
def test_a_weak_password_is_refused(session: Session, password: str):
    with pytest.raises(Invalid, match="password"):
        services.create_person(
            session, account="mei@school.example", display_name="Mei", password=password, now=NOW
        )


def test_the_password_is_stored_as_argon2id(mei: Person):
    assert mei.password_hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_the_right_password_signs_in(session: Session, mei: Person):
    token = services.sign_in(session, account="mei@school.example", password=PASSWORD, now=NOW)

    person = signed_in_person(session, token, now=LATER, today=TODAY)
    assert person is not None
    assert person.actor.person_id == mei.id
    assert session.scalars(select(SignIn.token_hash)).one() != token


@pytest.mark.parametrize("account", ["mei@school.example", "stranger@school.example", "nonsense"])
def test_every_failed_sign_in_says_the_same(session: Session, mei: Person, account: str):
    with pytest.raises(Invalid) as refusal:
        services.sign_in(session, account=account, password="not the password", now=NOW)
    assert refusal.value.code == "account.sign-in-failed"


def test_a_closed_account_does_not_open(session: Session, mei: Person):
    mei.disabled_at = NOW
    with pytest.raises(Invalid):
        services.sign_in(session, account="mei@school.example", password=PASSWORD, now=LATER)


def test_a_sign_in_ends_by_signing_out_by_time_and_by_closing(session: Session, mei: Person):
    first, second = (services.open_sign_in(session, mei.id, now=NOW) for _ in range(2))

    services.sign_out(session, token=first, now=LATER)

    assert signed_in_person(session, first, now=LATER, today=TODAY) is None
    assert signed_in_person(session, second, now=LATER, today=TODAY) is not None
    assert signed_in_person(session, second, now=NOW + timedelta(days=31), today=TODAY) is None
    mei.disabled_at = LATER
    assert signed_in_person(session, second, now=LATER, today=TODAY) is None


def test_a_reset_is_planned_only_for_a_mail_we_know(session: Session, mei: Person):
    for account in ("mei@school.example", "stranger@school.example", "nonsense"):
        services.ask_for_reset(session, account=account, now=NOW)

    assert session.scalars(select(PlannedJob.arguments)).all() == [[mei.id]]


def test_a_new_password_replaces_the_old_one_everywhere(session: Session, mei: Person):
    old = services.open_sign_in(session, mei.id, now=NOW)
    token = services.open_reset(session, mei.id, now=NOW)

    services.choose_new_password(session, token=token, password="nine slow herons", now=LATER)

    services.sign_in(session, account="mei@school.example", password="nine slow herons", now=LATER)
    with pytest.raises(Invalid):
        services.sign_in(session, account="mei@school.example", password=PASSWORD, now=LATER)
    assert signed_in_person(session, old, now=LATER, today=TODAY) is None


def test_a_reset_link_works_once_for_two_hours_and_only_the_newest(session: Session, mei: Person):
    older = services.open_reset(session, mei.id, now=NOW)
    newer = services.open_reset(session, mei.id, now=NOW)

    for token, now in ((older, LATER), (newer, NOW + timedelta(hours=2)), ("made up", LATER)):
        with pytest.raises(NotFound):
            services.choose_new_password(session, token=token, password="nine slow herons", now=now)
    services.choose_new_password(session, token=newer, password="nine slow herons", now=LATER)
    with pytest.raises(NotFound):
        services.choose_new_password(session, token=newer, password="ten slow herons", now=LATER)
    assert newer not in session.scalars(select(PasswordReset.token_hash)).all()
