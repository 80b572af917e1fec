"""The page of a record: its facts, Parts, relations both ways, sources, and what the reader may do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from graph_schema.core import Entity, FieldSpec
from graph_schema.text import Text
from hub import access
from hub.records.planning import is_settled
from hub.records.proposals import Proposal
from hub.records.reading import Incoming, Record
from hub.store.stored import Values
from portal.components import Column, Row
from portal.guard import needs
from portal.languages import say
from portal.records.cautions import cautions_said
from portal.records.columns import marking_mark, marks
from portal.records.people import names_of
from portal.records.presumption import presumed_beside, presumed_people
from portal.records.readers import reader_words
from portal.records.section import blueprint, list_url
from portal.records.showing import (
    Fact,
    Names,
    Said,
    inner_fields,
    record_link,
    referred_ids,
    shown_fields,
    value_words,
)
from portal.records.slots import asides, drawn_below, filled, template
from portal.visit import hub, principal

MOST_COLUMNS = 6
"""Parts with more filled fields than this, or with long texts, are shown as cards."""

_NOTES = Text("Notes", "Remarques")
_SOURCE = Text("Source", "Source")
_RECORD = Text("Record", "Fiche")

ELSEWHERE = frozenset(
    {
        "title",
        "external_id",
        "citations",
        "marking",
        "named_to",
        "excluded",
        "is_example",
        "unconfirmed_fields",
    }
)
"""Fields that the page shows in places of their own."""


@dataclass(frozen=True, slots=True)
class Block:
    """The Parts or relations of one field: as a table, or as cards where they say more. `only` names
    the readers of Parts that fewer people read than the record."""

    spec: FieldSpec
    title: str
    columns: list[Column]
    rows: list[Row]
    cards: list[list[tuple[str, Said]]]
    only: str | None
    unconfirmed: bool


@dataclass(frozen=True, slots=True)
class Section:
    """One group of a record's page."""

    name: str
    title: str
    facts: list[Fact]
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class Pointing:
    """Who points to a record by one relation: their type, its words, the latest of them, and where to see all."""

    type: str
    title: str
    links: list[Markup]
    more: bool
    all_href: str


@blueprint.get("/<kind:entity>/<record_id>")
@needs("read")
def detail(entity: type[Entity], record_id: str) -> ResponseReturnValue:
    """A record's page; one that is hidden and one that does not exist answer alike."""
    record = hub().records.get(principal(), record_id, entity)
    return render_template(template(entity, "detail"), **page_of(record))


def page_of(record: Record) -> dict[str, Any]:
    """Everything that a record's page shows, what a special page adds included."""
    names = names_in(record)
    incoming = hub().records.incoming(principal(), record)
    proposals = [one for one in hub().proposals.open(principal()) if one.record_id == record.id]
    return {
        "kind": record.kind,
        "record": record,
        "marks": marks(record),
        "marking": marking_mark(record),
        "sections": sections(record, names),
        "sources": sources(record),
        "pointing": [_pointing(one, record) for one in incoming],
        "presumed": presumed_people(record),
        "presumed_beside": presumed_beside(record, (one.kind.info.name for one in incoming)),
        "cautions": cautions_said(record.kind, record.values, record.id),
        "actions": actions(record),
        "asides": asides(record),
        "below": drawn_below(record),
        "proposals": proposals,
        "people": names_of(_people(record, proposals)),
    } | filled(record, "detail")


def _people(record: Record, proposals: Sequence[Proposal]) -> list[str]:
    who = [record.system["created_by"], record.system["updated_by"]]
    return [*who, *(proposal.by for proposal in proposals)]


def names_in(record: Record) -> Names:
    """The records that a record names: its relations' other ends, and the ids in its texts."""
    referred = set(referred_ids(record.kind.fields.values(), record.values)) - record.ends.keys()
    more = hub().records.titles(principal(), referred) if referred else {}
    return record.ends | more


def sections(record: Record, names: Names) -> list[Section]:
    """A record's facts and Parts by the groups of its type; what is empty is left out."""
    shown = shown_fields(record.kind, principal())
    doubtful = {name.partition(".")[0] for name in record.values["unconfirmed_fields"]}
    found = []
    for group in record.kind.form_groups():
        facts, blocks = [], []
        for spec in shown.values():
            value = record.values.get(spec.name)
            if spec.group != group.name or spec.name in ELSEWHERE or value is None or value == []:
                continue
            unsure = spec.name in doubtful
            if spec.kind == "parts":
                blocks.append(_parts(spec, value, names, unsure))
            elif spec.kind == "links" and inner_fields(spec):
                blocks.append(_links(spec, value, names, unsure))
            elif said := value_words(spec, value, names):
                facts.append(Fact(spec, say(spec.label), said, unsure))
        if facts or blocks:
            label = _NOTES if group.name == "shared" else group.label
            found.append(Section(group.name, say(label), facts, blocks))
    return found


def _parts(spec: FieldSpec, parts: Sequence[Values], names: Names, unsure: bool) -> Block:
    inner = inner_fields(spec)
    said = [
        {name: value_words(one, part.get(name), names) for name, one in inner.items()}
        for part in parts
    ]
    used = [one for one in inner.values() if any(row[one.name] for row in said)]
    only = reader_words(spec.audience) if spec.audience else None
    long = any(one.kind in ("paragraphs", "markdown") for one in used)
    if long or len(used) > MOST_COLUMNS:
        cards = [[(say(one.label), row[one.name]) for one in used if row[one.name]] for row in said]
        return Block(spec, say(spec.label), [], [], cards, only, unsure)
    rows = [Row({one.name: _in_cell(row[one.name]) for one in used}) for row in said]
    return Block(spec, say(spec.label), _columns(used), rows, [], only, unsure)


def _links(
    spec: FieldSpec, links: Sequence[Values], names: Names, unsure: bool, head: Text = _RECORD
) -> Block:
    inner = inner_fields(spec)
    shown = [link for link in links if link["id"] in names]
    used = [one for one in inner.values() if any(link.get(one.name) for link in shown)]
    rows = [
        Row(
            {"": record_link(names[link["id"]])}
            | {one.name: _in_cell(value_words(one, link.get(one.name), names)) for one in used}
        )
        for link in shown
    ]
    columns = [Column("", say(head)), *_columns(used)]
    return Block(spec, say(spec.label), columns, rows, [], None, unsure)


def _columns(specs: Sequence[FieldSpec]) -> list[Column]:
    return [
        Column(one.name, say(one.label), numeric=one.kind in ("number", "decimal")) for one in specs
    ]


def _in_cell(said: Said) -> str | Markup | None:
    return Markup("<br>").join(said) if isinstance(said, list) else said


def sources(record: Record) -> Block | None:
    """What the record rests on: each visible source, where in it, and how far it may be trusted."""
    cited = [link for link in record.values["citations"] if link["id"] in record.ends]
    unsure = "citations" in record.values["unconfirmed_fields"]
    spec = record.kind.fields["citations"]
    return _links(spec, cited, record.ends, unsure, _SOURCE) if cited else None


def _pointing(incoming: Incoming, record: Record) -> Pointing:
    label = say(incoming.spec.reverse) if incoming.spec.reverse else say(incoming.kind.info.plural)
    everything = list_url(incoming.kind, **{incoming.spec.name: record.id})
    return Pointing(
        incoming.kind.info.name,
        label,
        [record_link(one) for one in incoming.records],
        incoming.more,
        everything,
    )


def actions(record: Record) -> frozenset[str]:
    """What the reader may do to a record now: `edit`, `retire`, `restore`, `seal`."""
    who, kind, author = principal(), record.kind, record.system["created_by"]
    wanted = ("restore",) if record.retired else ("edit", "retire")
    able = {one for one in wanted if access.may_change(who, one, kind, author)}
    if is_settled(who, kind, record.values):
        able.discard("edit")
    if access.may(who, "propose_sealing"):
        able.add("seal")
    return frozenset(able)
