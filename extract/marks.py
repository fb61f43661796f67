"""Marks that make a paper official: certified copy, apostille, consular seal, translator.

What they say is data: ``marks.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from rapidfuzz import fuzz

from extract.belonging import Way
from extract.data import table
from extract.document import ReadDocument, ReadPage
from extract.facts import Fact
from extract.folding import skeleton
from extract.words import Word

_COPY, _FOREIGN, _SIGNATURE, _TRANSLATION = "copy", "foreign", "signature", "translation"
_ABSENT_IN_LAYER, _ABSENT_IN_OCR = 0.8, 0.55
_TOLERANT_FROM, _ALIKE = 7, 85.0
_ROW = 200  # the page's height by that of the white beside a line: words of one line stand level
_DENIALS = frozenset({"ΔEN", "MH", "NOT"})

_Mark = tuple[tuple[tuple[str, bool], ...], ...]
"""Words in order; of each the alternatives: how one begins, as a skeleton, and if it may go on."""


def certified(document: ReadDocument) -> Fact:
    """Whether the paper bears a mark of certification: copy stamp, apostille, consular seal.

    A mark that is nowhere gives False, less surely, since a faint seal may escape reading.
    """
    return _marked(document, _COPY, _FOREIGN)


def signature_certified(document: ReadDocument) -> Fact:
    """Whether the signature, or the copy, is certified: what a power of attorney needs.

    «με θεώρηση του γνησίου της υπογραφής του εξουσιοδοτούντος» (001, Αίτηση: Σημειώσεις).
    """
    return _marked(document, _COPY, _FOREIGN, _SIGNATURE)


def translated(document: ReadDocument) -> Fact:
    """Whether the paper bears a translator's mark; see ``certified`` for a mark not found."""
    return _marked(document, _TRANSLATION)


def where_certified(document: ReadDocument) -> dict[int, int]:
    """Where apostille or legalisation begin beneath a paper: pixels from the top, by page number.

    Pages whose mark stands in their upper half are left out: there the paper goes on beneath it.
    """
    found: dict[int, int] = {}
    for page in document.pages:
        boxes = [words[0].box for words in _found(page, (_FOREIGN, _SIGNATURE))]
        rows = page.rows
        if not boxes or not rows:
            continue
        middle = (rows[0].words[0].box[1] + rows[-1].words[0].box[1]) // 2
        lower = [box[1] for box in boxes if box[1] > middle]
        if lower and len(lower) == len(boxes):
            found[page.number] = min(lower)
    return found


def where_translated(document: ReadDocument) -> dict[int, int]:
    """Where the translator certifies a translation: pixels from the top, of the last such page.

    Words of translating in the upper half of the rows head the paper; there nobody certifies yet.
    """
    for page in reversed(document.pages):
        rows = page.rows
        tops = (
            word.box[1]
            for row in rows[len(rows) // 2 :]
            for word in row.words
            if skeleton(word.text).startswith(_translating())
        )
        if (top := min(tops, default=None)) is not None:
            return {page.number: top - page.height // _ROW}
    return {}


@cache
def _translating() -> tuple[str, ...]:
    return tuple(map(skeleton, table("marks")["translating"]))


@cache
def _marks(sort: str) -> tuple[_Mark, ...]:
    return tuple(tuple(map(_word, phrase.split())) for phrase in table("marks")[sort])


def _word(text: str) -> tuple[tuple[str, bool], ...]:
    return tuple((skeleton(part), part.endswith("*")) for part in text.split("|"))


def _marked(document: ReadDocument, *sorts: str) -> Fact:
    for page in document.pages:
        for words in _found(page, sorts):
            return page.fact(True, words, way=Way.NAMED)
    surely = all(page.surely_read for page in document.pages)
    confidence = _ABSENT_IN_LAYER if surely else _ABSENT_IN_OCR
    read_by = document.pages[0].read_by if document.pages else "ocr"
    return Fact(value=False, confidence=confidence, read_by=read_by)


def _found(page: ReadPage, sorts: Sequence[str]) -> Iterator[tuple[Word, ...]]:
    """The words of each mark on the page that nothing before it denies."""
    words = [(word, key) for row in page.rows for word in row.words if (key := skeleton(word.text))]
    keys = [key for _, key in words]
    for start in range(len(keys)):
        if start and keys[start - 1] in _DENIALS:
            continue
        tolerant = not page.surely_read
        opened = (mark for sort in sorts for mark in _opened_by(keys[start], sort, tolerant))
        mark = next((m for m in opened if _stands_at(keys, start, m, tolerant=tolerant)), None)
        if mark is not None:
            yield tuple(word for word, _ in words[start : start + len(mark)])


@lru_cache(maxsize=16384)
def _opened_by(key: str, sort: str, tolerant: bool) -> tuple[_Mark, ...]:
    """The marks of which ``key`` may be the first word."""
    if not tolerant and not _openers(sort).fullmatch(key):
        return ()
    return tuple(
        mark for mark in _marks(sort)
        if any(_is_that(key, begins, goes_on, tolerant) for begins, goes_on in mark[0])
    )  # fmt: skip


@cache
def _openers(sort: str) -> re.Pattern[str]:
    """All first words of marks in one pattern: hardly a word of a page is one."""
    words = (word for mark in _marks(sort) for word in mark[0])
    return re.compile("|".join(re.escape(key) + (".*" if open_ else "") for key, open_ in words))


def _stands_at(keys: Sequence[str], start: int, mark: _Mark, *, tolerant: bool) -> bool:
    here = keys[start : start + len(mark)]
    return len(here) == len(mark) and all(
        any(_is_that(key, begins, goes_on, tolerant) for begins, goes_on in word)
        for key, word in zip(here, mark, strict=True)
    )


def _is_that(key: str, known: str, goes_on: bool, tolerant: bool) -> bool:
    seen = key[: len(known)] if goes_on else key
    if seen == known:
        return True
    if not tolerant or len(known) < _TOLERANT_FROM:
        return False
    return abs(len(seen) - len(known)) <= 2 and fuzz.ratio(seen, known) >= _ALIKE
