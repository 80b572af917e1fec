"""Who to reach: the focal points for a situation, a topic or a State, and what their bodies work on."""

from __future__ import annotations

from collections.abc import Sequence

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from graph_schema.vocabularies.practice import PRACTICE_TOPIC
from hub.contacts.focal_points import Asked, Contact
from hub.records.reading import Neighbour
from portal.components import ActiveFilter, Cell, Column, FilterField, Option, Row
from portal.contacts.section import blueprint
from portal.guard import needs
from portal.languages import say, term
from portal.records.section import record_url
from portal.records.showing import paragraphs
from portal.state_names import title_of
from portal.visit import hub, principal

FEW = 5
"""Proceedings of a body that stand beside its focal point; the rest is on the body's page."""


@blueprint.get("/contacts")
@needs("read")
def contacts_page() -> ResponseReturnValue:
    """The focal points that one may see, narrowed by situation, topic and State."""
    given = {name: request.args[name] for name in _ASKED if request.args.get(name)}
    after = request.args.get("after") or None
    found, following = hub().focal_points.page(principal(), Asked(**given), after=after)
    fields = _fields(given)
    return render_template(
        "contacts/list.html",
        fields=fields,
        active=_active(fields, given),
        columns=_columns(),
        rows=[_row(one) for one in found],
        presumed=any(one.body.proceedings for one in found),
        next=url_for("contacts.contacts_page", after=following, **given) if following else None,
        start=url_for("contacts.contacts_page", **given) if after else None,
    )


_ASKED = ("situation", "topic", "state")


def _fields(given: dict[str, str]) -> list[FilterField]:
    situations, states = hub().focal_points.choices(principal())
    topics = [
        Option(one.code, say(one.label), one.code == given.get("topic")) for one in PRACTICE_TOPIC
    ]
    return [
        FilterField("situation", _("Situation"), "choice", _options(situations, given.get("situation"))),
        FilterField("topic", _("Topic"), "choice", topics),
        FilterField("state", _("State"), "choice", _options(states, given.get("state"))),
    ]  # fmt: skip


def _options(records: Sequence[Neighbour], chosen: str | None) -> list[Option]:
    named = sorted((title_of(one), one.id) for one in records)
    return [Option(one_id, title, one_id == chosen) for title, one_id in named]


def _active(fields: Sequence[FilterField], given: dict[str, str]) -> list[ActiveFilter]:
    """The conditions that hold; an unknown value is said as it was typed."""
    found = []
    for field in fields:
        if field.name in given:
            words = next((one.label for one in field.options if one.selected), given[field.name])
            rest = {name: value for name, value in given.items() if name != field.name}
            without = url_for("contacts.contacts_page", **rest)
            found.append(ActiveFilter(field.label, words, without))
    return found


def _columns() -> list[Column]:
    return [
        Column("function", _("Focal point")),
        Column("body", _("Body")),
        Column("reach", _("How to reach them")),
        Column("topics", _("Topics")),
        Column("situations", _("Situations")),
        Column("works_on", _("What the body works on")),
    ]


def _row(contact: Contact) -> Row:
    record, body = contact.record, contact.body
    values = record.values
    of = next(iter(record.link_titles("of_authority")), None)
    state = ", ".join(title_of(one) for one in body.states)
    reach = [paragraphs(text) for name in ("person_name", "contact") if (text := values.get(name))]
    languages = ", ".join(term("language", code) for code in values.get("languages") or ())
    return Row(
        {
            "function": Cell(record.title, record_url("focal_point", record.id), values.get("role")),
            "body": Cell(title_of(of), record_url(of.type, of.id), state or None) if of else None,
            "reach": Cell(Markup("<br>").join(reach), note=languages or None) if reach else languages,
            "topics": ", ".join(term("practice_topic", code) for code in values.get("topics") or ()),
            "situations": _links(record.link_titles("about")),
            "works_on": _works_on(contact),
        }
    )  # fmt: skip


def _works_on(contact: Contact) -> Markup | None:
    body = contact.body
    shown = [*body.situations, *body.proceedings[:FEW]]
    if not shown:
        return None
    more = len(body.proceedings) - FEW
    rest = (
        ngettext("and %(num)s more proceeding", "and %(num)s more proceedings", more)
        if more > 0
        else None
    )
    return Markup("<br>").join([_links(shown), rest] if rest else [_links(shown)])


def _links(records: Sequence[Neighbour]) -> Markup:
    link = Markup('<a href="{}">{}</a>')
    return Markup("<br>").join(
        link.format(record_url(one.type, one.id), title_of(one)) for one in records
    )
