"""The page on which one searches."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from app.db.session import reading
from app.search.addresses import address_of
from app.search.danger import speaks_of_danger
from app.search.document import KINDS
from app.search.queries import find
from app.search.results import result_of
from app.search.wording import MOST_CHARACTERS
from app.web.access import for_everyone_signed_in
from app.web.gettext import lazy_gettext
from app.web.identity import current_actor
from app.web.locale import language
from app.web.paging import Paging, page_asked_for

bp = Blueprint("search", __name__, template_folder="templates")

KIND_WORDS = {
    "course": (lazy_gettext("Course"), lazy_gettext("Courses"), "learn"),
    "lesson": (lazy_gettext("Lesson"), lazy_gettext("Lessons"), "paper"),
    "simulation": (lazy_gettext("Scenario"), lazy_gettext("Scenarios"), "practise"),
    "case": (lazy_gettext("Case"), lazy_gettext("Cases"), "people"),
    "resource": (lazy_gettext("Sheet"), lazy_gettext("Sheets"), "print"),
    "question": (lazy_gettext("Question and answers"), lazy_gettext("Questions and answers"), "ask"),
    "term": (lazy_gettext("Term"), lazy_gettext("Terms"), "globe"),
    "source": (lazy_gettext("Source or policy"), lazy_gettext("Sources and policies"), "list"),
}
"""kind -> one of it, many of them, the icon."""


@bp.get("/search")
@for_everyone_signed_in
def search() -> ResponseReturnValue:
    typed = request.args.get("q", "").strip()[:MOST_CHARACTERS]
    kind = request.args.get("kind")
    kind = kind if kind in KINDS else None
    found = find(reading(), current_actor(), typed, language=language(), kind=kind)
    paging = Paging(page_asked_for(), len(found.candidates))
    shown = found.candidates[paging.first_row - 1 : paging.last_row]
    return render_template(
        "search/search.html",
        typed=typed,
        kind=kind,
        found=found,
        paging=paging,
        results=[result_of(each, found.query, language()) for each in shown],
        kinds=[each for each in KINDS if found.counts is None or found.counts.get(each)],
        kind_words=KIND_WORDS,
        address_of=address_of,
        is_danger=speaks_of_danger(typed),
    )
