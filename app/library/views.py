"""Pictures of published packages."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZipFile

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from app.db.session import reading
from app.domain.errors import NotFound
from app.library.queries import live_source
from app.web import refusals
from app.web.access import for_everyone_signed_in
from app.web.gettext import lazy_gettext

bp = Blueprint("library", __name__)

TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
}
"""What a package may show; each file's first bytes were compared with its name when it was published."""
HALF_A_DAY_S = 43_200

refusals.say({"library.picture-unknown": lazy_gettext("There is no such picture.")})


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
