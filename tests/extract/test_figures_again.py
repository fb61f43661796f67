"""House numbers and post codes: two of three other readings must have the same figures."""

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
    return next(word for word in look_again(page, Reader(*figures)) if word.text == "119")


@pytest.mark.parametrize("figures", [("119", "119"), ("119", "149", "119"), ("1", "119", "119")])
def test_a_number_that_two_readings_confirm_stays_sure(figures):
    assert number_read_again_as(*figures).confidence == 0.95


@pytest.mark.parametrize("figures", [("149", "149"), ("119", "149", "179"), ("1", "19")])
def test_a_number_that_they_do_not_confirm_is_not_sure(figures):
    assert number_read_again_as(*figures).confidence <= 0.6
