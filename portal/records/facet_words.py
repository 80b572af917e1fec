"""Facets in words: what each is called, and what each of its values is."""

from __future__ import annotations

from graph_schema.core import FieldSpec
from graph_schema.facet import Facet
from graph_schema.text import Text
from hub.store.faceting import FRESH, NEVER, NOT_STATED, STALE
from portal.forms.fields import YES_NO, term_label
from portal.languages import language, say
from portal.visit import settings

UNSTATED = "-"
"""How an address says “not stated”."""

_YEAR = Text("{label} (year)", "{label} (année)")
_NOT_STATED = Text("Not stated", "Non indiqué")
_AGES = {
    FRESH: Text("Within the last {days} days", "Depuis moins de {days} jours"),
    STALE: Text("Stale: more than {days} days ago", "Périmé : depuis plus de {days} jours"),
    NEVER: Text("Never", "Jamais"),
}


def in_address(value: str) -> str:
    """A counted value as an address says it."""
    return UNSTATED if value == NOT_STATED else value


def facet_label(facet: Facet, spec: FieldSpec) -> str:
    """What a facet is called."""
    label = say(spec.label)
    return say(_YEAR, label=label) if facet.by == "year" else label


def value_label(facet: Facet, spec: FieldSpec, value: str) -> str | None:
    """What a value of a facet that is no relation is called; nothing where there is no such value."""
    if facet.by == "age":
        return say(_AGES[value], days=settings().stale_after_days) if value in _AGES else None
    if value == NOT_STATED:
        return say(_NOT_STATED)
    if facet.by == "year":
        return value if value.isdecimal() and len(value) == 4 else None
    if spec.vocabulary is not None:
        known = value in spec.vocabulary
        return term_label(spec.vocabulary[value], language()) if known else None
    answers = dict(zip(("yes", "no"), YES_NO, strict=True))
    return say(answers[value]) if value in answers else None
