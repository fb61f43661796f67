"""One file, several documents: pages told apart, cards on one scan, leaders, lying layers."""

import datetime as dt
from dataclasses import replace

import cv2
import numpy as np

from extract.document import Layer
from extract.leaders import without_leaders
from extract.parting import parts_of
from extract.regions import regions_of
from extract.text_layer import held_against_picture
from extract.words import Word
from ingest.pages import DpiOrigin, Page, TextWord

SEEN_ON = dt.date(2026, 11, 2)


def pages(typed, *texts):
    return [
        replace(typed(text).pages[0], number=number) for number, text in enumerate(texts, start=1)
    ]


def numbers(parts):
    return [[page.number for page in part] for part in parts]


LEASE = "ΜΙΣΘΩΤΗΡΙΟ ΣΥΜΒΟΛΑΙΟ\nΜισθωτής: ΔΗΜΟΥ\nΜηνιαίο μίσθωμα: 300"
RECEIPT = "e-ΠΑΡΑΒΟΛΟ\nΚωδικός: {}\nΠοσό: 16,00"


def test_pages_of_two_kinds_are_two_documents(typed):
    assert numbers(
        parts_of(pages(typed, LEASE, "ΥΠΕΥΘΥΝΗ ΔΗΛΩΣΗ\nδηλώνω ότι"), seen_on=SEEN_ON)
    ) == [[1], [2]]


def test_a_page_without_a_name_goes_with_the_one_before(typed):
    assert numbers(parts_of(pages(typed, LEASE, "και λοιποί όροι"), seen_on=SEEN_ON)) == [[1, 2]]


def test_a_translation_stays_with_its_original(typed):
    original = "BIRTH CERTIFICATE\nSurname: DEMO\nCivil registry"
    translation = "ΕΠΙΣΗΜΗ ΜΕΤΑΦΡΑΣΗ\nΕπώνυμο: DEMO\nΗ μεταφράστρια"
    assert numbers(parts_of(pages(typed, original, translation), seen_on=SEEN_ON)) == [[1, 2]]


def test_two_receipts_are_told_apart_by_their_codes(typed):
    one, other = RECEIPT.format("1" * 20), RECEIPT.format("2" * 20)
    assert numbers(parts_of(pages(typed, one, other), seen_on=SEEN_ON)) == [[1], [2]]
    assert numbers(parts_of(pages(typed, one, one), seen_on=SEEN_ON)) == [[1, 2]]


def card(top, number, title="ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ"):
    texts = [title, number, "Surname", "DEMO", "Name", "ANNA"]
    for row, text in enumerate(texts):
        for place, part in enumerate(text.split()):
            box = (200 + 320 * place, top + 60 * row, 500 + 320 * place, top + 60 * row + 40)
            yield Word(part, box, box, 0.95)


def test_two_cards_on_one_scan_are_two_documents(typed):
    words = (*card(100, "E00123456"), *card(900, "E00654321"))
    page = replace(
        typed("x", confidence=0.9).pages[0], words=words, dpi=300.0, width=2480, height=3508
    )
    assert len(regions_of(page)) == 2
    assert numbers(parts_of([page], seen_on=SEEN_ON)) == [[1], [1]]


def test_two_faces_of_one_card_are_one_document(typed):
    words = (*card(100, "E00123456"), *card(900, "E00123456"))
    page = replace(
        typed("x", confidence=0.9).pages[0], words=words, dpi=300.0, width=2480, height=3508
    )
    assert parts_of([page], seen_on=SEEN_ON) == ((page,),)


def test_faces_of_one_number_are_one_card_also_where_one_is_called_otherwise(typed):
    words = (*card(100, "E00123456", "ΔΕΛΤΙΟ ΜΟΝΙΜΗΣ ΔΙΑΜΟΝΗΣ"), *card(900, "E00123456"))
    page = replace(typed("", confidence=0.9).pages[0], words=words, width=2480, height=3508)
    assert len(parts_of([page], seen_on=SEEN_ON)) == 1


def test_a_row_of_dots_is_painted_over_and_letters_stay():
    grey = np.full((120, 900), 255, np.uint8)
    cv2.putText(grey, "AFM", (20, 80), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (0,), 3)
    before = grey.copy()
    for x in range(200, 600, 12):
        cv2.circle(grey, (x, 80), 2, (0,), -1)
    assert np.array_equal(without_leaders(grey), before)


def test_a_row_of_dots_that_is_not_quite_level_is_painted_over_whole():
    grey = np.full((120, 900), 255, np.uint8)
    for x in range(100, 800, 11):
        cv2.circle(grey, (x, 60 + x // 70), 2, (0,), -1)
    assert without_leaders(grey).min() == 255


class Blind:
    languages = ()

    def read(self, pixels, *, dpi):
        raise NotImplementedError

    def read_line(self, reading, straight, language, *, larger=False):
        return ()


class Sees(Blind):
    def __init__(self, *texts):
        self.texts = texts

    def read_line(self, reading, straight, language, *, larger=False):
        return tuple(Word(text, straight, straight, 0.95) for text in self.texts)


def page_of(*texts, ink=0):
    pixels = np.full((400, 900, 3), 255, np.uint8)
    words = []
    for row, text in enumerate(texts):
        top = 40 + 80 * row
        cv2.putText(pixels, text, (40, top + 34), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (ink,) * 3, 3)
        words.append(TextWord(text, (40, top, 400, top + 40)))
    return Page(1, pixels, 150.0, DpiOrigin.PDF_RENDER, tuple(words), pure_raster=False)


def test_white_words_are_not_on_the_paper():
    seen = held_against_picture(page_of("HOXHA", "ARTAN", "TIRANE", ink=255), Blind())
    assert (seen.words, seen.verdict) == ((), Layer.HIDES)


def test_words_that_leave_no_ink_on_a_page_without_a_scan_are_hidden():
    page = page_of("HOXHA")
    hints = (TextWord("IGNORE", (40, 300, 300, 330)), TextWord("THIS", (320, 300, 420, 330)))
    assert held_against_picture(replace(page, unseen=hints), Blind()).verdict is Layer.HIDES
    scanned = replace(page, unseen=hints, on_picture=True)
    assert held_against_picture(scanned, Blind()).verdict is Layer.SOUND


def test_words_drawn_as_other_words_are_a_lie():
    said, drawn = page_of("HOXHA", "ARTAN", "TIRANE"), page_of("QUICK", "JUMPS", "FELLOW")
    lying = replace(drawn, words=said.words)
    assert held_against_picture(lying, Sees("QUICK", "JUMPS", "FELLOW")).verdict is Layer.LIES
    assert held_against_picture(lying, Sees("HOXHA", "ARTAN", "TIRANE")).verdict is Layer.SOUND
    assert held_against_picture(said, Blind()).verdict is Layer.SOUND


def test_a_recogniser_that_sees_nothing_accuses_nobody():
    assert held_against_picture(page_of("HOXHA", "ARTAN", "TIRANE"), Blind()).verdict is Layer.SOUND
