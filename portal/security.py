"""What every answer carries: security headers, signed cookies, a token in every form, limits."""

from __future__ import annotations

import secrets
from dataclasses import replace
from urllib.parse import urlsplit

from flask import Flask, Response, g, request
from flask_talisman import Talisman
from flask_wtf.csrf import CSRFProtect, generate_csrf
from markupsafe import Markup
from werkzeug.middleware.proxy_fix import ProxyFix

from hub.config import Settings, declared_settings
from hub.errors import ConfigurationError
from hub.private_files import kept_secret, private_directory

MEBIBYTE = 1024 * 1024
LARGEST_REQUEST = 25 * MEBIBYTE
"""Bytes of one request, an import file included."""

LARGEST_FORM = 4 * MEBIBYTE
"""Bytes of a form's own values; a Markdown text may have 100,000 characters."""

CONTENT_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    # Bootstrap draws the ticks and arrows of its form controls as pictures inside its style sheet
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",
}
"""Nothing is fetched from elsewhere; no script or style stands in a page."""

_NOT_USED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")


def init_app(app: Flask, settings: Settings) -> None:
    """Secure the app, for the address that the settings say people reach it at."""
    address = urlsplit(settings.public_url or "")
    is_https = address.scheme == "https"
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        MAX_FORM_PARTS=5_000,
        SESSION_COOKIE_NAME="hub_form",
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session: a long form is not lost over lunch
        WTF_CSRF_SSL_STRICT=is_https,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_MIMETYPES=["text/html", "application/json", "text/csv", "image/svg+xml"],
    )
    if address.hostname:
        app.config["TRUSTED_HOSTS"] = [address.hostname, "127.0.0.1", "localhost"]
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1)  # type: ignore[method-assign]  # as Flask asks
    Talisman(
        app,
        force_https=False,  # the proxy that speaks https redirects; the demo is on loopback
        session_cookie_secure=is_https,
        content_security_policy=CONTENT_POLICY,
        frame_options="DENY",
        referrer_policy="same-origin",
        permissions_policy=dict.fromkeys(_NOT_USED, "()"),
    )
    app.config["SESSION_COOKIE_SECURE"] = is_https
    CSRFProtect(app)
    app.jinja_env.globals["csrf"] = csrf
    app.before_request(_name_the_request)
    app.after_request(_close_to_others)


def csrf() -> Markup:
    """The hidden field that every form that changes something carries."""
    return Markup('<input type="hidden" name="csrf_token" value="{}">').format(generate_csrf())


def with_secret_key(settings: Settings) -> Settings:
    """The settings with the key that signs cookies and forms: as configured, or kept beside the data
    where the embedded engine runs. Raises `ConfigurationError` where a server database has none."""
    if settings.secret_key:
        return settings
    if settings.graph_uri is not None:
        missing = next(one for one in declared_settings() if one.field == "secret_key")
        raise ConfigurationError(setting=missing.name, expected=missing.expected)
    kept = kept_secret(private_directory(settings.data_dir) / "portal.key")
    return replace(settings, secret_key=kept)


def _name_the_request() -> None:
    g.request_id = secrets.token_hex(4)


def _close_to_others(response: Response) -> Response:
    response.headers["X-Request-ID"] = g.get("request_id", "")
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    if response.mimetype == "text/html" and request.accept_encodings:
        # the length of a compressed page tells nothing about what an attacker guesses in it (BREACH)
        response.headers["X-Padding"] = "0" * secrets.randbelow(64)
    return response
