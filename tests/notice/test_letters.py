"""Letters: written in the person's language, into a folder or to a mail server."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.account.services import create_person
from app.config import Settings
from app.db.session import transaction
from app.notice.mail import Letter, send
from app.queue.models import PlannedJob
from app.queue.run import JobContext, run_planned
from app.web.clock import now
from tests.browser import Browser
from tests.people import NOW, PASSWORD


class MailServer(threading.Thread):
    """A mail server that takes one letter."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.letter = b""

    def run(self) -> None:
        connection, _ = self.socket.accept()
        with connection, connection.makefile("rb") as lines:
            connection.sendall(b"220 ready\r\n")
            for line in lines:
                verb = line.split()[0].upper() if line.split() else b""
                if verb == b"DATA":
                    connection.sendall(b"354 go on\r\n")
                    self.letter = b"".join(iter(lines.readline, b".\r\n"))
                connection.sendall(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")
                if verb == b"QUIT":
                    return


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    server = MailServer()
    server.start()
    yield server
    server.join(10)
    server.socket.close()


def test_a_letter_goes_out_by_smtp(mail_server: MailServer):
    send(
        Letter("mei@school.example", "重设密码", "您好。\n"),
        mail_url=f"smtp://127.0.0.1:{mail_server.port}",
        sender="Tests <tests@example.invalid>",
    )

    letter = message_from_bytes(mail_server.letter, policy=default)
    assert letter["To"] == "mei@school.example"
    assert letter["Subject"] == "重设密码"
    assert letter.get_content().strip() == "您好。"


@pytest.mark.parametrize(("language", "words"), [("en", "new password"), (None, "设置新密码")])
def test_from_forgotten_to_signed_in(
    app: Flask, session: Session, settings: Settings, browse: Browser, language: str | None, words: str
):
    person = create_person(
        session, account="mei@school.example", display_name="Mei", password=PASSWORD, now=NOW
    )
    person.language = language
    session.commit()
    for old in (settings.data_dir / "mail").glob("*.eml"):
        old.unlink()

    browse.post("/forgotten", {"account": "Mei@school.example"})
    context = JobContext(now(), settings.public_url, settings.mail_url, settings.mail_from)
    with transaction() as current:
        run_planned(current, current.scalars(select(PlannedJob.id)).one(), context)

    [path] = Path(settings.data_dir / "mail").glob("*.eml")
    letter = message_from_bytes(path.read_bytes(), policy=default).get_content()
    link = re.search(r"http://localhost(/new-password/\S+)", letter)[1]
    assert words in letter
    chosen = browse.post(link, {"password": "nine slow herons", "again": "nine slow herons"})
    assert chosen.status_code == 303
    signed_in = browse.post("/sign-in", {"account": "mei@school.example", "password": "nine slow herons"})
    assert signed_in.location == "/"
