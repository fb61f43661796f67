"""Facts that papers of many families bear: numbers of the holder, places, dates of issue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.belonging import Sign, Way
from extract.birthplace import misread_by_looks
from extract.births import DAY_IN_TEXT
from extract.by_form import only_number
from extract.countries import state_code
from extract.customs import Side
from extract.document import TEXT_LAYER, ReadDocument, ReadPage
from extract.facts import Fact
from extract.fields import (
    Facts,
    digits_parser,
    facts_for,
    parse_text,
    present,
    seeing,
    words_at,
)
from extract.holders import holder_facts, preferred
from extract.marks import certified, translated
from extract.numbers import is_afm, is_amka, is_of_company, may_be_a_persons
from extract.readers.reader import labelled, together
from extract.scripts import scripts_of
from extract.sentences import (
    afm_in_text,
    amka_in_text,
    begins_unclearly,
    passport_in_text,
)
from extract.spellings import latin_of_two
from extract.words import Word

_PASSPORT_NUMBER = re.compile(r"\b(?=[A-Z0-9]*\d)[A-Z0-9]{6,12}\b")
_NINE = re.compile(r"(?<!\d)\d{9}(?!\d)")
_DISPUTED = 0.6
_NOUGHT_FIRST = re.compile(r"^0(?=[A-Z]\d{5})")
# ``EMBASSY OF GEORGIA TO THE HELLENIC REPUBLIC``: who sent it issues the paper, not its host.
_ABROAD = re.compile(
    r"(?<=\w)\s(?:to|in|at|στην?|στον?|σε|en|à|auprès|в|у|në|în)\s.*$", re.IGNORECASE
)
_CODE = 3
_PREPOSITIONS = frozenset(
    "à a au aux en em no na in at di de im zu në ne la w we "
    "u v ve в во у σε στη στην στο στον στα στις εις εν".split()
)
_SURE_SCRIPT, _UNDECIDED = 0.75, 0.5


def holder(document: ReadDocument) -> Facts:
    """``surname`` and ``given_names``."""
    return holder_facts(document)


def _nearest_to_name(document: ReadDocument, numbers: Sequence[Fact]) -> Fact:
    """Of several persons' numbers the one that stands nearest to the holder's name."""
    if len({fact.value for fact in numbers}) == 1:
        return numbers[0]
    name = holder_facts(document).get("surname")
    near = [fact for fact in numbers if name and fact.page == name.page and fact.box and name.box]
    return min(near, key=lambda fact: _apart(fact, name), default=numbers[0])


def _apart(one: Fact, other: Fact | None) -> int:
    """How many pixels lie between the rows of two facts of a page."""
    return abs(one.box[1] - other.box[1]) if other and one.box and other.box else 0


def _labelled_afm(document: ReadDocument) -> Facts:
    """The first tax number that is a person's: those of companies begin with 09, 8 or 9.

    Few persons' begin with 09: what is said to be the holder's is, whatever it begins with.
    """
    found = list(facts_for(document, "afm", digits_parser(9, is_afm)))
    holders_own = [fact for fact in found if fact.how and Sign.HOLDERS in fact.how.signs]
    own = [fact for fact in holders_own if may_be_a_persons(str(fact.value))]
    persons = [fact for fact in found if not is_of_company(str(fact.value))]
    if (own and not {*persons} & {*holders_own}) or not found:
        return present(afm=own[0] if own else None)
    if persons:
        return {"afm": _nearest_to_name(document, persons)}
    return {"afm": seeing(found[0], Sign.ODD)}


def afm(document: ReadDocument) -> Facts:
    """``afm`` of the holder, nine digits: a person's by its label, in a sentence, else any."""
    labelled_afm, told = _labelled_afm(document), afm_in_text(document)
    companys = any(
        is_of_company(str(fact.value)) and fact.how is not None and Sign.ODD in fact.how.signs
        for fact in labelled_afm.values()
    )
    found = told if told and (companys or not labelled_afm) else labelled_afm
    found = found or present(afm=only_number(document, 9, _is_a_persons))
    return {name: _doubted(document, fact, labelled_afm) for name, fact in found.items()}


def _doubted(document: ReadDocument, fact: Fact, labelled_afm: Facts) -> Fact:
    """Unsure, if its sentence names several, or where the holder's own label has another."""
    others = {n for n in _NINE.findall(document.string) if is_afm(n)} - {fact.value}
    in_text = fact.how is not None and fact.how.way is Way.RUN_ON
    another = any(
        fact.value != own.value and own.how is not None and Sign.HOLDERS in own.how.signs
        for own in labelled_afm.values()
    )
    if (in_text and others) or another:
        return replace(fact, confidence=min(fact.confidence, _DISPUTED))
    return fact


def _is_a_persons(digits: str) -> bool:
    return is_afm(digits) and not is_of_company(digits)


def _any_amka(document: ReadDocument) -> Facts:
    return present(amka=only_number(document, 11, is_amka))


def _labelled_amka(document: ReadDocument) -> Facts:
    found = list(facts_for(document, "amka", digits_parser(11, is_amka)))
    return {"amka": _nearest_to_name(document, found)} if found else {}


amka = together(_labelled_amka, amka_in_text, _any_amka)
"""``amka`` of the holder: eleven digits."""


def _parse_passport_number(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
    text = " ".join(word.text for word in words)
    match = _PASSPORT_NUMBER.search(text.upper())
    if match is None:
        return None
    stated = tuple(w for w in words if match[0] in w.text.upper()) or words
    # No state's numbers begin with a nought and a letter: ``OP123`` is read ``0P123``.
    number = match[0] if page.surely_read else _NOUGHT_FIRST.sub("O", match[0])
    fact = page.fact(number, stated)
    return seeing(fact, Sign.ODD) if begins_unclearly(page, number) else fact


passport_number = together(
    labelled("passport_number", "passport_number", parse=_parse_passport_number),
    passport_in_text,
)
"""``passport_number`` that a paper other than the passport names."""


def birth_place(document: ReadDocument, *, first: Side = Side.RIGHT) -> Facts:
    """``birth_place`` and the scripts that it is written in; the Latin spelling first."""
    place = _with_latin(document, first)
    if place is None:
        return {}
    # Of passports and cards the looks decide all (``extract.birthplace``).
    if first is Side.RIGHT and (seen := misread_by_looks(document, place)):
        return seen
    if first is Side.RIGHT and (legible := _legible_spelling(place)):
        # What stands before the slash is in letters that nobody here can read: which ones?
        read = replace(place, value=legible)
        unsure = replace(place, value=scripts_of(legible), confidence=_UNDECIDED)
        return present(birth_place=read, birth_place_scripts=unsure)
    scripts = scripts_of(str(place.value))
    place = replace(place, value=latin_of_two(str(place.value)) or place.value)
    found = present(birth_place=place)
    # An unsure recogniser makes Latin letters out of others: then the script is left open.
    if not scripts or place.confidence < _SURE_SCRIPT:
        return present(birth_place=replace(place, confidence=min(place.confidence, _UNDECIDED)))
    return found | {"birth_place_scripts": replace(place, value=scripts)}


def _legible_spelling(place: Fact) -> str:
    """``RUSTAVI`` of ``aboHs30 / RUSTAVI``: no town has figures in it; empty where all is legible.

    In a text layer the letters are what they are.
    """
    first, slash, last = str(place.value).rpartition("/")
    legible = place.read_by == TEXT_LAYER or not any(map(str.isdigit, first))
    return "" if legible or not slash or scripts_of(last) != ("Latn",) else last.strip()


def _with_latin(document: ReadDocument, first: Side) -> Fact | None:
    places = list(facts_for(document, "birth_place", parse_place, first=first))
    return next(
        (place for place in places if "Latn" in scripts_of(str(place.value))),
        preferred(iter(places)),
    )


def parse_place(page: ReadPage, words: tuple[Word, ...]) -> Fact | None:
    """A place as printed, in as many spellings as are printed; a text with a date in it is none."""
    words = _without_preposition(_without_day(words))
    if not words:
        return None
    # Of two spellings the last is Latin, and the first may be in letters nobody here can read.
    last = _after_last_slash(words)
    text = " ".join(word.text for word in last or words)
    if re.search(r"\d{2,}", text) or sum(char.isalpha() for char in text) < 2:
        return None
    fact = parse_text(page, words)
    return replace(fact, confidence=page.fact("", last).confidence) if fact and last else fact


def _without_day(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """``TIRANE, 12.04.1988`` without its day: forms ask for place and day of birth in one."""
    text = " ".join(word.text for word in words)
    day = re.search(DAY_IN_TEXT, text)
    if day is None:
        return words
    taken = {id(word) for word in words_at(words, *day.span())}
    return tuple(w for w in words if id(w) not in taken and any(map(str.isalnum, w.text)))


def _without_preposition(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """``à TLEMCEN``: what stood between day and town is no part of the town."""
    first = words[0].text if words else ""
    return words[1:] if first in _PREPOSITIONS and len(words) > 1 else words


def _after_last_slash(words: tuple[Word, ...]) -> tuple[Word, ...]:
    for place in range(len(words) - 1, 0, -1):
        if words[place - 1].text.endswith("/"):
            return words[place:]
    return ()


def issuing_country(document: ReadDocument) -> Facts:
    """``issuing_country`` as a three-letter code: by its label, apostille or letterhead."""
    for concept in ("issuing_country", "issuing_state"):
        for named in facts_for(document, concept, parse_text):
            code = _state_named(str(named.value))
            if code:
                return {"issuing_country": replace(named, value=code)}
    return _from_letterhead(document)


def _from_letterhead(document: ReadDocument) -> Facts:
    for page in document.pages[:1]:
        for row in page.rows[: max(8, len(page.rows) // 3)]:
            words = row.words[: row.cell_end(0)]
            text = " ".join(word.text for word in words)
            code = _state_in_letterhead(_ABROAD.sub("", text))
            if code:
                return {"issuing_country": page.fact(code, words, way=Way.PLACE)}
    return {}


def _state_named(text: str) -> str | None:
    """A state by its name or a code in capitals; ``est`` and ``and`` are words of sentences."""
    if len(text) <= _CODE and not text.isupper():
        return None
    return state_code(text)


def _state_in_letterhead(text: str) -> str | None:
    return state_code(text) if len(text) > _CODE else None


def marks_of_certificate(document: ReadDocument) -> Facts:
    """``certified`` and ``translated``."""
    return {"certified": certified(document), "translated": translated(document)}


def marks_of_copy(document: ReadDocument) -> Facts:
    """``certified`` alone."""
    return {"certified": certified(document)}
