"""Nationalities as documents give them: ISO 3166 codes, ICAO's own, and names in two languages."""

from __future__ import annotations

import gettext
import unicodedata
from functools import cache

import pycountry

_ICAO: dict[str, str] = {
    # ICAO Doc 9303-3, section 5, part D and earlier editions.
    "D": "DEU",
    "GBD": "GBR", "GBN": "GBR", "GBO": "GBR", "GBP": "GBR", "GBS": "GBR",
    "RKS": "XKX", "XKX": "XKX",
    "XXA": "XXA", "XXB": "XXB", "XXC": "XXC", "XXX": "XXX",
    "UNO": "UNO", "UNA": "UNA", "UNK": "UNK", "EUE": "EUE",
    "ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "SUN": "SUN", "YUG": "YUG", "SCG": "SCG",
    # States that were, and short names, as passports print them beside or for the place of birth.
    "USSR": "SUN", "U.S.S.R.": "SUN", "URSS": "SUN", "SOVIET UNION": "SUN", "RUSSIA": "RUS",
    "YUGOSLAVIA": "YUG", "CZECHOSLOVAKIA": "CSK", "UK": "GBR", "U.K.": "GBR", "U.S.A.": "USA",
}  # fmt: skip

_MEMBER_STATES = (
    "AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT "
    "ROU SVK SVN SWE"
)
MEMBER_STATES: frozenset[str] = frozenset(_MEMBER_STATES.split())
"""Member states of the European Union, ISO 3166-1 alpha-3."""

_FORMER_SOVIET_UNION = "ARM AZE BLR EST GEO KAZ KGZ LTU LVA MDA RUS TJK TKM UKR UZB SUN"
FORMER_SOVIET_UNION: frozenset[str] = frozenset(_FORMER_SOVIET_UNION.split())
"""States of the former USSR (003: «χώρες της πρώην ΕΣΣΔ»), ISO 3166-1 alpha-3."""


def nationality_code(text: str) -> str | None:
    """The ISO 3166-1 alpha-3 (or ICAO) code; None if the text is none that is known.

    Takes alpha-3, alpha-2, ICAO's own codes, fillers, and country names in English or Greek.
    """
    wanted = _folded(text.replace("<", " "))
    if wanted in _ICAO:
        return _ICAO[wanted]
    return _names().get(wanted)


def same_nationality(a: str, b: str) -> bool:
    """Whether both name one state. A text that names no known state contradicts nothing."""
    first, second = nationality_code(a), nationality_code(b)
    if first is None or second is None:
        return True
    return first == second


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.upper())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    greek = gettext.translation(
        "iso3166-1", pycountry.LOCALES_DIR, languages=["el"], fallback=True
    ).gettext
    for country in pycountry.countries:
        spellings = {country.alpha_3, country.alpha_2, country.name, greek(country.name)}
        spellings |= {getattr(country, "common_name", country.name)}
        for spelling in spellings:
            names[_folded(spelling)] = country.alpha_3
    return names
