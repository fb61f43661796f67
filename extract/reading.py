"""One page read: its text layer where it has one, else what a recogniser sees."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from extract.barcodes import Barcode
from extract.document import OCR, TEXT_LAYER, Layer, ReadPage
from extract.flat_words import without_flat_words
from extract.mrz.zones import Zone
from extract.ocr import OcrEngine, OcrReading, surely_turned
from extract.place_seen import places_seen
from extract.second_look import look_again
from extract.text_layer import SeenLayer, held_against_picture, is_under_pictures
from extract.turned import lying_otherwise, without_blocks
from extract.unseen_layer import contradicts
from extract.words import Word, cut, is_within
from ingest.pages import Box, Page

_Mark = TypeVar("_Mark", Zone, Barcode)

_LAYER_CONFIDENCE, _COVERED_CONFIDENCE = 0.99, 0.5
_SHORT, _SPECK_CONFIDENCE = 2, 0.45
_WORDS_OF_A_PAGE, _SURE_WORD = 40, 0.8
_SLASH = "/"
# Two languages of a label whose slash was not read: ``yéwnongPlace``.
_UNSLASHED = re.compile(r"(?<=[a-zà-ÿά-ώ]{5})(?=[A-Z][a-z]{2,}$)")
_GLUED = re.compile(r"(?<=[^\W_][:：])(?=[^\W_])(?<!\d:)|(?<=[^\W\d_]{2}/)(?=[^\W\d_]{3})")


def read_page(page: Page, *, ocr: OcrEngine) -> ReadPage:
    """The words of ``page``: of a sound text layer, else as a recogniser sees them."""
    layer = held_against_picture(page, ocr) if page.has_text_layer else None
    verdict = layer.verdict if layer else Layer.SOUND
    said = _said(layer) if layer and verdict is not Layer.LIES else ()
    if said and not _may_be_scan(page):
        return _page_of(page, said, read_by=TEXT_LAYER, layer=verdict)
    shown = _shown(page, ocr)
    words = [word for part in (shown, *shown.beside) for word in part.words]
    if verdict is Layer.SOUND and contradicts([*page.unseen, *page.covered], words):
        verdict = Layer.LIES
    if said and not _is_note(said, words):
        return _page_of(page, said, read_by=TEXT_LAYER, layer=verdict)
    return replace(shown, layer=verdict)


def _said(layer: SeenLayer) -> tuple[Word, ...]:
    """The words of a text layer, those that may be other ones on the page in doubt."""
    words = [Word(w.text, w.box, w.box, _LAYER_CONFIDENCE) for w in layer.words]
    words += [Word(w.text, w.box, w.box, _COVERED_CONFIDENCE) for w in layer.doubtful]
    return tuple(part for word in words for part in _parted(word))


def _shown(page: Page, ocr: OcrEngine) -> ReadPage:
    """The page as a recogniser sees it, with what lies another way round on it."""
    reading = ocr.read(page.pixels, dpi=page.dpi)
    beside = tuple(lying_otherwise(page, reading, ocr))
    reading = without_blocks(page, reading, [area for area, _ in beside], ocr)
    blocks = tuple(replace(_seen(page, there, ocr), area=area) for area, there in beside)
    return replace(_seen(page, reading, ocr), beside=blocks, rotation=surely_turned(reading))


def _seen(page: Page, reading: OcrReading, ocr: OcrEngine) -> ReadPage:
    """What a recogniser's first reading comes to, doubtful words looked at again."""
    reading = without_flat_words(reading)
    words = [_slashed(word) for word in look_again(reading, ocr) if not _is_speck(word)]
    parts = tuple(part for word in words for part in _parted(word))
    return replace(
        _page_of(page, parts, read_by=OCR, layer=Layer.SOUND),
        places=places_seen(reading, parts, ocr),
    )


def _page_of(page: Page, words: tuple[Word, ...], *, read_by: str, layer: Layer) -> ReadPage:
    return ReadPage(
        number=page.number,
        width=page.width,
        height=page.height,
        dpi=page.dpi,
        dpi_origin=page.dpi_origin,
        read_by=read_by,
        words=words,
        layer=layer,
    )


def _may_be_scan(page: Page) -> bool:
    """Whether a layer of few words lies on a picture that may hold the page's writing."""
    return is_under_pictures(page) or (page.on_picture and len(page.words) < _WORDS_OF_A_PAGE)


def _is_note(layer: Sequence[Word], seen: Sequence[Word]) -> bool:
    """Whether most of what is seen is not in the layer, which only holds what was set on a scan.

    A number of entry or who signed, and not a short page on a printed ground.
    """
    more = (
        word for word in seen
        if word.confidence >= _SURE_WORD and sum(map(str.isalnum, word.text)) > _SHORT
        and not any(is_within(word.box, other.box) for other in layer)
    )  # fmt: skip
    return sum(1 for _ in more) > len(layer)


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
    if page.beside:
        return _shared(page, zones, with_zones)
    if not zones:
        return page
    return _without_words_in(replace(page, zones=zones), [zone.box for zone in zones])


def with_barcodes(page: ReadPage, barcodes: tuple[Barcode, ...]) -> ReadPage:
    """``page`` with its barcodes, and without the words that a recogniser made of their bars."""
    if page.beside:
        return _shared(page, barcodes, with_barcodes)
    if not barcodes:
        return page
    return _without_words_in(replace(page, barcodes=barcodes), [code.box for code in barcodes])


def _shared(
    page: ReadPage, marks: tuple[_Mark, ...], add: Callable[[ReadPage, tuple[_Mark, ...]], ReadPage]
) -> ReadPage:
    """Each block beside the page gets what stands on it, the page gets the rest."""
    blocks, rest = [], marks
    for block in page.beside:
        on_it = tuple(mark for mark in rest if block.area and block.area.holds(mark.box))
        rest = tuple(mark for mark in rest if mark not in on_it)
        blocks.append(add(block, on_it))
    return replace(add(replace(page, beside=()), rest), beside=tuple(blocks))


def _without_words_in(page: ReadPage, boxes: Sequence[Box]) -> ReadPage:
    if page.surely_read:
        return page
    words = tuple(w for w in page.words if not any(is_within(w.box, box) for box in boxes))
    return replace(page, words=words)


def _parted(word: Word) -> tuple[Word, ...]:
    """``Α.Φ.Μ.:134703362`` and ``Surname/Επώνυμο`` as the two words that they are."""
    cuts = [match.end() for match in _GLUED.finditer(word.text)]
    return cut(word, cuts) if cuts else (word,)
