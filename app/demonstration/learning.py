"""How the demonstration's people study: through the services that everybody uses, with right answers from the keys."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.content.compiled import CompiledCourse, Lesson
from app.course import attempts, services
from app.course.attempts import Given
from app.course.papers import paper_of
from app.course.queries import get_attempt
from app.domain.access import Actor
from app.domain.marking import right_answer
from app.domain.progress import item_key
from app.domain.quiz import Question
from app.library.queries import Catalogue
from app.record.services import hand_down


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody who studies at a certain moment."""

    session: Session
    live: Catalogue
    actor: Actor
    now: datetime
    today: date

    def enrol(self, course_id: str) -> None:
        """Take a course."""
        services.enrol(self.session, self.actor, course_id=course_id, now=self.now)

    def read(self, course_id: str, lesson_id: str, *, share: float = 1.0) -> None:
        """Read a lesson, or the first part of it; who reads to the end answers its checks."""
        lesson = self._course(course_id).lessons[lesson_id]
        services.keep_place(
            self.session,
            self.actor,
            course_id=course_id,
            lesson_id=lesson_id,
            block=int(lesson.block_count * share),
            now=self.now,
            today=self.today,
        )
        if share == 1.0:
            self._answer_checks(course_id, lesson)

    def complete(self, course_id: str) -> None:
        """Do everything a course asks for."""
        course = self._course(course_id)
        self.enrol(course_id)
        for lesson_id in course.lessons:
            self.read(course_id, lesson_id)
        for module in course.modules:
            for item in module.items:
                if item.kind == "simulation":
                    self._finish_scenario(item.id)
        for quiz_id in course.quizzes:
            self.take_quiz(course_id, quiz_id)

    def take_quiz(self, course_id: str, quiz_id: str, *, missing: Container[str] = ()) -> None:
        """Hand a quiz in, all right but the questions that are missed."""
        attempt_id = attempts.begin(
            self.session, self.actor, course_id=course_id, quiz_id=quiz_id, now=self.now
        )
        attempt = get_attempt(self.session, self.actor.person_id, attempt_id)
        for drawn in (paper := paper_of(self.session, attempt)).drawn:
            question = paper.question(drawn.question_id).logic
            answer = wrong_answer(question) if question.id in missing else right_answer(question)
            attempts.save_answer(
                self.session,
                self.actor,
                attempt_id=attempt_id,
                given=Given(drawn.question_id, answer),
                now=self.now,
            )
        attempts.submit(self.session, self.actor, attempt_id=attempt_id, now=self.now, today=self.today)

    def _course(self, course_id: str) -> CompiledCourse:
        return self.live.course(course_id).package

    def _answer_checks(self, course_id: str, lesson: Lesson) -> None:
        for section in lesson.sections:
            if section.check is not None:
                services.answer_check(
                    self.session,
                    self.actor,
                    course_id=course_id,
                    lesson_id=lesson.id,
                    check_id=section.check.logic.id,
                    answer=right_answer(section.check.logic),
                    now=self.now,
                    today=self.today,
                )

    def _finish_scenario(self, scenario_id: str) -> None:
        # The demonstration's people have finished it; the way they went is nobody's business, here too.
        hand_down(
            self.session,
            person_id=self.actor.person_id,
            key=item_key("", "simulation", scenario_id),
            revision_id=self.live.scenario(scenario_id).revision_id,
            now=self.now,
            today=self.today,
        )


def wrong_answer(question: Question) -> tuple[str, ...]:
    """Return one wrong option, or no answer where there is none to take."""
    if question.kind == "match":
        return ()
    return tuple(option.id for option in question.options if not option.right)[:1]
