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
from extract.rival_readings import GREEK, LATIN, UNDECIDED, capped, joined
from extract.values import values_of
from extract.words import Word

_CONCEPTS = (
    "property", "address", "street", "street_number", "postal_code", "valid_until", "expiry_date",
    "issue_date", "birth_date", "ama",
)  # fmt: skip
_MOST = 12


def figures_again(
    reading: OcrReading, engine: OcrEngine, rows: Sequence[Row], labels: Sequence[Label],
    taken: Container[int],
) -> dict[int, tuple[Word, ...]]:  # fmt: skip
    """Words, by identity, whose figures other readings do not confirm: unsure from then on.

    Where two others agree on as many figures, theirs are taken.
    """
    custom = custom_of(rows, labels)
    words = (
        word for concept in _CONCEPTS
        for stretch in values_of(rows, labels, concept, custom)
        for word in stretch.words
        if _figures(word.text) and word.confidence > UNDECIDED and id(word) not in taken
    )  # fmt: skip
    found: dict[int, tuple[Word, ...]] = {}
    for word in islice({id(word): word for word in words}.values(), _MOST):
        settled = _settled(reading, engine, word)
        if settled is not word:
            found[id(word)] = (settled,)
    return found


def _settled(reading: OcrReading, engine: OcrEngine, word: Word) -> Word:
    """``word`` itself where the next reading, or else two others, have its figures."""
    own = _figures(word.text)
    first = _read(reading, engine, word, LATIN)
    if first == own:
        return word
    others = [_read(reading, engine, word, GREEK), _read(reading, engine, word, LATIN, larger=True)]
    if others == [own, own]:
        return word
    agreed = next((text for text in others if text == first and len(text) == len(own)), None)
    mended = word if agreed is None else replace(word, text=_with_figures(word.text, agreed))
    return capped((mended,), UNDECIDED)[0]


def _read(
    reading: OcrReading, engine: OcrEngine, word: Word, language: str, *, larger: bool = False
) -> str:
    return _figures(joined(engine.read_line(reading, word.straight, language, larger=larger)))


def _figures(text: str) -> str:
    return re.sub(r"\D", "", text)


def _with_figures(text: str, figures: str) -> str:
    """``text`` with its figures replaced by as many others."""
    each = iter(figures)
    return re.sub(r"\d", lambda _: next(each), text)
