"""The sections of the portal: every package in it that has a blueprint, found by itself."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from flask import Flask

import portal


def sections() -> Iterator[ModuleType]:
    """Every module of the portal with a `blueprint`, by name."""
    for found in sorted(iter_modules(portal.__path__), key=lambda one: one.name):
        module = import_module(f"portal.{found.name}")
        if hasattr(module, "blueprint"):
            yield module


def init_app(app: Flask) -> None:
    """Register every section; one that needs the app itself has an `init_app`, which is called."""
    for section in sections():
        app.register_blueprint(section.blueprint)
        if hasattr(section, "init_app"):
            section.init_app(app)
