"""Small published packages for tests: a course with two lessons, a quiz and, if wanted, a scenario."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from hashlib import sha256

from sqlalchemy.orm import Session

from app.content.compiled import (
    Compiled,
    CompiledCase,
    CompiledCourse,
    CompiledProgramme,
    CompiledQuestion,
    CompiledQuiz,
    CompiledReference,
    CompiledResource,
    CompiledScenario,
    GlossaryEntry,
    Item,
    Lesson,
    Module,
    NodeWords,
    Objective,
    PackageKind,
    QuestionWords,
    Review,
    Section,
    TermForms,
    Words,
    encode,
)
from app.domain.quiz import Counts, Option, Question, Quiz, Show
from app.domain.simulation.model import Node, Scenario
from app.library.services import CheckedPackage, publish
from tests.people import NOW

KINDS: dict[type[Compiled], PackageKind] = {
    CompiledCourse: "course",
    CompiledScenario: "simulation",
    CompiledProgramme: "programme",
    CompiledCase: "case",
    CompiledResource: "resource",
    CompiledReference: "reference",
}

UNREVIEWED = Review(None, None, "2099-05-31")


def both(text: str) -> Words:
    return {"en": text, "zh-CN": f"中文 {text}" if text else ""}


def publish_for_tests(session: Session, *packages: Compiled) -> None:
    for compiled in packages:
        stored = encode(compiled)
        publish(
            session,
            CheckedPackage(
                kind=KINDS[type(compiled)],
                id=package_id(compiled),
                version=getattr(compiled, "version", ""),
                digest=sha256(stored).hexdigest(),
                source=b"",
                compiled=compiled,
            ),
            published_by_id=None,
            now=NOW,
        )
    session.commit()


def package_id(compiled: Compiled) -> str:
    if isinstance(compiled, CompiledScenario):
        return compiled.logic.id
    return "reference" if isinstance(compiled, CompiledReference) else compiled.id


def reference_of(packages: Iterable[CheckedPackage]) -> CompiledReference:
    [reference] = [each.compiled for each in packages if isinstance(each.compiled, CompiledReference)]
    return reference


def term(
    key: str, english: str, chinese: str, *, means: str = "It is.", lesson: str | None = None
) -> GlossaryEntry:
    forms = {"en": TermForms(english, avoid=("plan of safety",)), "zh-CN": TermForms(chinese)}
    return GlossaryEntry(key, forms, both(f"<p>{means}</p>"), lesson, "2026-11-23")


def question(name: str, *, must: bool = False, right: str = "a", lesson: str = "") -> Question:
    options = tuple(Option(letter, letter == right) for letter in "abc")
    return Question(name, "single", must=must, tag=name, lesson=lesson, options=options)


def number_question(name: str, answer: str = "19.1") -> Question:
    return Question(name, "number", tag=name, answer=Decimal(answer), tolerance=Decimal("0.1"))


def words_of(asked: Question) -> QuestionWords:
    return QuestionWords(
        stem_html=both(f"<p>What about {asked.id}?</p>"),
        options_html={each.id: both(f"{asked.id} {each.id}") for each in asked.options},
        rationales_html={each.id: both(f"<p>Why {asked.id} {each.id}.</p>") for each in asked.options},
        note_html=both("" if asked.options and not asked.partners else "<p>Because of the table.</p>"),
        partners={each: both(f"{asked.id} partner {each}") for each in asked.partners},
        heads=(both("Seen"), both("Done")) if asked.partners else (),
        accepted={"en": asked.accepted[:1], "zh-CN": asked.accepted[1:]} if asked.accepted else {},
    )


def quiz(
    name: str = "final",
    *,
    questions: Iterable[Question] = (question("first", must=True, lesson="one"), question("second")),
    draw: int = 2,
    attempts: int | None = None,
    show: Show = "after-submit",
    time_limit: int | None = None,
    counts: Counts = "best",
) -> CompiledQuiz:
    asked = tuple(questions)
    return CompiledQuiz(
        logic=Quiz(name, 80, draw, attempts, 720, show, asked, time_limit, counts),
        title=both(f"Quiz {name}"),
        minutes=15,
        words={each.id: words_of(each) for each in asked},
    )


def _blocks(first: int, last: int) -> str:
    return "".join(f'<p id="b{number}">Block {number}.</p>' for number in range(first, last + 1))


def match_question(name: str) -> Question:
    """Three left entries, two of which share a right one, and a right entry that belongs to none."""
    rows = (Option("a", True, "a"), Option("b", True, "b"), Option("c", True, "a"), Option("d", False, "d"))
    return Question(name, "match", tag=name, options=rows, scoring="per-option")


def text_question(name: str, *accepted: str) -> Question:
    """The first answer is in English, the others are in Chinese."""
    return Question(name, "text", tag=name, accepted=accepted or ("12356", "心理援助热线"))


def lesson(
    name: str,
    *,
    blocks: int = 4,
    checks: int = 1,
    warning: tuple[str, ...] = (),
    asking: Iterable[Question] = (),
) -> Lesson:
    half = blocks // 2
    asked = [*asking] or [question(f"check-{number}") for number in range(1, checks + 1)]
    return Lesson(
        id=name,
        title=both(f"Lesson {name}"),
        minutes=20,
        objectives=(both("Say the sentence."),),
        warning=warning,
        sections=(
            Section("", "prose", both(""), both(_blocks(1, half))),
            Section("practise", "activity", both("Practise"), both(_blocks(half + 1, blocks))),
            *(
                Section(each.id, "check", both(""), both(""), CompiledQuestion(each, words_of(each)))
                for each in asked
            ),
        ),
        sources=(),
        block_count=blocks,
    )


def course(
    name: str = "cri-101",
    *,
    lessons: Iterable[Lesson] = (lesson("one", warning=("suicide",)), lesson("two")),
    quizzes: Iterable[CompiledQuiz] = (quiz(),),
    simulations: Iterable[str] = (),
    requires: tuple[str, ...] = (),
) -> CompiledCourse:
    lessons, quizzes = tuple(lessons), tuple(quizzes)
    reading = tuple(Item("lesson", each.id, each.minutes) for each in lessons)
    proving = tuple(Item("quiz", each.logic.id, each.minutes) for each in quizzes)
    practising = tuple(Item("simulation", each, 20) for each in simulations)
    items = (*reading, *practising, *proving)
    return CompiledCourse(
        id=name,
        version="1.0.0",
        title=both(f"Course {name}"),
        summary=both("What to do in the first hour."),
        track="crisis",
        tier="basic",
        minutes=sum(each.minutes for each in items),
        audience=("psychology-teacher",),
        objectives=(Objective("ask", both("Ask directly."), tuple(each.key for each in items)),),
        requires=requires,
        review=UNREVIEWED,
        modules=(Module("all", both("Everything"), items),),
        intro_html=both("<p>Four verbs carry it.</p>"),
        lessons={each.id: each for each in lessons},
        quizzes={each.logic.id: each for each in quizzes},
    )


def scenario(name: str = "sim-b1", *, minutes: int = 20) -> CompiledScenario:
    """A scenario that ends as it begins: enough where only its name and evidence matter."""
    logic = Scenario(name, "end", (), (), (), (Node("end", end="good"),), "practice", "after-choice")
    return CompiledScenario(
        logic=logic,
        version="1.0.0",
        title=both(f"Scenario {name}"),
        summary=both("A quiet essay."),
        tier="basic",
        role=both("You teach."),
        cast={},
        minutes=minutes,
        warning=(),
        content_warning=both("Mentions suicide."),
        help=both("Leave at any time."),
        review=UNREVIEWED,
        briefing_html=both("<p>Before.</p>"),
        variables={},
        competencies={},
        harms={},
        debrief={},
        nodes={"end": NodeWords(both("The end"), (), {})},
        sources=(),
    )


def programme(
    name: str = "first-responder", *, requires: tuple[str, ...] = ("course:cri-101",)
) -> CompiledProgramme:
    return CompiledProgramme(
        id=name,
        version="1.0.0",
        title=both(f"Programme {name}"),
        summary=both("What earns it."),
        body_html=both("<p>All of it.</p>"),
        requires=requires,
        valid_months=24,
        window_days=90,
        grace_days=30,
    )
