"""Figures of addresses, days and numbers, read again where no check digit tells a misread one."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from extract.capitals import read_capitals
from extract.customs import custom_of
from extract.label_at import Label
from extract.layout import Row
from extract.ocr import OcrEngine, OcrReading
from extract.rival_readings import GREEK, LATIN, UNDECIDED, capped, joined
from extract.values import values_of
from extract.words import Word, union

_ADDRESSES = ("property", "address", "street", "street_number", "postal_code")
_WHOLE = ("valid_until", "expiry_date", "issue_date", "birth_date", "ama")
_MOST, _LONGEST = 12, 8
_SURE = 0.8
_AS_FIGURES = str.maketrans("ΟΙ", "01")


def figures_again(
    reading: OcrReading, engine: OcrEngine, rows: Sequence[Row], labels: Sequence[Label],
    taken: Container[int],
) -> dict[int, tuple[Word, ...]]:  # fmt: skip
    """Words, by identity, whose figures other readings deny: unsure from then on.

    A word of an address must be read alike by the next reading or by two others: nothing else
    tells ``12Β`` from 128. A day or number is settled as a whole.
    """
    custom = custom_of(rows, labels)

    def values(concepts: Sequence[str]) -> Iterator[tuple[Word, ...]]:
        for concept in concepts:
            for stretch in values_of(rows, labels, concept, custom):
                if not any(id(word) in taken for word in stretch.words):
                    yield stretch.words

    found: dict[int, tuple[Word, ...]] = {}
    numbers = {id(word): word for words in values(_ADDRESSES) for word in words}
    for word in islice((w for w in numbers.values() if _figures(w.text)), _MOST):
        if not _is_confirmed(reading, engine, word):
            found[id(word)] = capped((word,), UNDECIDED)
    each = {id(words[0]): words for words in values(_WHOLE) if len(words) <= _LONGEST}
    for words in islice((w for w in each.values() if _figures(joined(w))), _MOST):
        for word, settled in zip(words, _settled(reading, engine, words), strict=True):
            if settled is not word:
                found[id(word)] = (settled,)
    return found


def _is_confirmed(reading: OcrReading, engine: OcrEngine, word: Word) -> bool:
    own = _figures(word.text)
    if _is_seen_alike(reading, (word,)):
        return True

    def agrees(language: str, *, larger: bool = False) -> bool:
        again = engine.read_line(reading, word.straight, language, larger=larger)
        return _figures(joined(again)) == own

    return agrees(LATIN) or (agrees(GREEK) and agrees(LATIN, larger=True))


def _settled(reading: OcrReading, engine: OcrEngine, words: tuple[Word, ...]) -> Sequence[Word]:
    """The words themselves where another reading has their figures, or none has as many.

    Where two others agree on as many other figures, these are taken.
    """
    own = _figures(joined(words))
    box = union(word.straight for word in words)
    if _is_seen_alike(reading, words):
        return words
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


def _is_seen_alike(reading: OcrReading, words: Sequence[Word]) -> bool:
    """Whether the network surely reads the same figures: of 278 that it did 277 were right."""
    seen = read_capitals(reading.picture, union(word.straight for word in words))
    figures = _figures(seen.text.translate(_AS_FIGURES))
    return seen.confidence >= _SURE and figures == _figures(joined(words))


def _figures(text: str) -> str:
    return re.sub(r"\D", "", text)
