"""Names of states, as documents print them, to the codes that ICAO 9303 part 3 section 5 uses.

Names in many languages are ISO 3166's own translations (``pycountry``); what else is said of
states, adjectives of nationality included, is data: ``states.yaml``.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from functools import cache

import pycountry
from rapidfuzz import fuzz

from extract.data import table
from extract.folding import skeleton

_ENGLISH = "en"
_MAIN = (_ENGLISH, "el")
_LANGUAGES = (
    "fr es pt pt_BR it de nl ru uk be bg sr sr@latin hr bs mk sq ro tr az ka hy ar fa ps ur"
    " hi bn ne pa ta si zh_CN zh_TW vi th fil id kk ky uz tg am so pl cs sk hu lt lv et sl"
).split()
_CODE = 3
_LONGEST_NAME = 12
_FEW, _ALIKE = 4, 80.0
# Words beside which a state is named in any language, and an adjective too.
_CITIZENS = frozenset(map(skeleton, "citizen national nationality subject passport".split()))
_MISSIONS = frozenset(
    map(
        skeleton,
        "consulate consulat consulado consolato konsulat konsullata consulatul konzulat embassy "
        "ambassade embajada embaixada ambasciata botschaft ambasada ambasadă посольство "
        "консульство генконсульство посолство konsolosluğu büyükelçiliği".split(),
    )
)


@cache
def _said_here() -> dict[str, str]:
    """Names in Greek and English, and those of ``states.yaml``: also known within other words."""
    found = {skeleton(name): code for code, names in table("states").items() for name in names}
    for language in _MAIN:
        _add_names(found, language)
    return found


@cache
def _nouns() -> frozenset[str]:
    """Single words that name a state also within others: no adjectives in Latin letters."""
    found: dict[str, str] = {}
    for language in _MAIN:
        _add_names(found, language)
    told = (name for names in table("states").values() for name in names if not name.isascii())
    return frozenset(found) | frozenset(map(skeleton, told))


@cache
def _codes() -> dict[str, str]:
    """All names; of other languages only as a whole: ``Island`` is Iceland in some."""
    found = {"D": "D", **_said_here()}
    for language in _LANGUAGES:
        _add_names(found, language)
    for country in pycountry.countries:
        found.setdefault(country.alpha_3, country.alpha_3)
    return found


def _add_names(found: dict[str, str], language: str) -> None:
    said = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, [language], fallback=True)
    for name, code in _english_names():
        own = said.gettext(name)
        for spelling in (own, _in_order(own)) if own != name or language == _ENGLISH else ():
            found.setdefault(skeleton(spelling), code)


@cache
def _english_names() -> tuple[tuple[str, str], ...]:
    kinds = ("name", "common_name", "official_name")
    return tuple(
        (name, country.alpha_3)
        for country in pycountry.countries
        for kind in kinds
        if (name := getattr(country, kind, None))
    )


def _in_order(name: str) -> str:
    """``Congo, République démocratique du`` as it is said."""
    first, comma, rest = name.partition(",")
    return f"{rest} {first}" if comma else name


_UNINHABITED = frozenset({"ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI"})
"""ISO 3166 territories that issue no paper: ``South Georgia`` leaves ``Georgia`` to one state."""


@cache
def _shared_words() -> dict[str, frozenset[str]]:
    """Words, as skeletons, by the states whose names they stand in: of ``Congo`` there are two."""
    found: dict[str, set[str]] = {}
    for name, code in _english_names():
        for word in name.split() if code not in _UNINHABITED else ():
            found.setdefault(skeleton(word), set()).add(code)
    for code, names in table("states").items():
        for word in (word for name in names for word in name.split()):
            found.setdefault(skeleton(word), set()).add(code)
    return {word: frozenset(codes) for word, codes in found.items()}


# ``Consulat d'Algérie``, ``Consolato d'Italia``: an article without its vowel.
_ELIDED = re.compile(r"\b(?:d|l|dell|all|nell)['’]", re.IGNORECASE)


def state_code(name: str) -> str | None:
    """The three-letter code of the state that ``name`` names, in any known language; else None.

    Bilingual values (``ΑΛΒΑΝΙΑ / ALBANIA``) and codes themselves serve too; adjectives as well.
    Of names within others the longest counts: ``Great Britain and Northern Ireland``. A word that
    stands in the names of several states names none, unless it is alone.
    """
    known = _codes()
    for part in (name, *name.replace("(", "/").replace(")", "/").split("/")):
        code = known.get(skeleton(part))
        if code:
            return code
    words = [key for word in _ELIDED.sub(" ", name).replace("/", " ").replace("-", " ").split()
             if (key := skeleton(word))]  # fmt: skip
    codes = set(_within(words))
    return codes.pop() if len(codes) == 1 else None


def _within(words: list[str]) -> Iterator[str]:
    """The states that runs of words name, the longest run at each place."""
    known, place = _codes(), 0
    while place < len(words):
        ends = range(min(len(words), place + _LONGEST_NAME), place, -1)
        end = next((end for end in ends if _names_a_state(words, place, end)), None)
        if end is None:
            place += 1
            continue
        if not _is_a_sisters(words, place, end):
            yield known["".join(words[place:end])]
        place = end


def _names_a_state(words: list[str], start: int, end: int) -> bool:
    """Whether a run of words is a state's name; within others a code is none: ``and``, ``est``."""
    key = "".join(words[start:end])
    if key not in _codes() or len(key) <= _CODE:
        return False
    if end - start > 1:
        return True
    # ``GREEK ORTHODOX COMMUNITY``: an adjective in Latin letters speaks of whoever bears it.
    told = key in _nouns() or (_CITIZENS | _MISSIONS) & set(words)
    return bool(told) and len(_shared_words().get(key, frozenset())) <= 1


def _is_a_sisters(words: list[str], start: int, end: int) -> bool:
    """``DEMOCRATIC`` before ``REPUBLIC OF THE CONGO``: part of the longer name of another state.

    Also with a letter misread, which then is why the longer name was not known.
    """
    code = _codes()["".join(words[start:end])]
    sisters = {
        other for word in words[start:end]
        if len(codes := _shared_words().get(word, frozenset())) <= _FEW for other in codes - {code}
    }  # fmt: skip
    telling = {
        word for word, codes in _shared_words().items()
        if len(word) > _CODE and codes & sisters and code not in codes
    }  # fmt: skip
    outside = (*words[max(0, start - 1) : start], *words[end : end + 1])
    return any(fuzz.ratio(word, other) >= _ALIKE for word in outside for other in telling)
