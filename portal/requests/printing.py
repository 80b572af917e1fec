"""A request, or the draft of one, as a page to print for the channel of its State."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from graph_schema.core import TYPES, FieldSpec, Group
from graph_schema.text import Text
from hub.errors import NotFound
from hub.records.planning import named_ids
from hub.requests.handing_in import request_of
from hub.store.stored import Values
from portal.guard import needs
from portal.records.detail import ELSEWHERE, names_in
from portal.records.section import record_url
from portal.records.showing import Names, Said, shown_fields, value_words
from portal.requests.preparing import form_of
from portal.requests.section import blueprint
from portal.state_names import title_of
from portal.visit import hub, principal

KIND = TYPES["request"]
_NOT_PRINTED = ELSEWHERE | {"widening_consent"}


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed: its heading, the reference below, and the way back to where it came from."""

    heading: str
    reference: str
    back: tuple[str, str]


@blueprint.get("/requests/<record_id>/print")
@needs("read")
def printed(record_id: str) -> ResponseReturnValue:
    """An incoming request: what it says, without what surrounds it."""
    record = hub().records.get(principal(), record_id, KIND)
    if record.values["direction"] != "incoming":
        raise NotFound
    reference = record.values["reference"] or record.values["draft_reference"] or ""
    title = title_of(record)
    head = Printed(title, reference, (record_url("request", record.id), title))
    return _page(head, record.values, names_in(record))


@blueprint.get("/requests/drafts/<draft_id>/print")
@needs("prepare_request")
def printed_draft(draft_id: str) -> ResponseReturnValue:
    """A draft of one's own, as it was last saved; it says that it is one and starts no clock."""
    draft = hub().form_drafts.get(principal().person_id, draft_id)
    form = form_of(MultiDict(draft.pairs))
    values = request_of(principal(), form.values(), for_state=False)
    values = {name: _linked(KIND.fields[name], value) for name, value in values.items()}
    named = [one for name, spec in KIND.fields.items() if spec.is_relation for one in named_ids(values.get(name))]  # fmt: skip
    titles = hub().records.titles(principal(), named)
    back = (url_for("requests.prepare", draft=draft.id), _("Your draft"))
    head = Printed(draft.title or _("Draft without a subject"), _("Draft, not handed in"), back)
    return _page(head, values, titles)


def _linked(spec: FieldSpec, value: Any) -> Any:
    """What a form says of a relation as a record holds it; anything else as it is."""
    if not spec.is_relation:
        return value
    links = [{"id": one} for one in named_ids(value)]
    return links if spec.many else next(iter(links), None)


def _page(head: Printed, values: Values, names: Names) -> ResponseReturnValue:
    return render_template(
        "requests/print.html", kind=KIND, head=head, groups=list(_groups(values, names))
    )


def _groups(
    values: Mapping[str, Any], names: Names
) -> Iterator[tuple[Group, list[tuple[Text, Said]]]]:
    """The fields that say something, by the groups of the form."""
    shown = shown_fields(KIND, principal())
    for group in KIND.form_groups():
        pairs = [
            (spec.label, value_words(spec, values.get(spec.name), names))
            for spec in shown.values()
            if spec.group == group.name and spec.name not in _NOT_PRINTED and spec.audience is None
        ]
        filled = [pair for pair in pairs if pair[1]]
        if filled:
            yield group, filled
