"""Of which card on a scan a face is: by what it says, beside what the other faces say.

A card's name stands on its front, its zone often on its back. Two fronts are of two cards unless
they say the same, whatever number both bear: the old permit of somebody and the new one. A back
goes with the front that it fits best.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from extract.document import ReadDocument, ReadPage
from extract.evidence import EvidenceKind
from extract.facts import Fact, FactValue
from extract.folding import skeleton
from extract.identify import bears_title
from extract.readers import residence_permit
from extract.scripts import scripts_of
from extract.words import union
from ingest.pages import Box, FileFormat

CARDS = frozenset(
    {
        EvidenceKind.RESIDENCE_PERMIT,
        EvidenceKind.PERMANENT_RESIDENCE_CARD,
        EvidenceKind.ALIEN_IDENTITY_CARD,
    }
)
"""Kinds of cards that have two faces."""

_NUMBER, _NAMES = "title_number", ("surname", "given_names")
_DAYS = ("birth_date", "issue_date", "expiry_date")
_ONLY_DIGITS = re.compile(r"\D|^\D*0+")
_READ_AT = 0.5
_SAME_NAME, _OTHER_NAME = 85.0, 70.0
_MISREAD_DIGITS = 1


@dataclass(frozen=True)
class Face:
    """A region of a scan as a face of a card; ``seen_on`` settles short years."""

    words: ReadPage
    seen_on: dt.date

    @cached_property
    def is_front(self) -> bool:
        """Whether it calls itself by the name of a card."""
        return bears_title(self.words, CARDS)

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """What it says of the card and its holder."""
        document = ReadDocument((self.words,), FileFormat.PDF, self.seen_on)
        return residence_permit.card(document)

    def distance(self, other: Face) -> float:
        """Pixels between the middles of two faces of one page; 0 where one is blank."""
        if not (self.words.words and other.words.words):
            return 0.0
        here, there = (union(word.box for word in face.words.words) for face in (self, other))
        return math.dist(_middle(here), _middle(there))


def _middle(box: Box) -> tuple[float, float]:
    left, top, right, bottom = box
    return (left + right) / 2, (top + bottom) / 2


def card_of(face: Face, cards: Sequence[Sequence[Face]]) -> int | None:
    """The index of the card among ``cards`` that ``face`` belongs to; None where it is another's.

    Of those that it fits equally it belongs to one that lacks such a side, then to the nearest.
    """
    fitting = []
    for index, sides in enumerate(cards):
        compared = [(side, _compared(face, side)) for side in sides]
        if any(_both_fronts(face, side) and counts[_Verdict.OTHER] for side, counts in compared):
            continue
        said = sum((counts for _, counts in compared), Counter[_Verdict]())
        same, other = said[_Verdict.SAME], said[_Verdict.OTHER]
        if other and other >= same and any(_numbers_differ(face, side) for side in sides):
            continue
        lacks_it = not any(side.is_front is face.is_front for side in sides)
        fitting.append(
            ((same - other) / len(sides), lacks_it, -min(map(face.distance, sides)), index)
        )
    return max(fitting)[-1] if fitting else None


def _both_fronts(one: Face, other: Face) -> bool:
    """Whether each of two faces bears a card's name."""
    return one.is_front and other.is_front


class _Verdict(Enum):
    SAME = "same"
    OTHER = "other"
    UNTOLD = "untold"


def _compared(one: Face, other: Face) -> Counter[_Verdict]:
    """How many facts both faces state alike, and how many otherwise."""
    verdicts = Counter(
        _verdict(*found)
        for name in (*_NAMES, *_DAYS)
        if (found := _both(name, one, other)) is not None
    )
    if (numbers := _both(_NUMBER, one, other)) is not None:
        verdicts[_told_by_digits(*numbers, exactly=_both_fronts(one, other))] += 1
    return verdicts


def _both(name: str, one: Face, other: Face) -> tuple[FactValue, FactValue] | None:
    """What two faces give as a fact; None where one of them does not give it surely enough."""
    here, there = one.facts.get(name), other.facts.get(name)
    if here is None or there is None or min(here.confidence, there.confidence) < _READ_AT:
        return None
    return here.value, there.value


def _verdict(one: FactValue, other: FactValue) -> _Verdict:
    """Days are the same or not; names of one script may have letters misread."""
    if one == other:
        return _Verdict.SAME
    if not (isinstance(one, str) and isinstance(other, str)):
        return _Verdict.OTHER
    if scripts_of(one) != scripts_of(other):
        return _Verdict.UNTOLD
    likeness = fuzz.ratio(skeleton(one), skeleton(other))
    if likeness >= _SAME_NAME:
        return _Verdict.SAME
    return _Verdict.OTHER if likeness < _OTHER_NAME else _Verdict.UNTOLD


def _told_by_digits(one: FactValue, other: FactValue, *, exactly: bool) -> _Verdict:
    """Numbers of cards by their digits, of which one may be misread unless ``exactly``."""
    here, there = (_ONLY_DIGITS.sub("", str(number)) for number in (one, other))
    if here == there:
        return _Verdict.SAME
    near = Levenshtein.distance(here, there) <= _MISREAD_DIGITS
    return _Verdict.UNTOLD if near and not exactly else _Verdict.OTHER


def _numbers_differ(one: Face, other: Face) -> bool:
    numbers = _both(_NUMBER, one, other)
    return numbers is not None and _told_by_digits(*numbers, exactly=False) is _Verdict.OTHER
