"""What every response says to the browser about security."""

from __future__ import annotations

from flask import Flask, Response, request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"
ONE_YEAR_S = 31_536_000


def init_headers(app: Flask, *, behind_tls: bool) -> None:
    """Add the security headers to every response, and keep personal pages out of shared caches."""

    @app.after_request
    def _add(response: Response) -> Response:
        headers = response.headers
        headers["Content-Security-Policy"] = POLICY
        headers["Permissions-Policy"] = PERMISSIONS
        headers["Referrer-Policy"] = "same-origin"
        headers["X-Content-Type-Options"] = "nosniff"
        headers["X-Frame-Options"] = "DENY"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        if behind_tls:
            headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR_S}; includeSubDomains"
        if request.endpoint == "static":
            headers["Cache-Control"] = f"public, max-age={ONE_YEAR_S}, immutable"
        else:
            headers.setdefault("Cache-Control", "private, no-store")
        return response
