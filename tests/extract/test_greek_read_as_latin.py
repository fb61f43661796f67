"""Words outside the values that matter, on a mostly Greek page, that were read as Latin ones."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extract.ocr import OcrReading
from extract.second_look import look_again
from extract.straighten import Turn
from extract.words import Word
from samples.fonts import Face, font_path

SIZE = 30


class Recogniser:
    """Reads each place in Greek as it was told to."""

    languages = ("ell", "eng")

    def __init__(self, text="", confidence=0.9):
        self.said = (text, confidence)
        self.looks = []

    def read(self, pixels, *, dpi):
        raise NotImplementedError

    def read_line(self, reading, straight, language, *, larger=False):
        self.looks.append(language)
        text, confidence = self.said
        return (Word(text, straight, straight, confidence),) if language == "ell" else ()


def page(*lines):
    """A page on which each ``(printed, read)`` stands on a line; what is printed is drawn."""
    image = Image.new("L", (1200, 100 + 80 * len(lines)), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(font_path(Face.SANS)), SIZE)
    words = []
    for number, (printed, read) in enumerate(lines):
        draw.text((60, 60 + 80 * number), printed, font=font, fill=20)
        box = tuple(map(round, draw.textbbox((60, 60 + 80 * number), printed, font=font)))
        words.append(Word(read, box, box, 0.95, number))
    turn = Turn.none(*image.size)
    return OcrReading(tuple(words), turn, 0.9, np.asarray(image, np.uint8))


def texts(words):
    return [word.text for word in words]


GREEK = [(word, word) for word in ("βεβαιώνεται", "σύμφωνα", "αρχεία", "υπηρεσίας")]


def test_a_greek_word_that_was_read_as_a_latin_one_is_read_again_in_greek():
    recogniser = Recogniser("ΘΕΣΣΑΛΟΝΙΚΗΣ")
    read = page(*GREEK, ("ΘΕΣΣΑΛΟΝΙΚΗΣ", "OEZZAAONIKHZ"))
    assert texts(look_again(read, recogniser))[-1] == "ΘΕΣΣΑΛΟΝΙΚΗΣ"


def test_it_keeps_its_place_among_the_words_and_its_line():
    read = page(("ΘΕΣΣΑΛΟΝΙΚΗΣ", "OEZZAAONIKHZ"), *GREEK)
    found = look_again(read, Recogniser("ΘΕΣΣΑΛΟΝΙΚΗΣ"))
    assert [word.line for word in found] == [0, 1, 2, 3, 4]


def test_a_word_that_looks_latin_is_left_as_it_was_read():
    recogniser = Recogniser("ΓΕΛΑΣΒΙΛΙ")
    read = page(*GREEK, ("GELASHVILI", "GELASHVILI"))
    assert texts(look_again(read, recogniser))[-1] == "GELASHVILI"
    assert recogniser.looks == []


def test_an_unsure_greek_reading_changes_nothing():
    read = page(*GREEK, ("Θεσσαλονίκης", "Oeooahovikng"))
    assert texts(look_again(read, Recogniser("Θεσ", 0.4)))[-1] == "Oeooahovikng"


def test_capitals_that_no_recogniser_reads_in_greek_the_network_does():
    read = page(*GREEK, ("ΘΕΣΣΑΛΟΝΙΚΗΣ", "OEZZAAONIKHZ"))
    assert texts(look_again(read, Recogniser("ΘΕΣ", 0.4)))[-1] == "ΘΕΣΣΑΛΟΝΙΚΗΣ"


@pytest.mark.parametrize("read_as", ["YOB", "A12"])
def test_short_words_are_not_worth_a_look(read_as):
    recogniser = Recogniser("ΥΟΒ")
    look_again(page(*GREEK, ("ΦΠΑ", read_as)), recogniser)
    assert recogniser.looks == []


def test_on_a_mostly_latin_page_a_latin_word_is_taken_at_its_letters():
    latin = [(word, word) for word in ("certificate", "province", "registrar", "extract")]
    recogniser = Recogniser("ΘΕΣΣΑΛΟΝΙΚΗΣ")
    look_again(page(*latin, ("ΘΕΣΣΑΛΟΝΙΚΗΣ", "OEZZAAONIKHZ")), recogniser)
    assert recogniser.looks == []


def test_a_misread_short_form_is_still_the_label_with_the_word_behind_it(typed):
    page = typed("Hu. γέννησης        13/02/1978", confidence=0.9).pages[0]
    assert [set(label.concepts) for label in page.labels] == [{"birth_date"}]


def test_small_greek_words_that_were_read_as_latin_are_mended_on_scans_alone(typed):
    text = "O/H ΔΗΜΟΥ ΑΝΝΑ tov ΑΓΚΙΜ"
    assert typed(text, confidence=0.9).pages[0].text.string == "Ο/Η ΔΗΜΟΥ ΑΝΝΑ του ΑΓΚΙΜ"
    assert typed(text).pages[0].text.string == text
