"""Marking a quiz again: what was looked at, once, only forwards, with all that follows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.assessment.analysis import course_analysis
from app.assessment.previews import Preview, preview
from app.assessment.services import Plan, mark_quiz_again
from app.course import attempts
from app.course.models import QuizAttempt, Regrade, RegradeChange
from app.course.papers import paper_of
from app.domain.access import Actor
from app.domain.errors import Conflict, Denied, Invalid
from app.domain.regrading import Result
from app.library.queries import at_revisions
from app.queue.models import PlannedJob
from app.record.models import Certificate, Evidence
from tests.assessment.factories import (
    EVIDENCE,
    RIGHT,
    answer_too_late,
    begin,
    hand_in,
    offer,
    offered,
    reworded,
)
from tests.library.factories import programme, publish_for_tests
from tests.people import NOW, TODAY, People

LATER = NOW + timedelta(days=1)
WHY = "Option b is what the guideline says."


def look(session: Session, actor: Actor) -> Preview:
    return preview(session, actor, course_id="cri-101", quiz_id="final")


def plan(found: Preview, reason: str = WHY) -> Plan:
    return Plan("cri-101", "final", found.fingerprint, reason)


def apply(session: Session, actor: Actor, found: Preview, reason: str = WHY) -> None:
    mark_quiz_again(session, actor, plan=plan(found, reason), now=LATER, today=TODAY)
    session.commit()


def result(session: Session, attempt_id: int) -> Result:
    session.expire_all()
    attempt = session.get_one(QuizAttempt, attempt_id)
    again = paper_of(session, attempt).mark.percent
    assert again == attempt.percent, "the page of the result and the stored percent agree"
    return Result(attempt.percent, attempt.passed)


def evidence(session: Session, actor: Actor) -> dict[str, Evidence]:
    found = session.scalars(select(Evidence).where(Evidence.person_id == actor.person_id))
    return {each.key: each for each in found}


@pytest.fixture
def wronged(session: Session, people: People) -> dict[str, int]:
    """Ana and Ben were marked by a wrong key of `second`; Ana gave the true answer and failed by it, Ben passed."""
    publish_for_tests(session, programme())
    offer(session)
    ana = hand_in(
        session, people.ana, {"first": "a", "second": "b", "third": "a", "fourth": "a", "fifth": "c"}
    )
    ben = hand_in(session, people.ben, RIGHT)
    offer(session, version="1.0.1", second="b")
    return {"ana": ana, "ben": ben}


def test_a_look_changes_nothing_and_says_what_would_be(
    session: Session, people: People, wronged: dict[str, int]
):
    found = look(session, people.toni)

    outcome = found.outcome
    assert (outcome.people, outcome.people_changed, outcome.people_newly_passed) == (2, 1, 1)
    assert outcome.moves == [(Result(60, False), Result(80, True), 1)]
    assert [(one.before.logic.id, key(one.before), key(one.after)) for one in found.keys] == [
        ("second", "a", "b")
    ]
    assert result(session, wronged["ana"]) == Result(60, False)
    assert session.scalar(select(func.count()).select_from(Regrade)) == 0


def key(question) -> str:
    return "".join(each.id for each in question.logic.options if each.right)


def test_who_passes_by_it_has_shown_it_and_all_that_follows(
    session: Session, people: People, wronged: dict[str, int]
):
    apply(session, people.toni, look(session, people.toni))

    shown = evidence(session, people.ana)
    assert result(session, wronged["ana"]) == Result(80, True)
    assert (shown[EVIDENCE].percent, shown[EVIDENCE].earned_at) == (80, LATER)
    assert "course:cri-101" in shown
    assert session.scalars(select(Certificate.person_id)).all().count(people.ana.person_id) == 1
    jobs = session.scalars(select(PlannedJob).where(PlannedJob.name.endswith("send_passed_after_all")))
    assert [job.arguments for job in jobs] == [[people.ana.person_id, wronged["ana"]]]


def test_an_attempt_stays_on_its_revision(session: Session, people: People, wronged: dict[str, int]):
    before = session.get_one(QuizAttempt, wronged["ana"]).revision_id

    apply(session, people.toni, look(session, people.toni))

    assert session.get_one(QuizAttempt, wronged["ana"]).revision_id == before
    assert evidence(session, people.ana)[EVIDENCE].revision_id == before


def test_nobody_who_had_passed_loses_anything(session: Session, people: People, wronged: dict[str, int]):
    earned = evidence(session, people.ben)[EVIDENCE].earned_at

    apply(session, people.toni, look(session, people.toni))

    assert result(session, wronged["ben"]) == Result(100, True)
    assert evidence(session, people.ben)[EVIDENCE].earned_at == earned
    paper = paper_of(session, session.get_one(QuizAttempt, wronged["ben"]))
    assert paper.corrected == {"second"}
    assert key(paper.question("second")) == "b"


def test_it_is_written_down(session: Session, people: People, wronged: dict[str, int]):
    found = look(session, people.toni)
    apply(session, people.toni, found)

    regrade = session.scalars(select(Regrade)).one()
    changes = session.scalars(select(RegradeChange).order_by(RegradeChange.attempt_id)).all()
    versions = {
        name: one.version
        for name, one in at_revisions(session, [*regrade.from_revision_ids, regrade.to_revision_id]).items()
    }
    assert (regrade.applied_by_id, regrade.applied_at, regrade.reason) == (people.toni.person_id, LATER, WHY)
    assert [versions[each] for each in regrade.from_revision_ids] == ["1.0.0"]
    assert versions[regrade.to_revision_id] == "1.0.1"
    assert [
        (each.attempt_id, each.percent_before, each.percent_after, each.passed_before, each.passed_after)
        for each in changes
    ] == [(wronged["ana"], 60, 80, False, True), (wronged["ben"], 100, 100, True, True)]


def test_a_second_click_does_it_once(session: Session, people: People, wronged: dict[str, int]):
    found = look(session, people.toni)
    for _ in range(2):
        apply(session, people.toni, found)

    assert session.scalar(select(func.count()).select_from(Regrade)) == 1
    assert session.scalar(select(func.count()).select_from(RegradeChange)) == 2
    assert look(session, people.toni).outcome.changes == ()
    with pytest.raises(Invalid) as refusal:
        apply(session, people.toni, look(session, people.toni))
    assert refusal.value.code == "assessment.nothing-to-mark"


def test_what_changed_in_between_is_refused(session: Session, people: People, wronged: dict[str, int]):
    found = look(session, people.toni)
    late = begin(session, people.tom, RIGHT)
    session.commit()
    offer(session, version="1.0.2", second="c")

    with pytest.raises(Conflict) as refusal:
        apply(session, people.toni, found)

    session.rollback()
    assert late
    assert refusal.value.code == "assessment.preview-stale"
    assert result(session, wronged["ana"]) == Result(60, False)


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_reason_is_asked_for(session: Session, people: People, wronged: dict[str, int], reason: str):
    with pytest.raises(Invalid) as refusal:
        apply(session, people.toni, look(session, people.toni), reason)

    assert refusal.value.values["field"] == "reason"


def test_only_trainers_mark_again(session: Session, people: People, wronged: dict[str, int]):
    found = look(session, people.toni)

    for actor in (people.ana, people.lea, people.rita, people.bo):
        with pytest.raises(Denied):
            look(session, actor)
        with pytest.raises(Denied):
            apply(session, actor, found)


def test_an_attempt_open_at_the_time_is_found_by_the_next_look(
    session: Session, people: People, wronged: dict[str, int]
):
    offer(session)
    open_one = begin(session, people.tom, RIGHT | {"second": "b", "fifth": "c"})
    offer(session, version="1.0.1", second="b")
    apply(session, people.toni, look(session, people.toni))
    assert course_analysis(session, people.toni, "cri-101").corrected["final"] == frozenset()

    hand_in_open(session, people.tom, open_one)

    assert course_analysis(session, people.toni, "cri-101").corrected["final"] == {"second"}
    assert [each.attempt_id for each in look(session, people.toni).outcome.changes] == [open_one]


def hand_in_open(session: Session, actor: Actor, attempt_id: int) -> None:
    attempts.submit(session, actor, attempt_id=attempt_id, now=LATER + timedelta(hours=1), today=TODAY)
    session.commit()


def test_a_key_corrected_twice_leaves_everybody_the_best_of_all(
    session: Session, people: People, wronged: dict[str, int]
):
    apply(session, people.toni, look(session, people.toni))
    offer(session, version="1.0.2", second="c")
    again = look(session, people.toni)
    assert [(key(one.before), key(one.after)) for one in again.keys] == [("b", "c")]

    apply(session, people.toni, again, "And once more.")

    assert result(session, wronged["ana"]) == Result(80, True)
    paper = paper_of(session, session.get_one(QuizAttempt, wronged["ana"]))
    assert [each.reason for each in paper.corrections] == [WHY, "And once more."]
    assert key(paper.question("second")) == "c"


def test_a_question_worded_anew_keeps_its_mark(session: Session, people: People):
    offer(session)
    attempt_id = hand_in(session, people.ana, RIGHT | {"second": "b"})
    publish_for_tests(session, reworded(offered(second="b"), "second"))

    found = look(session, people.toni)

    assert found.outcome.changes == ()
    assert [each.logic.id for each in found.left_out] == ["second"]
    assert result(session, attempt_id) == Result(80, True)


def test_attempts_on_the_live_revision_are_left_alone(
    session: Session, people: People, wronged: dict[str, int]
):
    hand_in(session, people.tom, RIGHT)

    assert people.tom.person_id not in {each.person_id for each in look(session, people.toni).outcome.changes}


def test_an_answer_that_came_too_late_gains_nothing(session: Session, people: People):
    offer(session)
    attempt_id = hand_in(session, people.ana, {"first": "a", "third": "a"})
    answer_too_late(session, attempt_id, "second", "b")
    before = result(session, attempt_id)
    offer(session, version="1.0.1", second="b")

    apply(session, people.toni, look(session, people.toni))

    assert result(session, attempt_id) == before
