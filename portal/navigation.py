"""The menu: what there is to open, in the reader's language, and only what the reader may open."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from graph_schema.core import TYPES, Entity
from graph_schema.text import Text
from hub import access
from portal.guard import opens
from portal.languages import say
from portal.visit import principal

MAIN: tuple[tuple[str, Text], ...] = (
    ("/situations", Text("Situations", "Situations")),
    ("/proceedings", Text("Proceedings", "Procédures")),
    ("/states", Text("States", "États")),
    ("/requests", Text("Requests", "Demandes")),
    ("/sharing", Text("Sharing", "Partage")),
    ("/agreements", Text("Agreements", "Accords")),
    ("/teams", Text("Teams", "Équipes")),
    ("/projects", Text("Projects", "Projets")),
    ("/engagements", Text("Engagements", "Activités")),
    ("/practice", Text("Practice", "Pratiques")),
    ("/kpis", Text("Indicators", "Indicateurs")),
    ("/network", Text("Network", "Réseau")),
)
"""The entries of the main menu; every other type of record stands under “More”."""


WITHIN_OTHERS = frozenset({"milestone", "reply", "stage_event"})
"""Types whose records are opened from the record that they belong to."""


@dataclass(frozen=True)
class Entry:
    """One entry of a menu: where it leads, its words, whether the reader is there now."""

    href: str
    label: str
    is_current: bool


@dataclass(frozen=True)
class Menu:
    """The main entries in their order, and the rest."""

    main: list[Entry]
    more: list[Entry]


def may(action: str, kind: type[Entity] | None = None) -> bool:
    """Whether the reader's roles have an action (on records of a type). Raises `UndeclaredAction`."""
    return access.may(principal(), action, kind)


def _entry(path: str, label: Text) -> Entry:
    here = request.path == path or request.path.startswith(f"{path}/")
    return Entry(path, say(label), here)


def is_offered(kind: type[Entity]) -> bool:
    """Whether a type stands in the menu and in the search of who asks: one that is always closed to groups
    does so for members of a group alone."""
    return kind.info.markings != ("closed",) or bool(principal().groups)


def menu() -> Menu:
    """The menu of who asks; empty where nobody has signed in."""
    if not principal().roles:
        return Menu([], [])
    taken = {path for path, _label in MAIN}
    others = [
        (f"/{kind.info.path}", kind.info.plural)
        for kind in TYPES.values()
        if kind.info.name not in WITHIN_OTHERS
        and f"/{kind.info.path}" not in taken
        and is_offered(kind)
    ]
    return Menu(
        [_entry(path, label) for path, label in MAIN if opens(path)],
        sorted(
            (_entry(path, label) for path, label in others if opens(path)),
            key=lambda entry: entry.label,
        ),
    )
