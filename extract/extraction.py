"""The floor's entry point: an open file in, what it is and what it says out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extract.barcodes import SORTS, read_barcodes
from extract.document import Layer, ReadDocument, ReadPage
from extract.evidence import EvidenceKind
from extract.facts import Extraction, Legibility, Limitation
from extract.folding import plain
from extract.identify import Identification, barcodes_worth_seeking, identify
from extract.mrz.reader import read_zones
from extract.name_script import in_one_script
from extract.ocr import OcrEngine, TesserocrEngine
from extract.parting import parts_of
from extract.photo.check import check_photo
from extract.readers import READERS
from extract.readers.photo import looks_like_photo, may_be_photo, shows_somebody
from extract.reading import read_page, with_barcodes, with_zones
from extract.screens import shows_a_screen
from extract.upright import upright
from extract.version import reader_version
from extract.weighing import weighed
from ingest.files import OpenedFile
from ingest.pages import Page
from ingest.pdfs import TEXT_DPI
from ingest.problems import FileProblem, Reason, problem

_PHOTO_CONFIDENCE, _NOBODY_SEEN = 0.9, 0.65
_LIES = {Layer.LIES: Reason.TEXT_LAYER_DIFFERS, Layer.HIDES: Reason.HIDDEN_TEXT}
_FEW_WORDS = 40
_READ_AT = 0.6
_BEARS_ZONE = re.compile(
    r"PASSPORT|PASSEPORT|ΔΙΑΒΑΤΗΡΙ|VISA|ΘΕΩΡΗΣΗ|RESIDENCE PERMIT|ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ|TRAVEL DOCUMENT"
    r"|ΤΑΞΙΔΙΩΤΙΚΟ|ΔΕΛΤΙΟ|IDENTITY|<|\S{25,}"
)


@cache
def _own_engine() -> OcrEngine:
    """The process's engine: loading its models costs, so it is kept."""
    return TesserocrEngine()


def extract_file(
    opened: OpenedFile, *, seen_on: dt.date, ocr: OcrEngine | None = None
) -> tuple[Extraction, ...]:
    """What ``opened`` is and says: one extraction for each document found in it.

    Pages are read one at a time, and only their words are kept: memory does not grow with pixels.
    ``seen_on`` settles the centuries of short years. Without ``ocr`` the process's own Tesseract
    is used; where that has no model, scanned pages have no words and ``limitations`` says so.
    Raises ``FileProblemError`` if a page can't be decoded.
    """
    engine = ocr or _own_engine()
    pages = tuple(pages_of(opened, seen_on=seen_on, ocr=engine))
    parts = parts_of(pages, seen_on=seen_on)
    if len(parts) == 1:
        return (replace(_extraction(opened, parts[0], engine, seen_on), pages=opened.page_count),)
    return tuple(
        replace(
            _extraction(opened, part, engine, seen_on),
            part=number,
            page_numbers=tuple(dict.fromkeys(page.number for page in part)),
        )
        for number, part in enumerate(parts, start=1)
    )


def _extraction(
    opened: OpenedFile, pages: tuple[ReadPage, ...], engine: OcrEngine, seen_on: dt.date
) -> Extraction:
    document = ReadDocument(pages=pages, format=opened.format, seen_on=seen_on)
    found = _identified(document)
    facts = weighed(document, in_one_script(READERS[found.kind](document))) if found.kind else {}
    return Extraction(
        file=opened.name,
        sha256=opened.sha256,
        kind=found.kind,
        kind_confidence=found.confidence,
        pages=len({page.number for page in pages}),
        facts=dict(sorted(facts.items())),
        problems=(*opened.problems, *_lies_of(pages)),
        reader_version=reader_version(),
        format=opened.format.value,
        limitations=_limitations(pages, engine),
        legibility=_legibility(pages, engine),
        unread_pages=_unread(pages, engine),
        rotations={page.number: page.rotation for page in pages if page.rotation},
    )


def pages_of(
    opened: OpenedFile, *, seen_on: dt.date, ocr: OcrEngine | None = None
) -> Iterator[ReadPage]:
    """The pages of a file, read one at a time: words, zones, barcodes, not yet what they say."""
    engine = ocr or _own_engine()
    for page in opened.pages():
        read = read_page(page, ocr=engine)
        if _may_bear_zone(page, read):
            read = with_zones(read, read_zones(page, seen_on=seen_on))
        worth = {sort for sheet in (read, *read.beside) for sort in barcodes_worth_seeking(sheet)}
        if sorts := [sort for sort in SORTS if sort in worth]:
            read = with_barcodes(read, read_barcodes(page, sorts))
        if not read.surely_read:
            read = replace(read, off_screen=shows_a_screen(page))
        if not read.zones and may_be_photo(read, opened.format, opened.page_count):
            # A photo is measured, and drawn with its measures, as it lies.
            read = replace(read, photo=check_photo(page, file_format=opened.format), rotation=0)
        yield upright(read)


def _may_bear_zone(page: Page, read: ReadPage) -> bool:
    """Whether a search for a zone is worth its time: identity papers, and pages of few words."""
    sheets = (read, *read.beside)
    if page.has_text_layer and not page.pure_raster:
        drawn = len(read.words) > _FEW_WORDS or (page.dpi or 0) <= TEXT_DPI
        # Without a picture on the page, letters of a zone would be in the text layer.
        if drawn:
            return "<<" in read.text.string
    return any(
        len(sheet.words) <= _FEW_WORDS or _BEARS_ZONE.search(plain(sheet.text.string))
        for sheet in sheets
    )


def _lies_of(pages: tuple[ReadPage, ...]) -> Iterator[FileProblem]:
    """What the picture of a page says against its text layer, each sort once, where it is."""
    for layer, reason in _LIES.items():
        page = next((page.number for page in pages if page.layer is layer), None)
        if page is not None:
            yield problem(reason, found=page)


def _identified(document: ReadDocument) -> Identification:
    if looks_like_photo(document):
        confidence = _PHOTO_CONFIDENCE if shows_somebody(document) else _NOBODY_SEEN
        return Identification(EvidenceKind.PHOTO, confidence)
    return identify(document)


def _unread(pages: tuple[ReadPage, ...], engine: OcrEngine) -> tuple[int, ...]:
    """Pages of a longer paper that have letters which could hardly be read."""
    numbers = dict.fromkeys(page.number for page in pages)
    if len(numbers) < 2:
        return ()
    sheets = ((n, tuple(page for page in pages if page.number == n)) for n in numbers)
    return tuple(n for n, here in sheets if _legibility(here, engine) is Legibility.HARDLY)


def _legibility(pages: tuple[ReadPage, ...], engine: OcrEngine) -> Legibility:
    """By the letters of all pages, and how surely they were read."""
    if not engine.languages:
        return Legibility.READ  # nothing was tried: the limitations say so
    words = [
        (sum(map(str.isalnum, word.text)), word.confidence) for page in pages for word in page.words
    ]
    letters = sum(count for count, _ in words)
    if not letters:
        return Legibility.NOTHING
    sure = sum(count * confidence for count, confidence in words) / letters
    return Legibility.READ if sure >= _READ_AT else Legibility.HARDLY


def _limitations(pages: tuple[ReadPage, ...], engine: OcrEngine) -> tuple[Limitation, ...]:
    scanned = [page for page in pages if not page.surely_read]
    found = [Limitation.OFF_SCREEN] if any(page.off_screen for page in pages) else []
    if scanned and not engine.languages:
        found.append(Limitation.NO_RECOGNISER)
    elif scanned and "ell" not in engine.languages:
        found.append(Limitation.NO_GREEK)
    return tuple(found)
