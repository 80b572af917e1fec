"""What States are called: in the reader's language, in French as the United Nations name them."""

from __future__ import annotations

from babel import Locale

LANGUAGES = ("en", "fr")

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


def state_name(iso2: str, language: str) -> str | None:
    """The name of a State in a language; nothing where that language knows none. `iso2` is the State's code
    of two capital letters (ISO 3166-1)."""
    official = _FRENCH.get(iso2) if language == "fr" else None
    return official or _everyday_name(iso2, language)


def names_of_state(iso2: str) -> list[str]:
    """Every name by which somebody may look for a State: official and everyday ones, in each language."""
    found = [name(iso2, one) for one in LANGUAGES for name in (state_name, _everyday_name)]
    return list(dict.fromkeys(filter(None, found)))


def _everyday_name(iso2: str, language: str) -> str | None:
    name: str | None = Locale(language).territories.get(iso2)
    return name
