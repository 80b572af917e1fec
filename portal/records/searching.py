"""One search across everything that the reader may see, grouped by type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue

from graph_schema.core import TYPES, Entity
from hub.records.reading import Neighbour
from hub.search.folding import holds_words
from portal.guard import needs
from portal.languages import say
from portal.navigation import is_offered
from portal.records.asking import NO_WORD
from portal.records.presumption import titles_name_people
from portal.records.section import blueprint, list_url, record_url
from portal.state_names import title_of
from portal.visit import hub, principal

MOST = 100
"""So many records are looked at; the best of each type are shown."""

PER_TYPE = 8
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Found:
    """The records of one type that hold the words: the best of them, and where to see all."""

    kind: type[Entity]
    records: list[tuple[str, str]]
    all_href: str | None


@blueprint.get("/search")
@needs("search")
def search() -> ResponseReturnValue:
    """Records that hold all the words of `q`, of one `type` or of all."""
    words = request.args.get("q", "").strip()[:LONGEST]
    asked = request.args.get("type", "")
    offered = {name: kind for name, kind in TYPES.items() if is_offered(kind)}
    kinds = [asked] if asked in offered else []
    found = hub().records.search(principal(), words, kinds, limit=MOST) if words else []
    return render_template(
        "records/search.html",
        words=words,
        no_word=say(NO_WORD, words=words) if words and not holds_words(words) else "",
        asked=asked if kinds else "",
        unknown=asked if asked and not kinds else "",
        kinds=offered.values(),
        presumed=titles_name_people(one.type for one in found),
        groups=_grouped(found, words, MOST if kinds else PER_TYPE),
        number_found=len(found),
        at_limit=len(found) == MOST,
    )


def _grouped(found: Sequence[Neighbour], words: str, most: int) -> list[Found]:
    """The best types first, as their best records come; what only proves things (sources) last."""
    by_type: dict[str, list[Neighbour]] = {}
    for one in found:
        by_type.setdefault(one.type, []).append(one)
    return [
        Found(
            TYPES[name],
            [(record_url(name, one.id), title_of(one)) for one in records[:most]],
            list_url(TYPES[name], q=words) if len(records) > most else None,
        )
        for name, records in sorted(by_type.items(), key=lambda pair: pair[0] == "source")
    ]
