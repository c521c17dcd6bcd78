"""Looking through one's own shelf."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from app.domain.quotation import Quotation
from app.shelf import queries, services
from app.shelf.queries import Wanted
from app.shelf.services import Anchor, folded
from tests.library.factories import course, publish_for_tests, scenario
from tests.people import NOW, People

ONE, TWO, OTHER = "lesson:cri-101/one", "lesson:cri-101/two", "lesson:cri-1010/one"


@pytest.fixture
def person_id(session: Session, people: People) -> int:
    publish_for_tests(session, course(), course("cri-1010"), scenario())
    for number, key in enumerate([ONE, "course:cri-101", "simulation:sim-b1", OTHER]):
        services.bookmark(session, people.ana, key=key, now=NOW + timedelta(minutes=number))
    for number, (key, text) in enumerate(
        [(TWO, "Ｂｒｅａｔｈｅ  slowly"), (OTHER, "深呼吸 100% _x_"), (ONE, "")]
    ):
        services.write_note(
            session,
            people.ana,
            anchor=Anchor(key, "en", 3 - number, Quotation("Block 1." if not text else "")),
            text=text,
            form_key=f"form-{number}",
            now=NOW + timedelta(hours=1, minutes=number),
        )
    session.commit()
    return people.ana.person_id


def keys(session: Session, person_id: int, wanted: Wanted) -> list[str]:
    found = queries.kept(session, person_id, wanted, first=1, limit=20)
    assert queries.kept_count(session, person_id, wanted) == len(found)
    return [f"note {each.key}" if each.is_note else each.key for each in found]


def test_the_newest_stands_first(session: Session, person_id: int):
    assert keys(session, person_id, Wanted()) == [
        f"note {ONE}", f"note {OTHER}", f"note {TWO}", OTHER, "simulation:sim-b1", "course:cri-101", ONE,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(kind="note"), [f"note {ONE}", f"note {OTHER}", f"note {TWO}"]),
        (Wanted(kind="lesson"), [OTHER, ONE]),
        (Wanted(kind="question"), []),
        (Wanted(course_id="cri-101"), [f"note {ONE}", f"note {TWO}", "course:cri-101", ONE]),
        (Wanted(kind="note", course_id="cri-1010"), [f"note {OTHER}"]),
        (Wanted(words="breathe slowly"), [f"note {TWO}"]),
        (Wanted(words="呼吸"), [f"note {OTHER}"]),
        (Wanted(words="100%"), [f"note {OTHER}"]),
        (Wanted(words="%"), [f"note {OTHER}"]),
        (Wanted(words="_x_"), [f"note {OTHER}"]),
        (Wanted(words="block 1"), [f"note {ONE}"]),
        (Wanted(words="scenario sim"), ["simulation:sim-b1"]),
    ],
)
def test_one_looks_by_kind_course_and_words(
    session: Session, person_id: int, wanted: Wanted, expected: list[str]
):
    assert keys(session, person_id, wanted) == expected


def test_pages_follow_each_other(session: Session, person_id: int):
    first = queries.kept(session, person_id, Wanted(), first=1, limit=3)
    second = queries.kept(session, person_id, Wanted(), first=4, limit=3)

    assert [*first, *second] == queries.kept(session, person_id, Wanted(), first=1, limit=6)


def test_a_lesson_has_its_bookmark_and_its_notes(session: Session, person_id: int):
    assert [each.is_note for each in queries.at_key(session, person_id, ONE)] == [False, True]


def test_words_are_compared_without_width_case_and_kind_of_blank():
    assert folded("Ｂｒｅａｔｈｅ\u3000 Slowly\n") == "breathe slowly"
