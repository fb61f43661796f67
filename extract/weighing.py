"""All facts of a document held against each other, and each weighed by how it was found.

What no reader of one fact sees: that two facts are made of the same words, that a day of issue
lies before the birth, that a name is a word of the form, that other dates stand on the paper.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extract.belonging import How, Sign, Way, belongs, legible
from extract.dates import find_dates
from extract.document import OCR, ReadDocument
from extract.evidence import told_by_the_other
from extract.facts import Fact
from extract.fields import Facts, seeing
from extract.folding import skeleton
from extract.letter_doubts import has_an_accent, main_script, may_be_of_another_script
from extract.lexicon import label_words
from extract.numbers import parse_amount

_NAMES = frozenset({"surname", "given_names", "payer_name"})
_PLACES = frozenset({"birth_place", "prefecture"})
_MOST_WORDS = {"surname": 3, "given_names": 3, "payer_name": 5, "birth_place": 4, "prefecture": 3}
_LONGEST_ADDRESS = 14
_SAME_BY_NATURE = (
    frozenset({"issue_date", "covers_from", "from", "filed_on", "paid_on"}),
    frozenset({"expiry_date", "covers_to", "valid_until", "to"}),
    frozenset({"document_number", "title_number", "passport_number"}),
    frozenset({"birth_place", "birth_place_scripts"}),
    frozenset({"payment_code", "payment_code_barcode"}),
)
_TEXTS = _NAMES | _PLACES | {"birth_place_scripts", "address"}
_OTHER_PART = {"surname": "given_names", "given_names": "surname"}
# ``ΑΧΑΡΝΩΝ 311, 11145``, ``Νίκης 2, Αθήνα``: a word, a number, and a post code or a town.
_STREET = re.compile(
    r"[^\W\d_]{4,}\s\d{1,3}\s?[Α-ΩA-Z]?(?=,\s?(?:[TΤ]\.?\s?[KΚ]\.?\s?)?(?:\d{3}\s?\d\d\b|[Α-ΩΆ-ΏA-Z]))"
)
_OLDEST = 110
_SOON = dt.timedelta(days=31)
_SHORTEST_TOLD, _SHORTEST_NUMBER = 4, 6
_CENTS = re.compile(r"(?<![\d.,])[\d.]*\d,\d\d(?!\d)")
_NUMBER = re.compile(r"(?<![\w.,/-])\d{6,}(?![\w/-])")


def weighed(document: ReadDocument, facts: Facts) -> Facts:
    """``facts`` with the confidence that each is the value of its name, not only read well."""
    return {name: _weighed(document, *_as_itself(facts, name)) for name in facts}


def _as_itself(facts: Facts, name: str) -> tuple[Facts, str]:
    """What the other of two sources says is weighed as what it says: a name as a name."""
    itself = told_by_the_other(name)
    return (facts, name) if itself == name else ({**facts, itself: facts[name]}, itself)


def _weighed(document: ReadDocument, facts: Facts, name: str) -> Fact:
    fact = facts[name]
    if fact.how is None:
        if not (name.startswith("birth_place") and _is_odd(document, facts, "birth_place")):
            return fact
        fact = replace(fact, how=How(Way.BENEATH, frozenset({Sign.ODD})))
    signs = []
    if _may_be_misread(document, facts, name):
        signs.append(Sign.SCRIPT)
    if name == "address" and _is_not_the_only_one(document, str(fact.value)):
        signs.append(Sign.ELSEWHERE)
    if _is_claimed(facts, name):
        signs.append(Sign.CLAIMED)
    if _is_odd(document, facts, name):
        signs.append(Sign.ODD)
    if _stands_among(document, facts, fact):
        signs.append(Sign.AMONG)
    fact = seeing(fact, *signs)
    share = belongs(fact.how) if fact.how else 1.0
    return replace(fact, confidence=round(min(0.99, legible(fact.confidence) * share), 3))


def _may_be_misread(document: ReadDocument, facts: Facts, name: str) -> bool:
    """Whether a recognised name or place may be in letters of another script."""
    of_scripts = name == "birth_place_scripts" and "birth_place" in facts
    fact = facts["birth_place" if of_scripts else name]
    if name not in _TEXTS or fact.read_by != OCR or not isinstance(fact.value, str):
        return False
    if fact.how is not None and fact.how.way is Way.CHECKED:
        return False
    page = next((page for page in document.pages if page.number == fact.page), None)
    if page is None:
        return False
    other = facts.get(_OTHER_PART.get(name, ""))
    beside = str(other.value) if other else ""
    return may_be_of_another_script(fact.value, beside, main_script(page))


def _is_not_the_only_one(document: ReadDocument, address: str) -> bool:
    """Whether the paper has another street with its number: of an office, of another party."""
    known = skeleton(address)
    streets = (skeleton(found[0]) for found in _STREET.finditer(document.string))
    return any(street not in known for street in streets)


def _is_claimed(facts: Facts, name: str) -> bool:
    """Whether the same words are given as another fact, which cannot be the same by nature."""
    fact = facts[name]
    return any(
        other.box == fact.box and other.page == fact.page and other.value == fact.value
        for rival, other in facts.items()
        if rival != name
        and fact.box is not None
        and not any({rival, name} <= alike for alike in _SAME_BY_NATURE)
    )


def _is_odd(document: ReadDocument, facts: Facts, name: str) -> bool:
    value = facts[name].value if name in facts else None
    if isinstance(value, dt.date):
        return _is_odd_day(document, facts, name, value)
    if isinstance(value, Decimal):
        return value == value.to_integral_value() and value < 100
    if not isinstance(value, str):
        return False
    if name == "payer_name" and " " not in value:
        return True
    if name in _NAMES | _PLACES:
        if facts[name].read_by == OCR and has_an_accent(value):
            return True
        return _is_odd_name(value, _MOST_WORDS[name], place=name in _PLACES)
    return name == "address" and _is_odd_address(value)


def _is_odd_day(document: ReadDocument, facts: Facts, name: str, day: dt.date) -> bool:
    """A day that cannot be what it is said to be beside the others of the paper."""
    days = {key: fact.value for key, fact in facts.items() if isinstance(fact.value, dt.date)}
    if name == "birth_date":
        return not 0 <= document.seen_on.year - day.year <= _OLDEST
    born = days.get("birth_date")
    if born is not None and day <= born:
        return True
    if name in {"issue_date", "paid_on", "filed_on", "completed_on"}:
        return day > document.seen_on + _SOON
    for first, last in (
        ("issue_date", "valid_until"),
        ("issue_date", "expiry_date"),
        ("from", "to"),
    ):
        begins, ends = days.get(first), days.get(last)
        if name == last and begins and ends and begins > ends:
            return True
    return False


def _is_odd_name(text: str, most_words: int, *, place: bool) -> bool:
    """A word of a form, words in capitals beside others, too many words."""
    words = [word for word in re.split(r"[\s/(),]+", text) if any(map(str.isalpha, word))]
    if not words or len(words) > most_words * (2 if set("/(") & set(text) else 1):
        return True
    longer = [word for word in words if sum(map(str.isalpha, word)) > 2]
    capitals = sum(word.isupper() for word in longer)
    if 0 < capitals < len(longer) or any(word[:1].islower() for word in longer):
        return True
    told = [skeleton(word) in _words_of_forms() for word in longer]
    return bool(told) and (all(told) if place else any(told))  # CEBU CITY is a place


def _is_odd_address(text: str) -> bool:
    words = text.split()
    return len(words) > _LONGEST_ADDRESS or text[-1:] in ",-–(" or words[0][:1].isdigit()


@cache
def _words_of_forms() -> frozenset[str]:
    """Words of labels, as skeletons: no name is one."""
    return frozenset(word for word in label_words() if len(word) >= _SHORTEST_TOLD)


def _stands_among(document: ReadDocument, facts: Facts, fact: Fact) -> bool:
    """Whether the paper has other dates, amounts or numbers of as many digits that are no fact."""
    value = fact.value
    if next(document.zones, None) is not None:
        return False  # passports and cards name each of their days by itself
    if isinstance(value, dt.date):
        latest = document.seen_on.replace(year=document.seen_on.year + 20, day=1)
        others: set[object] = {found.value for found in find_dates(document.string, latest=latest)}
    elif isinstance(value, Decimal):
        others = {parse_amount(text) for text in _CENTS.findall(document.string)}
    elif isinstance(value, str) and value.isdecimal() and len(value) >= _SHORTEST_NUMBER:
        others = {n for n in _NUMBER.findall(document.string) if len(n) == len(value)}
    else:
        return False
    return bool(others - {known.value for known in facts.values()})
