"""Portals for tests of the look alone: no database behind them, and a person who has signed in."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from flask import Flask
from flask_login import UserMixin

from hub.access import Principal
from hub.config import Settings
from portal import create_app
from tests.portal import samples

KEY = "a key for tests only, long enough for the rule"


class SignedIn(UserMixin):
    """Somebody who has signed in, as the guard and the frame of the page see them."""

    def __init__(self, *roles: str, language: str | None = None) -> None:
        self.id = "ada"
        self.principal = Principal("ada", frozenset(roles))
        self.person = SimpleNamespace(
            id="ada",
            username="ada.diallo",
            display_name="Ada Diallo",
            language=language,
            preferences={},
        )


def settings_without_database(data_dir: Path, **more: str) -> Settings:
    """Settings that name a database which does not answer."""
    return Settings.from_environment(
        {
            "HUB_DATA_DIR": str(data_dir),
            "HUB_GRAPH_URI": "bolt://127.0.0.1:9",
            "HUB_GRAPH_PASSWORD": "none",
            "HUB_SECRET_KEY": KEY,
            "HUB_AUDIT_KEY": KEY[::-1],
            **more,
        }
    )


def sample_app(data_dir: Path, who: SignedIn | None, **more: str) -> Flask:
    """The portal with the sample pages, opened by `who` (nobody: None)."""
    app = create_app(settings_without_database(data_dir, **more))
    samples.add_templates(app.jinja_env)
    app.register_blueprint(samples.blueprint)
    app.login_manager.request_loader(lambda _request: who)
    app.testing = False
    return app
