"""House numbers, days, insurance numbers: another reading must have the same figures."""

import numpy as np
import pytest

from extract.ocr import OcrReading
from extract.second_look import look_again
from extract.straighten import Turn
from extract.words import Word

ROW = (("Διεύθυνση:", 0), ("ΓΟΥΝΑΡΗ", 150), ("119", 244))


class Reader:
    """Gives the same word back, but for figures what it was told in turn."""

    languages = ("ell", "eng")

    def __init__(self, *figures):
        self.figures = list(figures)

    def read(self, pixels, *, dpi):
        raise NotImplementedError

    def read_line(self, reading, straight, language, *, larger=False):
        if straight[0] == ROW[0][1]:
            return (Word("Διεύθυνση:", straight, straight, 0.9),)
        return (Word(f"ΓΟΥΝΑΡΗ {self.figures.pop(0)}", straight, straight, 0.9),)


def number_read_again_as(*figures):
    boxes = [(text, (left, 100, left + 12 * len(text), 120)) for text, left in ROW]
    words = tuple(Word(text, box, box, 0.95, 1) for text, box in boxes)
    page = OcrReading(words, Turn.none(1000, 1000), 0.9, np.full((1000, 1000), 250, np.uint8))
    last = max(look_again(page, Reader(*figures)), key=lambda word: word.box[0])
    return last.text, last.confidence


@pytest.mark.parametrize("figures", [("119",), ("149", "119"), ("149", "179", "119")])
def test_a_number_that_another_reading_confirms_stays_sure(figures):
    assert number_read_again_as(*figures) == ("119", 0.95)


def test_readings_with_more_or_fewer_figures_tell_nothing():
    assert number_read_again_as("19", "1191", "") == ("119", 0.95)


def test_a_number_that_none_confirms_is_not_sure():
    assert number_read_again_as("149", "19", "179") == ("119", 0.6)


def test_two_readings_that_agree_count_before_the_first_but_are_not_sure():
    assert number_read_again_as("149", "149", "179") == ("149", 0.6)
