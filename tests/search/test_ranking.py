"""The order: by what is said, whatever order the database gives."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from app.search.ranking import Candidate, ranked
from app.search.wording import read_query


def candidate(
    key: str, title: str, body: str = "", *, language: str = "zh-CN", kind: str = "lesson"
) -> Candidate:
    return Candidate(key, kind, language, title, "", body, None, None)


def order(query: str, *candidates: Candidate, language: str = "zh-CN") -> list[str]:
    return [each.key for each in ranked(candidates, read_query(query), language)]


def test_a_title_comes_before_a_text_and_often_before_once():
    once = candidate("once", "别的", "焦虑")
    often = candidate("often", "另外", "焦虑，焦虑，焦虑")
    title = candidate("title", "考试焦虑", "")
    whole = candidate("whole", "焦虑", "")

    assert order("焦虑", once, often, title, whole) == ["whole", "title", "often", "once"]


def test_more_of_the_words_come_before_a_better_place():
    some = candidate("some", "焦虑", "焦虑 焦虑")
    both = candidate("both", "别的", "焦虑，后来抑郁")

    assert order("焦虑 抑郁", some, both) == ["both", "some"]


def test_words_together_come_before_words_apart():
    apart = candidate("apart", "别的", "危机来了，干预了")
    together = candidate("together", "另外", "说到危机干预，就这样")

    assert order("危机干预", apart, together) == ["together", "apart"]


def test_a_thing_is_there_once_in_the_language_of_the_reader():
    chinese = candidate("a", "量表 PHQ-9", "PHQ-9")
    english = candidate("a", "PHQ-9 scale", "PHQ-9", language="en")

    for language, title in (("zh-CN", "量表 PHQ-9"), ("en", "PHQ-9 scale")):
        for given_order in ([chinese, english], [english, chinese]):
            assert [each.title for each in ranked(given_order, read_query("phq9"), language)] == [title]


def test_what_only_the_other_language_says_comes_later():
    own = candidate("own", "关于", "PHQ-9")
    other = candidate("other", "About", "PHQ-9", language="en")

    assert order("phq9", other, own) == ["own", "other"]


def test_a_source_comes_after_what_can_be_learnt():
    source = candidate("source", "自杀筛查", "自杀筛查", kind="source")
    lesson = candidate("lesson", "直接问", "自杀" * 12)

    assert order("自杀", source, lesson) == ["lesson", "source"]


@given(
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["焦虑", "grief", "别的"])), max_size=12),
    st.randoms(),
)
def test_the_order_of_the_rows_does_not_matter(made: list[tuple[int, str]], chance: random.Random):
    rows = [
        candidate(f"k{key}", title, title * key, language=language)
        for language in ("zh-CN", "en")
        for key, title in dict(made).items()
    ]
    shuffled = list(rows)
    chance.shuffle(shuffled)

    assert ranked(rows, read_query("焦虑 grief"), "en") == ranked(shuffled, read_query("焦虑 grief"), "en")
