"""Dates as documents print them, in figures and in words of many languages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.data import table
from extract.folding import skeleton
from extract.written_days import written_days

_SEPARATOR = r"\s?[./\-–·]\s?"
_NUMERIC = re.compile(
    rf"(?<![\d./-])(\d{{1,2}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{4}}|\d{{2}})(?!\d)"
)
_ISO = re.compile(r"(?<!\d)(\d{4})\s?[-./]\s?(\d{2})\s?[-./]\s?(\d{2})(?!\d)")
_SPACED = re.compile(r"(?<!\d)(\d{2})\s(\d{2})\s(\d{4})(?!\d)")
# ``June 30, 2026``, as English is written overseas.
_MONTH_FIRST = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{3,9})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)", re.IGNORECASE
)
_CHINESE = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_ROMAN = re.compile(r"(?<![\d./])(\d{1,2})[./\-\s]{1,2}([IVXΙΧ]{1,4})[./\-\s]{1,2}(\d{4})(?!\d)")
# Deeds write numbers in words and repeat them: ``δεκαπέντε (15) Ιουνίου … είκοσι έξι (2026)``.
_REPEATED = re.compile(
    r"\((\d{1,2})(?:η|ης)?\)\s+(?:του\s+)?(?:μηνός\s+|μήνα\s+|τρέχοντος\s+|day\s+of\s+)?([^\W\d_]{3,12})"
    r"[^\d()]{0,60}\(?(\d{4})\)?(?!\d)",
    re.IGNORECASE,
)
_ROMAN_MONTHS = {
    name: number
    for number, name in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), start=1)
}
DAYS_OF = (
    r"(?:d[ií]as?|dias?|days?|jours?|giorni|zile(?:le)?)\s(?:del?\s|do\s|di\s|du\s|of\s|the\s|ale\s)*"
    r"(?:m[eêè]se?s?|mois|month|luni[ie]?)\s(?:de\s|d['’]\s?|di\s|of\s)?"
)
"""A pattern of ``días del mes de``, as registries write between a day and its month."""
_WORDED = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s?(?:ης|ής|η|ή|ου|st|nd|rd|th|er|\.|ª|º)?[\s\-./]*(?:{DAYS_OF}|de\s|(?:του\s)?(?:μηνός\s|μήνα\s)?|(?:day\s)?of\s)?\s?"
    r"([^\W\d_]{3,12})\.?(?:\s?/\s?([^\W\d_]{3,12})\.?)?,?(?:\sημέρα\s[^\W\d_]{4,9},?)?[\s\-./'΄’´]*(?:de\s|(?:του\s)?(?:έτους\s)?)\s?"
    r"(\d{4}|\d{2})(?!\d)",
    re.IGNORECASE,
)
_LONGEST_LIFE = 120


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and the half-open range of characters where it stands."""

    value: dt.date
    start: int
    end: int


@cache
def _months() -> dict[str, int]:
    """Skeletons of full names and of every beginning that only one month of all languages has."""
    full: dict[str, int] = {}
    starts: dict[str, set[int]] = {}
    for names in table("months").values():
        for number, spellings in enumerate(names, start=1):
            for spelling in spellings.split("|"):
                name = skeleton(spelling)
                full.setdefault(name, number)
                for length in range(3, len(name)):
                    starts.setdefault(name[:length], set()).add(number)
    unique = {start: numbers.pop() for start, numbers in starts.items() if len(numbers) == 1}
    return unique | full | _SHORT


# Usual short forms that are no beginning of the name, or begin two months in some language.
_SHORT = {
    skeleton(name): number
    for name, number in {
        "ΦΕΒ": 2, "ΜΑΡ": 3, "MAR": 3, "MAI": 5, "ΜΑΙ": 5, "MAY": 5, "MAJ": 5, "ΙΟΥΝ": 6, "JUN": 6,
        "ΙΟΥΛ": 7, "JUL": 7, "ΑΥΓ": 8, "AVR": 4, "FEV": 2, "AOU": 8, "ENE": 1, "AGO": 8, "DIC": 12,
        "ΙΑΝ": 1, "ΟΚΤ": 10, "ΝΟΕ": 11, "ΔΕΚ": 12, "ΣΕΠ": 9, "ΑΠΡ": 4, "OKT": 10, "DEZ": 12,
    }.items()
}  # fmt: skip


def month_number(name: str) -> int | None:
    """The month that ``name`` names or begins, in any language of ``months.yaml``; else None."""
    return _months().get(skeleton(name))


def _century(year: str, latest: dt.date) -> int:
    if len(year) == 4:
        return int(year)
    full = latest.year - latest.year % 100 + int(year)
    return full if full <= latest.year else full - 100


def _make(year: int, month: int | None, day: int, latest: dt.date) -> dt.date | None:
    if month is None or not latest.year - _LONGEST_LIFE <= year <= latest.year + _LONGEST_LIFE:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def find_dates(text: str, *, latest: dt.date) -> Iterator[FoundDate]:
    """The dates in ``text``, in order of place; what is no real date is left out.

    Days come before months, as in Greece and in ICAO 9303 part 3 section 3.6; ``YYYY-MM-DD`` is
    known by its shape. A year of two digits is the last such year not after ``latest``.
    """
    found: list[FoundDate] = []
    for match in _ISO.finditer(text):
        value = _make(int(match[1]), int(match[2]), int(match[3]), latest)
        _keep(found, value, match)
    for pattern in (_NUMERIC, _SPACED):
        for match in pattern.finditer(text):
            value = _make(_century(match[3], latest), int(match[2]), int(match[1]), latest)
            _keep(found, value, match)
    for match in _CHINESE.finditer(text):
        _keep(found, _make(int(match[1]), int(match[2]), int(match[3]), latest), match)
    for match in _ROMAN.finditer(text):
        month = _ROMAN_MONTHS.get(skeleton(match[2]))
        _keep(found, _make(int(match[3]), month, int(match[1]), latest), match)
    for match in _REPEATED.finditer(text):
        value = _make(int(match[3]), month_number(match[2]), int(match[1]), latest)
        _keep(found, value, match)
    for match in _MONTH_FIRST.finditer(text):
        value = _make(int(match[3]), month_number(match[1]), int(match[2]), latest)
        _keep(found, value, match)
    for match in _WORDED.finditer(text):
        month = month_number(match[2]) or (month_number(match[3]) if match[3] else None)
        _keep(found, _make(_century(match[4], latest), month, int(match[1]), latest), match)
    found += _written(text, found)
    yield from sorted(found, key=lambda date: date.start)


def _written(text: str, found: list[FoundDate]) -> list[FoundDate]:
    """Days that are written out, but those that were found by their figures."""
    return [
        FoundDate(day, start, end)
        for day, start, end in written_days(text, month_number)
        if not any(date.start < end and start < date.end for date in found)
    ]


def _keep(found: list[FoundDate], value: dt.date | None, match: re.Match[str]) -> None:
    if value is None or any(
        date.start < match.end() and match.start() < date.end for date in found
    ):
        return
    found.append(FoundDate(value, match.start(), match.end()))
