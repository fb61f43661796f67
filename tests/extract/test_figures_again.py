"""House numbers, days, insurance numbers: other readings must have the same figures."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.ocr import OcrReading
from extract.second_look import look_again
from extract.straighten import Turn
from extract.words import Word
from samples.fonts import Face, raster_font


class Reader:
    """Reads a label as it is, and figures as it was told, in turn."""

    languages = ("ell", "eng")

    def __init__(self, *figures):
        self.figures = list(figures)

    def read(self, pixels, *, dpi):
        raise NotImplementedError

    def read_line(self, reading, straight, language, *, larger=False):
        text = self.figures.pop(0) if straight[0] else "Διεύθυνση:"
        return (Word(text, straight, straight, 0.9),)


def last_word(*texts, again):
    """Text and confidence of the last of ``texts``, of which the first is a label."""
    left, words = 0, []
    for text in texts:
        box = (left, 100, left + 12 * len(text), 120)
        words.append(Word(text, box, box, 0.95, 1))
        left = box[2] + 10
    page = OcrReading(
        tuple(words), Turn.none(1000, 1000), 0.9, np.full((1000, 1000), 250, np.uint8)
    )
    last = max(look_again(page, Reader(*again)), key=lambda word: word.box[0])
    return last.text, last.confidence


@pytest.mark.parametrize("again", [("119",), ("149", "119", "119")])
def test_a_house_number_that_the_next_reading_or_two_others_confirm_stays_sure(again):
    assert last_word("Διεύθυνση:", "ΓΟΥΝΑΡΗ", "119", again=again) == ("119", 0.95)


@pytest.mark.parametrize("again", [("12Β", "12Β"), ("1", "119", "19"), ("", "")])
def test_a_house_number_that_they_do_not_confirm_is_not_sure(again):
    assert last_word("Διεύθυνση:", "ΓΟΥΝΑΡΗ", "119", again=again) == ("119", 0.6)


DAY = ("Ισχύει έως:", "28/02/2027")


@pytest.mark.parametrize("again", [("28/02/2027",), ("25/02/2027", "28/02/2027")])
def test_a_day_that_another_reading_confirms_stays_sure(again):
    assert last_word(*DAY, again=again) == ("28/02/2027", 0.95)


def test_readings_with_more_or_fewer_figures_tell_nothing_of_a_day():
    assert last_word(*DAY, again=("28/02/202", "2", "28/02/20277")) == ("28/02/2027", 0.95)


def test_a_day_that_none_confirms_is_not_sure():
    assert last_word(*DAY, again=("25/02/2027", "2", "26/02/2027")) == ("28/02/2027", 0.6)


def test_two_readings_that_agree_count_before_the_first_but_are_not_sure():
    assert last_word(*DAY, again=("25/02/2027", "25/02/2027", "")) == ("25/02/2027", 0.6)


def test_a_number_that_the_network_reads_alike_needs_no_other_reading():
    image = Image.new("L", (700, 200), 255)
    font = raster_font(Face.SANS, 34)
    texts, left, words = ("Διεύθυνση:", "ΓΟΥΝΑΡΗ", "119"), 0, []
    for text in texts:
        ImageDraw.Draw(image).text((left, 80), text, font=font, fill=0)
        right = left + round(font.getlength(text))
        words.append(Word(text, (left, 85, right, 116), (left, 85, right, 116), 0.95, 1))
        left = right + 14
    page = OcrReading(tuple(words), Turn.none(700, 200), 0.9, np.asarray(image, np.uint8))
    found = look_again(page, Reader())  # which has nothing to say of figures
    assert (found[-1].text, found[-1].confidence) == ("119", 0.95)
