"""The checklist of article 96(2), as far as it applies (96(4)): what a request for assistance still lacks.

It warns and never blocks: a State may have good reason to leave something out, and the Office answers what it
gets. Beside what is missing it says what makes a request too imprecise to be answered: no period named anywhere,
and in a draft to a State a person, place or object described in a few words only.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph_schema.cautions import Caution, caution_about
from graph_schema.text import Text

_ENDED = ("initial_substantive_response_on", "closed_on", "withdrawn_on")
_TEXTS = ("purpose", "whereabouts", "essential_facts", "procedure_sought", "other_information")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

_MISSING: tuple[tuple[str, tuple[str, ...], Text], ...] = (
    ("about", ("incoming", "outgoing"), Text("Name the situation that it is about.", "Indiquez la situation concernée.")),
    ("assistance", ("incoming", "outgoing"), Text("Say which assistance is sought.", "Indiquez l’assistance demandée.")),
    ("purpose", ("incoming", "outgoing"), Text("Article 96(2)(a): say what it is for, on what legal basis and on what grounds.", "Article 96-2-a : indiquez l’objet, le fondement juridique et les motifs de la demande.")),
    ("whereabouts", ("incoming", "outgoing"), Text("Article 96(2)(b): say as much as can be said of the person or place to be found or identified.", "Article 96-2-b : donnez tous les renseignements possibles sur la personne ou le lieu à identifier ou à localiser.")),
    ("essential_facts", ("incoming", "outgoing"), Text("Article 96(2)(c): state the essential facts that the request rests on.", "Article 96-2-c : exposez les faits essentiels qui fondent la demande.")),
    ("procedure_sought", ("incoming", "outgoing"), Text("Article 96(2)(d): if a procedure or condition is to be followed, say which and why.", "Article 96-2-d : si une procédure ou une condition est à respecter, indiquez laquelle et pourquoi.")),
    ("requirements", ("outgoing",), Text("Article 96(2)(e): give what the law of the requested State asks for.", "Article 96-2-e : donnez les renseignements exigés par la législation de l’État requis.")),
)  # fmt: skip
"""The field, the directions in which it applies, and what is said where it is empty."""

_NO_PERIOD = Text(
    "No year is named anywhere: say which period is meant, or it may be too broad to be answered.",
    "Aucune année n’est mentionnée : précisez la période visée, sans quoi la demande risque d’être trop large.",
)


LEAST_WORDS = 8
"""Fewer words than this describe no person, place or object so that another finds it."""

_TOO_SHORT = Text(
    "The person, place or object is described in a few words only; another has to find it by them (article 96(2)(b)).",
    "La personne, le lieu ou l’objet n’est décrit qu’en quelques mots ; un tiers doit pouvoir le trouver (article 96-2-b).",
)


@caution_about("request")
def incomplete(values: Mapping[str, Any]) -> Iterator[Caution]:
    """What a request that still waits lacks of article 96(2), in the order of its letters."""
    if any(values.get(name) for name in _ENDED):
        return
    for name, directions, text in _MISSING:
        if values.get("direction") in directions and not values.get(name):
            yield Caution((name,), text)


@caution_about("request")
def imprecise(values: Mapping[str, Any]) -> Iterator[Caution]:
    """That nothing a request says tells which period it is about."""
    if any(values.get(name) for name in _ENDED) or values.get("direction") == "organisation":
        return
    said = " ".join(values.get(name) or "" for name in _TEXTS)
    if said.strip() and not _YEAR.search(said):
        yield Caution(("essential_facts",), _NO_PERIOD)


@caution_about("request")
def described_in_a_few_words(values: Mapping[str, Any]) -> Iterator[Caution]:
    """That a draft to a State describes who or what is to be found too shortly to be found."""
    if values.get("direction") != "outgoing" or values.get("sent_on"):
        return
    described = values.get("whereabouts") or ""
    if described and len(described.split()) < LEAST_WORDS:
        yield Caution(("whereabouts",), _TOO_SHORT)
