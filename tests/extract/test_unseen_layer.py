"""A layer that nobody sees, held against what is read off the page."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from extract.document import Layer
from extract.ocr import OcrReading
from extract.reading import read_page
from extract.straighten import Turn
from extract.unseen_layer import contradicts
from extract.words import Word
from ingest.pages import CoveredWord, DpiOrigin, Page, TextWord

PAGE = """
ΥΠΕΥΘΥΝΗ ΔΗΛΩΣΗ
Επώνυμο: HOXHA Όνομα: ARTAN
Όνομα πατρός: ILIR Τόπος γέννησης: ΤΙΡΑΝΑ
Ημερομηνία γέννησης: 12/05/1987
Αριθμός διαβατηρίου: BA1234567
ΑΦΜ: 134703362 Τηλέφωνο: 2101234567
"""
ANOTHER = """
ΜΙΣΘΩΤΗΡΙΟ ΚΑΤΟΙΚΙΑΣ
Εκμισθωτής: ΓΕΩΡΓΙΟΥ ΜΑΡΙΑ
Διεύθυνση: ΑΙΟΛΟΥ 25
Μηνιαίο μίσθωμα: 450,00
Έναρξη: 01/09/2026 Λήξη: 31/08/2029
"""


def placed(text: str, *, moved: int = 0) -> list[TextWord]:
    words = []
    for row, line in enumerate(text.strip().splitlines()):
        left = 100
        for word in line.split():
            right = left + 20 * len(word)
            top = 100 + 60 * row + moved
            words.append(TextWord(word, (left + moved, top, right + moved, top + 30)))
            left = right + 20
    return words


def read(*, confidence: float = 0.95) -> list[Word]:
    return [Word(word.text, word.box, word.box, confidence) for word in placed(PAGE)]


def layer(**changes: str) -> list[TextWord]:
    """The page's own words, some of them changed."""
    return [replace(word, text=changes.get(word.text, word.text)) for word in placed(PAGE)]


def test_a_layer_that_says_what_the_page_says_contradicts_nothing():
    assert not contradicts(layer(), read())


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("134703362", "998877665"),
        ("12/05/1987", "21/08/1991"),
        ("HOXHA", "KOVALENKO"),
        ("ΤΙΡΑΝΑ", "ΚΟΡΥΤΣΑ"),
    ],
)
def test_another_number_date_or_name_is_a_lie(shown, said):
    assert contradicts(layer(**{shown: said}), read())


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("134703362", "134703382"),
        ("134703362", "1347033"),
        ("HOXHA", "HOXRA"),
        ("HOXHA", "ΗΟΧΗΑ"),
        ("ΤΙΡΑΝΑ", "TIPANA"),
        ("Επώνυμο:", "Enwvupo:"),
        ("ΔΗΛΩΣΗ", "AHA®2H"),
    ],
)
def test_what_recognisers_misread_is_none(shown, said):
    assert not contradicts(layer(**{shown: said}), read())


def test_what_is_hardly_read_is_no_proof():
    assert not contradicts(layer(HOXHA="KOVALENKO"), read(confidence=0.8))


def test_a_layer_in_another_language_is_none():
    """Recognised as English: of Greek words rubbish is left, and numbers are right."""
    latin = {word.text: "Tpx" + "o" * (len(word.text) - 3) for word in placed(PAGE)[:2]}
    latin |= {w.text: "Zxqv" for w in placed(PAGE) if not w.text.isascii()}
    assert not contradicts(layer(**latin), read())


def test_a_layer_that_lies_beside_its_words_is_none():
    assert not contradicts(placed(PAGE, moved=45), read())


def test_the_text_of_another_paper_is_a_lie():
    assert contradicts(placed(ANOTHER), read())


class Reads:
    """A recogniser that reads the page as it is typed above."""

    languages = ("ell", "eng")

    def read(self, pixels, *, dpi):
        return OcrReading(
            tuple(read()), Turn.none(1200, 600), 0.95, np.full((600, 1200), 255, "u1")
        )

    def read_line(self, reading, straight, language, *, larger=False):
        return ()


def scan(**parts) -> Page:
    """A page with something to see everywhere."""
    pixels = np.random.default_rng(1).integers(0, 255, (600, 1200, 3)).astype(np.uint8)
    return Page(1, pixels, 300.0, DpiOrigin.PDF_RENDER, **parts)


def test_a_searchable_scan_is_read_from_its_picture():
    page = read_page(scan(unseen=tuple(layer(HOXHA="HOXRA"))), ocr=Reads())
    assert (page.read_by, page.layer) == ("ocr", Layer.SOUND)
    assert "HOXHA" in [word.text for word in page.words]


def test_a_searchable_scan_that_says_another_name_lies():
    page = read_page(scan(unseen=tuple(layer(HOXHA="KOVALENKO"))), ocr=Reads())
    assert (page.read_by, page.layer) == ("ocr", Layer.LIES)


def test_a_number_of_entry_that_was_set_on_a_scan_is_not_all_that_is_read():
    entry = (TextWord("4711/2026", (900, 10, 1100, 40)),)
    page = read_page(scan(words=entry, pure_raster=False, on_picture=True), ocr=Reads())
    assert (page.read_by, page.layer) == ("ocr", Layer.SOUND)
    assert "HOXHA" in [word.text for word in page.words]


def test_a_short_page_on_a_printed_ground_is_read_from_its_layer():
    words = tuple(word for word in placed(PAGE) if word.text.isalnum())
    page = read_page(scan(words=words, pure_raster=False, on_picture=True), ocr=Reads())
    assert (page.read_by, page.layer) == ("text_layer", Layer.SOUND)


def test_a_searchable_scan_in_strips_has_its_words_under_them():
    """No strip is the page, but they lie on more words than anybody patches."""
    strips = tuple(CoveredWord(w.text, w.box, w.text == "Όνομα:") for w in layer(HOXHA="HOXRA"))
    page = read_page(scan(covered=strips, pure_raster=False), ocr=Reads())
    assert (page.read_by, page.layer) == ("ocr", Layer.SOUND)
    assert "HOXHA" in [word.text for word in page.words]
