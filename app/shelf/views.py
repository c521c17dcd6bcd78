"""A person's shelf, and what lessons and other pages send to it."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.content.compiled import Words
from app.db.session import reading, transaction
from app.domain.access import Permission
from app.domain.errors import Invalid, NotFound
from app.library.queries import Catalogue, catalogue
from app.search.addresses import address_of
from app.shelf import queries, services
from app.shelf.export import markdown
from app.shelf.forms import LookForm, NoteForm, TextForm
from app.shelf.models import Note
from app.shelf.names import KINDS, NAMES
from app.shelf.pages import OnPage, Row, on_page, row_of
from app.web import refusals
from app.web.access import requires
from app.web.clock import now
from app.web.form_faults import take
from app.web.gettext import gettext, lazy_gettext
from app.web.identity import current_actor
from app.web.locale import language
from app.web.paging import Paging, page_asked_for
from app.web.redirects import page_before, safe_target

bp = Blueprint("shelf", __name__, template_folder="templates", url_prefix="/shelf")

refusals.say(
    {
        "shelf.key-unknown": lazy_gettext("There is nothing of this name to keep, or it is not published."),
        "shelf.lesson-unknown": lazy_gettext(
            "This lesson does not exist any more, so no note can be kept on it."
        ),
        "shelf.note-unknown": lazy_gettext("There is no such note, or it is not yours."),
        "shelf.block-unknown": lazy_gettext(
            "This lesson has changed while you were reading. Please load the page again."
        ),
        "shelf.note-empty": lazy_gettext("Please write something, or mark words in the lesson."),
        "shelf.too-many-notes": lazy_gettext(
            "There are %(most)s notes of yours on this lesson. Please delete one before you add another."
        ),
    }
)


@bp.app_template_global()
def my_shelf(key: str) -> OnPage:
    """Return what the reader keeps of the thing a page is about, in one query."""
    kept = queries.at_key(reading(), current_actor().person_id, key)
    return on_page(key, kept, catalogue(reading()), language())


@bp.get("")
@requires(Permission.SHELF_KEEP)
def shelf() -> ResponseReturnValue:
    session, person_id = reading(), current_actor().person_id
    live = catalogue(session)
    form = LookForm(request.args)
    keys = queries.keys_kept(session, person_id)
    form.offer(kinds=KINDS, courses=_courses(keys, live))
    paging = Paging(page_asked_for(), queries.kept_count(session, person_id, form.wanted))
    kept = queries.kept(session, person_id, form.wanted, first=paging.first_row, limit=paging.per_page)
    return render_template(
        "shelf/shelf.html",
        form=form,
        asked={name: value for name, value in form.data.items() if value},
        rows=[row_of(each, live) for each in kept],
        paging=paging,
        is_empty=not keys,
        names=NAMES,
        address_of=_address,
    )


@bp.get("/notes.md")
@requires(Permission.SHELF_KEEP)
def export() -> ResponseReturnValue:
    live = catalogue(reading())
    rows = [row_of(each, live) for each in queries.every_note(reading(), current_actor().person_id)]
    house = str(current_app.config["PUBLIC_URL"])
    written = markdown(rows, lambda row: house + _address(row), house)
    response = Response(written, content_type="text/markdown; charset=utf-8")
    response.headers["Content-Disposition"] = "attachment; filename=notes.md"
    return response


@bp.post("/bookmarks")
@requires(Permission.SHELF_KEEP)
def bookmarks() -> ResponseReturnValue:
    key = request.form.get("key", "")
    with transaction() as session:
        if request.form.get("take-away"):
            services.take_away_bookmark(session, current_actor(), key=key)
            told = gettext("The bookmark is gone.")
        else:
            services.bookmark(session, current_actor(), key=key, now=now())
            told = gettext("It is on your shelf.")
    flash(told)
    return redirect(f"{page_before(_home())}#bookmark", code=303)


@bp.post("/notes")
@requires(Permission.LEARN)
def notes() -> ResponseReturnValue:
    form = NoteForm(request.form)
    back = safe_target(request.form.get("next"), page_before(_home()))
    try:
        if form.validate():
            with transaction() as session:
                note_id = services.write_note(
                    session,
                    current_actor(),
                    anchor=form.anchor,
                    text=str(form.text.data or ""),
                    form_key=str(form.form_key.data),
                    now=now(),
                )
            return redirect(f"{back}#note-{note_id}", code=303)
    except (Invalid, NotFound) as refusal:
        take(form, refusal)  # what was written is shown again, also when its lesson is gone
    return render_template(
        "shelf/note.html",
        form=form,
        quotation=form.quotation.data,
        quotation_language=form.language.data,
        action=url_for(".notes"),
        next=back,
    ), 422


@bp.get("/notes/<int:note_id>")
@requires(Permission.SHELF_KEEP)
def note(note_id: int) -> ResponseReturnValue:
    kept = queries.get_note(reading(), current_actor().person_id, note_id)
    return _note_page(kept, TextForm(obj=kept), page_before(_home()))


@bp.post("/notes/<int:note_id>")
@requires(Permission.SHELF_KEEP)
def change(note_id: int) -> ResponseReturnValue:
    form = TextForm(request.form)
    back = safe_target(request.form.get("next"), _home())
    try:
        if form.validate():
            with transaction() as session:
                services.change_note(
                    session, current_actor(), note_id=note_id, text=str(form.text.data or ""), now=now()
                )
            return redirect(f"{back}#note-{note_id}", code=303)
    except Invalid as refusal:
        take(form, refusal)
    kept = queries.get_note(reading(), current_actor().person_id, note_id)
    return _note_page(kept, form, back), 422


@bp.post("/notes/<int:note_id>/deletion")
@requires(Permission.SHELF_KEEP)
def deletion(note_id: int) -> ResponseReturnValue:
    with transaction() as session:
        services.delete_note(session, current_actor(), note_id=note_id)
    flash(gettext("The note is deleted."))
    return redirect(safe_target(request.form.get("next"), page_before(_home())), code=303)


def _note_page(kept: Note, form: TextForm, back: str) -> str:
    return render_template(
        "shelf/note.html",
        form=form,
        quotation=kept.quotation,
        quotation_language=kept.language,
        action=url_for(".change", note_id=kept.id),
        next=back,
    )


def _home() -> str:
    return url_for(".shelf")


def _address(row: Row) -> str:
    place = f"#b{row.block}" if row.block else ""
    return address_of(row.key) + place


def _courses(keys: list[str], live: Catalogue) -> list[tuple[str, Words]]:
    """Return the courses of which something is kept, in the order of the catalogue."""
    kept = {key.partition(":")[2].partition("/")[0] for key in keys if key.startswith(("lesson:", "course:"))}
    return [(course_id, one.package.title) for course_id, one in live.courses.items() if course_id in kept]
