"""What those who are asked see: on Today, on the path, on the course."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from app.requirement import services
from app.requirement.models import RequirementDay
from app.web.clock import now, today
from tests.browser import Browser
from tests.people import People
from tests.record.factories import show
from tests.requirement.factories import REASON, publish_something, wanted

DAY = timedelta(days=1)


@pytest.fixture
def ana(session: Session, people: People, browse: Browser) -> Browser:
    publish_something(session)
    return browse.signed_in(people.ana)


def require(
    session: Session, people: People, *, in_days: int = 30, form_key: str = "form-key-1", **changes
) -> None:
    """Require it by a day, also by one that is past: then it was required long ago."""
    made = services.require(
        session,
        people.lea,
        wanted=wanted(people.oak, due_on=today() + DAY, **changes),
        form_key=form_key,
        now=now(),
        today=today(),
    )
    session.add(
        RequirementDay(
            requirement_id=made, due_on=today() + in_days * DAY, set_by_id=people.lea.person_id, set_at=now()
        )
    )
    session.commit()


@pytest.mark.parametrize("page", ["/", "/learn", "/learn/cri-101"])
def test_who_requires_it_by_when_and_why(ana: Browser, session: Session, people: People, page: str):
    require(session, people, clause="mhl-16")

    text = ana.get(page).text

    for words in ("Required by Oak School", f"Because: {REASON}", "30 days left"):
        assert words in text
    assert 'href="/library/sources/mhl-16"' in text
    assert "Article 16" in text


@pytest.mark.parametrize(
    ("in_days", "words"),
    [(0, "By today, "), (1, "1 day left"), (-1, "still open to you")],
)
def test_the_day_is_said_in_words_and_late_is_said_calmly(
    ana: Browser, session: Session, people: People, in_days: int, words: str
):
    require(session, people, in_days=in_days)

    text = ana.get("/").text

    assert words in text
    assert "status late" not in text


def test_done_is_said_and_leaves_two_weeks_after_the_day(ana: Browser, session: Session, people: People):
    show(session, people.ana, "lesson:cri-101/one", now=now() - 40 * DAY, today=today() - 40 * DAY)
    require(session, people, in_days=-14)
    assert "Done on" in ana.get("/").text

    require(session, people, in_days=-15, form_key="form-key-2", reason="Long ago.")
    assert "Long ago." not in ana.get("/").text


def test_what_is_to_do_comes_before_what_is_done(ana: Browser, session: Session, people: People):
    show(session, people.ana, "lesson:cri-101/one", today=today())
    require(session, people, reason="Done one.", in_days=5)
    require(session, people, reason="Far one.", in_days=60, form_key="form-key-2", key="course:cns-101")
    require(session, people, reason="Late one.", in_days=-5, form_key="form-key-3", key="course:cns-101")

    text = ana.get("/").text

    assert text.index("Late one.") < text.index("Far one.") < text.index("Done one.")


def test_a_certificate_is_said_on_the_courses_it_takes(ana: Browser, session: Session, people: People):
    require(session, people, key="programme:first-responder")

    assert "Certificate: Programme first-responder" in ana.get("/learn/cri-101").text
    assert "Required by" not in ana.get("/learn/cns-101").text


def test_of_others_nothing_is_said(ana: Browser, session: Session, people: People, browse: Browser):
    require(session, people)

    for page in ("/", "/learn", "/learn/cri-101"):
        assert "Required by" not in browse.signed_in(people.tom).get(page).text


def test_the_pages_take_few_queries(ana: Browser, session: Session, people: People):
    show(session, people.ana, "lesson:cri-101/one", today=today())
    for number in range(5):
        require(session, people, form_key=f"form-key-{number}")
    session.commit()

    for page in ("/", "/learn", "/learn/cri-101", "/learn/cns-101"):
        assert ana.count_queries(page) <= 6, page


def test_it_is_said_in_chinese(ana: Browser, session: Session, people: People, browse: Browser):
    require(session, people)

    text = browse.signed_in(people.ana, "zh-CN").get("/").text

    assert "橡树学校" in text
    assert "中文 Course cri-101" in text
