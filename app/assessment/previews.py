"""What marking a quiz again by the live key would do, looked at before anything is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from sqlalchemy.orm import Session

from app.assessment.items import Packages
from app.assessment.regrade_queries import HandedIn, answers_on, handed_in
from app.content.compiled import CompiledCourse, CompiledQuestion, CompiledQuiz
from app.content.wording import corrections, incomparable, questions_of
from app.course.attempts import get_quiz
from app.domain.access import Actor, Permission, ensure
from app.domain.marking import Drawn, draw
from app.domain.regrading import Change, Outcome, Result, change_of, fingerprint, mark_again
from app.library.queries import Published, at_revisions, catalogue

Keys = Mapping[str, CompiledQuestion]


@dataclass(frozen=True, slots=True)
class KeyChange:
    """A question whose key was corrected."""

    before: CompiledQuestion
    """As people were asked it last, with the key by which they were marked."""
    after: CompiledQuestion
    """The same with the live key."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be done, and the digest that says whether it still would."""

    course: Published[CompiledCourse]
    quiz: CompiledQuiz
    outcome: Outcome
    keys: tuple[KeyChange, ...]
    left_out: tuple[CompiledQuestion, ...]
    """Asked then, but worded anew or gone since: they keep their mark."""
    from_revision_ids: tuple[int, ...]
    revision_of: Mapping[int, int]
    """Attempt id -> the revision it was made on."""
    fingerprint: str


@dataclass(frozen=True, slots=True)
class _Touched:
    """An attempt with a question whose key is another one than that by which it was marked last."""

    attempt: HandedIn
    drawn: tuple[Drawn, ...]
    questions: frozenset[str]


class _Editions:
    """The revisions of a quiz that people handed in, beside the live one."""

    def __init__(self, quiz: CompiledQuiz, packages: Packages) -> None:
        self.live = quiz
        self._packages = packages
        self.keys = cache(self._keys)
        self.live_keys = cache(self._live_keys)
        self.differing = cache(self._differing)

    def quiz(self, revision_id: int) -> CompiledQuiz:
        """Return the quiz as it was."""
        return self._packages[revision_id].quizzes[self.live.logic.id]

    def _keys(self, revision_id: int, to_revision_id: int) -> Keys:
        return corrections(self.quiz(revision_id), self.quiz(to_revision_id))

    def _live_keys(self, revision_id: int) -> Keys:
        return corrections(self.quiz(revision_id), self.live)

    def _differing(self, revision_id: int, last: int | None) -> frozenset[str]:
        """Return the questions whose live key is not the one by which they were marked last."""
        marked_by = {} if last is None else self.keys(revision_id, last)
        live = self.live_keys(revision_id)
        return frozenset(
            name for name in {*marked_by, *live} if _logic(marked_by.get(name)) != _logic(live.get(name))
        )


def preview(session: Session, actor: Actor, *, course_id: str, quiz_id: str) -> Preview:
    """Compare the key by which each attempt was marked with the live one, and mark again where they differ.

    Raises:
        Denied: the actor is no trainer.
        NotFound: there is no such quiz.
    """
    ensure(actor, Permission.QUIZ_REGRADE)
    course = catalogue(session).course(course_id)
    quiz = get_quiz(course.package, quiz_id)
    attempts = handed_in(session, course_id, quiz_id)
    wanted = {each.revision_id for each in attempts} | {to for each in attempts for to in each.applied}
    editions = _Editions(quiz, cast(Packages, at_revisions(session, wanted)))
    touched = [found for each in attempts if (found := _touched(each, editions))]
    revisions = tuple(sorted({each.attempt.revision_id for each in touched}))
    answers = answers_on(session, course_id, quiz_id, revisions) if touched else {}
    outcome = Outcome(tuple(_change(each, editions, answers) for each in touched))
    return Preview(
        course=course,
        quiz=quiz,
        outcome=outcome,
        keys=_key_changes(touched, editions),
        left_out=_left_out(attempts, editions),
        from_revision_ids=revisions,
        revision_of={each.attempt.attempt_id: each.attempt.revision_id for each in touched},
        fingerprint=fingerprint(outcome, course_id, quiz_id, course.revision_id),
    )


def _touched(attempt: HandedIn, editions: _Editions) -> _Touched | None:
    last = attempt.applied[-1] if attempt.applied else None
    differing = editions.differing(attempt.revision_id, last)
    if not differing:
        return None
    drawn = draw(editions.quiz(attempt.revision_id).logic, attempt.seed)
    questions = differing & {each.question_id for each in drawn}
    return _Touched(attempt, drawn, questions) if questions else None


def _change(
    touched: _Touched, editions: _Editions, answers: Mapping[int, Mapping[str, tuple[str, ...]]]
) -> Change:
    attempt = touched.attempt
    keys = [editions.keys(attempt.revision_id, each) for each in attempt.applied]
    keys.append(editions.live_keys(attempt.revision_id))
    again = mark_again(
        editions.quiz(attempt.revision_id).logic,
        touched.drawn,
        answers.get(attempt.attempt_id, {}),
        [{name: each.logic for name, each in one.items()} for one in keys],
    )
    before = Result(attempt.percent, attempt.passed)
    return change_of(attempt.attempt_id, attempt.person_id, before, again)


def _key_changes(touched: Sequence[_Touched], editions: _Editions) -> tuple[KeyChange, ...]:
    """List the corrected questions in the order of the live quiz, each as it was asked last."""
    found: dict[str, KeyChange] = {}
    for each in touched:
        revision_id = each.attempt.revision_id
        asked = questions_of(editions.quiz(revision_id))
        applied = each.attempt.applied
        marked_by = editions.keys(revision_id, applied[-1]) if applied else {}
        live = editions.live_keys(revision_id)
        found |= {
            name: KeyChange(marked_by.get(name, asked[name]), live.get(name, asked[name]))
            for name in each.questions
        }
    return tuple(found[each.id] for each in editions.live.logic.questions if each.id in found)


def _left_out(attempts: Sequence[HandedIn], editions: _Editions) -> tuple[CompiledQuestion, ...]:
    found: dict[str, CompiledQuestion] = {}
    for revision_id in sorted({each.revision_id for each in attempts}):
        quiz = editions.quiz(revision_id)
        asked = questions_of(quiz)
        found |= {name: asked[name] for name in incomparable(quiz, editions.live)}
    return tuple(found.values())


def _logic(question: CompiledQuestion | None) -> object:
    return question and question.logic
