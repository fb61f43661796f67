"""Figures of an address, read again: no check digit tells a misread house number."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import islice

from extract.customs import custom_of
from extract.label_at import Label
from extract.layout import Row
from extract.ocr import OcrEngine, OcrReading
from extract.rival_readings import GREEK, LATIN, UNDECIDED, capped, joined
from extract.values import values_of
from extract.words import Word

_CONCEPTS = ("property", "address", "street", "street_number", "postal_code")
_MOST, _ENOUGH = 8, 2


def doubted_figures(
    reading: OcrReading, engine: OcrEngine, rows: Sequence[Row], labels: Sequence[Label],
    taken: Container[int],
) -> dict[int, tuple[Word, ...]]:  # fmt: skip
    """Words of addresses, by identity, whose figures hardly another reading confirms: unsure."""
    custom = custom_of(rows, labels)
    words = (
        word for concept in _CONCEPTS
        for stretch in values_of(rows, labels, concept, custom)
        for word in stretch.words
        if _figures((word,)) and id(word) not in taken
    )  # fmt: skip
    return {
        id(word): capped((word,), UNDECIDED)
        for word in islice(words, _MOST)
        if word.confidence > UNDECIDED and not _is_confirmed(reading, engine, word)
    }


def _is_confirmed(reading: OcrReading, engine: OcrEngine, word: Word) -> bool:
    """Whether two of three other readings of the word have the same figures."""
    looks = ((LATIN, False), (GREEK, False), (LATIN, True))
    agreed = 0
    for tried, (language, larger) in enumerate(looks, start=1):
        again = engine.read_line(reading, word.straight, language, larger=larger)
        agreed += _figures(again) == _figures((word,))
        if agreed == _ENOUGH or tried - agreed == _ENOUGH:
            break
    return agreed == _ENOUGH


def _figures(words: Sequence[Word]) -> str:
    return re.sub(r"\D", "", joined(words))
