"""Builds the application: every room is plugged in here and nowhere else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Flask
from flask_compress import Compress
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from app.accommodation import views as accommodation_views
from app.account import views as account_views
from app.assessment import views as assessment_views
from app.config import ROOT, Settings
from app.course import views as course_views
from app.db.engine import engine_options, prepare
from app.db.session import database, reading
from app.demonstration.services import accounts as demonstration_accounts
from app.domain.access import Permission, may
from app.domain.freshness import days_stale
from app.forum import views as forum_views
from app.health import checks
from app.home import views as home_views
from app.library import views as library_views
from app.library.queries import hotlines
from app.organisation import views as organisation_views
from app.organisation.queries import SignedInPerson, signed_in_person
from app.queue.broker import queue_at
from app.queue.relay import hand_over_after_commit
from app.record import views as record_views
from app.refresher import views as refresher_views
from app.report import views as report_views
from app.requirement import views as requirement_views
from app.search import views as search_views
from app.shelf import views as shelf_views
from app.simulation import views as simulation_views
from app.study import views as study_views
from app.web import health, preferences
from app.web.access import ensure_every_route_is_marked, init_access
from app.web.addresses import init_addresses
from app.web.assets import init_assets
from app.web.clock import now, today
from app.web.errors import init_errors
from app.web.gettext import init_gettext
from app.web.headers import init_headers
from app.web.identity import init_identity, signed_in
from app.web.limits import init_limits
from app.web.locale import init_locale, language
from app.web.markup import init_markup
from app.web.preferences import chosen_theme
from app.web.request_log import init_request_log
from app.web.templating import init_templating
from app.web.words import init_words, role_name

ROOMS = (
    preferences,
    health,
    account_views,
    organisation_views,
    accommodation_views,
    search_views,
    library_views,
    record_views,
    study_views,
    shelf_views,
    requirement_views,
    course_views,
    simulation_views,
    refresher_views,
    forum_views,
    report_views,
    assessment_views,
    home_views,
)

LARGEST_REQUEST_BYTES = 2 * 1024 * 1024
LARGEST_FIELD_BYTES = 256 * 1024


def create_app(settings: Settings) -> Flask:
    """Return an application that serves every page; nothing is shared between two of them but the database.

    Raises:
        FrontEndNotBuilt: `make front-end` has not run.
    """
    app = Flask("app", static_folder=str(ROOT / "static" / "dist"), static_url_path="/static")
    app.config.update(_configuration(settings))
    if settings.trusted_proxies:
        count = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]
    init_templating(app)
    _open_database(app, settings)
    init_request_log(app)
    init_headers(app, behind_tls=settings.behind_tls)
    init_identity(app, _load_person)
    app.extensions["load_person"] = _load_person
    init_access(app)
    CSRFProtect(app)
    Compress(app)
    init_limits(app, settings.redis_url.replace("unix://", "redis+unix://"))
    init_locale(app)
    init_gettext(app)
    init_words(app)
    init_assets(app)
    init_markup(app)
    init_errors(app)
    init_addresses(app)
    _plug_in_rooms(app)
    app.extensions[health.CHECKS] = checks(settings)
    app.context_processor(_page_context)
    # Only the sign-in page asks for these, so only it pays for the query.
    app.add_template_global(lambda: demonstration_accounts(reading()), "demonstration_accounts")
    app.add_template_global(role_name, "role_name")
    ensure_every_route_is_marked(app)
    return app


def _configuration(settings: Settings) -> dict[str, Any]:
    return {
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": engine_options(settings.database_url),
        "PUBLIC_URL": settings.public_url,
        "PREFERRED_URL_SCHEME": "https" if settings.behind_tls else "http",
        "SESSION_COOKIE_NAME": "heart_research",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.behind_tls,
        "SESSION_REFRESH_EACH_REQUEST": False,
        "PERMANENT_SESSION_LIFETIME": timedelta(days=30),
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the session: a lesson stays open over a weekend
        "MAX_CONTENT_LENGTH": LARGEST_REQUEST_BYTES,
        "MAX_FORM_MEMORY_SIZE": LARGEST_FIELD_BYTES,
        "COMPRESS_ALGORITHM": ["br", "gzip"],
        "COMPRESS_BR_LEVEL": 4,
        "BABEL_TRANSLATION_DIRECTORIES": "translations",
    }


def _open_database(app: Flask, settings: Settings) -> None:
    database.init_app(app)
    with app.app_context():
        prepare(database.engine)
    if not app.extensions.get("relay"):
        hand_over_after_commit(database.session, lambda: queue_at(settings.redis_url))
        app.extensions["relay"] = True


def _load_person(token: str) -> SignedInPerson | None:
    return signed_in_person(reading(), token, now=now(), today=today())


def _plug_in_rooms(app: Flask) -> None:
    for room in ROOMS:
        app.register_blueprint(room.bp)


def _page_context() -> dict[str, Any]:
    person = signed_in()
    lines, checked = hotlines(reading())
    return {
        "language": language(),
        "theme": chosen_theme(),
        "product_name": "心研 Pro" if language() == "zh-CN" else "Heart-Research Pro",
        "hotlines": lines,
        "hotlines_checked": checked,
        "hotlines_stale_days": days_stale(checked, today()),
        "may": lambda name: person is not None and may(person.actor, Permission(name)),
    }
