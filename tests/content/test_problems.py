"""Codes and sentences: every code has both languages, and every sentence has a code."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from app.content.catalogue import CATALOGUE, TERMS, TOPICS
from app.content.problems import Refused, Term, has_errors, ordered, problem, sentence

ROOM = Path(__file__).parents[2] / "app" / "content"
SOURCE = "".join(path.read_text(encoding="utf-8") for path in ROOM.glob("*.py"))


def test_every_code_in_use_is_in_the_catalogue_and_the_other_way_round():
    assert set(re.findall(r'"([A-Z][0-9]{3})"', SOURCE)) == set(CATALOGUE)


def test_no_two_topics_use_the_same_code():
    assert len(CATALOGUE) == sum(len(topic.MESSAGES) for topic in TOPICS)


def test_every_term_in_use_is_known_in_both_languages():
    assert set(re.findall(r'Term\("([a-z-]+)"\)', SOURCE)) <= set(TERMS)
    assert all(set(words) == {"en", "zh-CN"} for words in TERMS.values())


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_both_languages_say_the_same_things(code: str):
    message = CATALOGUE[code]

    assert all(message.en + message.zh)
    assert mentioned(message.en[0]) == mentioned(message.zh[0])
    assert mentioned(message.en[1]) == mentioned(message.zh[1])
    assert not re.search("[\u4e00-\u9fff]", "".join(message.en))
    assert re.search("[\u4e00-\u9fff]", message.zh[0])
    assert re.search("[\u4e00-\u9fff]", message.zh[1])


def mentioned(template: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_our_own_words_are_said_in_the_readers_language():
    found = problem("C206", "course.md", 3, key="title", expected=Term("text"), found=7)

    assert sentence(found, "en")[1] == "Write: a text."
    assert sentence(found, "zh-CN")[1] == "应为：一段文字。"


def test_braces_in_what_an_author_wrote_do_no_harm():
    found = problem("C302", "a.md", 1, address="{0.__class__} {")

    assert "{0.__class__} {" in sentence(found, "en")[0]


def test_problems_are_ordered_by_place_and_each_is_there_once():
    late, early = problem("C219", "b.md", 1), problem("C217", "a.md", 9)

    assert ordered([late, early, late]) == [early, late]
    assert Refused([late, early]).problems == [early, late]


def test_only_an_error_stops_publishing():
    assert has_errors([problem("C217", "a.md", 1)])
    assert not has_errors([problem("C220", "a.md", 1)])
