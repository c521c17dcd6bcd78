"""What teachers look for, over the content that ships: the same, in the same order, on every database."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from app.forum import services as forum
from app.library.queries import Catalogue
from app.search.queries import find
from app.web.paging import PER_PAGE
from tests.people import NOW, People

LOOKED_FOR = Path(__file__).with_name("looked_for.txt")


def looked_for() -> list[tuple[str, str, list[str]]]:
    lines = [line for line in LOOKED_FOR.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [
        (language.strip(), query.strip(), keys.split())
        for language, query, keys in (line.split("|") for line in lines)
    ]


def first_page(session: Session, people: People, query: str, language: str) -> list[str]:
    found = find(session, people.ana, query, language=language)
    return [each.key for each in found.candidates[:PER_PAGE]]


def test_what_teachers_look_for_is_on_the_first_page(session: Session, people: People, library: Catalogue):
    question_id = forum.ask(
        session,
        people.ben,
        title="家长怕孩子被贴标签，下一通电话怎么开口？",
        body="年度测评之后，我建议一位妈妈带儿子去医院门诊。",
        about=None,
        form_key="looked-for",
        now=NOW,
    )
    missed = {}
    for language, query, keys in looked_for():
        wanted = {key.replace("question:*", f"question:{question_id}") for key in keys}
        found = first_page(session, people, query, language)
        if missing := wanted - set(found):
            missed[query] = (missing, found)

    assert len(looked_for()) >= 60
    assert missed == {}


def test_nothing_is_shown_twice(session: Session, people: People, library: Catalogue):
    for language, query, _ in looked_for():
        keys = [each.key for each in find(session, people.ana, query, language=language).candidates]
        assert len(keys) == len(set(keys)), query
