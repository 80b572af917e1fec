"""The page of a hybrid court or a mechanism: its standing, its proceedings, its agreements with the Office."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from graph_schema.core import TYPES
from hub.clock import today
from hub.records.reading import Record
from hub.store.reader import Filter, ListQuery
from portal.components import Column, Row
from portal.languages import say
from portal.records.columns import offered_columns, table_row
from portal.records.section import list_url
from portal.records.slots import special
from portal.visit import hub, principal, settings

blueprint = Blueprint("organisations", __name__)

ACTORS = frozenset(
    {"hybrid_court", "transitional_tribunal", "specialised_court", "investigative_mechanism", "residual_mechanism"}
)  # fmt: skip
"""The kinds of organisation that conduct proceedings or gather evidence for them."""

MOST = 20
"""Rows that the page shows of each; the list has all."""

_SHOWN = {
    "proceeding": ("stage", "outcome", "last_event_on", "linked_to"),
    "agreement": ("kind", "status", "signed_on"),
}


@special("organisation", "detail", "organisations/detail.html")
def beside(record: Record) -> dict[str, Any]:
    """What a court or mechanism conducts and has agreed with the Office; of others nothing more."""
    if record.values["kind"] not in ACTORS:
        return {"actor": None}
    ended = record.values["ended_on"]
    over = ended is not None and ended[:10] < today(settings().timezone).isoformat()[: len(ended)]
    return {
        "actor": {
            "proceedings": _listed("proceeding", Filter("conducted_by", record.id)),
            "agreements": _listed(
                "agreement", Filter("party", record.id), Filter("court_organ", "office")
            ),
            "over": over,
        }
    }


def _listed(type_name: str, *filters: Filter) -> dict[str, Any]:
    """The latest records of a type under some filters as a table, and the address of all of them."""
    kind = TYPES[type_name]
    page = hub().records.page(principal(), ListQuery(kind, filters, limit=MOST))
    offered = offered_columns(kind, principal())
    columns = [offered[name] for name in _SHOWN[type_name]]
    rows: list[Row] = [table_row(record, columns) for record in page.records]
    heads = [
        Column("title", say(kind.info.label)),
        *(Column(one.name, one.label) for one in columns),
    ]
    return {
        "caption": say(kind.info.plural),
        "columns": heads,
        "rows": rows,
        "more": page.next is not None,
        "href": list_url(kind, **{one.field: str(one.value) for one in filters}),
    }
