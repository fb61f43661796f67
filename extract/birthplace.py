"""The place of birth on a travel document, and the script of the place itself.

003 §1(6γ): a further document is asked for unless the passport shows «η πόλη γέννησης με
λατινικούς χαρακτήρες». A wrong «Latin» would spare the applicant a document that the law wants,
so a reading that another script explains as well is given too little confidence to decide. On a
scan two witnesses are heard: the letters that were read, and the looks of the words
(``extract.script_seen``). Neither alone makes a value Latin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.countries import state_code
from extract.document import OCR, TEXT_LAYER, ReadDocument
from extract.facts import Fact
from extract.fields import Facts
from extract.letter_likeness import LIKE_GREEK
from extract.place_seen import NATIVE_LANGUAGES, PlaceSeen, WordSeen
from extract.script_seen import OTHER
from extract.scripts import scripts_of
from ingest.pages import Box

# States whose passports print text in a script that shares its capitals with Latin.
_LOOK_ALIKE_STATES = frozenset(
    "RUS UKR BLR BGR SRB MKD MNE BIH KAZ KGZ TJK MNG UZB TKM MDA GRC CYP".split()
)
# What passports of a state print places of birth in, besides Latin; others are not listed.
_SCRIPTS_OF_STATES = {
    "Arab": "ARE BHR DZA EGY IRQ JOR KWT LBN LBY MAR MRT OMN PSE QAT SAU SDN SYR TUN YEM IRN AFG"
    " PAK",
    "Cyrl": "RUS UKR BLR BGR SRB MKD MNE BIH KAZ KGZ TJK MNG",
    "Grek": "GRC CYP",
    "Geor": "GEO",
    "Armn": "ARM",
    "Deva": "IND NPL",
    "Hani": "CHN TWN HKG MAC",
}
# What passports of these states print is in Latin letters alone.
_LATIN_STATES = frozenset(
    "ALB ROU MDA HRV SVN CZE SVK POL HUN DEU AUT CHE FRA ITA ESP PRT NLD BEL LUX GBR IRL DNK SWE"
    " NOR FIN ISL EST LVA LTU MLT TUR AZE PHL IDN MYS SGP VNM USA CAN AUS NZL MEX GTM HND SLV NIC"
    " CRI PAN CUB DOM HTI JAM TTO COL VEN ECU PER BOL CHL ARG URY PRY BRA NGA GHA CIV SEN MLI BFA"
    " BEN TGO NER GIN SLE LBR GMB GNB CMR GAB COG COD AGO MOZ ZMB ZWE MWI KEN UGA TZA RWA BDI ZAF"
    " NAM BWA MDG".split()
)
# The Russian passport gives the town in Cyrillic alone; only the country after it is in Latin.
_CYRILLIC_ONLY = frozenset({"RUS"})
_FORMER_STATES = frozenset({"USSR", "SSSR", "CCCP", "YUGOSLAVIA", "SFRY"})
_ONLY_LATIN = frozenset("DFGLQRSVZ")
_TO_CYRILLIC = str.maketrans("ABCEHKMOPTXYIJS", "АВСЕНКМОРТХУІЈЅ")
_UNDECIDED, _BY_CUSTOM, _SURE = 0.5, 0.8, 0.75
_CLEAR, _UNCLEAR, _MOST = 0.95, 0.5, 0.97
_LATIN = "Latn"
_LIKE_LATIN = frozenset({"Grek", "Cyrl"})
_WELL_READ = 0.9
_NOT_ALL_SEEN, _LEAST_LETTERS = 0.8, 3


def place_of_birth(document: ReadDocument, facts: Facts, state: str) -> Facts:
    """``birth_place`` and ``birth_place_scripts`` of ``document``, whose words gave ``facts``.

    ``state`` is the issuing state's three-letter code, or empty. What a recogniser made of the
    value stands only where its looks agree; a value in letters that nobody here can read gives
    its scripts alone.
    """
    place = facts.get("birth_place")
    if place is not None and place.read_by == TEXT_LAYER:
        return facts
    for page in document.pages:
        for seen in page.places:
            if place is None or (place.page == page.number and _touch(place.box, seen.box)):
                return _by_looks(facts, state, seen, page.number)
    found = decided(facts, state)
    scripts = found.get("birth_place_scripts")
    if scripts is not None and scripts.value == (_LATIN,) and _own_scripts(state):
        # Such states print the place in their own script too, and not always in the same cell.
        least = min(scripts.confidence, _NOT_ALL_SEEN)
        return {**found, "birth_place_scripts": replace(scripts, confidence=least)}
    return found


def misread_by_looks(document: ReadDocument, place: Fact) -> Facts:
    """``birth_place`` and its scripts where a recognised ``place`` looks of another script.

    Empty where it looks as it was read, or nothing was seen. A recogniser of Greek and Latin makes
    ``ΓΟΜΕΠΕΡ`` of ГОМЕЛЬ, and surely; the Latin spelling beside it is then what was read.
    """
    if place.read_by != OCR:
        return {}
    seen = next(
        (
            seen
            for page in document.pages
            if page.number == place.page
            for seen in page.places
            if _touch(place.box, seen.box)
        ),
        None,
    )
    words = seen.words if seen else ()
    foreign = [w for w in words if w.script in NATIVE_LANGUAGES and w.share >= _CLEAR]
    foreign = [word for word in foreign if sum(map(str.isalpha, word.text)) >= _LEAST_LETTERS]
    if all(scripts_of(w.text) == (w.script,) or _reads_latin(w) for w in foreign):
        return {}
    latin = [word for word in words if _is_latin(word)]
    told = tuple(dict.fromkeys(word.script for word in words if word in foreign or word in latin))
    scripts = {"birth_place_scripts": replace(place, value=told, confidence=_BY_CUSTOM)}
    if not latin:
        return scripts
    text = " ".join(word.text.strip(" ,./") for word in latin)
    least = min(word.confidence for word in latin)
    return scripts | {"birth_place": replace(place, value=text, confidence=round(least, 3))}


def _touch(one: Box | None, other: Box) -> bool:
    if one is None:
        return False
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > 0 and min(one[3], other[3]) - max(one[1], other[1]) > 0


def _by_looks(facts: Facts, state: str, seen: PlaceSeen, page: int) -> Facts:
    scripts_there = _scripts_in(state)
    # A speck may look like anything: it is no word because its state prints no other script.
    own = bool(_own_scripts(state))
    words = [
        _as_printed_there(word, scripts_there) if own or _is_a_word(word) else word
        for word in seen.words
    ]
    towns = [word for word in words if not (word.text and _is_state(word.text))]
    latin = [word for word in towns if _is_latin(word)]
    foreign = [word for word in towns if word.script != _LATIN and word.share >= _CLEAR]
    scripts = tuple(dict.fromkeys(word.script for word in foreign))
    if latin and all(word in latin or _looks_foreign(word) for word in towns):
        sure = min(_MOST, *(min(word.share, word.confidence) for word in latin))
        fact = Fact(" ".join(w.text.strip(" ,./") for w in latin), sure, page, seen.box, OCR)
        return _given(fact, str(fact.value), (_LATIN, *scripts), round(sure, 3))
    if foreign and len(foreign) == len(towns) and not any(map(_reads_latin, towns)):
        return _foreign(seen, scripts, round(min(_MOST, *(w.share for w in foreign)), 3), page)
    if any(map(_looks_foreign, towns)) and not (towns[-1].script == _LATIN and towns[1:]):
        return _undecided(facts)
    return decided(facts, state)


def _is_a_word(word: WordSeen) -> bool:
    return sum(map(str.isalpha, word.text)) >= _LEAST_LETTERS


def _scripts_in(state: str) -> frozenset[str]:
    """The scripts that a word of the passport can be of; empty where nothing is known of them."""
    own = _own_scripts(state)
    known = bool(own) or state in _LATIN_STATES
    return frozenset({_LATIN, OTHER, *own}) if known else frozenset()


def _own_scripts(state: str) -> frozenset[str]:
    """The scripts beside Latin in which passports of the state print places."""
    each = _SCRIPTS_OF_STATES.items()
    return frozenset(script for script, states in each if state in states.split())


def _as_printed_there(word: WordSeen, scripts: frozenset[str]) -> WordSeen:
    """The word where it can be of no script but those of its state; as it is without any.

    ``TAINAN`` in a script that its state does not print, and whose capitals Latin ones print
    alike, is Latin.
    """
    if not scripts:
        return word
    letters = {char for char in word.text.upper() if char.isalpha()}
    if letters and letters <= LIKE_GREEK:
        alike = sum(word.shares.get(name, 0.0) for name in _LIKE_LATIN - scripts)
        shares = {name: share for name, share in word.shares.items() if name in scripts}
        shares[_LATIN] = shares.get(_LATIN, 0.0) + alike
        word = replace(word, shares=shares)
    return word.of_one_of(scripts)


def _looks_foreign(word: WordSeen) -> bool:
    return word.script != _LATIN and word.share >= _UNCLEAR


def _reads_latin(word: WordSeen) -> bool:
    """Whether letters that only Latin has were surely read, whatever the looks say."""
    only = any(char in _ONLY_LATIN for char in word.text.upper())
    return only and scripts_of(word.text) == (_LATIN,) and word.confidence >= _WELL_READ


def _is_latin(word: WordSeen) -> bool:
    """Whether a word looks Latin and was read as Latin letters."""
    read = scripts_of(word.text) == (_LATIN,) and word.confidence >= _SURE
    return read and word.script == _LATIN and word.share >= _CLEAR


def _foreign(seen: PlaceSeen, scripts: tuple[str, ...], sure: float, page: int) -> Facts:
    """A value of which no word is Latin: its scripts, and its letters where they were read."""
    fact = Fact(scripts, sure, page, seen.box, OCR)
    native = seen.native or " ".join(word.text for word in seen.words)
    confidence = seen.native_confidence or min(word.confidence for word in seen.words)
    if scripts_of(native) != scripts or confidence < _SURE:
        return {"birth_place_scripts": fact}
    read = replace(fact, value=native, confidence=round(min(sure, confidence), 3))
    return {"birth_place": read, "birth_place_scripts": fact}


def _undecided(facts: Facts) -> Facts:
    place = facts.get("birth_place")
    if place is None:
        return {}
    return {"birth_place": replace(place, confidence=min(place.confidence, _UNDECIDED))}


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
        return _undecided(facts)
    if len(spellings) > 1 and scripts_of(spellings[-1]) == ("Latn",):
        return _given(place, spellings[-1], ("Latn",), place.confidence)
    scripts = scripts_of(spellings[0])
    if state in _LOOK_ALIKE_STATES and scripts == ("Latn",):
        return _of_look_alikes(place, spellings[0], state)
    if scripts and place.confidence >= _SURE:
        return _given(place, str(place.value), scripts, place.confidence)
    return _undecided(facts)


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
