"""What the demonstration's people have been doing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.demonstration.learning import Learner
from app.domain.access import Actor, Role
from app.forum import services as forum
from app.library.queries import catalogue
from app.organisation.queries import actor_of
from app.requirement import services as requirement
from app.web.clock import day_of

COURSE = "cri-101"
QUIZ = "first-response"
NOT_PASSED_YET = (
    ("mali", 2, {"plan-tonight", "touched"}),
    ("sunlei", 5, {"plan-tonight"}),
    ("heping", 8, {"best-sentence", "plan-tonight"}),
)
"""Who, how many days ago, and the safety questions that were missed."""
QUESTION = """年度测评之后，我建议一位妈妈带儿子去医院门诊。她说：“写下来就跟他一辈子了。”然后挂了电话。

周四我会再打过去。第一句话怎么说，才既不吓到她，又不漏掉法律对我们的要求？"""
ANSWER = """我会从她的担心说起，而不是从表格说起：

> “您担心这会影响孩子一辈子。我们先商量这周的一步，可以吗？”

再用平实的话说明职责：“法律要求学校立即告知您并建议就医。是什么情况，要由医生判断。”最后只提一个请求，并说好哪天再联系。"""
OTHER_ANSWER = (
    """可以提出陪同。在我们学校，家长愿意的话，班主任会陪着去第一次就诊。一句“我们陪您去”，语气就不一样了。"""
)
REASON = "学校本学期校本研修安排：放假之前，每位老师都学过怎么看、怎么问、怎么陪、告诉谁。"
DAYS_TO_GO = 39
NOTE = "顺序很好。谈话内容和约定当天记录。告知义务见《预防未成年人犯罪法》第十九条。"


def act(session: Session, people: Mapping[str, int], *, now: datetime) -> None:
    """Let the demonstration's people learn, ask and answer; without the shipped courses they only talk."""
    live = catalogue(session)
    if COURSE in live.courses:
        _learn(session, people, now)
        _require(session, people, now)
    _talk(session, people, now)


def _learn(session: Session, people: Mapping[str, int], now: datetime) -> None:
    def learner(name: str, days_ago: int) -> Learner:
        moment = now - timedelta(days=days_ago)
        today = day_of(moment)
        return Learner(
            session, catalogue(session), actor_of(session, people[name], today=today), moment, today
        )

    course = learner("wenjing", 0).live.course(COURSE).package
    lessons = [item.id for module in course.modules for item in module.items if item.kind == "lesson"]
    in_the_middle = learner("wenjing", 1)
    in_the_middle.enrol(COURSE)
    for lesson_id in lessons[:2]:
        in_the_middle.read(COURSE, lesson_id)
    in_the_middle.read(COURSE, lessons[2], share=0.5)
    # One certificate is fresh and one is in its renewal window; 24 months are about 730 days.
    learner("zhoumin", 12).complete(COURSE)
    learner("haiyan", 690).complete(COURSE)
    learner("lulu", 40).complete(COURSE)
    beginner = learner("mali", 3)
    beginner.enrol(COURSE)
    beginner.read(COURSE, lessons[0])
    # Tried and not passed yet: six people have handed it in, so that a trainer sees what all were asked, and no more.
    for name, days_ago, missing in NOT_PASSED_YET:
        trying = learner(name, days_ago)
        trying.enrol(COURSE)
        trying.take_quiz(COURSE, QUIZ, missing=missing)


def _require(session: Session, people: Mapping[str, int], now: datetime) -> None:
    today = day_of(now)
    lead = actor_of(session, people["luojing"], today=today)
    (school,) = lead.memberships
    requirement.require(
        session,
        lead,
        wanted=requirement.Wanted(
            key=f"course:{COURSE}",
            unit_id=school.unit_id,
            role=Role.TEACHER,
            person_ids=frozenset(),
            due_on=today + timedelta(days=DAYS_TO_GO),
            reason=REASON,
            clause=None,
        ),
        form_key="demonstration",
        now=now - timedelta(days=9),
        today=today,
    )


def _talk(session: Session, people: Mapping[str, int], now: datetime) -> None:
    def somebody(name: str) -> Actor:
        return actor_of(session, people[name], today=day_of(now))

    question = forum.ask(
        session,
        somebody("wenjing"),
        title="家长怕孩子被贴标签，下一通电话怎么开口？",
        body=QUESTION,
        about=None,
        form_key="demonstration",
        now=now - timedelta(days=2),
    )
    helpful = forum.answer(
        session,
        somebody("zhoumin"),
        question_id=question,
        body=ANSWER,
        form_key="demonstration",
        now=now - timedelta(hours=26),
    )
    forum.answer(
        session,
        somebody("yangguang"),
        question_id=question,
        body=OTHER_ANSWER,
        form_key="demonstration",
        now=now - timedelta(hours=5),
    )
    forum.endorse(session, somebody("chenyu"), answer_id=helpful, note=NOTE, now=now - timedelta(hours=3))
    forum.accept(session, somebody("wenjing"), answer_id=helpful, now=now - timedelta(hours=1))
