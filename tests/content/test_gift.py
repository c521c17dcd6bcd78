"""Banks of questions to and from GIFT."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.config import ROOT
from app.content.bank import BankOption, BankQuestion, bank_of
from app.content.course import read_course
from app.content.gift import as_gift
from app.content.gift_reader import read_gift
from app.content.overlay import read_pair
from app.content.package import package_of, read_folder
from app.content.quiz import QuizSource, read_quiz
from app.content.quiz_writer import as_quiz_file
from app.domain.language import LANGUAGES, Language
from tests.content.banks import bank_questions

SHIPPED = sorted(path.name for path in (ROOT / "courses").iterdir() if (path / "course.md").exists())

MOODLE = """
// A bank as Moodle writes it
$CATEGORY: Screening

::Base rate::[moodle]How many of 1\\:000 are flagged?{
=235 #45 true and 190 false.
~45 #Only the true ones.
~190
}

Sleep matters.{TRUE#It does.#Yes.}

Which are signs?{~%50%Sleep ~%50%Marks ~%-100%Height}

The SEM is {#3:0.5####Ten times the root of 0.09.}

A number between {#18..20}

One\\{two\\}{=a\\=b ~c\\~d}

Which line?{=12356#All day. =%100%Line 12356 =a\\*}

Match.{=A plan -> Red =No sleep -> Amber = -> Green ####Danger first.}
"""


def quizzes() -> list[QuizSource]:
    return [
        quiz
        for name in SHIPPED
        for quiz in read_course(read_folder(ROOT / "courses" / name)).quizzes.values()
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_bank_comes_back_as_it_went(language: Language):
    for quiz in quizzes():
        bank = bank_of(quiz, language)
        text, left_out = as_gift(bank)

        read = read_gift("bank.gift", text)

        assert read.problems == []
        assert read.questions == [question for question in bank if question.id not in left_out]


def test_every_shipped_bank_is_a_quiz_again():
    for quiz in quizzes():
        bank = bank_of(quiz, quiz.pair.language)
        written = as_quiz_file(quiz.id, bank)
        package = package_of({"course.md": b"---\n---\n", f"quizzes/{quiz.id}.md": written.encode()})

        again = read_quiz(quiz.id, read_pair(package, f"quizzes/{quiz.id}.md", quiz.pair.language))

        assert bank_of(again, quiz.pair.language) == bank


def test_what_moodle_writes_is_read():
    read = read_gift("bank.gift", MOODLE)

    assert read.problems == []
    assert [(each.id, each.kind) for each in read.questions] == [
        ("question-1", "single"),
        ("question-2", "true-false"),
        ("question-3", "multiple"),
        ("question-4", "number"),
        ("question-5", "number"),
        ("question-6", "single"),
        ("question-7", "text"),
        ("question-8", "match"),
    ]
    first, second, third, fourth, fifth, last, spoken, matched = read.questions
    assert first.stem == "How many of 1:000 are flagged?"
    assert first.options[0] == BankOption("235", right=True, rationale="45 true and 190 false.")
    assert [(each.right, each.rationale) for each in second.options] == [(True, "Yes."), (False, "It does.")]
    assert [each.right for each in third.options] == [True, True, False]
    assert (fourth.answer, fourth.tolerance, fourth.note) == (
        3,
        Decimal("0.5"),
        "Ten times the root of 0.09.",
    )
    assert (fifth.answer, fifth.tolerance) == (19, 1)
    assert (spoken.accepted, spoken.note) == (("12356", "Line 12356", "a*"), "All day.")
    assert (matched.scoring, matched.note) == ("per-option", "Danger first.")
    assert matched.options[0] == BankOption("A plan", right=True, partner="Red")
    assert matched.options[2] == BankOption("", right=False, partner="Green")
    assert (last.stem, [each.text for each in last.options]) == ("One{two}", ["a=b", "c~d"])


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("No braces at all.", "I101", 1),
        ("\n\nOpen {=a ~b", "I101", 3),
        ("[html]<p>Well?</p>{=a ~b}", "I102", 1),
        ("The {=sky ~sea} is blue.", "I103", 1),
        ("How many?{#many}", "I104", 1),
        ("How many?{#=3:1 =%50%4:1}", "I104", 1),
        ("Tell us.{}", "I105", 1),
        ("Say it.{=yes =%50%indeed}", "I106", 1),
        ("Say it.{=yes*}", "I106", 1),
        ("Say it.{=`yes`}", "I106", 1),
        ("Match.{=a -> b =c -> =e -> f}", "I106", 1),
        ("Match.{=a -> b =c}", "I106", 1),
        ("Two.{=a =b ~c}", "I107", 1),
        ("None.{~a ~b}", "I107", 1),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_line_and_the_rest_is_taken(text: str, code: str, line: int):
    read = read_gift("bank.gift", f"{text}\n\nFine?{{=yes ~no}}\n")

    assert [(each.code, each.line) for each in read.problems] == [(code, line)]
    assert [each.stem for each in read.questions] == ["Fine?"]


@given(bank_questions(kinds=("single", "multiple", "number", "next-best", "match", "text")))
def test_whatever_is_written_in_a_question_comes_back(question: BankQuestion):
    text, _ = as_gift([question])

    assert read_gift("bank.gift", text).questions == [question]


@given(st.text())
def test_no_text_breaks_the_reader(text: str):
    read_gift("bank.gift", text)


SIGNS = pytest.mark.parametrize(
    "words", ["%50% of them", "a -> b", "// no comment", "::title::", "{", "\\n", "[html]", "*"]
)


@SIGNS
def test_words_that_look_like_signs_are_words(words: str):
    options = (BankOption(words, right=True), BankOption(f"{words}?", right=False, rationale=words))
    question = BankQuestion(id="q", kind="single", stem=words, options=options)

    assert read_gift("bank.gift", as_gift([question])[0]).questions == [question]


@SIGNS
def test_words_that_look_like_signs_are_words_in_pairs_and_short_answers_too(words: str):
    pairs = (BankOption(words, right=True, partner=words), BankOption("", right=False, partner=f"{words}?"))
    match = BankQuestion(id="m", kind="match", stem=words, options=pairs, note=words, heads=(words, "b c"))
    text = BankQuestion(id="t", kind="text", stem=words, accepted=(words, f"{words}?"), note=words)

    assert read_gift("bank.gift", as_gift([match, text])[0]).questions == [match, text]


def test_things_to_put_in_order_stay_at_home():
    order = BankQuestion(
        id="steps", kind="order", stem="Put them in order.", options=(BankOption("One", right=True),)
    )

    assert as_gift([order]) == ("\n", ["steps"])
