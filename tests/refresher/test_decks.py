"""What is due on a day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.refresher.decks import MOST_NEW_IN_A_WEEK, Card, Deck, due_on, minutes_for, next_days
from tests.refresher.factories import course_to_refresh

TODAY = date(2026, 11, 24)
COURSES = [course_to_refresh(f"cri-10{number}") for number in range(3)]


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


def card(name: str, due: int, begun: int | None = None) -> Card:
    return Card("final", name, day(due), None if begun is None else day(begun))


def names(decks: list[Deck], days: int = 0) -> list[str]:
    return [each.card.question_id for each in due_on(decks, day(days))]


def test_what_was_begun_is_asked_before_what_is_new():
    deck = Deck(COURSES[0], (card("new", -9), card("late", -1, -30), card("later", -5, -30), card("not", 1)))

    assert names([deck]) == ["later", "late", "new"]


def test_new_questions_of_all_decks_share_four_places_a_week():
    decks = [
        Deck(course, tuple(card(f"{course.id}-{number}", -50) for number in range(16))) for course in COURSES
    ]

    assert len(names(decks)) == MOST_NEW_IN_A_WEEK


def test_a_place_is_free_again_after_a_week():
    begun = [card(f"begun-{number}", 100, -6) for number in range(3)]
    deck = Deck(COURSES[0], (*begun, card("a", -2), card("b", -1)))

    assert names([deck]) == ["a"]
    assert names([deck], 1) == ["a", "b"]


def test_a_deck_that_pauses_or_was_stopped_asks_nothing():
    waiting = (card("a", -2),)

    assert names([Deck(COURSES[0], waiting, paused_until=day(1))]) == []
    assert names([Deck(COURSES[0], waiting, paused_until=day(0))]) == ["a"]
    assert names([Deck(COURSES[0], waiting, stopped=True)]) == []


def test_the_next_day_of_each_deck_is_known():
    decks = [
        Deck(COURSES[0], (card("a", 5, -2), card("b", 3))),
        Deck(COURSES[1], (card("c", -2),), paused_until=day(7)),
        Deck(COURSES[2], (card("d", -2),), stopped=True),
    ]

    assert next_days(decks, TODAY) == {COURSES[0].id: day(3), COURSES[1].id: day(7)}


def test_what_waits_for_a_free_place_has_its_day_too():
    begun = [card(f"begun-{number}", 100, -2) for number in range(4)]

    assert next_days([Deck(COURSES[0], (*begun, card("a", -2)))], TODAY) == {COURSES[0].id: day(5)}


def test_a_sitting_of_three_takes_about_two_minutes():
    assert [minutes_for(count) for count in (1, 3, 5)] == [1, 2, 4]


cards = st.lists(
    st.builds(card, st.just("a"), st.integers(-20, 40), st.none() | st.integers(-20, 0)), max_size=8
)
stacks = st.lists(
    st.builds(
        lambda course, cards, pause, stopped: Deck(
            course, tuple(cards), paused_until=None if pause is None else day(pause), stopped=stopped
        ),
        st.sampled_from(COURSES),
        cards,
        st.none() | st.integers(-3, 30),
        st.booleans(),
    ),
    max_size=3,
    unique_by=lambda deck: deck.course.id,
)


@given(stacks)
def test_nothing_of_a_deck_is_due_before_its_next_day_and_something_is_on_it(decks: list[Deck]):
    days = next_days(decks, TODAY)

    for deck in decks:
        first = next(
            (
                day(ahead)
                for ahead in range(120)
                if any(each.deck is deck for each in due_on(decks, day(ahead)))
            ),
            None,
        )
        assert days.get(deck.course.id) == first
