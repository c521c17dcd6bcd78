"""Cases, resources, sources, the glossary, and the pictures of published packages."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZipFile

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from app.db.session import reading
from app.domain.access import Permission
from app.domain.errors import NotFound
from app.domain.freshness import days_stale
from app.library import names
from app.library.browsing import cases_for, resources_for
from app.library.citations import citing
from app.library.forms import FilterForm
from app.library.glossary import by_letter, explained
from app.library.queries import catalogue, live_source
from app.library.review import cited, review_state
from app.library.searchable import source_title
from app.search.addresses import address_of
from app.web import refusals
from app.web.access import for_everyone_signed_in, requires
from app.web.clock import today
from app.web.gettext import lazy_gettext
from app.web.locale import language
from app.web.words import words

bp = Blueprint("library", __name__, template_folder="templates")

TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
}
"""What a package may show; each file's first bytes were compared with its name when it was published."""
HALF_A_DAY_S = 43_200

refusals.say(
    {
        "library.picture-unknown": lazy_gettext("There is no such picture."),
        "library.case-unknown": lazy_gettext("There is no such case, or it is not published."),
        "library.resource-unknown": lazy_gettext("There is no such sheet, or it is not published."),
        "library.source-unknown": lazy_gettext("There is no such source any more."),
    }
)


@bp.get("/library")
@requires(Permission.LEARN)
def overview() -> ResponseReturnValue:
    live = catalogue(reading())
    cases = [each.package for each in live.cases.values()]
    resources = [each.package for each in live.resources.values()]
    form = FilterForm(request.args)
    form.offer(issues=(issue for case in cases for issue in case.issues))
    return render_template(
        "library/overview.html",
        form=form,
        wanted=form.wanted,
        cases=cases_for(cases, form.wanted),
        case_count=len(cases),
        resources=resources_for(resources, form.wanted),
        resource_count=len(resources),
        term_count=len(live.terms),
        names=names,
    )


@bp.get("/library/cases/<case_id>")
@requires(Permission.LEARN)
def case(case_id: str) -> ResponseReturnValue:
    live = catalogue(reading())
    package = live.case(case_id).package
    return render_template(
        "library/case.html",
        case=package,
        terms=explained(
            live, (words(part.body_html) for part in (package.facts, package.answer, package.outcome))
        ),
        sources=cited(package.sources, today()),
        review=review_state(package.review, today()),
        titles=live.titles,
        names=names,
    )


@bp.get("/library/resources/<resource_id>")
@requires(Permission.LEARN)
def resource(resource_id: str) -> ResponseReturnValue:
    live = catalogue(reading())
    package = live.resource(resource_id).package
    return render_template(
        "library/resource.html",
        resource=package,
        terms=explained(live, (words(part.body_html) for part in package.passages)),
        sources=cited(package.sources, today()),
        review=review_state(package.review, today()),
        titles=live.titles,
        names=names,
    )


@bp.get("/library/sources/<key>")
@requires(Permission.LEARN)
def source(key: str) -> ResponseReturnValue:
    live = catalogue(reading())
    entry = live.source(key)
    return render_template(
        "library/source.html",
        source=entry,
        title=source_title(entry),
        cited_in=citing(live, key),
        titles=live.titles,
        address_of=address_of,
    )


@bp.get("/library/glossary")
@requires(Permission.LEARN)
def glossary() -> ResponseReturnValue:
    live = catalogue(reading())
    checked = min((entry.last_verified for entry in live.terms.values()), default=None)
    return render_template(
        "library/glossary.html",
        letters=by_letter(live, language()),
        checked=checked,
        stale_days=days_stale(checked, today()),
        titles=live.titles,
        address_of=address_of,
    )


@bp.get("/media/<kind>/<package_id>/<name>")
@for_everyone_signed_in
def picture(kind: str, package_id: str, name: str) -> ResponseReturnValue:
    content_type = TYPES.get(PurePosixPath(name).suffix)
    source = live_source(reading(), kind, package_id)
    if content_type is None or source is None:
        raise NotFound("library.picture-unknown")
    with ZipFile(BytesIO(source)) as package:
        try:
            content = package.read(f"media/{name}")
        except KeyError as fault:
            raise NotFound("library.picture-unknown") from fault
    response = Response(content, content_type=content_type)
    response.headers["Cache-Control"] = f"private, max-age={HALF_A_DAY_S}"
    return response
