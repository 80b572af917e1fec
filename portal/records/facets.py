"""The facets beside a list: boxes to tick, each with the number of records that it would show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import url_for

from graph_schema.vocabulary import Vocabulary
from hub.finding.facets import Counted, CountedFacet, Value
from portal.components import Option
from portal.records.asking import Asked
from portal.records.facet_words import facet_label, in_address, value_label
from portal.state_names import title_of

FEW = 10
"""Values of a facet that stand beside a list, besides those that are chosen."""
OPEN = 4
"""So many facets are unfolded at first."""


@dataclass(frozen=True, slots=True)
class FacetBox:
    """One facet as it is drawn; `more_href` opens all of its values."""

    name: str
    label: str
    options: Sequence[Option]
    more_href: str | None
    unfolded: bool

    @property
    def chosen(self) -> int:
        """How many of its values are asked for."""
        return sum(1 for one in self.options if one.selected)


def facet_boxes(asked: Asked, counted: Counted) -> Iterator[FacetBox]:
    """The facets that tell records apart, with their most frequent values and those that are chosen."""
    for place, facet in enumerate(one for one in counted.facets if one.values):
        name = facet.facet.field
        shown = _few(asked, facet)
        options = [_option(asked, facet, one) for one in shown]
        more = facet.more or len(shown) < len(facet.values)
        href = (
            url_for("finding.values", entity=asked.kind, field=name, **asked.given)
            if more
            else None
        )
        chosen = bool(asked.chosen(name))
        yield FacetBox(
            name, facet_label(facet.facet, facet.spec), options, href, chosen or place < OPEN
        )


def whole_box(asked: Asked, facet: CountedFacet) -> FacetBox:
    """One facet with all its values."""
    options = [_option(asked, facet, one) for one in facet.values]
    return FacetBox(facet.facet.field, facet_label(facet.facet, facet.spec), options, None, True)


def _few(asked: Asked, facet: CountedFacet) -> list[Value]:
    """The values that stand beside the list: of a tree the widest, and what is below those that are chosen."""
    chosen = asked.chosen(facet.facet.field)
    vocabulary = facet.spec.vocabulary
    if vocabulary is not None and any(term.parent for term in vocabulary):
        opened = {code for one in chosen for code in vocabulary.around(one)}
        return [
            one
            for one in facet.values
            if one.value not in vocabulary
            or vocabulary[one.value].parent is None
            or vocabulary[one.value].parent in opened
        ]
    if facet.facet.by == "year":
        return [one for place, one in enumerate(facet.values) if place < FEW or one.value in chosen]
    return list(facet.values)


def _option(asked: Asked, facet: CountedFacet, one: Value) -> Option:
    label = title_of(one.end) if one.end else value_label(facet.facet, facet.spec, one.value)
    selected = one.value in asked.chosen(facet.facet.field)
    depth = _depth(facet.spec.vocabulary, one.value) if facet.spec.vocabulary else 0
    return Option(in_address(one.value), label or one.value, selected, depth, one.number)


def _depth(vocabulary: Vocabulary, code: str) -> int:
    return max(sum(1 for _ in vocabulary.around(code)) - 1, 0)
