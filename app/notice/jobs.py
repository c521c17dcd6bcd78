"""Letters that are sent after the fact."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.account.models import Person
from app.account.services import RESET_HOURS, open_reset
from app.domain.account_name import is_mail
from app.notice.letters import passed_after_all, password_reset
from app.notice.mail import send
from app.queue.run import JobContext


def send_password_reset(session: Session, context: JobContext, person_id: int) -> None:
    """Make a reset link and send it; a second run makes the first link useless and sends a new one."""
    person = session.get(Person, person_id)
    if person is None or person.disabled_at is not None:
        return
    token = open_reset(session, person.id, now=context.now)
    letter = password_reset(
        to=person.account,
        name=person.display_name,
        link=f"{context.public_url}/new-password/{token}",
        hours=RESET_HOURS,
        language=person.language,
    )
    send(letter, mail_url=context.mail_url, sender=context.mail_from)


def send_passed_after_all(session: Session, context: JobContext, person_id: int, attempt_id: int) -> None:
    """Tell somebody that an attempt was marked again and passed; who signs in with a phone number finds it on the page."""
    person = session.get(Person, person_id)
    if person is None or person.disabled_at is not None or not is_mail(person.account):
        return
    letter = passed_after_all(
        to=person.account,
        name=person.display_name,
        link=f"{context.public_url}/attempts/{attempt_id}",
        language=person.language,
    )
    send(letter, mail_url=context.mail_url, sender=context.mail_from)
