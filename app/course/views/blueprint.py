"""The blueprint of the courses, and the sentences of their refusals."""

from __future__ import annotations

from flask import Blueprint

from app.course.addresses import item_address
from app.web import refusals
from app.web.gettext import lazy_gettext

bp = Blueprint("course", __name__, template_folder="../templates")
bp.add_app_template_global(item_address, "item_address")

refusals.say(
    {
        "library.course-unknown": lazy_gettext("There is no such course, or it is not published."),
        "course.closed": lazy_gettext(
            "Another course comes before this one. The page Learn shows which, and this one opens after it."
        ),
        "course.not-enrolled": lazy_gettext(
            "Please enrol in the course first; then your place and answers are kept."
        ),
        "course.lesson-unknown": lazy_gettext(
            "This lesson does not exist any more. Its course shows what does."
        ),
        "course.check-unknown": lazy_gettext(
            "This quick check does not exist any more. Please load the lesson again."
        ),
        "course.block-unknown": lazy_gettext(
            "This lesson has changed while you were reading. Please load the page again."
        ),
        "course.answer-empty": lazy_gettext("Please choose an answer first."),
        "course.answer-not-a-number": lazy_gettext("Please type a number, such as 19.1."),
        "course.answer-too-long": lazy_gettext("Please answer in a few words."),
        "course.option-unknown": lazy_gettext(
            "This answer does not belong to the question. Please load the page again."
        ),
        "course.one-option-only": lazy_gettext("Please choose one answer only."),
        "course.quiz-unknown": lazy_gettext("This quiz does not exist any more. Its course shows what does."),
        "course.question-unknown": lazy_gettext("This attempt has fewer questions."),
        "course.question-not-drawn": lazy_gettext("This question is not part of your attempt."),
        "course.attempt-unknown": lazy_gettext("There is no such attempt, or it is not yours."),
        "course.attempt-ended": lazy_gettext(
            "This attempt was handed in already; its answers stay as they were. Your result is safe."
        ),
        "course.answer-final": lazy_gettext(
            "You have seen the feedback on this question, so its answer stays as it is."
        ),
        "course.answer-too-late": lazy_gettext(
            "Your answer to question %(number)s came when the time was over and does not count. What was saved in time does."
        ),
        "course.no-attempt-left": lazy_gettext(
            "The attempts of this round are used up. The page of the quiz says when the next one opens."
        ),
        "course.track-unknown": lazy_gettext("There is no such track."),
        "course.placement-unknown": lazy_gettext("There is no such placement check, or it is not yours."),
        "course.placement-rests": lazy_gettext(
            "The last check of this track was a short while ago. The page of the checks says when the next one opens."
        ),
        "course.placement-opens-nothing": lazy_gettext(
            "At present a check of this track could open nothing: every course that comes next is open, or waits for others."
        ),
    }
)
