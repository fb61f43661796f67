"""Which words are looked at again, and which reading counts."""

import numpy as np

from extract.ocr import OcrReading
from extract.second_look import look_again
from extract.straighten import Turn
from extract.words import Word


class Reader:
    """Reads what it was told to, in each language, and remembers where it was asked to look."""

    languages = ("ell", "eng")

    def __init__(self, **said):
        self.said = said
        self.looked_at = []

    def read(self, pixels, *, dpi):
        raise NotImplementedError

    def read_line(self, reading, straight, language, *, larger=False):
        self.looked_at.append(straight)
        if language not in self.said:
            return ()
        text, confidence = self.said[language]
        return (Word(text, straight, straight, confidence),)


def word(text, left, confidence=0.95, line=1):
    box = (left, 100, left + 12 * len(text), 120)
    return Word(text, box, box, confidence, line)


def reading(*words):
    return OcrReading(words, Turn.none(1000, 1000), 0.9, np.zeros((1000, 1000), np.uint8))


def texts(words):
    return [word.text for word in words]


def test_a_name_read_as_greek_is_corrected_by_the_surer_latin_reading():
    reader = Reader(eng=("SHEHU", 0.93), ell=("ΞΗΕΗυ", 0.85))
    words = look_again(reading(word("Επώνυμο:", 0), word("ΞΗΕΗυ", 300, 0.88)), reader)
    assert texts(words) == ["Επώνυμο:", "SHEHU"]


def test_a_greek_name_stays_greek():
    reader = Reader(eng=("NIKOAAOZ", 0.7), ell=("ΝΙΚΟΛΑΟΣ", 0.96))
    words = look_again(reading(word("Όνομα:", 0), word("ΝΙΚΟΛΑΟΣ", 300, 0.9)), reader)
    assert texts(words) == ["Όνομα:", "ΝΙΚΟΛΑΟΣ"]


def test_words_surely_read_that_nothing_hangs_on_are_left_alone():
    reader = Reader(eng=("X", 0.99))
    words = look_again(reading(word("Βεβαιώνεται", 0), word("ότι", 200)), reader)
    assert texts(words) == ["Βεβαιώνεται", "ότι"]
    assert reader.looked_at == []


def test_the_empty_place_behind_a_label_is_looked_at():
    reader = Reader(eng=("ILIR", 0.92), ell=("ΙΙΙΗ", 0.4))
    words = look_again(reading(word("Όνομα:", 0)), reader)
    assert texts(words) == ["Όνομα:", "ILIR"]
    assert all(box[0] > 60 for box in reader.looked_at)


def test_a_worse_second_reading_is_thrown_away():
    reader = Reader(eng=("I", 0.3), ell=("l", 0.2))
    words = look_again(reading(word("Α.Μ.Α.:", 0), word("126Ζ899", 300, 0.7)), reader)
    assert texts(words) == ["Α.Μ.Α.:", "126Ζ899"]


def test_a_tie_goes_to_the_script_that_the_value_is_likely_in():
    reader = Reader(eng=("TZIMIZKH", 0.9), ell=("ΤΣΙΜΙΣΚΗ", 0.89))
    words = look_again(reading(word("Διεύθυνση:", 0), word("TZIMIZKH", 300, 0.87)), reader)
    assert texts(words)[1] == "ΤΣΙΜΙΣΚΗ"


def test_capitals_that_both_scripts_print_are_greek_on_a_greek_page_if_greek_reads_them_alike():
    page = reading(word("Βεβαιώνεται", 0), word("φοίτησε", 200), word("OYAAINT", 400))
    alike = look_again(page, Reader(ell=("ΟΥΑΛΙΝΤ", 0.8)))
    other = look_again(page, Reader(ell=("ΟΥΣΤΙΝΤ", 0.8)))
    assert texts(alike)[2] == "ΟΥΑΛΙΝΤ"
    assert texts(other)[2] == "OYAAINT"


def test_an_unsure_greek_reading_is_taken_without_becoming_sure():
    page = reading(word("Βεβαιώνεται", 0), word("φοίτησε", 200), word("OYAAINT", 400))
    found = look_again(page, Reader(ell=("ΟΥΑΛΙΝΤ", 0.4)))[2]
    assert (found.text, found.confidence) == ("ΟΥΑΛΙΝΤ", 0.4)
