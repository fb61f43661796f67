"""The project's own reader of capitals, and what it may change of a recogniser's words."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.capitals import read_capitals
from extract.capitals_again import capitals_again
from extract.ocr import OcrReading
from extract.straighten import Turn
from extract.words import Word
from samples.fonts import Face, raster_font

BOX = (60, 40, 400, 80)


def drawn(text: str, *, cap: int = 30) -> tuple[np.ndarray, tuple[int, int, int, int]]:
    """The text in black on white, and the box of its ink."""
    image = Image.new("L", (1400, 120), 255)
    ImageDraw.Draw(image).text(
        (40, 40), text, font=raster_font(Face.SANS, round(cap / 0.73)), fill=0
    )
    grey = np.asarray(image, np.uint8)
    ink = Image.fromarray(255 - grey).getbbox()
    assert ink
    return grey, ink


@pytest.mark.parametrize("text", ["ΧΟΥΑΝΓΚ", "ΤΣΑΝ", "ΔΑΒΑΚΗ", "ΓΙΟΥΓΚΟΒΙΤΣ", "ΤΖΟΪΣ", "134798562"])
def test_foreign_names_in_greek_capitals_and_figures_are_read(text):
    read = read_capitals(*drawn(text))
    assert read.text == text.replace("0", "Ο")
    assert read.confidence > 0.8


def test_a_nought_is_given_as_the_letter():
    assert read_capitals(*drawn("2050")).text == "2Ο5Ο"


def test_nothing_is_read_of_nothing():
    assert read_capitals(np.full((40, 40), 255, np.uint8), (3, 3, 6, 20)).text == ""


def again(printed: str, said: str, confidence: float) -> Word:
    grey, box = drawn(printed)
    reading = OcrReading((), Turn.none(*grey.shape[::-1]), 0.9, grey)
    (word,) = capitals_again(reading, [Word(said, box, box, confidence)])
    return word


def test_greek_that_was_taken_for_latin_is_greek_again():
    word = again("ΔΑΒΑΚΗ", "AABAKH", 0.93)
    assert word.text == "ΔΑΒΑΚΗ"
    assert word.confidence < 0.9  # one reader contradicts: never surely


def test_a_letter_that_a_language_put_in_goes():
    assert again("ΧΟΥΑΝΓΚ", "ΧΟΥΑΝΓΕΚ", 0.6).text == "ΧΟΥΑΝΓΚ"


def test_marks_around_a_word_stay():
    assert again("ΔΑΒΑΚΗ", "«AABAKH»,", 0.93).text == "«ΔΑΒΑΚΗ»,"


def test_a_mark_that_is_a_misread_letter_goes():
    assert again("ΘΕΣΣΑΛΟΝΙΚΗ", "@ΕΣΣΑΛΟΝΙΚΗ", 0.9).text == "ΘΕΣΣΑΛΟΝΙΚΗ"


def test_two_readers_that_agree_make_an_unsure_word_surer():
    word = again("ΤΣΑΝ", "ΤΣΑΝ", 0.4)
    assert (word.text, word.confidence) == ("ΤΣΑΝ", 0.8)


def test_latin_words_stay_as_the_recogniser_has_them():
    assert again("HUANG", "HUANC", 0.9) == again("HUANG", "HUANC", 0.9)
    assert again("HUANG", "HUANC", 0.9).text == "HUANC"
    assert again("MAXIMO", "MAXINO", 0.9).text == "MAXINO"


def test_words_that_were_run_together_are_parted():
    grey, box = drawn("ΣΥΝΟΛΙΚΟ ΠΟΣΟ")
    reading = OcrReading((), Turn.none(*grey.shape[::-1]), 0.9, grey)
    first, second = capitals_again(reading, [Word("ΣΥΝΟΛΙΚΟΠΟΣΟ", box, box, 0.9, 3)])
    assert (first.text, second.text) == ("ΣΥΝΟΛΙΚΟ", "ΠΟΣΟ")
    assert (first.straight[0], second.straight[2]) == (box[0], box[2])
    assert first.straight[2] <= second.straight[0]
    assert (first.line, second.line) == (3, 3)


@pytest.mark.parametrize("said", ["Huang", "E01234567", "ТАРАС", "Α"])
def test_small_letters_numbers_and_other_scripts_are_not_asked(said):
    assert again("ΔΑΒΑΚΗ", said, 0.5).text == said


def test_another_word_altogether_only_puts_a_sure_one_in_doubt():
    word = again("ΔΑΒΑΚΗ", "ΣΤΕΦΟΣ", 0.95)
    assert (word.text, word.confidence) == ("ΣΤΕΦΟΣ", 0.6)
