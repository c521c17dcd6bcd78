"""Two last pieces of evidence at the same moment, on the real database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db.session import database, transaction
from app.record.models import Certificate, CpdEntry
from app.record.services import course_item_keys
from tests.people import People
from tests.record.factories import FIRST_RESPONSE, publish_first_response, show, show_all

KEYS = course_item_keys(FIRST_RESPONSE)
LAST = [("quiz:cri-101/final",) * 2, ("quiz:cri-101/final", "simulation:sim-b1")]


@pytest.mark.parametrize("last", LAST, ids=["the same twice", "two different ones"])
def test_two_at_once_give_one_certificate(
    app: Flask, session: Session, people: People, last: tuple[str, str]
):
    publish_first_response(session)
    show_all(session, people.ana, [key for key in KEYS if key not in last])
    session.commit()
    together = Barrier(2)

    def hand(key: str) -> int:
        with app.app_context():
            together.wait()
            try:
                with transaction() as own:
                    return len(show(own, people.ana, key).certificate_codes)
            finally:
                database.session.remove()

    with ThreadPoolExecutor(2) as pool:
        issued = list(pool.map(hand, last))

    assert sorted(issued) == [0, 1]
    session.rollback()
    assert session.scalar(select(func.count()).select_from(Certificate)) == 1
    assert session.scalar(select(func.sum(CpdEntry.minutes))) == 75
