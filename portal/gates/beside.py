"""The gates beside the facts of a request or of information shared: which stand open, and the way to decide."""

from __future__ import annotations

from typing import Any

from graph_schema.vocabularies.sharing import GATE
from hub import access
from hub.gates import GUARDED, pass_gates, standing_open
from hub.records.reading import Record
from portal.languages import say
from portal.records.slots import aside
from portal.visit import principal


def gates_beside(record: Record) -> dict[str, Any] | None:
    """How the gates stand, for staff; nothing where nothing leaves the Office."""
    who = principal()
    if not access.hears(who, "office") or not pass_gates(record.kind.info.name, record.values):
        return None
    standing = standing_open(record.values)
    refused = {one["kind"] for one in record.values["gates"] if one["decision"] == "refused"}
    decides = access.may_change(who, "edit", record.kind, record.system["created_by"])
    return {
        "record": record,
        "open": [say(GATE[code].label) for code in standing if code not in refused],
        "refused": [say(GATE[code].label) for code in standing if code in refused],
        "settled": len(GATE.terms) - len(standing),
        "all": len(GATE.terms),
        "decides": decides and not record.retired,
    }


for _name in GUARDED:
    aside(_name, "gates/_aside.html")(gates_beside)
