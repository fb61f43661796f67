"""Barcodes on pages: what is read, where, and when they are looked for."""

from dataclasses import replace

import numpy as np
import pytest
import zxingcpp

from extract.barcodes import SORTS, Barcode, read_barcodes
from extract.evidence import EvidenceKind
from extract.identify import barcodes_worth_seeking, identify
from ingest.pages import DpiOrigin, Page

CODE = "64240868420286462080"


def page_with(sort, text, *, turned=0):
    code = zxingcpp.create_barcode(text, zxingcpp.barcode_format_from_str(sort))
    drawn = np.rot90(np.asarray(code.to_image(scale=3)), turned)
    pixels = np.full((1754, 1240, 3), 255, np.uint8)
    height, width = drawn.shape
    pixels[600 : 600 + height, 300 : 300 + width] = drawn[..., None]
    return Page(1, pixels, 150.0, DpiOrigin.PDF_RENDER), (300, 600, 300 + width, 600 + height)


@pytest.mark.parametrize("sort", ["QRCode", "PDF417", "Code128", "DataMatrix"])
@pytest.mark.parametrize("turned", [0, 1])
def test_a_barcode_is_read_with_its_place(sort, turned):
    page, (left, top, right, bottom) = page_with(sort, CODE, turned=turned)
    (code,) = read_barcodes(page)
    assert (code.sort, code.text) == (sort, CODE)
    assert left <= code.box[0] < code.box[2] <= right
    assert top <= code.box[1] < code.box[3] <= bottom


def test_a_large_page_gives_boxes_in_its_own_pixels():
    small, _ = page_with("Code128", CODE)
    large = Page(1, np.kron(small.pixels, np.ones((2, 2, 1), np.uint8)), 300.0, DpiOrigin.UNKNOWN)
    (code,) = read_barcodes(large)
    assert code.text == CODE
    assert code.box[1] >= 1190


def test_a_page_without_one_has_none_and_a_text_without_end_is_none():
    assert (
        read_barcodes(Page(1, np.full((900, 700, 3), 255, np.uint8), None, DpiOrigin.UNKNOWN)) == ()
    )
    assert read_barcodes(page_with("QRCode", "x" * 900)[0]) == ()


def test_they_are_looked_for_where_the_kind_has_some_or_is_not_known(typed):
    receipt, lease = (
        typed("e-Παράβολο\nΠοσό:  16,00 €"),
        typed("ΜΙΣΘΩΤΗΡΙΟ ΣΥΜΒΟΛΑΙΟ\nΜηνιαίο μίσθωμα:"),
    )
    assert barcodes_worth_seeking(receipt.pages[0]) == SORTS
    assert barcodes_worth_seeking(typed("").pages[0]) == SORTS
    assert barcodes_worth_seeking(lease.pages[0]) == ()


def test_a_barcode_supports_what_the_words_say_and_is_not_enough_alone(typed):
    def identified(text, *codes):
        document = typed(text, confidence=0.8)
        page = replace(document.pages[0], barcodes=codes)
        return identify(replace(document, pages=(page,)))

    code = Barcode("Code128", CODE, (0, 0, 9, 9))
    assert identified("", code).kind is None
    words = "Υπουργείο Μετανάστευσης\nΠοσό\nΥπόχρεος"
    assert identified(words).kind is None
    assert identified(words, code).kind is EvidenceKind.FEE_RECEIPT
