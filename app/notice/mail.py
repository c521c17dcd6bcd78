"""Sending a letter: by SMTP, or into a folder where a developer can read it."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

SMTP_TIMEOUT_S = 20


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent to one address."""

    to: str
    subject: str
    body: str


def send(letter: Letter, *, mail_url: str, sender: str) -> None:
    """Send a letter the way the settings say.

    Raises:
        OSError, smtplib.SMTPException: it could not be handed over; the job is tried again later.
    """
    message = EmailMessage()
    message["From"] = sender
    message["To"] = letter.to
    message["Subject"] = letter.subject
    message["Date"] = formatdate(localtime=False)
    message["Message-ID"] = make_msgid(domain="heart-research.invalid")
    message.set_content(letter.body)
    place = urlsplit(mail_url)
    if place.scheme == "file":
        _write(message, Path(place.path))
    else:
        _transmit(message, place)


def _write(message: EmailMessage, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = message["Message-ID"].strip("<>").split("@")[0]
    (folder / f"{name}.eml").write_bytes(message.as_bytes())


def _transmit(message: EmailMessage, place: SplitResult) -> None:
    encrypted = place.scheme == "smtps"
    connect = smtplib.SMTP_SSL if encrypted else smtplib.SMTP
    with connect(place.hostname or "localhost", place.port or 0, timeout=SMTP_TIMEOUT_S) as server:
        if not encrypted and server.has_extn("starttls"):
            server.starttls()
        if place.username:
            server.login(unquote(place.username), unquote(place.password or ""))
        server.send_message(message)
