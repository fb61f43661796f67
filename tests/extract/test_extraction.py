"""The floor's entry point."""

import datetime as dt
import re
import tracemalloc
from dataclasses import dataclass, field, replace

import cv2
import numpy as np
import pytest

from extract.evidence import EvidenceKind
from extract.extraction import extract_file
from extract.facts import Legibility, Limitation
from extract.ocr import OcrReading, TesserocrEngine
from extract.straighten import Turn
from extract.version import READER_VERSION
from extract.words import Word
from ingest.files import open_file
from ingest.pages import DpiOrigin, FileFormat, Page, TextWord
from ingest.problems import Reason
from samples.documents.photo import portrait
from samples.one import document, somebody

SEEN_ON = dt.date(2026, 11, 2)


@dataclass
class Opened:
    """An open file made of pages that are made when asked for."""

    make: object
    page_count: int = 1
    format: FileFormat = FileFormat.PDF
    name: str = "file.pdf"
    sha256: str = "0" * 64
    problems: tuple = ()
    given: list = field(default_factory=list)

    def pages(self):
        for number in range(1, self.page_count + 1):
            yield self.make(number)


class Blind:
    """An engine that must not be asked for a page; of a sample of words it makes nothing."""

    languages = ("ell", "eng")

    def read(self, pixels, *, dpi):
        raise AssertionError("a text layer was given to the recogniser")

    def read_line(self, reading, straight, language, *, larger=False):
        return ()


class Sees:
    """An engine that sees no words on any page."""

    languages = ("ell", "eng")

    def read(self, pixels, *, dpi):
        height, width = pixels.shape[:2]
        empty = np.full((height, width), 255, np.uint8)
        return OcrReading((), Turn.none(width, height), 0.0, empty)

    def read_line(self, reading, straight, language, *, larger=False):
        return ()


def page(number, *, words=(), shape=(1000, 700), grey=255):
    return Page(
        number=number,
        pixels=np.full((*shape, 3), grey, np.uint8),
        dpi=150.0,
        dpi_origin=DpiOrigin.PDF_RENDER,
        words=words,
        pure_raster=not words,
    )


def layer(*lines):
    return tuple(
        TextWord(match[0], (10 * match.start(), number * 40, 10 * match.end(), number * 40 + 18))
        for number, line in enumerate(lines)
        for match in re.finditer(r"\S+", line)
    )


def printed(number, *, words):
    """A page that shows something where its layer has a word."""
    shown = page(number, words=words)
    for word in words:
        left, top, right, bottom = word.box
        shown.pixels[top:bottom, left:right:2] = 0
    return shown


DECLARATION = layer("ΥΠΕΥΘΥΝΗ ΔΗΛΩΣΗ", "άρθρο 8", "Επώνυμο: HOXHA", "Όνομα: ARTAN")


def test_a_text_layer_is_read_and_never_recognised():
    opened = Opened(lambda n: printed(n, words=DECLARATION))
    (found,) = extract_file(opened, seen_on=SEEN_ON, ocr=Blind())
    assert found.facts["surname"].read_by == "text_layer"
    assert found.reader_version == READER_VERSION
    assert found.limitations == ()


def test_words_that_nobody_sees_say_nothing_and_are_a_problem():
    (found,) = extract_file(
        Opened(lambda n: page(n, words=DECLARATION)), seen_on=SEEN_ON, ocr=Sees()
    )
    assert dict(found.facts) == {}
    assert [p.reason for p in found.problems] == [Reason.HIDDEN_TEXT]


def test_a_blank_scan_is_unidentified_and_gives_no_fact():
    (found,) = extract_file(Opened(page), seen_on=SEEN_ON, ocr=Sees())
    assert (found.kind, found.kind_confidence, dict(found.facts)) == (None, 0.0, {})
    assert found.legibility is Legibility.NOTHING


class Garbles(Sees):
    """An engine that makes nonsense of the pages that it is shown."""

    def read(self, pixels, *, dpi):
        seen = super().read(pixels, dpi=dpi)
        box = (40, 40, 200, 70)
        seen.picture[40:70, 40:200] = 0
        return replace(seen, words=(Word("ΠΠΠΟϱ", box, box, 0.4), Word("quelhe", box, box, 0.45)))


def test_a_page_of_which_hardly_a_word_is_read_is_told_from_a_blank_one():
    (found,) = extract_file(Opened(page), seen_on=SEEN_ON, ocr=Garbles())
    assert (found.kind, found.legibility) == (None, Legibility.HARDLY)
    assert found.unread_pages == ()


def test_hardly_read_pages_of_a_known_paper_are_told():
    def made(number):
        return printed(number, words=DECLARATION) if number == 1 else page(number)

    (found,) = extract_file(Opened(made, page_count=2), seen_on=SEEN_ON, ocr=Garbles())
    assert found.kind is EvidenceKind.SOLEMN_DECLARATION
    assert found.unread_pages == (2,)


def test_an_upright_picture_saved_as_photos_must_be_is_one_though_nobody_is_seen():
    opened = Opened(lambda n: page(n, shape=(1417, 945)), format=FileFormat.JPEG2000)
    (found,) = extract_file(opened, seen_on=SEEN_ON, ocr=Sees())
    assert found.kind is EvidenceKind.PHOTO
    assert found.kind_confidence < 0.8
    assert found.facts["format"].value == "JPEG2000"


def colours(shape):
    """From one colour to another, from the top down."""
    share = np.linspace(0, 1, shape[0])[:, None, None]
    ramp = np.array((240, 120, 30)) * (1 - share) + np.array((30, 60, 200)) * share
    return np.ascontiguousarray(np.broadcast_to(ramp, (*shape, 3)).astype(np.uint8))


def cloudy(shape):
    coarse = np.random.default_rng(3).integers(0, 256, (18, 12, 3), np.uint8)
    return cv2.resize(coarse, shape[::-1], interpolation=cv2.INTER_CUBIC)


def sign(shape):
    picture = np.full((*shape, 3), 255, np.uint8)
    cv2.circle(picture, (shape[1] // 2, shape[0] // 2), shape[1] // 4, (20, 60, 150), -1)
    return picture


@pytest.mark.parametrize("drawn", [colours, cloudy, sign])
@pytest.mark.parametrize("file_format", [FileFormat.PNG, FileFormat.JPEG, FileFormat.TIFF])
def test_an_upright_picture_of_nobody_is_no_photo(drawn, file_format):
    picture = drawn((900, 600))
    opened = Opened(lambda n: replace(page(n), pixels=picture, dpi=None), format=file_format)
    (found,) = extract_file(opened, seen_on=SEEN_ON, ocr=Sees())
    assert (found.kind, dict(found.facts)) == (None, {})


def test_a_picture_of_a_person_is_a_photo_in_any_format():
    face = np.asarray(portrait(somebody()), np.uint8)
    opened = Opened(lambda n: replace(page(n), pixels=face), format=FileFormat.PNG)
    (found,) = extract_file(opened, seen_on=SEEN_ON, ocr=Sees())
    assert (found.kind, found.kind_confidence) == (EvidenceKind.PHOTO, 0.9)


@pytest.mark.parametrize("shape", [(700, 1000), (1000, 990), (1000, 300)])
def test_a_picture_of_another_shape_is_no_photo(shape):
    opened = Opened(lambda n: page(n, shape=shape), format=FileFormat.JPEG)
    (found,) = extract_file(opened, seen_on=SEEN_ON, ocr=Sees())
    assert found.kind is None


def test_without_models_the_extraction_says_so(tmp_path):
    engine = TesserocrEngine(tessdata=tmp_path)
    (found,) = extract_file(Opened(page), seen_on=SEEN_ON, ocr=engine)
    assert found.limitations == (Limitation.NO_RECOGNISER,)
    assert found.legibility is Legibility.READ


def test_memory_does_not_grow_with_pages():
    def peak(pages):
        tracemalloc.start()
        extract_file(Opened(page, page_count=pages), seen_on=SEEN_ON, ocr=Sees())
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(1)
    assert peak(40) < 1.5 * peak(4)


@pytest.mark.slow
def test_the_same_bytes_give_the_same_facts(tmp_path):
    path = tmp_path / "permit.pdf"
    path.write_bytes(document(EvidenceKind.RESIDENCE_PERMIT, somebody()))
    with open_file(path) as one, open_file(path) as other:
        assert extract_file(one, seen_on=SEEN_ON) == extract_file(other, seen_on=SEEN_ON)
