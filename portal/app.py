"""Makes the Flask app of the portal out of settings and a hub."""

from __future__ import annotations

from flask import Flask
from flask_compress import Compress
from flask_login import LoginManager
from jinja2 import StrictUndefined

from hub.config import Settings
from hub.hub import Hub
from portal import (
    assets,
    bookmarks,
    error_pages,
    guard,
    languages,
    navigation,
    preferences,
    sections,
    security,
    visit,
)
from portal.state_names import state_name, title_of


def create_app(settings: Settings | None = None, hub: Hub | None = None) -> Flask:
    """The portal as a WSGI app.

    `settings` come from the environment where none are given; a `hub` that is given is used as it
    is, otherwise the one that the settings name is opened at the first request that needs it.
    Raises `ConfigurationError` for a setting that is missing or senseless.
    """
    settings = security.with_secret_key(settings or Settings.from_environment())
    app = Flask(__name__, static_folder=None)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    visit.attach(app, settings, hub)
    bookmarks.init_app(app)
    Compress(app)
    who = LoginManager(app, add_context_processor=False)
    who.request_loader(lambda _request: None)  # nobody, until the sign-in section says who
    security.init_app(app, settings)
    languages.init_app(app)
    error_pages.init_app(app)
    sections.init_app(app)
    guard.init_app(app)
    app.jinja_env.globals.update(
        asset=assets.asset,
        icon=assets.icon,
        state_name=state_name,
        title_of=title_of,
        opens=guard.opens,
        may=navigation.may,
        menu=navigation.menu,
        theme=preferences.theme,
        principal=visit.principal,
        person=visit.person,
    )
    return app
