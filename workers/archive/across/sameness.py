"""Whether two applicants are one person, and which are worth comparing at all."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from verify.matching.letters import fold_fully
from verify.matching.names import Name, NameSource, compare_names
from verify.matching.transliteration import elot743
from verify.matching.verdict import Verdict
from workers.archive.across.traits import PersonTraits

NUMBERS = ("amka", "afm", "passport", "title")
_ONE = frozenset({Verdict.SAME, Verdict.VARIANT})
_WORD = re.compile(r"[^\W\d_]+")
_SOUNDS = str.maketrans(
    "BPFVWUCKQGXSZJTDLRMN", "11111122222333445566"
)  # as Soundex groups them, wider: spellings across scripts confuse whole groups
_SILENT = re.compile("[AEIOUYH]")


class Dates(StrEnum):
    """How two birth dates stand to each other."""

    SAME = "same"
    NEAR = "near"  # one digit, or day and month exchanged
    UNKNOWN = "unknown"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two applicants compare. ``shared`` and ``differing`` name numbers of ``NUMBERS``.

    Of two whom something else tells apart the names are not compared, and ``different``.
    """

    names: Verdict
    dates: Dates
    shared: tuple[str, ...]
    differing: tuple[str, ...]
    one_person: bool


def blocks(person: PersonTraits) -> list[str]:
    """Keys of which two applicants must share one to be compared.

    Each number; the birth date; and the name's sounds with the year, or the day and month, which
    finds a date that was mistyped.
    """
    found = [f"{name}:{value}" for name in NUMBERS if (value := _number(person, name))]
    if person.birth_date is None:
        return found
    sounds = name_sounds(f"{person.surname} {person.given_names}")
    if not sounds:
        return found
    day = person.birth_date
    return [*found, f"born:{day.isoformat()}", f"{sounds}:{day.year}", f"{sounds}:{day:%m-%d}"]


def _number(person: PersonTraits, name: str) -> str:
    value = str(getattr(person, name))
    return f"{person.nationality}{value}" if name == "passport" and value else value


@lru_cache(maxsize=512)
def name_sounds(text: str) -> str:
    """The words of a name by the groups of their consonants, in alphabetical order."""
    words = _WORD.findall(fold_fully(elot743(text)).upper())
    return " ".join(sorted({_sound(word) for word in words} - {""}))


def _sound(word: str) -> str:
    digits = _SILENT.sub("", word).translate(_SOUNDS)
    return re.sub(r"(.)\1+", r"\1", digits)[:4]


def likeness(a: PersonTraits, b: PersonTraits) -> Likeness:
    """Compares two applicants; what one of them does not state contradicts nothing."""
    dates = compare_dates(a.birth_date, b.birth_date)
    stated = [n for n in NUMBERS if _number(a, n) and _number(b, n)]
    shared = tuple(n for n in stated if _number(a, n) == _number(b, n))
    differing = tuple(n for n in stated if n not in shared)
    if not shared and _contradict(a.sex, b.sex, a.nationality, b.nationality):
        # Most of those born on one day: their names, which cost the most, decide nothing.
        return Likeness(Verdict.DIFFERENT, dates, shared, differing, False)
    compared = a.surname and b.surname
    names = compare_names(_name(a), _name(b)).verdict if compared else Verdict.DOUBTFUL
    return Likeness(names, dates, shared, differing, _one(a, b, names, dates, shared))


def _one(
    a: PersonTraits, b: PersonTraits, names: Verdict, dates: Dates, shared: tuple[str, ...]
) -> bool:
    if shared:
        # A number is one person's; that of a title only together with something else.
        return shared != ("title",) or names is not Verdict.DIFFERENT or dates is Dates.SAME
    same_place = bool(a.birth_place) and fold_fully(a.birth_place) == fold_fully(b.birth_place)
    if dates is Dates.SAME:
        return names in _ONE or (names is Verdict.DOUBTFUL and same_place)
    return dates is Dates.NEAR and names in _ONE and same_place


def _contradict(*stated: str) -> bool:
    """Whether of the pairs of values one differs, both being stated."""
    pairs = zip(stated[::2], stated[1::2], strict=True)
    return any(a and b and a != b for a, b in pairs)


def _name(person: PersonTraits) -> Name:
    return Name(person.surname, person.given_names, NameSource.APPLICATION)


def compare_dates(a: dt.date | None, b: dt.date | None) -> Dates:
    """How two birth dates stand to each other."""
    if a is None or b is None:
        return Dates.UNKNOWN
    if a == b:
        return Dates.SAME
    if a.year == b.year and (a.month, a.day) == (b.day, b.month):
        return Dates.NEAR
    unlike = sum(x != y for x, y in zip(a.isoformat(), b.isoformat(), strict=True))
    return Dates.NEAR if unlike == 1 else Dates.DIFFERENT
