"""Dates of machine-readable zones: six digits, no century (ICAO Doc 9303-3, section 4.8)."""

from __future__ import annotations

import datetime as dt
from typing import Final

from extract.mrz.check_digits import FILLER

_EXPIRY_REACH_YEARS: Final = 50


def is_unknown(text: str) -> bool:
    """Whether the issuer left the day, the month or all of the date open, by fillers at its end.

    Doc 9303-3, section 4.8: unknown parts of a date of birth are fillers.
    """
    known = text.rstrip(FILLER)
    if len(text) != 6 or len(known) not in {0, 2, 4}:
        return False
    if known and not (known.isascii() and known.isdecimal()):
        return False
    return len(known) < 4 or 1 <= int(known[2:]) <= 12


def birth_date(text: str, *, latest: dt.date) -> dt.date | None:
    """The day that ``YYMMDD`` means for a birth: the latest century that is not after ``latest``.

    ``latest`` is the day on which the document was seen, or its expiry where that is earlier.
    None where the date does not exist or parts of it are unknown.
    """
    for century in (2000, 1900):
        found = _date(text, century)
        if found is not None and found <= latest:
            return found
    return None


def expiry_date(text: str, *, seen_on: dt.date) -> dt.date | None:
    """The day that ``YYMMDD`` means for an expiry: the century nearest to ``seen_on``.

    None where the date does not exist or is left open.
    """
    for century in (2000, 1900, 2100):
        found = _date(text, century)
        if found is not None and abs(found.year - seen_on.year) <= _EXPIRY_REACH_YEARS:
            return found
    return None


def _date(text: str, century: int) -> dt.date | None:
    if len(text) != 6 or not (text.isascii() and text.isdecimal()):
        return None
    try:
        return dt.date(century + int(text[:2]), int(text[2:4]), int(text[4:]))
    except ValueError:
        return None
