"""Which column of the hub each column of a file is: proposed by its name, changed by a person, remembered.

A file's column is known by its heading, in a sheet of Parts with the sheet's name before it (`accused!Nom`);
what somebody has said is a mapping from there to a column's name, or to nothing for one that is left out.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from graph_schema.core import Entity, FieldSpec
from graph_schema.text import LANGUAGES, Text
from hub.access import Principal
from hub.importing.columns import (
    ALIASES,
    EXTERNAL_ID,
    ID,
    ID_LABEL,
    VERSION_LABEL,
    Column,
    canonical,
    column,
    columns,
    given_fields,
    is_told,
    nearest,
    part_sheets,
)
from hub.importing.plan import ImportPlan
from hub.importing.problems import Problem
from hub.importing.sheets import LEFT_OUT, Sheet
from hub.records.validation import Place
from hub.search.folding import fold

Found = Literal["kept", "exact", "label", "near", "told", "nothing"]
"""How a proposal was found: as last time, by the name, by the label in either language, by a similar one;
`told`: nothing is read from such a column of an export, since it follows from others."""

ROOM = 3
"""Parts of each kind for which columns are offered; a file that names more of them by number has more."""

_PLACE_LABEL = Text("{label} {number}", "{label} {number}")


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a file: its key in a mapping, its sheet (nothing for that of the records), its place, its
    words, the first value in it, and the column of the hub that it seems to be (empty: none)."""

    key: str
    sheet: str | None
    index: int
    words: str
    sample: str
    proposed: str
    found: Found


@dataclass(frozen=True, slots=True)
class Choice:
    """A column of the hub that a heading can stand for: its name, and what people call it."""

    name: str
    label: Text


def main_sheet(kind: type[Entity], sheets: Sequence[Sheet]) -> Sheet:
    """The sheet of the records themselves: the one named like the type, else the first."""
    named = (one for one in sheets if (one.name or "").strip().lower() == kind.info.name)
    return next(named, sheets[0])


def unread_sheets(kind: type[Entity], principal: Principal, sheets: Sequence[Sheet]) -> list[str]:
    """The names of the sheets of a workbook that are neither the records nor a kind of their Parts."""
    known = {part.name for part in part_sheets(given_fields(kind, principal))}
    main = main_sheet(kind, sheets)
    others = (one.name or "" for one in sheets if one is not main)
    return [name for name in others if name.strip().lower() not in known]


def choices(kind: type[Entity], principal: Principal, sheet: str | None) -> dict[str, Choice]:
    """The columns that the headings of a sheet can stand for, by name."""
    fields = given_fields(kind, principal)
    parts = part_sheets(fields)
    if sheet is None:
        places = {part.name: ROOM if len(part.path) == 1 else 2 for part in parts}
        return {one.name: Choice(one.name, label_of(kind, one)) for one in columns(fields, places)}
    part = next(one for one in parts if one.name == sheet)
    listed = [Choice(ID, ID_LABEL), Choice(EXTERNAL_ID, fields[EXTERNAL_ID].label)]
    for depth, name in enumerate(part.parents):
        spec = next(one.spec for one in parts if one.path == part.path[: depth + 1])
        listed.append(Choice(name, spec.label))
    listed += [Choice(name, spec.label) for name, spec in part.fields.items()]
    return {one.name: one for one in listed}


def label_of(kind: type[Entity], one: Column) -> Text:
    """What people call a column: the labels along its path (“Accused 1 – Charges 2 – Crime”)."""
    if one.spec is None:
        return ID_LABEL if one.name == ID else VERSION_LABEL
    labels = list(_labels(kind, one.path))
    said = (" – ".join(label.say(language) for label in labels) for language in LANGUAGES)
    return Text(*said)


def _labels(kind: type[Entity], path: Place) -> Iterator[Text]:
    fields: Mapping[str, FieldSpec] = kind.fields
    for step, following in zip(path, (*path[1:], None), strict=True):
        if isinstance(step, str):
            label = fields[step].label
            fields = fields[step].inner
            if isinstance(following, int):
                numbered = (
                    _PLACE_LABEL.say(language, label=label, number=following + 1)
                    for language in LANGUAGES
                )
                label = Text(*numbered)
            yield label


def headings(
    kind: type[Entity], principal: Principal, sheets: Sequence[Sheet],
    kept: Mapping[str, str] | None = None,
) -> list[Heading]:  # fmt: skip
    """Every column of a file that has a name or a value, each with a proposal; no two with the same.

    `kept` is what the same person said of a file with the same headings before.
    """
    main = main_sheet(kind, sheets)
    known = {part.name for part in part_sheets(given_fields(kind, principal))}
    found: list[Heading] = []
    for sheet in sheets:
        name = None if sheet is main else (sheet.name or "").strip().lower()
        if name is None or name in known:
            found += _of_sheet(kind, principal, sheet, name, kept or {})
    return found


def _of_sheet(
    kind: type[Entity], principal: Principal, sheet: Sheet, name: str | None, kept: Mapping[str, str]
) -> Iterator[Heading]:  # fmt: skip
    offered = choices(kind, principal, name)
    by_words = {key: _words(one) for key, one in offered.items()}
    seen: Counter[str] = Counter()
    listed = []
    for index, heading in enumerate(sheet.header):
        words, sample = heading.strip(), _sample(sheet, index)
        if not words and not sample:
            continue
        words = words or f"#{index + 1}"
        seen[words] += 1
        key = words if seen[words] == 1 else f"{words} ({seen[words]})"
        key = key if name is None else f"{name}!{key}"
        proposed, how = _proposal(kind, principal, name, words, offered, by_words)
        if key in kept and (kept[key] in offered or kept[key] in ("", proposed)):
            proposed, how = kept[key], "kept"
        listed.append(Heading(key, name, index, words, sample, proposed, how))
    return iter(_each_once(listed))


def _words(one: Choice) -> tuple[str, ...]:
    short = (alias for alias, name in ALIASES.items() if name == one.name)
    return (one.name, one.label.en, one.label.fr, *short)


def _sample(sheet: Sheet, index: int) -> str:
    values = (row.cells[index].strip() for row in sheet.rows if len(row.cells) > index)
    return next(filter(None, values), "")


def _proposal(
    kind: type[Entity], principal: Principal, sheet: str | None, words: str,
    offered: Mapping[str, Choice], by_words: Mapping[str, tuple[str, ...]],
) -> tuple[str, Found]:  # fmt: skip
    name = words.lower() if sheet else canonical(kind, words)
    if name in offered or (sheet is None and _fits(kind, principal, name)):
        return name, "exact"
    if is_told(kind, f"{sheet}.{name}" if sheet else name):
        return "", "told"
    if is_told(kind, f"{sheet}.{name}" if sheet else name):
        return "", "nothing"
    folded = fold(words)
    for one, called in by_words.items():
        if folded and folded in map(fold, called):
            return one, "label"
    near = nearest(words, by_words) if folded else None
    return (near, "near") if near else ("", "nothing")


def _fits(kind: type[Entity], principal: Principal, name: str) -> bool:
    """Whether there is such a column that this person may fill in, whatever the number of its Part."""
    one = column(kind, name)
    return one is not None and one.path[0] in given_fields(kind, principal)


_BEST = ("kept", "exact", "label", "near", "told", "nothing")


def _each_once(listed: Sequence[Heading]) -> list[Heading]:
    """Of headings that seem to be the same column, the one whose proposal is the surest keeps it."""
    best: dict[str, Heading] = {}
    for one in sorted(listed, key=lambda one: _BEST.index(one.found)):
        best.setdefault(one.proposed, one)
    return [
        one if not one.proposed or best[one.proposed] is one or one.found in ("kept", "exact")
        else replace(one, proposed="", found="nothing")
        for one in listed
    ]  # fmt: skip


def proposed(found: Sequence[Heading]) -> dict[str, str]:
    """The mapping that takes every proposal."""
    return {one.key: one.proposed for one in found}


def shape(found: Sequence[Heading]) -> str:
    """The fingerprint of a file's shape: the set of its headings, in whatever order."""
    told = json.dumps(sorted(one.key for one in found), ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


def renamed(
    kind: type[Entity], sheets: Sequence[Sheet], found: Sequence[Heading], said: Mapping[str, str]
) -> list[Sheet]:  # fmt: skip
    """The sheets with the hub's own names for their columns; what is left out is marked so, and a sheet
    of which nothing is read is gone."""
    main = main_sheet(kind, sheets)
    read: dict[str | None, dict[int, str]] = {}
    for one in found:
        read.setdefault(one.sheet, {})[one.index] = said.get(one.key) or LEFT_OUT
    told = []
    for sheet in sheets:
        name = None if sheet is main else (sheet.name or "").strip().lower()
        if name in read:
            places = read[name]
            header = [places.get(index, "") for index in range(len(sheet.header))]
            told.append(Sheet(sheet.name, header, sheet.rows))
    return told


def names_in_the_file(
    kind: type[Entity], found: Sequence[Heading], said: Mapping[str, str]
) -> dict[tuple[str | None, str], str]:  # fmt: skip
    """What the file calls the columns of the hub, by sheet and name, where it is something else."""
    names = {}
    for one in found:
        name = said.get(one.key, "")
        own = one.words.lower() if one.sheet else canonical(kind, one.words)
        if name and own != name:
            names[one.sheet, name] = one.words
    return names


def as_in_the_file(plan: ImportPlan, names: Mapping[tuple[str | None, str], str]) -> ImportPlan:
    """The same plan, with the columns in its problems called as the file calls them."""

    def told(problem: Problem) -> Problem:
        sheet = (problem.sheet or "").strip().lower()
        here = sheet if any(sheet == known for known, _ in names if known) else None
        called = names.get((here, problem.column or ""))
        return replace(problem, column=called) if called else problem

    rows = (
        replace(
            row, problems=tuple(map(told, row.problems)), cautions=tuple(map(told, row.cautions))
        )
        for row in plan.rows
    )
    return replace(plan, rows=tuple(rows), problems=tuple(map(told, plan.problems)))
