"""Accounts: create, sign in and out, reset a password."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.account.models import PasswordReset, Person, SignIn
from app.account.passwords import ensure_good_password, hash_password, is_password, nobodys_hash
from app.account.tokens import new_token, token_hash
from app.domain.account_name import account_name, is_mail
from app.domain.errors import Conflict, Invalid, NotFound
from app.queue.outbox import plan_job

SIGN_IN_DAYS = 30
RESET_HOURS = 2


def lock_person(session: Session, person_id: int) -> None:
    """Let what one person does at the same moment wait for each other until the transaction ends.

    On SQLite a writer is alone anyway. The key stays free, so that rows which only refer to the person do not wait.
    """
    session.execute(select(Person.id).where(Person.id == person_id).with_for_update(key_share=True))


def create_person(
    session: Session, *, account: str, display_name: str, password: str, now: datetime
) -> Person:
    """Create an account.

    Raises:
        Invalid: the account name or the password will not do.
        Conflict: somebody already signs in with this name.
    """
    canonical = account_name(account)
    ensure_good_password(password, canonical)
    if session.scalar(select(Person.id).where(Person.account == canonical)) is not None:
        raise Conflict("account.already-registered", field="account")
    person = Person(
        account=canonical,
        display_name=display_name,
        password_hash=hash_password(password),
        created_at=now,
    )
    session.add(person)
    session.flush()
    return person


def sign_in(session: Session, *, account: str, password: str, now: datetime) -> str:
    """Check the password and return the token of a new signed-in browser.

    The answer takes the same time and words whether the account exists or not.

    Raises:
        Invalid: no such account, wrong password, or the account is closed.
    """
    try:
        canonical = account_name(account)
    except Invalid:
        canonical = ""
    person = session.scalar(select(Person).where(Person.account == canonical, Person.disabled_at.is_(None)))
    known = is_password(person.password_hash if person else nobodys_hash(), password)
    if person is None or not known:
        raise Invalid("account.sign-in-failed")
    return open_sign_in(session, person.id, now=now)


def open_sign_in(session: Session, person_id: int, *, now: datetime) -> str:
    """Sign a person in on this browser and return the token for its cookie."""
    token = new_token()
    session.add(
        SignIn(
            person_id=person_id,
            token_hash=token_hash(token),
            created_at=now,
            expires_at=now + timedelta(days=SIGN_IN_DAYS),
        )
    )
    session.flush()
    return token


def sign_out(session: Session, *, token: str, now: datetime) -> None:
    """Revoke this browser's sign-in; a second time changes nothing."""
    session.execute(
        update(SignIn)
        .where(SignIn.token_hash == token_hash(token), SignIn.revoked_at.is_(None))
        .values(revoked_at=now)
    )


def sign_out_everywhere(session: Session, person_id: int, *, now: datetime) -> None:
    """Revoke every sign-in of a person."""
    session.execute(
        update(SignIn)
        .where(SignIn.person_id == person_id, SignIn.revoked_at.is_(None))
        .values(revoked_at=now)
    )


def ask_for_reset(session: Session, *, account: str, now: datetime) -> None:
    """Plan a mail with a reset link when the account is an e-mail address we know; say nothing either way."""
    try:
        canonical = account_name(account)
    except Invalid:
        return
    person = session.scalar(select(Person).where(Person.account == canonical, Person.disabled_at.is_(None)))
    if person is not None and is_mail(canonical):
        plan_job(session, "app.notice.jobs.send_password_reset", person.id, now=now)


def open_reset(session: Session, person_id: int, *, now: datetime) -> str:
    """Make a reset link's token; earlier links of the person stop working."""
    _close_resets(session, person_id, now)
    token = new_token()
    session.add(
        PasswordReset(
            person_id=person_id,
            token_hash=token_hash(token),
            created_at=now,
            expires_at=now + timedelta(hours=RESET_HOURS),
        )
    )
    session.flush()
    return token


def choose_new_password(session: Session, *, token: str, password: str, now: datetime) -> None:
    """Set a new password with a reset link, and sign every browser out.

    Raises:
        NotFound: the link is unknown, used, or older than two hours.
        Invalid: the password will not do.
    """
    reset = session.scalar(
        select(PasswordReset).where(
            PasswordReset.token_hash == token_hash(token),
            PasswordReset.used_at.is_(None),
            PasswordReset.expires_at > now,
        )
    )
    if reset is None:
        raise NotFound("account.reset-link-unknown")
    person = session.get_one(Person, reset.person_id)
    ensure_good_password(password, person.account)
    person.password_hash = hash_password(password)
    _close_resets(session, person.id, now)
    sign_out_everywhere(session, person.id, now=now)


def _close_resets(session: Session, person_id: int, now: datetime) -> None:
    session.execute(
        update(PasswordReset)
        .where(PasswordReset.person_id == person_id, PasswordReset.used_at.is_(None))
        .values(used_at=now)
    )


def choose_language(session: Session, person_id: int, *, language: str) -> None:
    """Remember the language a person reads in."""
    session.get_one(Person, person_id).language = language
