"""Days that are written out: ``πέμπτη (5η) Μαρτίου δύο χιλιάδες είκοσι έξι``, ``ε΄ Μαρτίου 2026``.

Notaries and registries write the numbers of a date in words, old offices its day in Greek
numerals. Either is a day only beside a month's name and a year. The words are data:
``number_words.yaml``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from extract.data import table
from extract.folding import skeleton

_KERAIA = "'΄’ʹ´`"
WRITTEN_DAY = (
    r"(?:(?:[ΙΚΛικλ]?(?:ΣΤ|[Στ]τ|στ|[ΑΒΓΔΕΖΗΘαβγδεζηθς])|[ΙΚΛικλ])['΄’ʹ´`]{1,2}"
    r"|[^\W\d_]{2,14}(?:[ \n-][^\W\d_]{2,9})?(?:[ \n]\(\d{1,2}(?:η|ης)?\))?)"
    r"[ \n](?:(?:του|μηνός|μήνα|de|del|mes|día|días|day|of|the|month|dias|do|mês)[ \n]){0,6}"
    r"[^\W\d_]{3,12},?[ \n](?:ημέρα[ \n][^\W\d_]{4,9},?[ \n])?"
    r"(?:(?:του|έτους|de|del|año|in|the|year|of)[ \n]){0,4}"
    r"(?:\d{4}(?!\d)|(?:[^\W\d_]{2,10}[ \n]){0,2}(?:χιλιάδες|χίλια|thousand|mille|mil)(?!\w)"
    r"(?:[ \n-][^\W\d_]{2,12}){0,4})(?:[ \n]\(\d{4}\))?"
)
"""A pattern of what may be such a day; whether it is one only ``written_days`` can tell."""

_NUMERAL_FIRST = re.compile(rf"(?<![^\W\d_])[α-ωςΑ-Ω]{{1,3}}[{_KERAIA}]{{1,2}}\s")
_THOUSANDS = ("χιλι", "χίλι", "thousand", "mil")
_TOKEN = re.compile(rf"\((?P<figure>\d{{1,4}})[^)\d]{{0,3}}\)|[^\W\d_]+[{_KERAIA}]{{0,2}}|\d+|\S")
_NUMERALS = {letter: number for number, letter in enumerate("ΑΒΓΔΕ", start=1)} | {
    "ΣΤ": 6, "Σ": 6, "Ζ": 7, "Η": 8, "Θ": 9, "Ι": 10, "Κ": 20, "Λ": 30,
}  # fmt: skip
_LONGEST_MONTH, _MOST_WORDS = 4, 6
_THOUSAND, _HUNDRED, _LAST_DAY = 1000, 100, 31


def written_days(
    text: str, month_of: Callable[[str], int | None]
) -> Iterator[tuple[dt.date, int, int]]:
    """Each such day in ``text`` with its half-open range of characters.

    ``month_of`` gives the number of a month by its name, None for any other word.
    """
    if not _may_have_one(text):
        return
    tokens = list(_TOKEN.finditer(text))
    for place, token in enumerate(tokens):
        word = token[0]
        month = month_of(word) if len(word) >= _LONGEST_MONTH and word.isalpha() else None
        if month is None:
            continue
        day, begins = _day_before(tokens, place)
        year, ends = _year_behind(tokens, place)
        if day and year:
            try:
                value = dt.date(year, month, day)
            except ValueError:
                continue
            yield value, tokens[begins].start(), tokens[ends].end()


def _may_have_one(text: str) -> bool:
    """Whether it is worth the time to look: most pages write no number out."""
    small = text.lower()
    if any(word in small for word in _THOUSANDS):
        return True
    return any(mark in text for mark in _KERAIA) and _NUMERAL_FIRST.search(text) is not None


@cache
def _values() -> Mapping[str, int]:
    return {
        skeleton(word): int(value)
        for value, words in table("number_words")["values"].items()
        for word in words.split()
    }


@cache
def _between() -> frozenset[str]:
    return frozenset(map(skeleton, table("number_words")["between"].split()))


def _is_between(text: str) -> bool:
    return text[-1] not in _KERAIA and skeleton(text) in _between()


def _day_before(tokens: Sequence[re.Match[str]], month: int) -> tuple[int | None, int]:
    """The day that ends before the month at that place, and where it begins."""
    place = month - 1
    while place >= 0 and _is_between(tokens[place][0]) and not _number(tokens[place][0]):
        place -= 1
    if place < 0:
        return None, 0
    figure = tokens[place]["figure"]
    if figure:
        place -= 1
    words: list[str] = []
    while place >= 0 and len(words) < 2 and _number(tokens[place][0]):
        words.insert(0, tokens[place][0])
        place -= 1
    day = _added([_number(word) or 0 for word in words])
    if figure:
        # ``Τρίτη (5η)`` is a day of the week; any other word must say what the figure says.
        agree = day in {0, int(figure)} or all(map(_is_between, words))
        day = int(figure) if agree else 0
    return (day if 0 < day <= _LAST_DAY else None), place + 1


def _year_behind(tokens: Sequence[re.Match[str]], month: int) -> tuple[int | None, int]:
    """The year that begins behind the month at that place, and the place where it ends."""
    place = month + 1
    while place < len(tokens) and (_is_between(tokens[place][0]) or tokens[place][0] == ","):
        place += 1
    if place < len(tokens) and re.fullmatch(r"(?:19|20)\d\d", tokens[place][0]):
        return int(tokens[place][0]), place
    numbers: list[int] = []
    last = place
    while place < len(tokens) and len(numbers) < _MOST_WORDS:
        value = _values().get(skeleton(tokens[place][0]))
        if value is not None:
            numbers.append(value)
            last = place
        elif not _is_between(tokens[place][0]) and tokens[place][0] != "-":
            break
        place += 1
    year = _added(numbers)
    return (year if 1900 <= year < 2100 else None), last


def _number(text: str) -> int | None:
    """A number word, or a Greek numeral with its mark: ``κε΄``."""
    if text[-1:] in _KERAIA and len(text) > 1:
        letters = text.rstrip(_KERAIA).upper().replace("Ϛ", "ΣΤ")
        tens = _NUMERALS[letters[0]] if letters[:1] in set("ΙΚΛ") and len(letters) > 1 else 0
        units = _NUMERALS.get(letters[1:] if tens else letters)
        return tens + units if units else None
    return _values().get(skeleton(text))


def _added(numbers: Sequence[int]) -> int:
    total = current = 0
    for number in numbers:
        if number == _THOUSAND:
            total += max(1, current) * number
            current = 0
        elif number == _HUNDRED and 0 < current < 10:
            current *= number
        else:
            current += number
    return total + current
