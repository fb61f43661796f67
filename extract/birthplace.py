"""The place of birth on a travel document, and the script of the place itself.

003 §1(6γ): a further document is asked for unless the passport shows «η πόλη γέννησης με
λατινικούς χαρακτήρες». A wrong «Latin» would spare the applicant a document that the law wants,
so a reading that another script explains as well is given too little confidence to decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.countries import state_code
from extract.document import TEXT_LAYER
from extract.facts import Fact
from extract.fields import Facts
from extract.scripts import scripts_of

# States whose passports print text in a script that shares its capitals with Latin.
_LOOK_ALIKE_STATES = frozenset(
    "RUS UKR BLR BGR SRB MKD MNE BIH KAZ KGZ TJK MNG UZB TKM MDA GRC CYP".split()
)
# The Russian passport gives the town in Cyrillic alone; only the country after it is in Latin.
_CYRILLIC_ONLY = frozenset({"RUS"})
_FORMER_STATES = frozenset({"USSR", "SSSR", "CCCP", "YUGOSLAVIA", "SFRY"})
_ONLY_LATIN = frozenset("DFGLQRSVZ")
_TO_CYRILLIC = str.maketrans("ABCEHKMOPTXYIJS", "АВСЕНКМОРТХУІЈЅ")
_UNDECIDED, _BY_CUSTOM, _SURE = 0.5, 0.8, 0.75


def decided(facts: Facts, state: str) -> Facts:
    """``birth_place`` and ``birth_place_scripts`` of ``facts``, as far as they can be trusted.

    ``facts`` are those read by the label; ``state`` is the issuing state's three-letter code, or
    empty. In a text layer the letters are what they are. Of a recogniser's reading a national
    and a Latin spelling are parted, a country is not taken for the town, and Latin capitals that
    Cyrillic or Greek ones print alike decide nothing.
    """
    place = facts.get("birth_place")
    if place is None or place.read_by == TEXT_LAYER:
        return facts
    spellings = _spellings(str(place.value))
    if not spellings:
        return {"birth_place": replace(place, confidence=min(place.confidence, _UNDECIDED))}
    if len(spellings) > 1 and scripts_of(spellings[-1]) == ("Latn",):
        return _given(place, spellings[-1], ("Latn",), place.confidence)
    scripts = scripts_of(spellings[0])
    if state in _LOOK_ALIKE_STATES and scripts == ("Latn",):
        return _of_look_alikes(place, spellings[0], state)
    if scripts and place.confidence >= _SURE:
        return _given(place, str(place.value), scripts, place.confidence)
    return {"birth_place": replace(place, confidence=min(place.confidence, _UNDECIDED))}


def _spellings(text: str) -> list[str]:
    """The spellings of the town, parted by slashes; names of states are left out."""
    parts = [part.strip(" ,.") for part in text.split("/")]
    towns = [part for part in parts if part and not _is_state(part)]
    return towns or ([text.strip()] if len(parts) == 1 and text.strip() else [])


def _is_state(part: str) -> bool:
    return part.upper() in _FORMER_STATES or state_code(part) is not None


def _of_look_alikes(place: Fact, town: str, state: str) -> Facts:
    letters = {char for char in town.upper() if char.isalpha()}
    if state in _CYRILLIC_ONLY and not letters & _ONLY_LATIN:
        confidence = min(place.confidence, _BY_CUSTOM)
        return _given(place, town.upper().translate(_TO_CYRILLIC), ("Cyrl",), confidence)
    return {"birth_place": replace(place, value=town, confidence=_UNDECIDED)}


def _given(place: Fact, town: str, scripts: Sequence[str], confidence: float) -> Facts:
    fact = replace(place, value=town, confidence=confidence)
    return {"birth_place": fact, "birth_place_scripts": replace(fact, value=tuple(scripts))}
