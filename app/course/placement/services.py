"""Placement checks: begin, answer, hand in."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.account.services import lock_person
from app.content.compiled import Track
from app.course.attempts import SEED_BITS, Given, taken
from app.course.placement.models import PlacementCheck, PlacementPart, PlacementResponse
from app.course.placement.plan import Plan, plan_of
from app.course.placement.queries import Begun, checks_of, ended, get_check
from app.course.placement.sheet import sheet_of
from app.course.queries import learner_of
from app.course.services import NOTHING_NEW
from app.course.standings import standings_of
from app.domain.access import Actor, Permission, ensure
from app.domain.errors import Conflict
from app.domain.placement import opens_again
from app.domain.progress import item_key, placement_key
from app.library.queries import Catalogue, catalogue
from app.record.services import Handed, Piece, hand_down_together


def begin(session: Session, actor: Actor, *, track: Track, now: datetime) -> int:
    """Begin a check of a track and return its id; one that is open already is returned instead.

    Raises:
        Conflict: there is nothing that it could open, or the last one was not long enough ago.
    """
    ensure(actor, Permission.LEARN)
    lock_person(session, actor.person_id)  # two clicks are one
    earlier = checks_of(session, actor.person_id)
    for each in earlier:
        if each.track == track and each.submitted_at is None:
            return each.check_id
    if opens_again(ended(earlier, track), now) is not None:
        raise Conflict("course.placement-rests")
    live = catalogue(session)
    plan = plan_of(track, standings_of(live, learner_of(session, actor.person_id)))
    if plan is None:
        raise Conflict("course.placement-opens-nothing")
    check = PlacementCheck(
        person_id=actor.person_id, track=track, seed=secrets.randbits(SEED_BITS), started_at=now
    )
    session.add(check)
    session.flush()
    session.add_all(_parts(check.id, plan, live))
    session.flush()
    return check.id


def save_answer(session: Session, actor: Actor, *, check_id: int, given: Given, now: datetime) -> None:
    """Keep an answer, as that of a quiz is kept; its question is named as the sheet names it.

    Raises:
        NotFound: not a check of this person's.
        Conflict: the check was handed in.
        Invalid: the question was not drawn, or it is no answer to it.
    """
    ensure(actor, Permission.LEARN)
    begun = get_check(session, actor.person_id, check_id, for_change=True)
    if begun.check.submitted_at is not None:
        raise Conflict("course.attempt-ended")
    sheet = sheet_of(session, begun)
    part, question_id = sheet.named(given.question_id)
    given = replace(given, question_id=question_id)
    response = taken(sheet.papers[part], given, began_at=begun.check.started_at, now=now)
    if response is None:
        return
    session.add(
        PlacementResponse(
            part_id=begun.parts[part].id,
            question_id=question_id,
            answer=list(response.answer),
            is_for_later=response.is_for_later,
            answered_at=response.answered_at,
            saved_at=response.saved_at,
        )
    )
    session.flush()


def submit(session: Session, actor: Actor, *, check_id: int, now: datetime, today: date) -> Handed:
    """Hand a check in and judge each quiz by its own rule, once; a second time changes nothing.

    A quiz that was passed is credited, and a course whose quizzes were all passed is shown. Neither gives hours, nor
    completes a course that has more than its quizzes.

    Raises:
        NotFound: not a check of this person's.
    """
    ensure(actor, Permission.LEARN)
    begun = get_check(session, actor.person_id, check_id, for_change=True)
    if begun.check.submitted_at is not None:
        return NOTHING_NEW
    begun.check.submitted_at = now
    for part, paper in zip(begun.parts, sheet_of(session, begun).papers, strict=True):
        result = paper.mark
        part.percent, part.passed = result.percent, result.passed
    session.flush()
    pieces = list(_shown_by(begun))
    if not pieces:
        return NOTHING_NEW
    return hand_down_together(session, person_id=actor.person_id, pieces=pieces, now=now, today=today)


def _parts(check_id: int, plan: Plan, live: Catalogue) -> Iterator[PlacementPart]:
    quizzes = [(course.id, quiz_id) for course in plan.courses for quiz_id in course.quizzes]
    for place, (course_id, quiz_id) in enumerate(quizzes, 1):
        yield PlacementPart(
            check_id=check_id,
            place=place,
            course_id=course_id,
            quiz_id=quiz_id,
            revision_id=live.courses[course_id].revision_id,
        )


def _shown_by(begun: Begun) -> Iterator[Piece]:
    for part in begun.parts:
        if part.passed:
            yield Piece(item_key(part.course_id, "quiz", part.quiz_id), part.revision_id, part.percent)
    revisions = {part.course_id: part.revision_id for part in begun.parts}
    for course_id in begun.shown:
        yield Piece(placement_key(course_id), revisions[course_id])
