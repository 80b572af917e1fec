"""The argument TYPE of a command: the name of a type of record, as the schema has it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

import click

import graph_schema.entities  # noqa: F401 - fills the register of types
from graph_schema.core import TYPES, Entity


class RecordType(click.ParamType[type[Entity]]):
    """A type of record by its name (`stage_event`) or by the path of its pages (`stage-events`)."""

    name = "type"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> type[Entity]:
        """The type; fails with the name that was probably meant, else with all of them."""
        by_path = {kind.info.path: kind for kind in TYPES.values()}
        known = by_path | TYPES
        if value in known:
            return known[value]
        near = get_close_matches(str(value), known, n=1)
        hint = (
            f"did you mean “{known[near[0]].info.name}”?"
            if near
            else f"there are {', '.join(sorted(TYPES))}."
        )
        raise click.BadParameter(f"“{value}” is no type of record; {hint}", ctx, param)


type_argument = click.argument("kind", metavar="TYPE", type=RecordType())
