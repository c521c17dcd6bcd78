"""The letter about a pass that came by a corrected key: to those with an address, in their language."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.account.services import create_person
from app.config import Settings
from app.notice.jobs import send_passed_after_all
from app.queue.run import JobContext
from tests.people import NOW, PASSWORD


@pytest.fixture
def context(app: Flask, settings: Settings, tmp_path: Path) -> JobContext:
    return JobContext(NOW, settings.public_url, f"file://{tmp_path}", settings.mail_from)


def letters(folder: Path) -> list[str]:
    read = (message_from_bytes(path.read_bytes(), policy=default) for path in folder.glob("*.eml"))
    return [each["To"] + "\n" + each.get_content() for each in read]


@pytest.mark.parametrize(("language", "words"), [("en", "You have passed it."), (None, "现已通过")])
def test_it_leads_to_the_result(
    session: Session, context: JobContext, tmp_path: Path, language: str | None, words: str
):
    person = create_person(
        session, account="mei@school.example", display_name="Mei", password=PASSWORD, now=NOW
    )
    person.language = language

    send_passed_after_all(session, context, person.id, 12)

    [letter] = letters(tmp_path)
    assert letter.startswith("mei@school.example")
    assert words in letter
    assert "http://localhost/attempts/12" in letter


def test_nobody_without_an_address_or_an_account_gets_one(
    session: Session, context: JobContext, tmp_path: Path
):
    by_phone = create_person(session, account="13800138000", display_name="Mei", password=PASSWORD, now=NOW)
    closed = create_person(
        session, account="tao@school.example", display_name="Tao", password=PASSWORD, now=NOW
    )
    closed.disabled_at = NOW

    for person_id in (by_phone.id, closed.id, 999_999):
        send_passed_after_all(session, context, person_id, 12)

    assert letters(tmp_path) == []
