"""Figures of addresses, days and numbers, read again where no check digit tells a misread one."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import islice

from extract.customs import custom_of
from extract.label_at import Label
from extract.layout import Row
from extract.ocr import OcrEngine, OcrReading
from extract.rival_readings import GREEK, LATIN, UNDECIDED, joined
from extract.values import values_of
from extract.words import Word, union

_CONCEPTS = (
    "property", "address", "street", "street_number", "postal_code", "valid_until", "expiry_date",
    "issue_date", "birth_date", "ama",
)  # fmt: skip
_MOST, _LONGEST = 12, 8


def figures_again(
    reading: OcrReading, engine: OcrEngine, rows: Sequence[Row], labels: Sequence[Label],
    taken: Container[int],
) -> dict[int, tuple[Word, ...]]:  # fmt: skip
    """Words, by identity, of which other readings have other figures: unsure from then on.

    A reading with the same figures settles it, one with more or fewer tells nothing; where two
    agree on others, these are taken.
    """
    custom = custom_of(rows, labels)
    stretches = (
        stretch.words for concept in _CONCEPTS
        for stretch in values_of(rows, labels, concept, custom)
        if len(stretch.words) <= _LONGEST and not any(id(word) in taken for word in stretch.words)
    )  # fmt: skip
    each = {id(words[0]): words for words in stretches if _figures(joined(words))}
    found: dict[int, tuple[Word, ...]] = {}
    for words in islice(each.values(), _MOST):
        for word, settled in zip(words, _settled(reading, engine, words), strict=True):
            if settled is not word:
                found[id(word)] = (settled,)
    return found


def _settled(reading: OcrReading, engine: OcrEngine, words: tuple[Word, ...]) -> Sequence[Word]:
    """The words themselves where another reading has their figures, or none has as many."""
    own = _figures(joined(words))
    box = union(word.straight for word in words)
    others: list[str] = []
    for language, larger in ((LATIN, False), (GREEK, False), (LATIN, True)):
        again = _figures(joined(engine.read_line(reading, box, language, larger=larger)))
        if again == own:
            return words
        others += [again] if len(again) == len(own) else []
    if not others:
        return words
    agreed = next((text for text in others if others.count(text) > 1), own)
    each = iter(agreed)
    return [
        replace(
            word,
            text=re.sub(r"\d", lambda _: next(each), word.text),
            confidence=min(word.confidence, UNDECIDED),
        )
        if _figures(word.text)
        else word
        for word in words
    ]


def _figures(text: str) -> str:
    return re.sub(r"\D", "", text)
