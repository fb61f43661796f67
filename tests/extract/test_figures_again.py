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
        text = next(text for text, left in ROW if left == straight[0])
        if text.isdigit():
            text = self.figures.pop(0)
        return (Word(text, straight, straight, 0.9),)


def number_read_again_as(*figures):
    boxes = [(text, (left, 100, left + 12 * len(text), 120)) for text, left in ROW]
    words = tuple(Word(text, box, box, 0.95, 1) for text, box in boxes)
    page = OcrReading(words, Turn.none(1000, 1000), 0.9, np.full((1000, 1000), 250, np.uint8))
    last = max(look_again(page, Reader(*figures)), key=lambda word: word.box[0])
    return last.text, last.confidence


@pytest.mark.parametrize("figures", [("119",), ("149", "119", "119")])
def test_a_number_that_the_next_reading_or_two_others_confirm_stays_sure(figures):
    assert number_read_again_as(*figures) == ("119", 0.95)


@pytest.mark.parametrize("figures", [("149", "119", "179"), ("1", "19", "")])
def test_a_number_that_they_do_not_confirm_is_not_sure(figures):
    assert number_read_again_as(*figures) == ("119", 0.6)


def test_two_readings_that_agree_count_before_the_first_but_are_not_sure():
    assert number_read_again_as("149", "149", "179") == ("149", 0.6)
