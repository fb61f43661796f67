"""Documents typed out in a test: a string a row, cells parted by two spaces or more."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

import pytest

from extract.document import OCR, TEXT_LAYER, ReadDocument, ReadPage
from extract.mrz.zones import Zone
from extract.words import Word
from ingest.pages import DpiOrigin, FileFormat

SEEN_ON = dt.date(2026, 11, 2)
LETTER, HEIGHT, STEP = 10, 20, 34


def words_of(
    text: str,
    *,
    confidence: float = 0.99,
    small: tuple[str, ...] = (),
    unread: Mapping[str, float] = MappingProxyType({}),
) -> tuple[Word, ...]:
    """Each word at its place in the text: ten pixels a letter, thirty-four a row.

    ``small`` words are in smaller type; ``unread`` ones have a confidence of their own.
    """
    words = []
    for number, line in enumerate(text.strip("\n").splitlines()):
        for match in re.finditer(r"\S+", line):
            left, right = match.start() * LETTER, match.end() * LETTER
            high = HEIGHT * 3 // 4 if match[0] in small else HEIGHT
            box = (left, number * STEP, right, number * STEP + high)
            words.append(Word(match[0], box, box, unread.get(match[0], confidence)))
    return tuple(words)


@pytest.fixture
def typed() -> Callable[..., ReadDocument]:
    """Makes a document of one page for each text; ``confidence`` below 0.99 means recognised."""

    def build(
        *pages: str,
        confidence: float = 0.99,
        zones: tuple[Zone, ...] = (),
        small: tuple[str, ...] = (),
        unread: Mapping[str, float] = MappingProxyType({}),
    ) -> ReadDocument:
        return ReadDocument(
            pages=tuple(
                ReadPage(
                    number=number,
                    width=1000,
                    height=1414,
                    dpi=150.0,
                    dpi_origin=DpiOrigin.PDF_RENDER,
                    read_by=TEXT_LAYER if confidence == 0.99 else OCR,
                    words=words_of(text, confidence=confidence, small=small, unread=unread),
                    zones=zones if number == 1 else (),
                )
                for number, text in enumerate(pages, start=1)
            ),
            format=FileFormat.PDF,
            seen_on=SEEN_ON,
        )

    return build
