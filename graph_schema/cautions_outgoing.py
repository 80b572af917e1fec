"""What gives pause about a draft of the Court to a State: too imprecise to be carried out (article 96(2)).

States refuse or return what names no period, no place, no person or object, or no purpose. Each is looked for
by its field and by plain signs in the text; it warns, and who drafts knows better.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph_schema.cautions import Caution, caution_about
from graph_schema.text import Text

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DESCRIBED = ("whereabouts", "essential_facts")
LEAST_WORDS = 8
"""Fewer words than this describe no person, place or object so that another finds it."""

_NO_PERIOD = Text(
    "No period is named: a State searches for what happened between two days, or gives it back.",
    "Aucune période n’est indiquée : un État recherche ce qui s’est passé entre deux dates, ou renvoie la demande.",
)
_NO_PLACE = Text(
    "Nothing says where: as detailed a statement as possible of the location is needed (article 96(2)(b)).",
    "Rien n’indique le lieu : il faut des indications aussi détaillées que possible (article 96-2-b).",
)
_TOO_SHORT = Text(
    "The person, place or object is described in a few words only; another has to find it by them (article 96(2)(b)).",
    "La personne, le lieu ou l’objet n’est décrit qu’en quelques mots ; un tiers doit pouvoir le trouver (article 96-2-b).",
)
_NO_PURPOSE = Text(
    "The purpose and its legal basis are missing (article 96(2)(a)).",
    "L’objet et son fondement juridique manquent (article 96-2-a).",
)


@caution_about("request")
def too_imprecise(values: Mapping[str, Any]) -> Iterator[Caution]:
    """The checklist of a draft that has not been sent: purpose, person or object and place, period."""
    if values.get("direction") != "outgoing" or values.get("sent_on"):
        return
    if not values.get("purpose"):
        yield Caution(("purpose",), _NO_PURPOSE)
    described = values.get("whereabouts") or ""
    if not described:
        yield Caution(("whereabouts",), _NO_PLACE)
    elif len(described.split()) < LEAST_WORDS:
        yield Caution(("whereabouts",), _TOO_SHORT)
    if not any(_YEAR.search(values.get(name) or "") for name in (*_DESCRIBED, "purpose")):
        yield Caution(("essential_facts",), _NO_PERIOD)
