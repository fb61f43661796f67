"""Compares two dates, and names the slips that dates are prone to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from verify.bilingual import Bilingual
from verify.matching.judgement import SURE_READING
from verify.matching.reading_errors import confusions
from verify.matching.verdict import AlignedPart, Comparison, Verdict


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date whose day, or month and day, the document does not know (``None``).

    ICAO Doc 9303-3, 4.8: unknown parts of a date are fillers in the MRZ.
    """

    year: int
    month: int | None
    day: int | None


_WORDS = {
    "equal": Bilingual("The same date.", "Η ίδια ημερομηνία."),
    "unknown-part": Bilingual(
        "The document does not know the whole date; what it gives agrees.",
        "Το έγγραφο δεν δίνει ολόκληρη την ημερομηνία· όσα δίνει συμφωνούν.",
    ),
    "day-month-swapped": Bilingual(
        "Day and month have changed places.", "Η ημέρα και ο μήνας έχουν αλλάξει θέση."
    ),
    "century": Bilingual(
        "The dates differ by a century: a year of two digits was completed wrongly.",
        "Οι ημερομηνίες διαφέρουν κατά έναν αιώνα: έτος με δύο ψηφία συμπληρώθηκε λάθος.",
    ),
    "reading-error": Bilingual(
        "The dates differ in digits that are misread for each other.",
        "Οι ημερομηνίες διαφέρουν σε ψηφία που διαβάζονται το ένα για το άλλο.",
    ),
    "transposed-digits": Bilingual(
        "Two neighbouring digits have changed places.",
        "Δύο γειτονικά ψηφία έχουν αλλάξει θέση.",
    ),
    "one-digit": Bilingual("One digit differs.", "Διαφέρει ένα ψηφίο."),
    "different-date": Bilingual("Two different dates.", "Δύο διαφορετικές ημερομηνίες."),
}


def partial_mrz_date(text: str, *, not_after: dt.date) -> PartialDate | None:
    """An MRZ date (``YYMMDD``, fillers or zeros for what is unknown); None if it is no date.

    The century is the last in which the date is not after ``not_after``.
    """
    year, month, day = text[:2], text[2:4], text[4:6]
    if len(text) != 6 or not (year.isascii() and year.isdigit()):
        return None
    full = not_after.year - not_after.year % 100 + int(year)
    parts: list[int | None] = []
    for part, limit in ((month, 12), (day, 31)):
        if part in {"<<", "00"}:
            parts.append(None)
        elif part.isascii() and part.isdigit() and int(part) <= limit:
            parts.append(int(part))
        else:
            return None
    return PartialDate(
        full
        if (full, parts[0] or 1, parts[1] or 1) <= (not_after.year, not_after.month, not_after.day)
        else full - 100,
        parts[0],
        parts[1],
    )


def _text(date: dt.date | PartialDate) -> str:
    month = "??" if date.month is None else f"{date.month:02d}"
    day = "??" if date.day is None else f"{date.day:02d}"
    return f"{date.year:04d}-{month}-{day}"


def _fits(a: dt.date | PartialDate, b: dt.date | PartialDate) -> bool:
    return a.year == b.year and all(
        x is None or y is None or x == y for x, y in ((a.month, b.month), (a.day, b.day))
    )


def _rule(one: str, other: str, confidence: float) -> tuple[Verdict, str]:
    year, month, day = one[:4], one[5:7], one[8:]
    if other == f"{year}-{day}-{month}":
        return Verdict.DOUBTFUL, "day-month-swapped"
    if one[4:] == other[4:] and abs(int(year) - int(other[:4])) == 100:
        return Verdict.DOUBTFUL, "century"
    if confidence < SURE_READING and confusions(one, other) is not None:
        return Verdict.DOUBTFUL, "reading-error"
    if OSA.distance(one, other) == 1:
        return Verdict.DIFFERENT, (
            "transposed-digits" if sorted(one) == sorted(other) else "one-digit"
        )
    return Verdict.DIFFERENT, "different-date"


def compare_dates(
    a: dt.date | PartialDate, b: dt.date | PartialDate, *, confidence: float = 1.0
) -> Comparison:
    """Whether two dates are one; ``confidence`` (0 to 1) is the lower of the two readings'.

    ``variant``: one leaves day or month open and the rest agrees. ``doubtful``: day and month
    swapped, a century apart, or misread digits in an unsure reading. ``different`` otherwise,
    with transposed digits and single digits named.
    """
    one, other = _text(a), _text(b)
    if one == other:
        return Comparison(Verdict.SAME, (), _WORDS["equal"])
    if _fits(a, b):
        verdict, rule = Verdict.VARIANT, "unknown-part"
    else:
        verdict, rule = _rule(one, other, confidence)
    return Comparison(verdict, (rule,), _WORDS[rule], (AlignedPart(one, other, rule),))
