"""What a page shows in the place of a word on which something lies, and what that makes of it."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extract.covered_words import Instead, seen_instead
from extract.document import Layer
from extract.ocr import OcrReading, TesserocrEngine
from extract.reading import read_page
from extract.straighten import Turn
from extract.text_layer import held_against_picture
from extract.words import Word
from ingest.pages import CoveredWord, DpiOrigin, Page, TextWord

BOX = (40, 100, 240, 130)


class Sees:
    """A recogniser that sees the same in every line, in one language."""

    languages = ("eng",)

    def __init__(self, text, *, confidence=0.95, language="eng"):
        self.text, self.confidence, self.language = text, confidence, language

    def read(self, pixels, *, dpi):
        height, width = pixels.shape[:2]
        return OcrReading((), Turn.none(width, height), 0.0, np.zeros((1, 1), np.uint8))

    def read_line(self, reading, straight, language, *, larger=False):
        said = language == self.language
        return (Word(self.text, straight, straight, self.confidence),) if said else ()


class Never(Sees):
    def __init__(self):
        super().__init__("")

    def read_line(self, reading, straight, language, *, larger=False):
        pytest.fail("nobody need look")


def drawn(text: str, *, plain: bool = False, drawing=None) -> Page:
    """A page whose layer has ``text`` at a place where something else is drawn."""
    pixels = np.full((400, 600, 3), 255, np.uint8)
    if drawing is None:
        cv2.putText(pixels, "9800,50", (40, 128), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (0,) * 3, 3)
    else:
        drawing(pixels)
    return Page(
        1, pixels, 150.0, DpiOrigin.PDF_RENDER, (), pure_raster=False,
        covered=(CoveredWord(text, BOX, plain),),
    )  # fmt: skip


def instead(page: Page, engine) -> Instead:
    return seen_instead(page, page.covered[0], engine)


def test_a_number_that_is_read_as_another_is_another():
    assert instead(drawn("1200,50"), Sees("9800,50")) is Instead.ANOTHER


def test_one_figure_is_enough():
    assert instead(drawn("1200,50"), Sees("7200,50")) is Instead.ANOTHER


def test_it_may_be_written_in_another_script():
    assert instead(drawn("HOXHA"), Sees("ΠΑΠΑΔΑΚΗ", language="ell")) is Instead.ANOTHER


def test_the_same_word_again_is_no_other():
    assert instead(drawn("1200,50"), Sees("1200.50")) is Instead.UNKNOWN


def test_a_letter_that_may_be_misread_makes_no_other_word():
    assert instead(drawn("DERVISHI"), Sees("DERVlSHI")) is Instead.UNKNOWN


def test_what_is_hardly_read_accuses_nobody():
    assert instead(drawn("1200,50"), Sees("9800,50", confidence=0.6)) is Instead.UNKNOWN


def test_a_plain_place_is_nothing_and_nobody_looks():
    assert instead(drawn("1200,50", plain=True), Never()) is Instead.NOTHING


def stamp(pixels):
    cv2.circle(pixels, (140, 115), 90, (120, 20, 20), 6)
    cv2.putText(pixels, "MUNICIPALITY", (60, 104), cv2.FONT_HERSHEY_SIMPLEX, 0.7, (120, 20, 20), 2)


def photo(pixels):
    noise = np.random.default_rng(1).integers(0, 255, (12, 10, 3)).astype(np.uint8)
    pixels[40:300, 20:300] = cv2.resize(noise, (280, 260), interpolation=cv2.INTER_CUBIC)


@pytest.mark.parametrize("drawing", [stamp, photo])
def test_what_is_no_line_in_the_place_of_the_word_is_not_read(drawing):
    assert instead(drawn("Signature", drawing=drawing), Never()) is Instead.UNKNOWN


def test_a_real_recogniser_reads_another_word_and_the_same():
    engine = TesserocrEngine()
    assert instead(drawn("1200,50"), engine) is Instead.ANOTHER
    assert instead(drawn("9800,50"), engine) is Instead.UNKNOWN


def test_a_layer_that_says_another_word_than_the_page_lies():
    page = drawn("1200,50")
    assert held_against_picture(page, Sees("9800,50")).verdict is Layer.LIES
    assert read_page(page, ocr=Sees("9800,50")).read_by == "ocr"


def test_one_word_that_was_hidden_is_hidden_text():
    held = held_against_picture(drawn("HOXHA", plain=True), Never())
    assert (held.verdict, held.words, held.doubtful) == (Layer.HIDES, (), ())


def test_what_something_unread_lies_on_decides_nothing_alone():
    page = drawn("Signature", drawing=stamp)
    assert held_against_picture(page, Never()).doubtful == (TextWord("Signature", BOX),)
    read = read_page(page, ocr=Never())
    assert [(word.text, word.confidence < 0.7) for word in read.words] == [("Signature", True)]
    assert read.layer is Layer.SOUND
