"""The data dictionary: what is declared, as one Markdown page with a picture of types and relations.

`python -m graph_schema.docs` writes it to `docs/data-dictionary.md`; a test fails when it is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import graph_schema.entities  # noqa: F401 - fills the register of types
from graph_schema.core import TYPES, Declared, Entity, FieldSpec, all_fields
from graph_schema.indicators import INDICATORS, Indicator
from graph_schema.vocabulary import VOCABULARIES, Vocabulary

PAGE = Path(__file__).parent.parent / "docs" / "data-dictionary.md"
"""Where the page stands in the project."""

_KINDS: Mapping[str, str] = {
    "line": "text, one line",
    "paragraphs": "text",
    "markdown": "text in Markdown",
    "url": "web address",
    "lines": "list of texts",
    "number": "whole number",
    "decimal": "number",
    "yes_no": "yes or no",
    "partial_date": "date (year, month or day)",
    "day": "date (day)",
    "term": "value of",
    "terms": "values of",
    "parts": "Parts",
    "link": "relation to one",
    "links": "relation to many",
}

_FIRST = ("title",)


def page() -> str:
    """The whole data dictionary as Markdown."""
    blocks = [
        _INTRODUCTION,
        "## Types and relations\n\n" + _picture(),
        "## Fields of every type\n\n" + _fields(_shared()),
        *_inner(_shared()),
        *(_type(entity) for entity in _types()),
        _IMPORT,
        *(_import_columns(entity) for entity in _types()),
        "## Controlled values",
        *(_vocabulary(VOCABULARIES[name]) for name in sorted(VOCABULARIES)),
        "## Indicators",
        *(_indicator(one) for one in INDICATORS.values()),
    ]
    return "\n\n".join(blocks) + "\n"


_INTRODUCTION = """# Data dictionary

What exists in the graph, made from `graph_schema` by `python -m graph_schema.docs`. Do not edit it.

Every record is a node `Entity` with the label of its type; every Part a node `Part` below its record; a
relation `of_state` is a relationship `OF_STATE`. Of a partial date `opened_on` the writer also keeps the
first and last day that it may mean, `opened_on_from` and `opened_on_to`, and those are compared. A field
marked *required* must be filled; *index* means that look-ups start there; *search* that full-text search
finds its words. An audience narrower than the record's is named: others see neither the field or
Part nor that it is there."""

_IMPORT = r"""## Columns of import files

`hub import TYPE FILE` reads CSV and XLSX; `hub import TYPE --template` writes an empty file with these
columns. `id` or `external_id` is required. Lists are split by `;` (a literal one is `\;`), and lists that
belong together, such as `citations` and `citations.locator`, must be equally long. A column of a relation
holds ids, its properties stand in `column.property`. Parts are numbered from 1: `accused.1.name`,
`accused.2.name`, or they have a sheet of their own. A blank cell clears, an absent column leaves alone;
a `version` column that is no longer current is a conflict. Every file may also have the columns of the
fields of every type above."""


def _types() -> list[type[Entity]]:
    return [TYPES[name] for name in sorted(TYPES)]


def _shared() -> dict[str, FieldSpec]:
    return {name: spec for name, spec in Entity.fields.items() if name not in _FIRST}


def _own(entity: type[Entity]) -> dict[str, FieldSpec]:
    shared = _shared()
    return {name: spec for name, spec in entity.fields.items() if name not in shared}


def _picture() -> str:
    classes, arrows = ["  class Entity"], list(_arrows("Entity", _shared()))
    for entity in _types():
        fields = _own(entity)
        parts = [spec for _, spec in all_fields(fields) if spec.kind == "parts" and spec.model]
        classes += [f"  class {entity.info.node_label}"]
        classes += [f"  class {spec.model.__name__}" for spec in parts if spec.model]
        arrows += _arrows(entity.info.node_label, fields)
    lines = ["```mermaid", "classDiagram", "  direction LR"]
    return "\n".join([*lines, *dict.fromkeys(classes), *dict.fromkeys(arrows), "```"])


def _arrows(label: str, fields: Mapping[str, FieldSpec]) -> Iterator[str]:
    for spec in fields.values():
        if spec.kind == "parts" and spec.model is not None and issubclass(spec.model, Declared):
            yield f'  {label} *-- "*" {spec.model.__name__} : {spec.name}'
            yield from _arrows(spec.model.__name__, spec.model.fields)
        elif spec.is_relation:
            number = '"*"' if spec.many else '"1"' if spec.required else '"0..1"'
            for name in spec.to:
                other = TYPES[name].info.node_label if name in TYPES else "Entity"
                yield f"  {label} --> {number} {other} : {spec.name}"


def _type(entity: type[Entity]) -> str:
    info = entity.info
    said = [
        f"## {info.label.en} (`{info.name}`)",
        f"{info.help.en}\n\n*{info.label.fr} : {info.help.fr}*",
    ]
    facts = [
        f"label `{info.node_label}`",
        f"address `/{info.path}`",
        "id given with the record" if info.given_ids else f"ids `{info.prefix}-…`",
        f"edited by {_listed(info.editors)}",
        f"marking {_listed(info.markings)}, preset `{info.preset_marking}`",
    ]
    if info.marking_follows:
        facts[-1] = f"marking that of `{info.marking_follows}`"
    if info.date_field:
        facts.append(f"sorted by `{info.date_field}`")
    if info.opaque_ids:
        facts.append("ids say nothing of the record")
    if info.states_facts:
        facts.append("needs a citation above the marking `office`")
    if info.kept_from:
        facts.append(f"kept from those lent by the States of {_listed(info.kept_from)}")
    if info.confirm_retirement:
        facts.append("retired with a reason by two people")
    said += ["; ".join(facts) + ".", _fields(_own(entity)), *_orders(entity), *_inner(_own(entity))]
    return "\n\n".join(said)


def _inner(fields: Mapping[str, FieldSpec]) -> Iterator[str]:
    """The fields of Parts, and the properties of relations, each in a section of its own."""
    for place, spec in all_fields(fields):
        if _fields_of(spec):
            what = "Parts" if spec.kind == "parts" else "Properties of the relation"
            yield f"### {what} `{place}`\n\n{_fields(_fields_of(spec))}"


def _fields_of(spec: FieldSpec) -> Mapping[str, FieldSpec]:
    return spec.model.fields if spec.model and issubclass(spec.model, Declared) else {}


def _orders(entity: type[Entity]) -> Iterable[str]:
    if entity.date_orders:
        pairs = (f"`{earlier}` not after `{later}`" for earlier, later in entity.date_orders)
        yield "Order of dates: " + ", ".join(pairs) + "."


def _fields(fields: Mapping[str, FieldSpec]) -> str:
    rows = ["| field | kind | English | français | notes |", "| --- | --- | --- | --- | --- |"]
    for spec in fields.values():
        rows.append(
            f"| `{spec.name}` | {_kind(spec)} | {cell(spec.label.en)} | {cell(spec.label.fr)} | {cell(_notes(spec))} |"
        )
    return "\n".join(rows)


def _kind(spec: FieldSpec) -> str:
    said = _KINDS[spec.kind]
    if spec.vocabulary is not None:
        return f"{said} [`{spec.vocabulary.name}`](#{spec.vocabulary.name})"
    if spec.is_relation:
        return f"{said}: {_listed(name if name != '*' else 'any type' for name in spec.to)}"
    if spec.refers_to:
        return f"id of a record: {_listed(spec.refers_to)}"
    return said


def _notes(spec: FieldSpec) -> str:
    notes = [
        word
        for word, holds in (
            ("**required**", spec.required),
            ("index", spec.index),
            ("search", spec.search),
            (
                f"at most {spec.longest} characters",
                spec.longest and spec.kind not in ("term", "terms"),
            ),
            (f"only for `{spec.audience}`", spec.audience),
            (f"set by `{spec.set_by}` alone", spec.set_by),
        )
        if holds
    ]
    said = ", ".join(notes)
    if spec.reverse is not None:
        said = ". ".join(
            filter(None, [said, f"From the other end: {spec.reverse.en} / {spec.reverse.fr}"])
        )
    if spec.help is not None:
        said = ". ".join(filter(None, [said, f"{spec.help.en} / {spec.help.fr}"]))
    return said


def import_columns(fields: Mapping[str, FieldSpec], prefix: str = "") -> Iterator[str]:
    """The columns of an import file for these fields, in order; Parts with the number 1."""
    for spec in fields.values():
        place = f"{prefix}{spec.name}"
        if spec.kind == "parts":
            yield from import_columns(_fields_of(spec), f"{place}.1.")
            continue
        yield place
        if spec.is_relation:
            yield from (f"{place}.{name}" for name in _fields_of(spec))


def _import_columns(entity: type[Entity]) -> str:
    columns = ["id", *import_columns(_own(entity))]
    return f"### Columns of `{entity.info.name}`\n\n" + ", ".join(f"`{one}`" for one in columns)


def _vocabulary(vocabulary: Vocabulary) -> str:
    rows = ["| code | English | français | within | note |", "| --- | --- | --- | --- | --- |"]
    for term in vocabulary:
        note = f"{term.note.en} / {term.note.fr}" if term.note else ""
        within = f"`{term.parent}`" if term.parent else ""
        rows.append(
            f"| `{term.code}` | {cell(term.label.en)} | {cell(term.label.fr)} | {within} | {cell(note)} |"
        )
    head = f"### {vocabulary.name}\n\n{vocabulary.label.en} / {vocabulary.label.fr}. Source: {vocabulary.source}."
    return head + "\n\n" + "\n".join(rows)


def _indicator(one: Indicator) -> str:
    targets = [
        f"- target {year}: {target.wording.en} / *{target.wording.fr}*"
        for year, several in one.targets.items()
        for target in several
    ] or ["- target: none in the annex"]
    return "\n".join(
        [
            f"### KPI {one.number}",
            "",
            f"{one.wording.en}\n\n*{one.wording.fr}*",
            "",
            f"- goal {one.goal}: {one.goal_name.en} / *{one.goal_name.fr}*",
            f"- baseline: {one.baseline.en} / *{one.baseline.fr}*",
            *targets,
            f"- unit: {one.unit.en} / *{one.unit.fr}*",
            f"- figure: {'computed from the graph' if one.computed else 'measurements entered with their source'}",
            f"- rule: {one.counting_rule.en} / *{one.counting_rule.fr}*",
            f"- opens to: {one.drill_down.en} / *{one.drill_down.fr}*",
            f"- source: {one.source.en} / *{one.source.fr}*",
        ]
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def cell(text: str) -> str:
    """The text as a cell of a Markdown table may hold it."""
    return text.replace("|", "\\|").replace("\n", " ")


def main() -> None:
    """Write the page, and say where."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(
        f"{PAGE.relative_to(Path.cwd()) if PAGE.is_relative_to(Path.cwd()) else PAGE}\n"
    )


if __name__ == "__main__":
    main()
