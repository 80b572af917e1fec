"""Named Cypher: one file per query, which says what it is for, what it takes and whom it guards.

    // For: the projects about a situation that were active in a year
    // Parameters: $from, $to
    // Guards: project, situation
    MATCH (situation:Entity)<-[:ABOUT]-(project:Entity)
    WHERE {visible:situation} AND {visible:project} …

`{visible:x}` becomes the access predicate, and `{heard:office}` whether somebody reads what is for the Office alone
of a record that they see (fields with such an audience). A file that guards nothing is refused unless it declares
`// System: User, Session` and names no label outside that list and the system's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph_schema.ddl import SYSTEM_LABELS
from hub.access import heard_by, visible

FOLDER = Path(__file__).parent / "queries"
_HEADER = re.compile(r"^//\s*(For|Parameters|Guards|System):\s*(.*)$")
_GUARD = re.compile(r"\{visible:([a-z][a-z0-9_]*)\}")
_HEARD = re.compile(r"\{heard:([a-z_:]+)\}")
_PARAMETER = re.compile(r"\$([A-Za-z_][A-Za-z0-9_]*)")
_LABEL = re.compile(r":([A-Z][A-Za-z]+)\b")


class QueryRefused(ValueError):  # noqa: N818 - named for what happened
    """A query file breaks the rules above; raised when it is first loaded."""


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query ready to run: `text` with its guards in place, `parameters` that it wants."""

    name: str
    text: str
    guards: frozenset[str]
    parameters: frozenset[str]


def parse(name: str, source: str) -> NamedQuery:
    """Read one query file; raises `QueryRefused` with the reason."""
    header: dict[str, str] = {}
    body: list[str] = []
    for line in source.splitlines():
        found = _HEADER.match(line)
        if found:
            header[found[1]] = found[2].strip()
        elif not line.strip().startswith("//"):
            body.append(line)
    text = "\n".join(body).strip()
    if not header.get("For"):
        raise QueryRefused(f"{name}: says not what it is for")
    guards = _names(header.get("Guards", ""))
    used = set(_GUARD.findall(text))
    if guards != used:
        raise QueryRefused(f"{name}: declares the guards {sorted(guards)} and uses {sorted(used)}")
    if not guards:
        system = _names(header.get("System", ""))
        labels = set(_LABEL.findall(re.sub(r"\[[^\]]*\]", "", text)))
        if not system or not system <= SYSTEM_LABELS or not labels or not labels <= system:
            raise QueryRefused(f"{name}: guards no node and is not confined to system nodes")
    parameters = {one.lstrip("$") for one in _names(header.get("Parameters", ""))}
    wanted = set(_PARAMETER.findall(text))
    if parameters != wanted:
        raise QueryRefused(
            f"{name}: declares the parameters {sorted(parameters)} and uses {sorted(wanted)}"
        )
    rendered = _GUARD.sub(lambda guard: visible(guard[1]), text)
    rendered = _HEARD.sub(lambda heard: heard_by(heard[1]), rendered)
    return NamedQuery(name, rendered, frozenset(guards), frozenset(parameters))


def _names(listed: str) -> set[str]:
    return {one.strip() for one in listed.split(",") if one.strip() and one.strip() != "none"}


@cache
def load(name: str) -> NamedQuery:
    """The query `feature/name`; raises `QueryRefused` where its file breaks the rules."""
    path = FOLDER / f"{name}.cypher"
    return parse(name, path.read_text(encoding="utf-8"))


def all_names() -> list[str]:
    """Every named query, sorted (for the tests that run each of them)."""
    return sorted(
        path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.cypher")
    )
