"""Letters with marks beneath: seen in the ink, and read without the mark."""

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extract.marks_beneath import bears_marks, marks_beneath, read_latin
from extract.ocr import OcrReading
from extract.straighten import Turn
from extract.words import Word

FACE = "DejaVuSans.ttf"


def drawn(text, face=FACE):
    picture = Image.new("L", (600, 120), 250)
    ImageDraw.Draw(picture).text((40, 30), text, font=ImageFont.truetype(face, 40), fill=20)
    ink = np.asarray(picture)
    rows, columns = np.where(ink < 150)
    box = (int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1)
    return np.asarray(cv2.GaussianBlur(ink, (0, 0), 0.6), np.uint8), box


def reading(picture):
    return OcrReading((), Turn.none(600, 120), 0.9, picture)


class Reader:
    """Reads one text where ink hangs beneath the line, and another where none does."""

    languages = ("ell", "eng")

    def __init__(self, marked, bare):
        self.marked, self.bare = marked, bare

    def read(self, pixels, *, dpi):
        raise NotImplementedError

    def read_line(self, reading, straight, language, *, larger=False):
        text = self.marked if marks_beneath(reading.picture, straight) else self.bare
        return (Word(text, straight, straight, 0.9),)


@pytest.mark.parametrize(
    ("text", "count"),
    [("KORÇË", 1), ("ÇAÇI", 2), ("GÜNEŞ", 1), ("WAŁĘSA", 1), ("KORGE", 0), ("ΚΟΡΥΤΣΑ", 0)],
)
def test_marks_that_hang_beneath_capitals_are_seen(text, count):
    assert len(marks_beneath(*drawn(text))) == count


def test_a_comma_behind_a_word_is_no_mark_of_it():
    assert marks_beneath(*drawn("DURRES,")) == ()


def test_a_rule_beneath_a_word_is_no_mark_of_it():
    picture, (left, top, right, bottom) = drawn("KORGE")
    picture[bottom + 3 : bottom + 5, left:right] = 20
    assert marks_beneath(picture, (left, top, right, bottom + 5)) == ()


def test_the_letter_is_read_with_its_mark_painted_over():
    picture, box = drawn("KORÇË")
    found = read_latin(Reader("KORGE", "KORCE"), reading(picture), box)
    assert [word.text for word in found] == ["KORCE"]


def test_the_tail_of_a_q_is_no_mark():
    picture, box = drawn("QATAR")
    assert not bears_marks(reading(picture), Word("QATAR", box, box, 0.9))
    found = read_latin(Reader("QATAR", "OATAR"), reading(picture), box)
    assert [word.text for word in found] == ["QATAR"]


def test_a_mark_that_no_letter_accounts_for_puts_a_word_in_doubt():
    picture, box = drawn("KORÇË")
    assert bears_marks(reading(picture), Word("KORGE", box, box, 0.95))
