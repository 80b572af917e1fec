"""Titles as the reader reads them: States in their language, in French as the United Nations name them."""

from __future__ import annotations

import pycountry
from babel import Locale

from hub.store.reader import Neighbour, Record
from portal.languages import language

_FRENCH = {
    "BO": "Bolivie (État plurinational de)",
    "BY": "Bélarus",
    "BN": "Brunéi Darussalam",
    "CD": "République démocratique du Congo",
    "CG": "Congo",
    "CV": "Cabo Verde",
    "FM": "Micronésie (États fédérés de)",
    "GB": "Royaume-Uni de Grande-Bretagne et d’Irlande du Nord",
    "IR": "Iran (République islamique d’)",
    "KN": "Saint-Kitts-et-Nevis",
    "KP": "République populaire démocratique de Corée",
    "KR": "République de Corée",
    "LA": "République démocratique populaire lao",
    "MD": "République de Moldova",
    "MM": "Myanmar",
    "PS": "État de Palestine",
    "RU": "Fédération de Russie",
    "ST": "Sao Tomé-et-Principe",
    "SY": "République arabe syrienne",
    "TL": "Timor-Leste",
    "TR": "Türkiye",
    "TT": "Trinité-et-Tobago",
    "TZ": "République-Unie de Tanzanie",
    "US": "États-Unis d’Amérique",
    "VA": "Saint-Siège",
    "VE": "Venezuela (République bolivarienne du)",
    "VN": "Viet Nam",
}
"""Where the everyday French name is not the official one (UNTERM); English names are the records'."""


def title_of(record: Record | Neighbour) -> str:
    """The title of a record as the reader reads it.

    A State's title is its English name and its id its ISO 3166-1 code of three letters; it is said in
    the reader's language. Every other title stands as it was written.
    """
    kind = record.kind.info.name if isinstance(record, Record) else record.type
    return state_name(record.id, record.title) if kind == "state" else record.title


def state_name(state_id: str, title: str) -> str:
    """The name of a State in the reader's language; its title where that language knows none."""
    found = pycountry.countries.get(alpha_3=state_id.upper())
    if found is None or language() == "en":
        return title
    territories = Locale(language()).territories
    return str(_FRENCH.get(found.alpha_2) or territories.get(found.alpha_2) or title)
