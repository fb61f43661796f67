"""Dots and rules that a recogniser took for letters."""

import numpy as np
import pytest

from extract.flat_words import without_flat_words
from extract.ocr import OcrReading
from extract.straighten import Turn
from extract.words import Word

LETTERS = (100, 100, 200, 130)


def word(text, box, confidence):
    return Word(text, box, box, confidence)


def left_of(*words, inked=()):
    """The texts that stay of a page with a well-read word, ``words``, and ink in some places."""
    picture = np.full((400, 600), 255, np.uint8)
    for left, top, right, bottom in (LETTERS, *inked):
        picture[top:bottom, left:right] = 20
    page = (word("Επώνυμο", LETTERS, 0.95), *words)
    reading = OcrReading(page, Turn.none(600, 400), 0.9, picture)
    return [word.text for word in without_flat_words(reading).words[1:]]


DOTS = [(x, 124, x + 5, 130) for x in range(220, 400, 10)]


@pytest.mark.parametrize("box", [(220, 124, 400, 130), (220, 95, 400, 135)])
def test_a_row_of_dots_is_no_word_however_high_its_box(box):
    assert left_of(word("cececece", box, 0.3), inked=DOTS) == []


def test_dots_and_what_was_made_of_some_of_them():
    assert left_of(word("......ee00eee", LETTERS, 0.1)) == []


def test_a_doubtful_word_of_usual_height_stays():
    box = (220, 100, 300, 130)
    assert left_of(word("eee", box, 0.3), inked=[box]) == ["eee"]


def test_a_low_word_that_was_read_surely_stays():
    assert left_of(word("ee", (220, 124, 300, 130), 0.9), inked=DOTS) == ["ee"]


def test_marks_are_no_letters_and_stay():
    assert left_of(word("–", (220, 114, 240, 117), 0.3), inked=[(220, 114, 240, 117)]) == ["–"]
