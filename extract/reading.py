"""One page read: its text layer where it has one, else what a recogniser sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.barcodes import Barcode
from extract.document import OCR, TEXT_LAYER, Layer, ReadPage
from extract.flat_words import without_flat_words
from extract.mrz.zones import Zone
from extract.ocr import OcrEngine
from extract.place_seen import PlaceSeen, places_seen
from extract.second_look import look_again
from extract.text_layer import held_against_picture
from extract.words import Word
from ingest.pages import Box, Page

_LAYER_CONFIDENCE = 0.99
_SHORT, _SPECK_CONFIDENCE = 2, 0.45
_SLASH = "/"
# Two languages of a label whose slash was not read: ``yéwnongPlace``.
_UNSLASHED = re.compile(r"(?<=[a-zà-ÿά-ώ]{5})(?=[A-Z][a-z]{2,}$)")
_GLUED = re.compile(r"(?<=[^\W_][:：])(?=[^\W_])(?<!\d:)|(?<=[^\W\d_]{2}/)(?=[^\W\d_]{3})")


def read_page(page: Page, *, ocr: OcrEngine) -> ReadPage:
    """The words of ``page``: of a sound text layer, else as a recogniser sees them."""
    places: tuple[PlaceSeen, ...] = ()
    layer = held_against_picture(page, ocr) if page.has_text_layer else None
    if layer and layer.verdict is not Layer.LIES:
        words = [Word(w.text, w.box, w.box, _LAYER_CONFIDENCE) for w in layer.words]
        read_by = TEXT_LAYER
    else:
        reading = without_flat_words(ocr.read(page.pixels, dpi=page.dpi))
        seen = look_again(reading, ocr)
        words = [_slashed(word) for word in seen if not _is_speck(word)]
        places = places_seen(reading, [part for word in words for part in _parted(word)], ocr)
        read_by = OCR
    return ReadPage(
        number=page.number,
        width=page.width,
        height=page.height,
        dpi=page.dpi,
        dpi_origin=page.dpi_origin,
        read_by=read_by,
        layer=layer.verdict if layer else Layer.SOUND,
        words=tuple(part for word in words for part in _parted(word)),
        places=places,
    )


def _is_speck(word: Word) -> bool:
    """Dirt, an edge or a bit of a portrait that was taken for a letter or two.

    A slash stays, however faint: it parts a label from the same label in another language.
    """
    if word.text == _SLASH:
        return False
    letters = sum(char.isalnum() for char in word.text)
    return letters <= _SHORT and word.confidence < _SPECK_CONFIDENCE


def _slashed(word: Word) -> Word:
    return replace(word, text=_UNSLASHED.sub(_SLASH, word.text))


def with_zones(page: ReadPage, zones: tuple[Zone, ...]) -> ReadPage:
    """``page`` with its zones, and without the words that a recogniser made of their letters."""
    if not zones:
        return page
    return _without_words_in(replace(page, zones=zones), [zone.box for zone in zones])


def with_barcodes(page: ReadPage, barcodes: tuple[Barcode, ...]) -> ReadPage:
    """``page`` with its barcodes, and without the words that a recogniser made of their bars."""
    if not barcodes:
        return page
    return _without_words_in(replace(page, barcodes=barcodes), [code.box for code in barcodes])


def _without_words_in(page: ReadPage, boxes: Sequence[Box]) -> ReadPage:
    if page.surely_read:
        return page
    words = tuple(w for w in page.words if not any(_within(w.box, box) for box in boxes))
    return replace(page, words=words)


def _within(word: Box, zone: Box) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return zone[0] <= x <= zone[2] and zone[1] <= y <= zone[3]


def _parted(word: Word) -> Iterator[Word]:
    """``Α.Φ.Μ.:134703362`` and ``Surname/Επώνυμο`` as the two words that they are."""
    cuts = [match.end() for match in _GLUED.finditer(word.text)]
    if not cuts:
        yield word
        return
    for start, end in zip([0, *cuts], [*cuts, len(word.text)], strict=True):
        share = (start / len(word.text), end / len(word.text))
        yield Word(
            word.text[start:end],
            _slice(word.box, *share),
            _slice(word.straight, *share),
            word.confidence,
            word.line,
        )


def _slice(box: Box, start: float, end: float) -> Box:
    left, top, right, bottom = box
    width = right - left
    return round(left + start * width), top, round(left + end * width), bottom
