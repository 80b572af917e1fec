"""What gives pause about a record, as its page, its form and the API say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph_schema.cautions import Caution
from graph_schema.core import Entity, FieldSpec
from graph_schema.text import Text
from hub.proceedings.cautions import Draft, cautions
from portal.languages import language, say, typeset
from portal.visit import graph, principal

_AT = Text("{label}: {sentence}", "{label}\u00a0: {sentence}")


def cautions_of(drafts: Sequence[Draft]) -> list[list[Caution]]:
    """The cautions about each of these records, as far as the person may see what they rest on."""
    return graph().read(lambda transaction: cautions(transaction, principal(), drafts))


def cautions_said(
    kind: type[Entity], values: Mapping[str, Any], record_id: str | None = None
) -> list[str]:
    """The cautions about one record in sentences, each with the words of the field that it is about."""
    (found,) = cautions_of([Draft(kind.info.name, dict(values), record_id)])
    return [
        say(_AT, label=", ".join(_labels(kind.fields, one)), sentence=typeset(one.say(language())))
        for one in found
    ]


def _labels(fields: Mapping[str, FieldSpec], caution: Caution) -> Iterator[str]:
    """“Accused 2, Charges 1, Crime”."""
    spec: FieldSpec | None = None
    for position, step in enumerate(caution.place):
        following = caution.place[position + 1 : position + 2]
        if isinstance(step, str) and step in fields:
            spec = fields[step]
            number = f" {following[0] + 1}" if following and isinstance(following[0], int) else ""
            yield f"{say(spec.label)}{number}"
            fields = spec.inner
