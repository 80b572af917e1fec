"""States by name in the reader's language; in French the names that the United Nations use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from babel import Locale

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


def state_name(state: Any) -> str:
    """The name of a State in the reader's language.

    `state` is a record, or a mapping, with `iso2` and `title`; the title is its English name and
    stands where the code is missing or unknown.
    """
    values: Mapping[str, Any] = state if isinstance(state, Mapping) else state.values
    title, code = str(values["title"]), values.get("iso2")
    if not code or language() == "en":
        return title
    return _FRENCH.get(code) or Locale(language()).territories.get(code) or title
