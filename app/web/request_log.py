"""One structured line per request: what was asked of which page, never by which words."""

from __future__ import annotations

import logging
import secrets
import sys
import time

import structlog
from flask import Flask, Response, g, request
from structlog.typing import Processor

from app.web.identity import signed_in

log = structlog.get_logger("request")


def init_logging() -> None:
    """Write every log line of the process as JSON to standard error."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    # A line of our own goes straight out; those of libraries come by way of `logging`.
    structlog.configure(
        processors=[*shared, structlog.processors.JSONRenderer(ensure_ascii=False)],
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.ExtraAdder()],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)


def init_request_log(app: Flask) -> None:
    """Log each request after it was answered."""

    @app.before_request
    def _begin() -> None:
        g.began = time.perf_counter()
        g.request_id = secrets.token_hex(8)

    @app.after_request
    def _write(response: Response) -> Response:
        response.headers["X-Request-Id"] = g.get("request_id", "")
        if request.endpoint in {"static", "health.process"}:
            return response
        person = signed_in()
        log.info(
            "request",
            method=request.method,
            # The rule, not the path: paths can carry codes and search words.
            page=request.url_rule.rule if request.url_rule else None,
            status=response.status_code,
            took_ms=round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000, 1),
            person_id=person.actor.person_id if person else None,
            request_id=g.get("request_id"),
        )
        return response
