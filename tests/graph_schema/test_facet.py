"""Facets that contradict the fields of their type are refused while the schema is imported."""

from __future__ import annotations

import pytest

from graph_schema.core import TYPES
from graph_schema.facet import Facet, check_facets
from graph_schema.spec import DeclarationError

PROCEEDING, ORGANISATION = TYPES["proceeding"].fields, TYPES["organisation"].fields


def test_the_declared_facets_stand() -> None:
    for kind in TYPES.values():
        check_facets(kind.__name__, kind.fields, kind.facets)
    assert len(TYPES["proceeding"].facets) >= 10


@pytest.mark.parametrize(
    "facets",
    [
        (Facet("summary"),),
        (Facet("nothing"),),
        (Facet("last_event_on"),),
        (Facet("stage", by="year"),),
        (Facet("stage"), Facet("stage")),
        (Facet("crimes", also=("accused.name",)),),
        (Facet("crimes", also=("accused.charges.status",)),),
        (Facet("crimes", also=("stage",)),),
        (Facet("crimes", also=("linked_to.id",)),),
    ],
)
def test_a_facet_that_cannot_be_counted_is_refused(facets: tuple[Facet, ...]) -> None:
    with pytest.raises(DeclarationError):
        check_facets("Proceeding", PROCEEDING, facets)


def test_values_of_parts_that_fewer_people_read_are_never_counted() -> None:
    """A number would tell everybody what is in them."""
    names = ORGANISATION["protected_names"]
    assert names.audience
    inner = next(iter(names.inner.values()))
    with pytest.raises(DeclarationError, match="all readers"):
        check_facets(
            "Organisation", ORGANISATION, (Facet("kind", also=(f"protected_names.{inner.name}",)),)
        )
