"""Taking up what is due, and answering it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.domain.access import Actor
from app.domain.errors import Conflict, Denied, Invalid, NotFound
from app.domain.quiz import Option, Question
from app.library.queries import catalogue
from app.refresher import services, sittings
from app.refresher.models import RefresherCard, RefresherDeck, RefresherReview, RefresherSitting
from app.refresher.queries import decks_of
from app.refresher.sittings import Given, Place
from tests.library.factories import match_question, publish_for_tests, question
from tests.people import People
from tests.refresher.factories import after, complete, course_to_refresh, early_on, evidence_count

SURE_AND_RIGHT = Given("sure", ("a",))
STEPS = Question("steps", "order", must=True, options=tuple(Option(each, True) for each in "abc"))


@pytest.fixture(autouse=True)
def completed(session: Session, people: People) -> None:
    publish_for_tests(session, course_to_refresh())
    complete(session, people.ana)


def begin(session: Session, actor: Actor, day: date) -> Place:
    return sittings.begin(session, actor, now=early_on(day), today=day)


def answer(
    session: Session, actor: Actor, place: Place, day: date, given: Given = SURE_AND_RIGHT, number: int = 0
) -> None:
    sittings.answer(
        session,
        actor,
        sitting_id=place.sitting_id,
        number=number or place.number,
        given=given,
        now=early_on(day),
        today=day,
    )


def drawn(session: Session) -> list[str]:
    """Return the questions drawn and not answered."""
    return list(
        session.scalars(
            select(RefresherCard.question_id)
            .join(RefresherReview)
            .where(RefresherReview.answered_at.is_(None))
            .order_by(RefresherReview.number)
        )
    )


def due_days(session: Session, actor: Actor) -> list[int]:
    (deck,) = decks_of(session, actor.person_id, catalogue(session))
    return sorted((card.due_on - after(0)).days for card in deck.cards)


def test_looking_stores_nothing_and_the_first_sitting_stores_the_deck(session: Session, people: People):
    assert due_days(session, people.ana) == [3, 4, 6, 8, 10]
    assert session.scalar(select(func.count(RefresherDeck.id))) == 0

    begin(session, people.ana, after(3))

    assert due_days(session, people.ana) == [3, 4, 6, 8, 10]
    assert drawn(session) == ["first"]


def test_before_the_third_day_in_china_nothing_is_due(session: Session, people: People):
    with pytest.raises(Conflict, match=r"refresher\.nothing-due"):
        begin(session, people.ana, after(2))


def test_who_has_completed_nothing_has_nothing_due(session: Session, people: People):
    with pytest.raises(Conflict, match=r"refresher\.nothing-due"):
        begin(session, people.ben, after(30))


def test_only_members_have_refreshers(session: Session, people: People):
    with pytest.raises(Denied):
        begin(session, people.nobody, after(30))


def test_a_sitting_holds_four_new_questions_of_many(session: Session, people: People):
    begin(session, people.ana, after(60))

    assert len(drawn(session)) == 4


def test_a_sitting_holds_no_more_than_five(session: Session, people: People):
    for day in (60, 67):
        place = begin(session, people.ana, after(day))
        for number in range(1, len(drawn(session)) + 1):
            answer(session, people.ana, place, after(day), number=number, given=Given("sure", ("b",)))
    publish_for_tests(session, course_to_refresh("cri-201"))
    complete(session, people.ana, "cri-201", on=after(60))

    begin(session, people.ana, after(80))

    assert len(drawn(session)) == 5


def test_beginning_twice_goes_on_with_one_sitting(session: Session, people: People):
    first, second = (begin(session, people.ana, after(8)) for _ in range(2))
    answer(session, people.ana, first, after(8))

    assert first == second
    assert begin(session, people.ana, after(8)) == Place(first.sitting_id, 2)
    assert session.scalar(select(func.count(RefresherSitting.id))) == 1


def test_what_was_left_on_another_day_is_put_back(session: Session, people: People):
    before = begin(session, people.ana, after(4))
    assert len(drawn(session)) == 2

    begin(session, people.ana, after(6))

    assert len(drawn(session)) == 3
    with pytest.raises(NotFound, match=r"refresher\.question-unknown"):
        answer(session, people.ana, before, after(6))


def test_an_answer_decides_when_the_question_comes_again(session: Session, people: People):
    place = begin(session, people.ana, after(4))
    answer(session, people.ana, place, after(4))
    answer(session, people.ana, place, after(4), number=2, given=Given("sure", ("b",)))

    days = session.scalars(select(RefresherCard.due_on).where(RefresherCard.reviewed_on.is_not(None)))
    assert sorted(days) == [after(5), after(6)]


def test_a_second_answer_counts_for_nothing(session: Session, people: People):
    place = begin(session, people.ana, after(3))
    answer(session, people.ana, place, after(3))
    answer(session, people.ana, place, after(3), given=Given("guessing", ("b",)))

    review = session.scalars(select(RefresherReview)).one()
    card = session.scalars(select(RefresherCard).where(RefresherCard.id == review.card_id)).one()
    assert (review.sureness, review.answer, review.is_right) == ("sure", ["a"], True)
    assert card.due_on == after(5)


def test_an_answer_is_no_evidence(session: Session, people: People):
    before = evidence_count(session)
    answer(session, people.ana, begin(session, people.ana, after(3)), after(3))

    assert evidence_count(session) == before


def test_somebody_elses_card_is_not_there(session: Session, people: People):
    place = begin(session, people.ana, after(3))

    with pytest.raises(NotFound):
        answer(session, people.tom, place, after(3))


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (Given("", ("a",)), "refresher.sureness-missing"),
        (Given("certain", ("a",)), "refresher.sureness-missing"),
        (Given("sure", ()), "refresher.answer-empty"),
        (Given("sure", ("z",)), "course.option-unknown"),
        (Given("sure", ("a", "b")), "course.one-option-only"),
    ],
)
def test_what_is_no_answer_is_refused(session: Session, people: People, given: Given, code: str):
    place = begin(session, people.ana, after(3))

    with pytest.raises(Invalid) as refused:
        answer(session, people.ana, place, after(3), given=given)

    assert refused.value.code == code


def test_an_order_is_taken_whole_only(session: Session, people: People):
    publish_for_tests(session, course_to_refresh("cri-201", questions=(STEPS,)))
    complete(session, people.tom, "cri-201")
    place = begin(session, people.tom, after(3))

    with pytest.raises(Invalid, match=r"refresher\.order-unfinished"):
        answer(session, people.tom, place, after(3), Given("sure", ("a:1", "b:1", "c:3")))
    answer(session, people.tom, place, after(3), Given("sure", ("b:2", "a:1", "c:3")))

    assert session.scalar(select(RefresherReview.is_right))


def test_a_match_is_taken_whole_only(session: Session, people: People):
    publish_for_tests(session, course_to_refresh("cri-201", questions=(match_question("classes"),)))
    complete(session, people.tom, "cri-201")
    place = begin(session, people.tom, after(3))

    with pytest.raises(Invalid, match=r"refresher\.answer-unfinished"):
        answer(session, people.tom, place, after(3), Given("sure", ("a:a", "b:b")))
    answer(session, people.tom, place, after(3), Given("sure", ("a:a", "b:b", "c:a")))

    assert session.scalar(select(RefresherReview.is_right))


def test_a_question_that_disappeared_drops_out(session: Session, people: People):
    place = begin(session, people.ana, after(8))
    publish_for_tests(session, course_to_refresh(questions=(question("new", must=True),)))

    assert decks_of(session, people.ana.person_id, catalogue(session)) == []
    with pytest.raises(Conflict, match=r"refresher\.question-gone"):
        answer(session, people.ana, place, after(8))
    with pytest.raises(Conflict, match=r"refresher\.nothing-due"):
        begin(session, people.ana, after(8))


def test_a_deck_that_was_stopped_takes_back_what_it_gave(session: Session, people: People):
    place = begin(session, people.ana, after(8))
    answer(session, people.ana, place, after(8))

    services.stop(session, people.ana, course_id="cri-101", now=early_on(after(8)))

    assert drawn(session) == []
    assert session.scalar(select(func.count(RefresherReview.id))) == 1


def test_what_a_person_did_goes_with_their_decks_and_sittings(session: Session, people: People):
    answer(session, people.ana, begin(session, people.ana, after(8)), after(8))

    session.execute(delete(RefresherSitting).where(RefresherSitting.person_id == people.ana.person_id))
    session.execute(delete(RefresherDeck).where(RefresherDeck.person_id == people.ana.person_id))

    for table in (RefresherReview, RefresherCard):
        assert session.scalar(select(func.count()).select_from(table)) == 0
